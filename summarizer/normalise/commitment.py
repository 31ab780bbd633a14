"""One grounded item → one commitment with one evidence."""

from __future__ import annotations

from summarizer.language.areas import read_area
from summarizer.language.modality import read_modality
from summarizer.language.recurrences import read_recurrence
from summarizer.normalise.dates import read_deadline
from summarizer.normalise.place import Place
from summarizer.normalise.values import Value, read_baseline, read_funding, read_value
from summarizer.schemas.commitment import Area, Binding, Commitment, Evidence, Recurrence
from summarizer.schemas.document import Span
from summarizer.schemas.extraction import Item, Kind, Status
from summarizer.schemas.punctuation import fold_punctuation

BINDINGS: tuple[Binding, ...] = ("约束性", "预期性")


def normalise(item: Item, span: Span, place: Place) -> Commitment:
    """``item``, grounded at ``span`` of the cleaned text, as a commitment with one evidence and no id."""
    quote = place.cleaned.text[span.start : span.end]
    value = read_value(item, span, place) if item.kind is Kind.TARGET else Value()
    deadline, basis = read_deadline(item, span, place)
    loaded = place.cleaned.loaded_span(span)
    return Commitment(
        id="",
        document=place.document.name,
        section=place.section.path,
        kind=item.kind,
        status=item.status,
        indicator=item.indicator.strip(),
        comparator=value.comparator,
        value=value.number,
        unit=value.unit,
        baseline=read_baseline(item, span, place) if item.kind is Kind.TARGET else None,
        deadline=deadline,
        deadline_basis=basis,
        recurrence=_recurrence(item),
        responsible=tuple(dict.fromkeys(body.strip() for body in item.responsible if body.strip())),
        binding=next((name for name in BINDINGS if item.binding == name), None),
        funding=read_funding(item, span, place),
        area=_area(item, span, place),
        evidence=(
            Evidence(start=loaded.start, end=loaded.end, quote=quote, page=place.document.page(loaded.start)),
        ),
        modality=read_modality(place.cleaned.folded[span.start : span.end])
        if item.status is Status.PLEDGED
        else None,
        flags=(value.flag,) if value.flag else (),
        engine=place.engine,
    )


def _recurrence(item: Item) -> Recurrence | None:
    if item.recurrence is None:
        return None
    read = read_recurrence(fold_punctuation(item.recurrence))
    names: tuple[Recurrence, ...] = (
        "yearly",
        "half-yearly",
        "quarterly",
        "monthly",
        "weekly",
        "daily",
        "holiday",
    )
    return next((name for name in names if name in {read, item.recurrence}), None)


_AREAS = frozenset(area.value for area in Area)
PARAGRAPH_CHARS = 160
"""How far back the words of a paragraph say what its later sentences are about."""

UNDER_HEADINGS, WITHOUT_HEADINGS = (0.25, 0.25), (0.6, 0.05)
"""Weights of the words before a record in its sentence, and of those before that in its paragraph. Under headings the
labelled documents tell no difference; without, each sentence of a report in the press has a field of its own."""

TITLE_WEIGHT = 0.5
"""Weight of the document's title, which says what a record is about that says nothing itself; swept on the labelled
documents from 0.3 to 1.5, of which 0.4 to 0.8 are alike."""

_WHOLE_FIELD = "民政"
"""In the title of a document that speaks of every area of civil affairs."""


def _area(item: Item, span: Span, place: Place) -> Area:
    section, folded = place.section, place.cleaned.folded
    if item.area in _AREAS:
        return Area(item.area)
    line = max(folded.rfind("\n", 0, span.start) + 1, span.start - PARAGRAPH_CHARS)
    headings = [
        (heading, 0.6 + 0.6 * (index == len(section.path) - 1)) for index, heading in enumerate(section.path)
    ]
    sentence = max(folded.rfind("。", line, span.start) + 1, line)
    near, far = UNDER_HEADINGS if section.path else WITHOUT_HEADINGS
    said = [(item.indicator, 3.0), (folded[span.start : span.end], 1.0)]
    said += [(folded[sentence : span.start], near), (folded[line:sentence], far)]
    return read_area([*said, *headings, (_topic(place.facts.title), TITLE_WEIGHT)])


def _topic(title: str | None) -> str:
    """The title where it names one field of work; one of civil affairs as a whole says nothing of one record."""
    return "" if title is None or _WHOLE_FIELD in title else title
