"""Writing ``index.json`` of a gold folder: which text each gold file labels, and how scores are sliced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.evaluate.gold_files import INDEX_NAME, GoldFile, Labelled, Texts, read_gold_file, read_index
from summarizer.pipeline import Prepared, prepare
from summarizer.report.atomic import write_text
from summarizer.schemas.document import SectionKind
from summarizer.schemas.gold import GoldDocument, GoldIndex, Region


def write_indexes(gold: Path, texts: Texts) -> tuple[str, ...]:
    """Write the index of every folder below ``gold`` that holds labels; one line for each entry made.

    An entry whose text is unchanged stays as it is, so that what a reader corrected by hand (type,
    level, regions, agreement) is kept; so does an entry whose text is not at hand.
    """
    said: list[str] = []
    for folder in sorted({path.parent for path in gold.rglob("*.jsonl")}):
        known = {Path(entry.document).stem: entry for entry in read_index(folder).documents}
        files = [read_gold_file(path, known.get(path.stem)) for path in sorted(folder.glob("*.jsonl"))]
        entries = tuple(_entries(files, texts, said))
        index = GoldIndex(documents=tuple(sorted(entries, key=lambda entry: entry.document)))
        write_text(folder / INDEX_NAME, index.model_dump_json(indent=1) + "\n")
    return tuple(said)


def _entries(files: Sequence[GoldFile], texts: Texts, said: list[str]) -> Iterator[GoldDocument]:
    for file in files:
        # Without its entry the file takes whatever text bears its name: that is what is being written.
        found = texts.find(GoldFile(file.path, file.document, file.records, file.sha256))
        if isinstance(found, Labelled) and (file.facts is None or file.facts.sha256 != found.document.sha256):
            said.append(f"{file.document}: indexed")
            yield describe(found)
        elif file.facts is not None:
            yield file.facts
        else:
            said.append(f"{file.document}: not indexed, its text is not at hand (--corpus DIR)")


def describe(labelled: Labelled) -> GoldDocument:
    """The entry of one document: type, level and regions as this program reads them."""
    document = labelled.document
    prepared = prepare(document)
    return GoldDocument(
        document=labelled.gold.document,
        sha256=document.sha256,
        characters=len(document.text),
        type=prepared.facts.type,
        level=prepared.facts.level,
        regions=tuple(_regions(prepared)),
    )


def _regions(prepared: Prepared) -> Iterator[Region]:
    """Tables and boxes; neighbours of one kind are one region."""
    open_region: Region | None = None
    for section in prepared.outline.sections:
        if section.kind is SectionKind.PROSE or not len(section.span):
            continue
        loaded = prepared.cleaned.loaded_span(section.span)
        between = prepared.document.text[open_region.end : loaded.start] if open_region else "-"
        if open_region and open_region.kind is section.kind and not between.strip():
            open_region = open_region.model_copy(update={"end": loaded.end})
            continue
        if open_region:
            yield open_region
        open_region = Region(start=loaded.start, end=loaded.end, kind=section.kind)
    if open_region:
        yield open_region
