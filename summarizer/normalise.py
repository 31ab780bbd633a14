"""Words as written → numbers, units, dates, areas; what the text does not hold is flagged, not published.

The number lock: a value must stand in its quote. A unit may come from a table header, a deadline from a
lead-in, heading, column or the document's period, and then says ``inherited``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from summarizer.language.anchors import read_anchor
from summarizer.language.areas import read_area
from summarizer.language.deadlines import Anchor, Time, read_recurrence, read_times
from summarizer.language.modality import read_modality
from summarizer.language.numerals import parse_number, parse_scale
from summarizer.language.quantities import WORDED, Quantity, read_quantities
from summarizer.schemas.commitment import Area, Binding, Commitment, Comparator, DeadlineBasis, Evidence, Recurrence
from summarizer.schemas.document import Cleaned, Document, DocumentType, Facts, Section, Span, Table
from summarizer.schemas.extraction import Item, Kind, Status
from summarizer.schemas.punctuation import fold_punctuation

COMPARATORS: tuple[Comparator, ...] = (">=", "<=", ">", "<", "=", "~")
BINDINGS: tuple[Binding, ...] = ("约束性", "预期性")
POPULATION = re.compile(r"所有|每个?$|全部|全体|全面|均|都")
"""Words that stand for 100 % of a population."""

_MULTI_YEAR = re.compile(r"[二两三四五]年(?:行动|攻坚)(?!方案|计划)")
_PAID_PER = re.compile(
    r"每(?:人|户|名|床|位)?每?(?P<period>月|年|天|日|餐|次|学年|学期)(?:分别|统一)*(?:为|发放|补助|给予|补贴|不低于|不少于|最高|达到|提高到|、|和|元|万|[\d.])*$"
)
"""What stands before a sum that is paid by the month or year: ``每人每月735元``."""

_UNGROUNDED = "ungrounded_value"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a grounded item stands."""

    document: Document
    cleaned: Cleaned
    facts: Facts
    section: Section
    lead_in: str
    """Sentence that governs the section's items (``到2025年,…:``); empty where there is none."""
    engine: str


@dataclass(frozen=True, slots=True)
class Value:
    """Value of an item, or what is wrong with it."""

    number: Decimal | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    flag: str | None = None


def normalise(item: Item, span: Span, place: Place) -> Commitment:
    """``item``, grounded at ``span`` of the cleaned text, as a commitment with one evidence and no id."""
    quote = place.cleaned.text[span.start : span.end]
    value = read_value(item, span, place.cleaned) if item.kind is Kind.TARGET else Value()
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
        baseline=_baseline(item, span, place.cleaned) if item.kind is Kind.TARGET else None,
        deadline=deadline,
        deadline_basis=basis,
        recurrence=_recurrence(item),
        responsible=tuple(dict.fromkeys(body.strip() for body in item.responsible if body.strip())),
        binding=next((name for name in BINDINGS if item.binding == name), None),
        funding=_funding(item, span, place.cleaned, place.section),
        area=_area(item, span, place),
        evidence=(
            Evidence(start=loaded.start, end=loaded.end, quote=quote, page=place.document.page(loaded.start)),
        ),
        modality=read_modality(fold_punctuation(quote)) if item.status is Status.PLEDGED else None,
        flags=(value.flag,) if value.flag else (),
        engine=place.engine,
    )


def read_value(item: Item, span: Span, cleaned: Cleaned) -> Value:
    """Value of a target, locked to the words of its quote."""
    if item.value is None:
        return Value(unit=item.unit, comparator=_comparator(item.comparator) or "=")
    words = fold_punctuation(item.value).strip()
    quote = cleaned.folded[span.start : span.end]
    if not _holds(quote, words):
        return Value(unit=item.unit, flag=_UNGROUNDED)
    if words not in WORDED and POPULATION.search(words) and not re.search(r"\d", words):
        return Value(Decimal(100), "%", _comparator(item.comparator) or "=")
    quantity = _in_quote(words, span, cleaned) or next(read_quantities(words), None)
    if quantity is None:
        number = parse_number(words.strip("[]≥≤<>=约 "))
        return Value(number, item.unit, _comparator(item.comparator) or "=", None if number is not None else _UNGROUNDED)
    return _with_unit(quantity, item, quote[: max(quote.find(words), 0)])


