"""The table of contents: one document from its loaded text to its summary.

::

    Document ─clean▶ Cleaned ─outline▶ Outline ─facts▶ Facts ─chunk▶ Chunks
        ─engine.extract▶ Readings ─ground▶ spans ─normalise▶ commitments
        ─merge▶ records ─coverage▶ ledger of numbers ─engine.compose▶ abstract ▶ Summary

A chunk that fails becomes a ``Failure`` in the summary; only ``StopRunError`` travels on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from summarizer.chunk import cut_chunks
from summarizer.clean import clean
from summarizer.coverage import read_coverage
from summarizer.dialogue import Dialogue, Reader, hold
from summarizer.engines.protocol import Draft, Engine, Reading
from summarizer.errors import EngineError, StopRunError
from summarizer.facts import read_facts
from summarizer.ground import cuts_number, ground
from summarizer.language.headings import announces_items
from summarizer.language.injections import find_injections
from summarizer.language.lexed import lex
from summarizer.language.tense import announces_aims
from summarizer.merge import merge
from summarizer.normalise import Place, normalise
from summarizer.outline import outline
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.document import Chunk, Cleaned, Document, Facts, Outline, Section, Span
from summarizer.schemas.extraction import Composition, Item, Usage
from summarizer.schemas.punctuation import fold_punctuation
from summarizer.schemas.summary import (
    Failure,
    PageLink,
    PeriodCovered,
    Provenance,
    Reference,
    SectionSummary,
    Stage,
    Summary,
)
from summarizer.version import VERSION

MAX_CHUNK_CHARS = 4000
"""Budget of a chunk in characters: about 3,000 tokens, so that the common prompt before it stays a small
share of what is paid; swept for cost with ``evals/bench/llm.py``."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as engines read it."""

    document: Document
    cleaned: Cleaned
    outline: Outline
    facts: Facts
    chunks: tuple[Chunk, ...]
    injections: tuple[Span, ...] = ()
    """Runs of the cleaned text that speak to a language model."""


def prepare(document: Document, max_chunk_chars: int = MAX_CHUNK_CHARS) -> Prepared:
    """Everything before the first question to an engine."""
    cleaned = clean(document)
    structure = outline(cleaned)
    facts = read_facts(document, cleaned, structure)
    chunks = cut_chunks(document.name, cleaned, structure, facts, max_chunk_chars)
    injections = tuple(Span(start, end) for start, end in find_injections(cleaned.folded))
    return Prepared(document, cleaned, structure, facts, chunks, injections)


def summarize_document(document: Document, engine: Engine, max_chunk_chars: int = MAX_CHUNK_CHARS) -> Summary:
    """Summary of one loaded document; raises ``StopRunError`` when the engine can't go on at all."""
    return hold(summarizing(document, Reader.of(engine), max_chunk_chars), engine)


def summarizing(document: Document, reader: Reader, max_chunk_chars: int) -> Dialogue[Summary]:
    """The same as a dialogue, for an engine that is elsewhere: asks for its chunks to be read, then for an abstract."""
    prepared = prepare(document, max_chunk_chars)
    readings = cast("Sequence[Reading]", (yield prepared.chunks))
    return (yield from assemble(prepared, readings, reader))


def assemble(prepared: Prepared, readings: Sequence[Reading], reader: Reader) -> Dialogue[Summary]:
    """Summary from what an engine read in each chunk; asks once, for the abstract."""
    failures = list(_lost(prepared, readings))
    found: list[Commitment] = []
    for reading in readings:
        for outcome in _publish(prepared, reading, reader.name):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                found.append(outcome)
    records = merge(found, prepared.document.sha256)
    gists = _gists(prepared.outline, readings)
    headed = tuple((_heading(section), gist) for section, gist in gists)
    draft = Draft(prepared.facts, headed, records, _abstract(readings))
    composition, spent = yield from _composed(draft, failures, prepared.document.name)
    return _summary(prepared, reader, composition, gists, records, failures, _usage(readings, spent))


def _lost(prepared: Prepared, readings: Iterable[Reading]) -> Iterator[Failure]:
    for reading in readings:
        for error in reading.errors:
            yield Failure(
                document=prepared.document.name,
                stage=Stage.EXTRACT,
                reason=str(error),
                section=reading.chunk.sections[0].path if reading.chunk.sections else (),
                chunk=reading.chunk.index,
            )


def _publish(prepared: Prepared, reading: Reading, engine: str) -> Iterator[Commitment | Failure]:
    """Items of one reading as commitments; what is not in the text comes out as a failure."""
    items = reading.extraction.items if reading.extraction else ()
    chunk = reading.chunk
    spans = ground(
        [item.quote for item in items], chunk.text, [item.near for item in items], chunk.span.start
    )
    for item, span in zip(items, spans, strict=True):
        if span is None:
            yield _refusal(prepared, chunk, item, "the quote is not in the text")
            continue
        if cuts_number(prepared.cleaned.text, span):
            yield _refusal(prepared, chunk, item, "the quote cuts a number of the text in two")
            continue
        place = _place(prepared, chunk, span, engine)
        commitment = normalise(item, span, place)
        if any(place.section.span.overlap(found) for found in prepared.injections):
            flags = tuple(sorted({*commitment.flags, "addresses_model"}))
            commitment = commitment.model_copy(update={"flags": flags})
        if "ungrounded_value" in commitment.flags:
            yield _refusal(prepared, chunk, item, f"the quote does not hold the value {item.value!r}")
        yield commitment


