"""What an indicator measures, whatever words it is written in: the reading behind ``compare`` and ``track``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from summarizer.language.dimensions import (
    CHANGE,
    DELIVERABLE,
    SHARE,
    Dimension,
    read_dimension,
    without_rates,
)
from summarizer.language.places import FULL_NAME
from summarizer.language.scopes import strip_scope, widen
from summarizer.language.units import MONEY
from summarizer.language.wordings import (
    ACTIONS,
    ANAPHORIC,
    BECOMING,
    ENDINGS,
    GENERIC,
    LOWER_IS_BETTER,
    MOVES,
    RIVALS,
    TAILS,
    TIERS,
    VARIANTS,
)
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind
from summarizer.schemas.punctuation import fold_punctuation

AVERAGED = "年均"
"""In a change: the average of a plan's years."""

SEVERAL_YEARS = re.compile(r"[两三四五十]年(?!级|制|行动)")
"""In a count or a sum: what several years add up to, as in 五年城镇新增就业."""

SUMMED_UP, OF_A_YEAR = "累计", "全年"
"""In money and in events: what added up until a day, and what one year brought."""

_SUMMED_UP = re.compile(r"(?<![全当今本\d]年)累计")
_OF_A_YEAR = re.compile(r"[全当]年|本年度")
_ADDING_UP = frozenset({*MONEY, "person-times", "occasions"})

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PLACE_WORDS = re.compile(
    r"(?:全|我|本)(?:省|市|县|区|镇|乡|国|州)(?!域)|各(?:地|县|市|区|乡镇)|市、县两级|县、乡两级|两级|(?:力争|今年|全年|年末|五年|三年|累计|平均每年|规划期内|至少|预计|(?:年|月)底前|汛期前)"
)
_SHARE_OF = re.compile(r"^(?P<part>.{2,}?)占(?P<whole>.{2,}?)(?:的)?(?:比例|比重|比率|比)?$")
_NOT_WORDS = re.compile(r"[^\w.&]|的|等|和|与|以及|或")
_SUBSTANCE = re.compile(r"[一-鿿A-Za-z]")
_GENERIC_HEADS = frozenset({"覆盖", "达标", "完成", "合格", "满意", "以上"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What one indicator measures, ready to be compared."""

    name: str
    """The wording compared: variants unified, verbs, places and ways of counting left out."""
    dimension: Dimension
    bigrams: frozenset[str]
    heads: tuple[str, ...]
    """The last word of the name and, where it is as general as 覆盖, the one before it."""
    action: str
    """``new``, ``improved``, ``trained`` or nothing."""
    rivals: frozenset[tuple[int, str]]
    """Row of :data:`RIVALS` and the word found."""
    tiers: frozenset[str]
    recurrence: str | None = None
    """``yearly`` …; 年均 for an average, 五年 for a sum of years: 5 % a year is not 5 % this year."""
    numbers: frozenset[str] = frozenset()
    """Numbers within the wording: ``3A级以上社会组织``."""
    scopes: frozenset[str] = frozenset()
    """Words that narrow it and are left out of the name: ``公益性公墓``, ``第五轮``."""
    summed: str = ""
    """:data:`SUMMED_UP`, :data:`OF_A_YEAR` or nothing: a sum since a start is not the sum of a year."""
    vague: bool = False
    """Whether it only means something beside its neighbours: ``比上年增加``."""


def read_measure(record: Commitment) -> tuple[Measure, Decimal]:
    """What ``record`` measures, and the factor that brings its value to the dimension's base unit."""
    folded = fold_punctuation(record.indicator)
    if record.kind is Kind.DELIVERABLE:
        return _measure(folded, Dimension(DELIVERABLE), None), Decimal(1)
    dimension, factor = read_dimension(folded, record.unit, _span(record))
    if dimension.sort == SHARE and _MOVES_BY.search(folded) and _moved_by(record):
        dimension = replace(dimension, sort=CHANGE)
    measure = _measure(folded, dimension, _time_counted(folded, dimension, record.recurrence))
    return replace(measure, summed=_summed(folded, dimension, record)), factor


def _time_counted(folded: str, dimension: Dimension, recurrence: str | None) -> str | None:
    if dimension.timed:
        return None
    if dimension.moves:
        return AVERAGED if AVERAGED in folded else recurrence
    summed = SEVERAL_YEARS.search(folded) if dimension.sort != SHARE else None
    return summed[0] if summed else recurrence


def _summed(folded: str, dimension: Dimension, record: Commitment) -> str:
    if dimension.sort not in _ADDING_UP or dimension.moves:
        return ""
    said = "。".join((folded, *(fold_punctuation(evidence.quote) for evidence in record.evidence)))
    if _SUMMED_UP.search(said):
        return SUMMED_UP
    return OF_A_YEAR if _OF_A_YEAR.search(said) else ""


_MOVES_BY = re.compile(r"(?:提高|提升|上升|增加|降低|下降|减少)$")
_MOVED_BY = re.compile(r"(?:提高|提升|上升|增加|降低|下降|减少)了?\d")


def _moved_by(record: Commitment) -> bool:
    """Whether the words say by how much a share moves, 比重下降38.9%, and not to where, 比例提高到60%."""
    return any(_MOVED_BY.search(fold_punctuation(evidence.quote)) for evidence in record.evidence)


_STATED_SPAN = re.compile(r"每人(?P<span>每[月年])[^\d,。;]{0,8}(?P<number>\d[\d,.]*\d|\d)\s*元")
_SPANS = {"monthly": "每月", "quarterly": "每季度", "yearly": "每年", "daily": "每日"}


def _span(record: Commitment) -> str | None:
    """Span of a benefit from the words right before its number, else from its recurrence."""
    for evidence in record.evidence:
        for found in _STATED_SPAN.finditer(fold_punctuation(evidence.quote)):
            if Decimal(found["number"].replace(",", "")) == record.value:
                return found["span"]
    return _SPANS.get(record.recurrence or "")


def lower_is_better(indicator: str, dimension: Dimension) -> bool:
    """Whether a promise about ``indicator`` without a comparator wants it down."""
    falling = dimension.moves and re.search(r"[降减]", indicator) is not None
    return not falling and LOWER_IS_BETTER.search(indicator) is not None


@cache
def _variant_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(VARIANTS, key=len, reverse=True))))