def _with_unit(quantity: Quantity, item: Item, before: str) -> Value:
    comparator = _comparator(quantity.comparator)
    if quantity.comparator == "=" and item.comparator:
        comparator = _comparator(item.comparator) or "="
    unit, number = quantity.unit or item.unit, quantity.value
    if unit == "元" and (rate := _PAID_PER.search(before)):
        unit = f"元/{rate['period']}"
    if quantity.unit is None and unit and (scale := re.match(r"[十百千万亿]+(?=.)", unit)):
        number, unit = number * parse_scale(scale.group()), unit[scale.end() :]
    return Value(number, unit, comparator)


def _holds(quote: str, words: str) -> bool:
    bare = re.sub(r"\s", "", words)
    return bare in re.sub(r"[\s|]", "", quote)


def _in_quote(words: str, span: Span, cleaned: Cleaned) -> Quantity | None:
    """The quantity of the quote that ``words`` name, read with what stands around it in the text."""
    start, stop = max(0, span.start - 8), min(len(cleaned.folded), span.end + 4)
    around = cleaned.folded[start:stop]
    for quantity in read_quantities(around):
        written = around[quantity.number_start : quantity.core_end]
        inside = span.start <= start + quantity.number_start and start + quantity.number_start < span.end
        if inside and re.sub(r"\s", "", written) == re.sub(r"\s", "", words):
            return quantity
    return None


def _comparator(words: str | None) -> Comparator | None:
    return next((sign for sign in COMPARATORS if sign == words), None)


def _baseline(item: Item, span: Span, cleaned: Cleaned) -> Decimal | None:
    if item.value is not None and item.value.startswith("零"):
        return Decimal(0)
    if item.baseline is None:
        return None
    words = fold_punctuation(item.baseline).strip()
    if not _holds(cleaned.folded[span.start : span.end], words):
        return None
    quantity = next(read_quantities(words), None)
    return quantity.value if quantity else parse_number(words)


def _funding(item: Item, span: Span, cleaned: Cleaned, section: Section) -> Decimal | None:
    """Planned sum in 元; it must stand in the paragraphs that hold the quote or follow at once."""
    if item.funding is None:
        return None
    words = fold_punctuation(item.funding)
    start = cleaned.folded.rfind("\n", 0, span.start) + 1
    end = cleaned.folded.find("\n", span.end)
    if not _holds(cleaned.folded[start : end if end >= 0 else None], words):
        return None
    sums = [quantity for quantity in read_quantities(words) if (quantity.unit or "").endswith("元") or quantity.scaled]
    if not sums and section.table is not None and (scale := _money_scale(section.table)) is not None:
        number = parse_number(words)
        return number * scale if number is not None else None
    return sums[-1].value if sums else None


def _money_scale(table: Table) -> int | None:
    """What a bare sum is multiplied by: ``总投资(万元)`` → 10000; None where no header names money."""
    named = (re.search(r"投资.*?([十百千万亿]*)元|资金.*?([十百千万亿]*)元", header) for header in table.header)
    match = next((match for match in named if match), None)
    return parse_scale(match[1] or match[2] or "") if match else None


def _recurrence(item: Item) -> Recurrence | None:
    if item.recurrence is None:
        return None
    read = read_recurrence(fold_punctuation(item.recurrence))
    names: tuple[Recurrence, ...] = ("yearly", "half-yearly", "quarterly", "monthly", "weekly", "daily", "holiday")
    return next((name for name in names if name in {read, item.recurrence}), None)


PARAGRAPH_CHARS = 160
"""How far back the words of a paragraph say what its later sentences are about."""


