"""Promised or reported: evidence from the place (headings, genre) and from the words of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.language.anchors import read_anchor, year_above
from summarizer.language.calendar import read_period
from summarizer.language.deadlines import Anchor, Time
from summarizer.language.quantities import Quantity
from summarizer.language.tense import (
    COMPARED,
    WISHED,
    Place,
    announces_aims,
    looks_ahead,
    opens_review,
    promised_weight,
    read_place,
    reported_weight,
    says_outcome,
)
from summarizer.schemas.document import DocumentType, Facts, Section, SectionKind
from summarizer.schemas.extraction import Status
from summarizer.schemas.punctuation import fold_punctuation


@dataclass(frozen=True, slots=True)
class Tone:
    """Expectation before a word is read: positive leans to reported, negative to promised."""

    place: Place
    prior: int


GENRE_PRIORS = {
    DocumentType.RESULTS: 3,
    DocumentType.WORK_REPORT: 0,
    DocumentType.MEETING: -1,
    DocumentType.FIVE_YEAR_PLAN: -1,
    DocumentType.ANNUAL_PLAN: -2,
    DocumentType.ACTION_PLAN: -2,
    DocumentType.OPINION: -2,
    DocumentType.NOTICE: -2,
    DocumentType.REGULATION: -12,
    DocumentType.OTHER: -1,
}
"""Leaning of a genre; a report of results may still announce, a plan may still look back."""

PLANS = frozenset(
    {
        DocumentType.FIVE_YEAR_PLAN,
        DocumentType.ANNUAL_PLAN,
        DocumentType.ACTION_PLAN,
        DocumentType.OPINION,
        DocumentType.REGULATION,
    }
)
"""Genres that promise however exact their figures are: ``改造适老化家庭1237户``."""

PLACE_PRIORS = {Place.PAST: 4, Place.PROBLEM: 3, Place.CREED: 0, Place.FUTURE: -3, Place.OPEN: 0}


PAST_YEAR = 4
"""Weight of a heading that names a year before the document's own: ``2031年工作回顾``; as much as that it reviews."""


def tone_of(section: Section, facts: Facts) -> Tone:
    """Tone of a section from its heading path and the genre of its document."""
    above = _above(section)
    place = read_place(above, box=section.kind is SectionKind.BOX)
    if place is Place.FUTURE and facts.type is DocumentType.RESULTS and not looks_ahead(above):
        place = Place.OPEN
    early = section.level > 0 and section.span.start < facts.review_end
    if place is not Place.PROBLEM and (early or _is_of_review(above, facts)):
        place = Place.PAST
    year, own = year_above(section.path), read_anchor(facts).year
    past = year is not None and own is not None and year < own
    return Tone(place, PLACE_PRIORS[place] + GENRE_PRIORS[facts.type] + PAST_YEAR * past)


def _is_of_review(above: tuple[str, ...], facts: Facts) -> bool:
    """Whether headings stand in the review before a plan, as their year or their words say: ``2030年工作``."""
    if facts.reviewed is None:
        return False
    named = read_period(fold_punctuation(above[0])) if above else None
    if named is not None and facts.period is not None and facts.reviewed.end < facts.period.start:
        return named.end <= facts.reviewed.end
    return opens_review(above)


def _above(section: Section) -> tuple[str, ...]:
    """Headings above the text of a section, and the words that announce a series of aims as one of them."""
    lead_in = fold_punctuation(section.lead_in)
    announced = (lead_in,) if section.path and announces_aims(lead_in) else ()
    return (*section.path[:-1], *announced, *section.path[-1:])


_NAMES = re.compile(
    r"《[^》]*》|“[^”]*”|\((?:年度|全年|年初|原定?)?(?:目标|任务|计划)(?:数|值)?:?\d[^()]*\)|\((?:目前|现)[^()]*\)"
)
"""Names and titles say nothing of tense, nor does what stands beside a value in brackets: ``印发《关于加快推进…的意见》``,
``安装水表2600只(目标2500只)``, ``增至14处(现有9处)``."""


REVIEWED_YEAR = 3
"""Weight of a past year that the paragraph before the sentence is about: ``2023年是…的一年。这一年,完成…``."""

LOOKED_BACK = 5
"""Weight of ``这五年`` before the sentence in its paragraph: more than a heading that speaks of a draft or of tasks."""

REVIEWING = 4
"""Weight of sentences that clearly report all around, where no heading tells: as much as a heading would."""

_AIM_LABEL = re.compile(
    r"\W*(?:\d+[.、])?(?:项目内容|实施内容|(?:年度|工作|计划|任务)目标|目标(?:任务|内容)):"
)
"""How a line opens that says what was set, in reports of how far it is: ``年度目标:新增泊位3000个``."""

_SET = re.compile(
    r"\W*(?:目标\d{0,2}|(?:原|年初|年度|全年)*(?:计划|目标|任务|定|设定)(?:为|数|值|是)*)(?!任务|要求):?"
)
"""How a clause opens that says what was set beside what came of it: ``计划|新建水站15座,实际新建16座``."""

_SINCE = re.compile(
    r"(?:[自从]?(?:20\d\d年|党的)[^,。;]{2,16}以来|近[一二两三四五几]年来?|[一二两三四五]年半?来),"
)
"""How a sentence opens that reports wherever it stands: ``自2030年启动试点以来,``."""

_CLEARLY_REPORTED, _CLEARLY_PROMISED = 3, -3