def _refusal(prepared: Prepared, chunk: Chunk, item: Item, reason: str) -> Failure:
    return Failure(
        document=prepared.document.name,
        stage=Stage.GROUND,
        reason=reason,
        chunk=chunk.index,
        quote=item.quote,
    )


def _place(prepared: Prepared, chunk: Chunk, span: Span, engine: str) -> Place:
    sections = prepared.outline.sections
    section = _section_at(sections, span.start)
    lead_in = _lead_in(prepared, section)
    read = lex(chunk.folded), chunk.span.start
    return Place(prepared.document, prepared.cleaned, prepared.facts, section, lead_in, engine, *read)


def _section_at(sections: Sequence[Section], offset: int) -> Section:
    low, high = 0, len(sections) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sections[middle].span.start <= offset else (low, middle - 1)
    return sections[low]


LEAD_IN_CHARS = 80
"""Of a lead-in, the last characters are read."""


def _lead_in(prepared: Prepared, section: Section) -> str:
    """The lead-in of a section, folded, where it governs it: the first of its series, and all of it where it announces aims or counts items."""
    words = fold_punctuation(section.lead_in)[-LEAD_IN_CHARS:]
    opens = section.index and prepared.outline.sections[section.index - 1].level < section.level
    of_first = words.endswith(":") and (opens or announces_aims(words))
    return words if of_first or announces_items(words) else ""


def _gists(structure: Outline, readings: Sequence[Reading]) -> list[tuple[Section, str]]:
    """One gist a section, matched by heading within its chunk, in order."""
    by_section: dict[int, str] = {}
    for reading in readings:
        waiting = list(reading.extraction.gists) if reading.extraction else []
        for section in reading.chunk.sections:
            match = next(
                (g for g in waiting if g.section.strip() in {_heading(section), section.title}), None
            )
            if match is not None:
                waiting.remove(match)
                by_section.setdefault(section.index, match.text)
    return [(section, by_section.get(section.index, "")) for section in structure.sections]


def _abstract(readings: Sequence[Reading]) -> str:
    """What the only chunk of a short document was summed up in, so that no further question is needed."""
    if len(readings) != 1 or readings[0].extraction is None:
        return ""
    return (readings[0].extraction.abstract or "").strip()


def _heading(section: Section) -> str:
    return section.number + section.title


def _composed(
    draft: Draft, failures: list[Failure], document: str
) -> Dialogue[tuple[Composition | None, Usage]]:
    try:
        return cast("tuple[Composition | None, Usage]", (yield draft))
    except (EngineError, StopRunError) as error:
        failures.append(Failure(document=document, stage=Stage.COMPOSE, reason=str(error)))
        return None, Usage()


def _usage(readings: Sequence[Reading], spent: Usage) -> Usage:
    total = spent
    for reading in readings:
        total = total + reading.usage
    return total


def _summary(
    prepared: Prepared,
    reader: Reader,
    composition: Composition | None,
    gists: Sequence[tuple[Section, str]],
    records: tuple[Commitment, ...],
    failures: Sequence[Failure],
    usage: Usage,
) -> Summary:
    document, facts, cleaned = prepared.document, prepared.facts, prepared.cleaned
    return Summary(
        document=document.name,
        title=facts.title or (composition.title if composition else None),
        issuer=facts.issuer or (composition.issuer if composition else None),
        level=facts.level,
        jurisdiction=facts.jurisdiction,
        type=facts.type,
        number=facts.number,
        date=facts.date,
        period=PeriodCovered(start=facts.period.start, end=facts.period.end, text=facts.period.text)
        if facts.period
        else None,
        abstract=composition.abstract if composition else "",
        sections=tuple(_section_summary(cleaned, section, gist) for section, gist in gists),
        records=records,
        references=tuple(_reference(cleaned, facts)),
        coverage=read_coverage(document, cleaned, prepared.chunks, facts, records),
        failures=tuple(failures),
        warnings=(*document.warnings, *_warnings(prepared)),
        usage=usage,
        links=tuple(
            PageLink(text=link.text, address=link.address, is_attachment=link.is_attachment)
            for link in document.links
        ),
        provenance=Provenance(
            sha256=document.sha256,
            media=document.media,
            encoding=document.encoding,
            engine=reader.name,
            engine_fingerprint=reader.fingerprint,
            version=VERSION,
        ),
    )


def _warnings(prepared: Prepared) -> Iterator[str]:
    for found in prepared.injections[:1]:
        words = prepared.cleaned.text[found.start : found.end].strip()
        yield f"the text speaks to a language model ({words[:40]!r}); it was read as text, records near it are flagged"


def _section_summary(cleaned: Cleaned, section: Section, gist: str) -> SectionSummary:
    loaded = cleaned.loaded_span(section.span)
    return SectionSummary(
        path=section.path,
        kind=section.kind,
        level=section.level,
        start=loaded.start,
        end=loaded.end,
        gist=gist,
    )


def _reference(cleaned: Cleaned, facts: Facts) -> Iterator[Reference]:
    for citation in facts.citations:
        loaded = cleaned.loaded_span(citation.span)
        yield Reference(title=citation.title, number=citation.number, start=loaded.start, end=loaded.end)