def _area(item: Item, span: Span, place: Place) -> Area:
    section, folded = place.section, place.cleaned.folded
    named = next((area for area in Area if area.value == item.area), None)
    if named is not None:
        return named
    line = max(folded.rfind("\n", 0, span.start) + 1, span.start - PARAGRAPH_CHARS)
    headings = [(heading, 0.6 + 0.6 * (index == len(section.path) - 1)) for index, heading in enumerate(section.path)]
    said = [(item.indicator, 3.0), (folded[span.start : span.end], 1.0), (folded[line : span.start], 0.25)]
    return read_area([*said, *headings])


def read_deadline(item: Item, span: Span, place: Place) -> tuple[date | None, DeadlineBasis | None]:
    """Deadline of an item and where it was read: its own words first, then what it stands under."""
    anchor = read_anchor(place.facts)
    if item.deadline:
        day = _last([time for time in read_times(fold_punctuation(item.deadline).replace(" ", ""))], anchor)
        where = _where(item.deadline, span, place)
        if day is not None and where is not None:
            return day, where
    if item.status is Status.PLEDGED and _MULTI_YEAR.search(item.indicator) and place.facts.type is DocumentType.ANNUAL_PLAN:
        return None, None
    day = _inherited(item.status, place, anchor)
    return (day, DeadlineBasis.INHERITED) if day is not None else (None, None)


def _last(times: Sequence[Time], anchor: Anchor) -> date | None:
    days = [day for time in times if (day := time.last_day(anchor)) is not None]
    return days[-1] if days else None


def _where(words: str, span: Span, place: Place) -> DeadlineBasis | None:
    """Explicit where the words stand in the sentence of the quote; None where they stand nowhere near."""
    folded, wanted = place.cleaned.folded, fold_punctuation(words)
    if place.section.table is not None:
        inside = wanted in folded[span.start : span.end]
        return DeadlineBasis.EXPLICIT if inside else DeadlineBasis.INHERITED
    start = max(folded.rfind(mark, 0, span.start) for mark in "。\n") + 1
    stops = [stop for mark in "。\n" if (stop := folded.find(mark, span.end)) >= 0]
    if wanted in folded[start : min(stops, default=len(folded))]:
        return DeadlineBasis.EXPLICIT
    above = "".join(place.section.path) + place.lead_in + folded[place.section.span.start : span.start]
    return DeadlineBasis.INHERITED if wanted in fold_punctuation(above) else None


def _inherited(status: Status, place: Place, anchor: Anchor) -> date | None:
    for words in (place.lead_in, *reversed(place.section.path)):
        times = [time for time in _times_above(words) if not time.basis and _agrees(time, status, anchor)]
        if (day := _last(times, anchor)) is not None:
            return day
    return _by_genre(status, place.facts, anchor)


@lru_cache(maxsize=1024)
def _times_above(words: str) -> tuple[Time, ...]:
    """Times of a heading or lead-in, read once for all items under it."""
    return tuple(read_times(fold_punctuation(words)))


def _by_genre(status: Status, facts: Facts, anchor: Anchor) -> date | None:
    """What the document's period says of a statement that nothing nearer dates."""
    period = facts.period
    if status is Status.PLEDGED:
        return period.end if period and facts.type is not DocumentType.NOTICE else None
    if facts.type is DocumentType.RESULTS:
        return period.end if period else facts.date
    if facts.type is DocumentType.FIVE_YEAR_PLAN:
        return date(period.start.year - 1, 12, 31) if period else None
    reports_last_year = facts.type in {DocumentType.WORK_REPORT, DocumentType.MEETING, DocumentType.ANNUAL_PLAN}
    return date(anchor.year - 1, 12, 31) if reports_last_year and anchor.year else None


def _agrees(time: Time, status: Status, anchor: Anchor) -> bool:
    day = time.last_day(anchor)
    if day is None or anchor.year is None:
        return day is not None
    return day.year <= anchor.year if status is Status.ACHIEVED else day.year >= anchor.year