def unify(words: str) -> str:
    """``words`` with every variant replaced until nothing changes: ``福彩销量`` → ``福利彩票销售``."""
    for _ in range(3):  # a variant of a variant of a variant is the longest chain of the table
        before, words = words, _variant_pattern().sub(lambda found: VARIANTS[found[0]], words)
        if before == words:
            break
    return words


def _measure(folded: str, dimension: Dimension, recurrence: str | None) -> Measure:
    bare = _PLACE_WORDS.sub("", FULL_NAME.sub("", _BRACKETS.sub("", folded)))
    rest, action = _strip_actions(without_rates(bare))
    if not dimension.moves:
        rest = ENDINGS.sub("", rest)
    rest, narrowed = strip_scope(unify(_training_last(rest)))
    named = _name(rest, dimension)
    wide, kinds = widen(named)
    parts = [part for part in _NOT_WORDS.split(wide) if part]
    bigrams = frozenset(part[at : at + 2] for part in parts for at in range(max(1, len(part) - 1)))
    return Measure(
        name="".join(parts),
        dimension=dimension,
        bigrams=frozenset(bigram for bigram in bigrams if _SUBSTANCE.search(bigram)),
        heads=_heads(parts[-1] if parts else ""),
        action=action,
        rivals=frozenset((row, word) for row, words in enumerate(RIVALS) for word in words if word in named),
        tiers=frozenset(tier for word, tier in TIERS.items() if word in folded),
        recurrence=recurrence,
        numbers=frozenset(re.findall(r"\d+(?:\.\d+)?[A-Za-z]?", named)),
        scopes=narrowed | kinds,
        vague=ANAPHORIC.search(bare) is not None or ANAPHORIC.search(named) is not None or wide in GENERIC,
    )


def _training_last(words: str) -> str:
    # 培训养老护理员 and 养老护理员培训 are one
    return f"{words[2:]}培训" if words.startswith("培训") and len(words) > 3 else words


_ACTION = re.compile("|".join(sorted(ACTIONS, key=len, reverse=True)))


def _strip_actions(words: str) -> tuple[str, str]:
    action = ""
    while len(words) > 2 and (found := _ACTION.match(words)):
        action = action or ACTIONS[found[0]]
        words = words[found.end() :].lstrip("、和或并及")  # 新建、改扩建公益性公墓
    become = BECOMING.search(words)
    return (words[become.end() :], "improved") if become else (words, action)


_TAIL = re.compile(f"(?:{'|'.join(sorted(TAILS, key=len, reverse=True))})$")


_MOVE = re.compile(f"(?:{'|'.join(sorted(MOVES, key=len, reverse=True))})$")


def _name(words: str, dimension: Dimension) -> str:
    if dimension.moves:
        moved = _MOVE.search(words)
        kept, direction = (words[: moved.start()], MOVES[moved[0]]) if moved else (words, "")
        return (_of_a_whole(kept) or kept) + direction or words
    share = _of_a_whole(words) if dimension.sort == SHARE else None
    if share is not None:
        return share
    found = _TAIL.search(words)
    return words[: found.start()] + TAILS[found[0]] if found and found.start() > 1 else words


def _of_a_whole(words: str) -> str | None:
    """What a share is of, in one order of words; None where no whole is named."""
    share = _SHARE_OF.match(words)
    if share is None:
        return None
    if share["part"][-2:] == share["whole"][-2:]:  # 护理型床位占养老机构床位的比例 → 护理型床位
        return share["part"]
    return f"{share['whole']}、{share['part']}"  # 注册志愿者占常住人口的比例 → 常住人口、注册志愿者


def _heads(part: str) -> tuple[str, ...]:
    last = part[-2:]
    return (last, part[-4:-2]) if last in _GENERIC_HEADS else (last,)
