"""Which indicators measure the same: scores with reasons, and groups of those that do.

Deterministic and without a model: two measures are compared by the words they share. A pair is taken as the
same, as doubtful, or not at all; whatever makes it doubtful is said. The index looks at pairs that share a
telling word only, so that cost grows with the records and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.language.dimensions import DELIVERABLE, SHARE
from summarizer.language.measures import OF_A_YEAR, SUMMED_UP, Measure
from summarizer.language.wordings import DOWN, GENERIC, PARTS, SYNONYMOUS_RIVALS

CERTAIN = 0.72
DOUBTFUL = 0.5
"""Least scores of a pair taken as the same and of one offered with doubt; set by reading the pairs of the labelled
and of a dozen public documents around each value."""

CERTAIN_DELIVERABLE = 0.8
DOUBTFUL_DELIVERABLE = 0.58
"""The same for deliverables, which no unit and no number tell apart."""

GENERIC_WEIGHT = 0.3
"""What a word that many indicators share counts, against 1 for any other."""

CONTAINED = 0.35
"""Weight of standing inside the other against sharing all words."""

LEAST_WORDS = 1.2
"""Least weight of shared words: one telling word and some general ones."""

POSTING_LIMIT = 400
"""Measures that may hold a word for it to find them: a word in every document finds nothing and costs no square."""

MOST_CANDIDATES = 40
"""Closest measures that are compared with one in full."""


class Doubt(StrEnum):
    """What speaks against a pair that is taken with doubt."""

    WORDS = "words"
    """The wordings share too little."""
    HEAD = "head"
    """The counted thing has another name."""
    ACTION = "action"
    """New ones beside improved ones, or beside all there are."""
    TIER = "tier"
    """Another tier of government is counted."""
    RECURRENCE = "recurrence"
    """Once a year, a yearly average or a sum of years beside what has none of them; a sum so far beside a year's."""
    SCOPE = "scope"
    """One covers more than the other: other bodies, goods or places, another round."""
    PLACE = "place"
    """The documents are of different places, where one is needed."""
    VAGUE = "vague"
    """The wording is so general that it could mean many things."""
    SPAN = "span"
    """The span of time of one amount isn't stated."""
    BOUND = "bound"
    """The result is stated as a bound that leaves the answer open."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two measures are taken as one."""

    score: float
    """0 to 1; 1 where the wordings are the same after unifying variants."""
    shared: tuple[str, ...]
    """Runs of words that both hold."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether a reader should look before relying on it."""
        return bool(self.doubts)


def link(left: Measure, right: Measure) -> Link | None:
    """How well two measures agree; None where they don't measure the same."""
    span = _dimensions_agree(left, right)
    if span is None or left.vague or right.vague or left.numbers != right.numbers or _rivals(left, right):
        return None
    if left.dimension.moves and left.name.endswith(DOWN) != right.name.endswith(DOWN):
        return None  # 生产总值增长 and 单位生产总值能耗降低 go two ways
    score = _score(left, right)
    deliverable = left.dimension.sort == DELIVERABLE
    if score < (DOUBTFUL_DELIVERABLE if deliverable else DOUBTFUL):
        return None
    if left.heads[0] != right.heads[0] and left.dimension.sort == SHARE and score < 1:
        return None  # 年检率 is not 年培训率, however many words they share
    doubts = (*_doubts(left, right), *span)
    if score < (CERTAIN_DELIVERABLE if deliverable else CERTAIN):
        doubts = (Doubt.WORDS, *doubts)
    return Link(round(score, 3), shared_runs(left.name, right.name), doubts)


def _dimensions_agree(left: Measure, right: Measure) -> tuple[Doubt, ...] | None:
    a, b = left.dimension, right.dimension
    if (a.sort, a.change, a.per) != (b.sort, b.change, b.per):
        return None
    return () if a.timed == b.timed else (Doubt.SPAN,)


def _rivals(left: Measure, right: Measure) -> bool:
    rows = {row for row, _ in left.rivals} & {row for row, _ in right.rivals}
    for row in rows:
        a = {word for at, word in left.rivals if at == row}
        b = {word for at, word in right.rivals if at == row}
        same_side = any(a & side and b & side for side in SYNONYMOUS_RIVALS)
        if not a & b and not same_side:
            return True
    return False


def _weight(bigrams: Iterable[str]) -> float:
    return sum(GENERIC_WEIGHT if bigram in GENERIC else 1.0 for bigram in bigrams)


def _score(left: Measure, right: Measure) -> float:
    if left.name == right.name:
        return 1.0
    common = _weight(left.bigrams & right.bigrams)
    if common < LEAST_WORDS:
        return 0.0
    least = min(_weight(left.bigrams), _weight(right.bigrams))
    both = _weight(left.bigrams | right.bigrams)
    return CONTAINED * common / least + (1 - CONTAINED) * common / both


def _doubts(left: Measure, right: Measure) -> Iterator[Doubt]:
    if left.bigrams & right.bigrams <= GENERIC:
        yield Doubt.VAGUE
    if left.heads != right.heads:
        yield Doubt.HEAD
    if left.action != right.action:
        yield Doubt.ACTION
    if left.tiers and right.tiers and not left.tiers & right.tiers:
        yield Doubt.TIER
    if left.recurrence != right.recurrence or {left.summed, right.summed} == {SUMMED_UP, OF_A_YEAR}:
        yield Doubt.RECURRENCE
    if left.scopes != right.scopes or _parts(left) != _parts(right):
        yield Doubt.SCOPE


def _parts(measure: Measure) -> set[int]:
    """Which wholes it names a part of."""
    return {row for row, _ in measure.rivals if row < len(PARTS)}


def shared_runs(left: str, right: str) -> tuple[str, ...]:
    """Longest runs of two or more characters of ``left`` that ``right`` holds too, in order."""
    runs, start = list[str](), 0
    while start < len(left) - 1:
        end = start + 2
        if left[start:end] not in right:
            start += 1
            continue
        while end < len(left) and left[start : end + 1] in right:
            end += 1
        runs.append(left[start:end])
        start = end
    return tuple(dict.fromkeys(runs))


class MeasureIndex:
    """Finds the measures that share telling words with one."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self._postings: defaultdict[tuple[str, bool, str, str], list[int]] = defaultdict(list)
        self._names: defaultdict[str, list[int]] = defaultdict(list)
        for at, measure in enumerate(measures):
            self._names[measure.name].append(at)
            for bigram in sorted(measure.bigrams):
                self._postings[_posting(measure, bigram)].append(at)

    def near(self, measure: Measure) -> list[int]:
        """Positions of candidates, the closest first. A word that too many measures hold finds none of them."""
        weights: defaultdict[int, float] = defaultdict(float)
        for bigram in sorted(measure.bigrams):
            posting = self._postings.get(_posting(measure, bigram), [])
            if len(posting) <= POSTING_LIMIT:
                for at in posting:
                    weights[at] += GENERIC_WEIGHT if bigram in GENERIC else 1.0
        for at in self._names.get(measure.name, [])[:POSTING_LIMIT]:
            weights[at] += 100.0
        return sorted(weights, key=lambda at: (-weights[at], at))[:MOST_CANDIDATES]


def _posting(measure: Measure, bigram: str) -> tuple[str, bool, str, str]:
    dimension = measure.dimension
    return dimension.sort, dimension.change, dimension.per, bigram
