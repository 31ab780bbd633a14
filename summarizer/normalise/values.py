"""Value, unit, comparator, baseline and funding of an item, locked to the words of its quote."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.language.numerals import ARABIC, CHINESE, parse_number, parse_scale
from summarizer.language.populations import EACH
from summarizer.language.quantities import Quantity, read_quantities
from summarizer.language.shares import read_share
from summarizer.language.unsaid import is_sum
from summarizer.language.worded import WORDED
from summarizer.normalise.place import Place
from summarizer.schemas.commitment import Comparator
from summarizer.schemas.document import Span, Table
from summarizer.schemas.extraction import Item
from summarizer.schemas.punctuation import fold_punctuation

UNGROUNDED = "ungrounded_value"
"""Flag of a record whose value does not stand in its quote; the value itself is then withheld."""

COMPARATORS: tuple[Comparator, ...] = (">=", "<=", ">", "<", "=", "~")

POPULATION = re.compile(rf"所有|每个?$|全部|全体|全面|各级各类|均|都|{EACH}")
"""Words that stand for 100 % of a population."""

_PAID_PER = re.compile(
    r"每(?:人|户|名|床|位)?每?(?P<period>月|年|天|日|餐|次|学年|学期)(?:分别|统一|每[人户名])*(?:的?标准)?(?:由|从|原为?|现为?|平均|,|[一-龥]{0,2}调(?:整)?[到至为]?|为|(?:发放|给予|支付|享受)[一-龥]{1,6}(?:津贴|补贴|补助金?|费)|发放|补助|给予|补贴|至|[-—~]|不低于|不少于|最高|达到|提高[到至]|(?:再|又)?(?:提高|增加|上调|增长|上涨|多)了?|、|和|元|万|[\d.])*$"
)
"""What stands before a sum that is paid by the month or year: ``每人每月735元``, ``从每年每人2400元提高至``."""

_RATED = re.compile(
    r"(?:人均?(?P<of>月|年)|标准(?P<mean>年|月)均|(?<![\d今去上当本全明])(?P<by>月|年)(?:人均|(?:保障|供养|补助|补贴|低保|生活|救助|护理|发放|平均){0,2}标准))"
    r"(?!可支配)(?:(?!收入|支出|消费)[^,。;]){0,20}$"
)
"""The same said of its standard: ``年人均不低于9800元``, ``月保障标准从90元提高到``; not ``年人均纯收入``."""


_RATE_UNIT = re.compile("元/(?P<often>[年月天])")
"""A unit that says how often a sum is paid."""


@dataclass(frozen=True, slots=True)
class Value:
    """Value of an item, or what is wrong with it."""

    number: Decimal | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    flag: str | None = None


def read_value(item: Item, span: Span, place: Place) -> Value:
    """Value of a target, locked to the words of its quote."""
    if item.value is None:
        return Value(unit=item.unit, comparator=_comparator(item.comparator) or "=")
    words = fold_punctuation(item.value).strip()
    quote = place.cleaned.folded[span.start : span.end]
    if not _holds(quote, words):
        return Value(unit=item.unit, flag=UNGROUNDED)
    if words not in WORDED and POPULATION.search(words) and not re.search(r"\d", words):
        return Value(Decimal(100), "%", _comparator(item.comparator) or "=")
    if (share := read_share(words)) is not None:
        comparator = _comparator(item.comparator) or _comparator(share.comparator)
        return Value(share.number, share.unit, comparator)
    before = quote[: max(quote.find(words), 0)]
    quantity = _in_quote(words, span, place)
    unsaid = "元" if quantity and is_sum(place.lexed.text, quantity) else None
    if quantity is None and (quantity := next(read_quantities(words), None)) is not None:
        before += words[: quantity.number_start]  # 每人每月735元 given as the value
    if quantity is None:
        number = parse_number(words.strip("[]≥≤<>=约 "))
        return Value(
            number,
            item.unit,
            _comparator(item.comparator) or "=",
            None if number is not None else UNGROUNDED,
        )
    quantity = replace(quantity, unit=unsaid) if unsaid else quantity
    return _with_unit(_paid_alike(quantity, item, span, place), item, before)


def _paid_alike(quantity: Quantity, item: Item, span: Span, place: Place) -> Quantity:
    """``quantity`` in the unit of the item, where the sentence says for another sum how often it is paid."""
    folded = place.cleaned.folded
    rate = _RATE_UNIT.fullmatch(item.unit or "")
    sentence = folded[folded.rfind("。", 0, span.start) + 1 : span.start]
    alike = rate is not None and quantity.unit == "元" and f"每{rate['often']}" in sentence
    return replace(quantity, unit=item.unit) if alike else quantity


def _with_unit(quantity: Quantity, item: Item, before: str) -> Value:
    comparator = _comparator(quantity.comparator)
    if quantity.comparator == "=" and item.comparator:
        comparator = _comparator(item.comparator) or "="
    unit, number = quantity.unit or item.unit, quantity.value
    if unit == "元" and (rate := _PAID_PER.search(before) or _RATED.search(before)):
        unit = f"元/{next(filter(None, rate.groups()))}"
    if quantity.unit is None and unit and (scale := _SCALE.match(unit)):
        number *= _scale_of(quantity, item)
        unit = unit[scale.end() :]
    return Value(number, unit, comparator)


_MONEY_HEADER = re.compile(r"(?:投资|资金|单位 *[:：]).*?(?P<scale>[十百千万亿]*)元")
"""Where a table says in what its sums are counted: ``总投资(万元)``, ``(单位:万元)``."""

_SCALE = re.compile(r"[十百千万亿]+(?=.)")
"""What a unit that stands away from its number multiplies it by: ``万立方米`` in the header of a column."""


def _scale_of(quantity: Quantity | None, item: Item) -> int:
    """What the unit of an item multiplies a number by that has none of its own."""
    scale = _SCALE.match(item.unit or "")
    own = quantity is not None and (quantity.unit is not None or quantity.scaled)
    return 1 if own or scale is None else parse_scale(scale.group())


_BLANKS = re.compile(r"\s")
_LONGEST_OPENING = 6
"""``不得少于`` and a blank may stand before the number of a quantity whose quote begins with the number."""

_PARTED = re.compile(r"(?<=[\d.])[\s|]+(?=[\d.])")
_BORDERS = re.compile(r"[\s|]")
_PER_HUNDRED = re.compile("(百|千|万)分之")
_WRITTEN = re.compile(f"(?:{ARABIC})|{CHINESE}")


def _holds(quote: str, words: str) -> bool:
    """Whether ``words`` stand in ``quote`` without cutting one of its numbers: not ``5张`` in ``25张``."""
    bare, flat = _squeeze(words), _squeeze(quote)
    numbers = [match.span() for match in _WRITTEN.finditer(flat)]
    at = flat.find(bare) if bare else -1
    while at >= 0:
        edges = (at, at + len(bare))
        if not any(start < edge < end for start, end in numbers for edge in edges):
            return True
        at = flat.find(bare, at + 1)
    return False


def _squeeze(words: str) -> str:
    """``words`` without blanks and cell borders, but for one that parts two numbers; 百分之 ends what stands before."""
    bare = _BORDERS.sub("", _PARTED.sub("\0", words))
    return _PER_HUNDRED.sub(r"分\1分", bare) if "分之" in bare else bare


def _in_quote(words: str, span: Span, place: Place) -> Quantity | None:
    """The quantity of the quote that ``words`` name: ``3.1`` names ``3.1万家``."""
    wanted = _BLANKS.sub("", words)
    start, end = span.start - place.offset, span.end - place.offset
    for quantity in place.lexed.quantities_in(start - _LONGEST_OPENING, end):
        if not start <= quantity.number_start < end:
            continue
        written = _BLANKS.sub("", place.lexed.text[quantity.number_start : quantity.core_end])
        number_only = (
            wanted[-1:].isdigit() and written.startswith(wanted) and not written[len(wanted) :][:1].isdigit()
        )
        if written == wanted or number_only:
            return quantity
    return None


def _comparator(words: str | None) -> Comparator | None:
    return next((sign for sign in COMPARATORS if sign == words), None)


def read_baseline(item: Item, span: Span, place: Place) -> Decimal | None:
    """Earlier value, where the quote holds it; nothing before 零突破 is 0."""
    if item.value is not None and item.value.startswith("零") and item.value.endswith("突破"):
        return Decimal(0)
    if item.baseline is None:
        return None
    words = fold_punctuation(item.baseline).strip()
    if not _holds(place.cleaned.folded[span.start : span.end], words):
        return None
    quantity = _in_quote(words, span, place) or next(read_quantities(words), None)
    number = quantity.value if quantity else parse_number(words)
    return None if number is None else number * _scale_of(quantity, item)


def read_funding(item: Item, span: Span, place: Place) -> Decimal | None:
    """Planned sum in 元; it must stand in the paragraphs that hold the quote or follow at once, or in its row of a table."""
    if item.funding is None:
        return None
    words = fold_punctuation(item.funding)
    folded, table = place.cleaned.folded, place.section.table
    row = _row_of(table, span) if table is not None else None
    start = row.start if row else folded.rfind("\n", 0, span.start) + 1
    end = folded.find("\n", row.end if row else span.end)
    if not _holds(folded[start : end if end >= 0 else None], words):
        return None
    sums = [
        quantity
        for quantity in read_quantities(words)
        if (quantity.unit or "").endswith("元") or quantity.scaled
    ]
    if not sums and table is not None and (scale := _money_scale(table)) is not None:
        number = parse_number(words)
        return number * scale if number is not None else None
    return sums[-1].value if sums else None


def _row_of(table: Table, span: Span) -> Span | None:
    """Where the row around ``span`` stands, whose cells a page may set one on a line."""
    for row in table.rows:
        start, end = min(cell.span.start for cell in row), max(cell.span.end for cell in row)
        if start <= span.start and span.end <= end:
            return Span(start, end)
    return None


def _money_scale(table: Table) -> int | None:
    """What a bare sum is multiplied by: ``总投资(万元)`` → 10000; None where neither header nor caption names money."""
    named = (_MONEY_HEADER.search(header) for header in (*table.header, table.caption))
    match = next((match for match in named if match), None)
    return parse_scale(match["scale"] or "") if match else None