_PLANNED = -2
"""Where all around promises so much, with what a change is compared tells nothing: ``漏水总量同比下降15%`` in a plan for a year."""

_REPORTING = 3
"""Where all around reports so much, what somebody moved tells nothing: ``推动`` in the review of a plan."""

_ENOUGH = 2
"""One sentence may be an aside."""


_PRECISE_DIGITS = 3
"""Significant digits from which a figure was counted and not set: a quarter to a third of the values that the labelled
documents report have as many, of those that they promise 4 in 100."""

EXACT = 2
"""Weight of an exact percentage for its own clause."""

_EXACT_DIGITS = 4
"""Significant digits from which a percentage is exact: of the labelled ones 30 of 33 report."""

_FIGURES = 2
"""So many counted figures weigh as one sentence that clearly reports."""


def counted(quantity: Quantity, written: str) -> int:
    """1 for a value that somebody counted (``2617处``, ``600余人次``), -1 for one that is set (``50家以上``), 0 else."""
    if quantity.comparator in {">=", "<="}:
        return -1
    precise = len(quantity.value.normalize().as_tuple().digits) >= _PRECISE_DIGITS
    return int(
        precise or (quantity.comparator == ">" and written.lstrip("0123456789.万亿千百")[:1] in {"余", "多"})
    )


def is_exact(quantity: Quantity) -> bool:
    """Whether a value is a percentage that nobody would set: ``42.17%``."""
    return quantity.unit == "%" and len(quantity.value.normalize().as_tuple().digits) >= _EXACT_DIGITS


def lean_of(
    sentences: Iterable[tuple[str, Sequence[Time]]], headings: Iterable[str], figures: int, anchor: Anchor
) -> int:
    """What sentences, each with its times, say of one another where their ``headings`` do not tell.

    ``figures`` is the sum of :func:`counted` over their values.
    """
    scores = [_evidence(_NAMES.sub("", words)) + _dated(times, anchor) for words, times in sentences]
    outcome = _ENOUGH * sum(map(says_outcome, headings))
    reported = sum(score >= _CLEARLY_REPORTED for score in scores) + outcome + max(figures, 0) // _FIGURES
    promised = sum(score <= _CLEARLY_PROMISED for score in scores) + max(-figures, 0) // _FIGURES
    return REVIEWING if reported >= _ENOUGH and reported > promised else 0


def read_status(words: str, sentence: str, times: Sequence[Time], around: int, anchor: Anchor) -> Status:
    """Status of the clause ``words`` inside ``sentence``: the nearer the evidence, the more it weighs.

    ``around`` is what its place and its neighbours make likely.
    """
    if "实际" in sentence and _SET.match(_part_of(sentence, words)):
        return Status.PLEDGED
    if _AIM_LABEL.match(sentence) and not re.search("已|实际", words):
        return Status.PLEDGED
    words, sentence = _NAMES.sub("", words), _NAMES.sub("", sentence)
    if around <= _PLANNED:
        words, sentence = COMPARED.sub("", words), COMPARED.sub("", sentence)
    if around >= _REPORTING:
        words, sentence = WISHED.sub("", words), WISHED.sub("", sentence)
    since = LOOKED_BACK if _SINCE.match(sentence) else 0
    score = around + 2 * _evidence(words) + _evidence(sentence) + _dated_last(times, anchor) + since
    return Status.ACHIEVED if score > 0 else Status.PLEDGED


def _part_of(sentence: str, words: str) -> str:
    """The part of a sentence between marks that ends with the ``words`` of a clause, its label included."""
    return re.split("[,;]", sentence[: sentence.find(words) + len(words)])[-1]


def promises(words: str) -> bool:
    """Whether the words of a sentence look ahead by themselves, whatever its neighbours report."""
    return _evidence(_NAMES.sub("", words)) <= _CLEARLY_PROMISED


def _evidence(words: str) -> int:
    return reported_weight(words) - promised_weight(words)


def _dated(times: Iterable[Time], anchor: Anchor) -> int:
    return sum(_time_weight(time, anchor) for time in times)


def _dated_last(times: Iterable[Time], anchor: Anchor) -> int:
    """What the times up to a clause say; behind ``今年`` the year before is over: ``去年建成9座,今年新增3座,占比过半``."""
    weight = 0
    for time in times:
        own = _time_weight(time, anchor)
        this_year = _THIS_YEAR.match(time.text) or (time.year is not None and time.year == anchor.year)
        weight = own if this_year and not time.basis and own <= 0 else weight + own
    return weight


_SPAN = re.compile(r"上半年|前三季度|[一二三]季度|\d{1,2}月?[-—至]\d{1,2}月")
"""A part of a year, of which a text that is younger reports: ``上半年,全市完成…``."""

_THIS_YEAR = re.compile("今年|本年|明年")
_AT_YEAR_END = frozenset({"年末", "期末"})
"""When a stock was counted, and no limit: ``年末全市共有养老机构146个``."""


def _time_weight(time: Time, anchor: Anchor) -> int:
    if time.basis or (time.plan and not time.until):
        return 0
    if time.now or time.text.startswith("截"):
        return 4
    day = time.last_day(anchor)
    if day is None or anchor.year is None:
        return 0
    over = anchor.issued is not None and day < anchor.issued
    if over and (time.day is not None or _SPAN.search(time.text)):
        return 4  # 5月3日至7月8日, in a report of 20 July
    if day.year < anchor.year:
        return 8
    if day.year > anchor.year or (time.until and time.text not in _AT_YEAR_END):
        return -5
    return 0
