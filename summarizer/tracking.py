"""Pledges of an earlier document against results of a later one: met, short, over, or no news.

What an older document, or the opening of the same plan, reports is where a pledge starts from and gets no such
verdict. Each verdict comes with both records, and so with both quotes, and with the reason for the match. A doubtful
match says so. Both documents may be the same: a plan that opens with what the last plan achieved.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from summarizer.align import Doubt, Link, MeasureIndex, link
from summarizer.comparison import DIGITS, Place, measure_key, place_of
from summarizer.language.measures import Measure, lower_is_better, read_measure
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.frozen import Frozen
from summarizer.schemas.summary import Summary

ROUGHLY = Decimal("0.05")
"""How far a result may be from a number pledged as 约 or 左右, as a share of it: our reading, no standard says."""


class Verdict(StrEnum):
    """What became of a pledge."""

    MET = "met"
    """The number pledged was reached, a limit was kept, or the deliverable was delivered."""
    SHORT = "short"
    """The number was not reached, or a limit was crossed."""
    OVER = "over"
    """More was reached than pledged (for a limit see ``met``)."""
    START = "start"
    """The result is older than the time planned for: where the pledge starts from, no answer yet."""
    NO_NEWS = "no news"
    """The later document says nothing about it."""


class Timing(StrEnum):
    """When the result stands, next to the pledge."""

    FINAL = "final"
    """On the deadline or after it, or one of the two has no date."""
    EARLY = "early"
    """Before the deadline: short means short so far."""
    BEFORE = "before"
    """Before the time planned for."""


class Outcome(Frozen):
    """One pledge and the result that answers it."""

    pledge: Commitment
    verdict: Verdict
    result: Commitment | None = None
    timing: Timing | None = None
    gap: Decimal | None = None
    """Result less pledge in the unit of the pledge; None where there is no number."""
    score: float | None = None
    """0 to 1: how well the two wordings agree."""
    shared: tuple[str, ...] = ()
    """Words that both share."""
    doubts: tuple[Doubt, ...] = ()
    """What speaks against the match; empty where it is certain."""


class Tracking(Frozen):
    """All pledges of one document against all results of another."""

    plan: Place
    report: Place
    outcomes: tuple[Outcome, ...]
    """One for each pledge of the plan, in text order."""
    unasked: tuple[Commitment, ...]
    """Results of the report that answer no pledge, in text order."""

    def count(self, verdict: Verdict) -> int:
        """Number of pledges with ``verdict``."""
        return sum(outcome.verdict is verdict for outcome in self.outcomes)


def track(plan: Summary, report: Summary) -> Tracking:
    """Answer every pledge of ``plan`` with the results that ``report`` states."""
    pledges = [record for record in plan.records if record.status is Status.PLEDGED]
    results = [record for record in report.records if record.status is Status.ACHIEVED]
    far = _far_apart(plan, report)
    start = plan.period.start if plan.period else plan.date
    answers = _answers(pledges, results, start)
    outcomes = tuple(_outcome(pledge, answers.get(at), start, far) for at, pledge in enumerate(pledges))
    used = {id(outcome.result) for outcome in outcomes}
    return Tracking(
        plan=place_of(plan),
        report=place_of(report),
        outcomes=outcomes,
        unasked=tuple(result for result in results if id(result) not in used),
    )


def _far_apart(plan: Summary, report: Summary) -> tuple[Doubt, ...]:
    known = plan.jurisdiction is not None and report.jurisdiction is not None
    return (Doubt.PLACE,) if known and plan.jurisdiction != report.jurisdiction else ()


def _answers(
    pledges: Sequence[Commitment], results: Sequence[Commitment], start: datetime.date | None
) -> dict[int, tuple[Commitment, Link]]:
    """Position of a pledge → its result. One wording of results answers one wording of pledges, the best pair first.

    What was there before the plan answers no pledge of something new: eighty shelters of old are not forty new ones.
    """
    asked, given = _by_measure(pledges), _by_measure(results)
    measures = sorted(given, key=measure_key)
    index = MeasureIndex(measures)
    pairs = [
        (found.doubtful, -found.score, measure_key(one), measure_key(measures[at]), one, measures[at], found)
        for one in sorted(asked, key=measure_key)
        for at in index.near(one)
        if (found := link(one, measures[at])) is not None
    ]
    answered, taken = set[Measure](), set[Measure]()
    answers: dict[int, tuple[Commitment, Link]] = {}
    for *_, one, other, found in sorted(pairs, key=lambda pair: pair[:4]):
        if one in answered or other in taken:
            continue
        answered.add(one)
        taken.add(other)
        for at in asked[one]:
            nearest = _nearest(pledges[at], [results[place] for place in given[other]])
            if Doubt.ACTION not in found.doubts or _timing(pledges[at], nearest, start) is not Timing.BEFORE:
                answers[at] = nearest, found
    return answers


def _by_measure(records: Sequence[Commitment]) -> dict[Measure, list[int]]:
    places: defaultdict[Measure, list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        measure, _ = read_measure(record)
        if not measure.vague:
            places[measure].append(at)
    return places


def _nearest(pledge: Commitment, results: Iterable[Commitment]) -> Commitment:
    """The result whose day is nearest to the deadline; of equals the first in the text."""

    def distance(result: Commitment) -> tuple[int, int]:
        if pledge.deadline is None or result.deadline is None:
            return 0, result.evidence[0].start
        return abs((pledge.deadline - result.deadline).days), result.evidence[0].start

    return min(results, key=distance)


def _outcome(
    pledge: Commitment,
    answer: tuple[Commitment, Link] | None,
    start: datetime.date | None,
    far: tuple[Doubt, ...],
) -> Outcome:
    if answer is None:
        return Outcome(pledge=pledge, verdict=Verdict.NO_NEWS)
    result, found = answer
    verdict, gap, open_bound = judge(pledge, result)
    timing = _timing(pledge, result, start)
    judged = timing is not Timing.BEFORE
    doubts = (*found.doubts, *far, *((Doubt.BOUND,) if open_bound and judged else ()))
    return Outcome(
        pledge=pledge,
        verdict=verdict if judged else Verdict.START,
        result=result,
        timing=timing,
        gap=gap,
        score=found.score,
        shared=found.shared,
        doubts=doubts,
    )


def _timing(pledge: Commitment, result: Commitment, start: datetime.date | None) -> Timing:
    if result.deadline is None:
        return Timing.FINAL
    if start is not None and result.deadline < start:
        return Timing.BEFORE
    if pledge.deadline is None or result.deadline >= pledge.deadline:
        return Timing.FINAL
    return Timing.EARLY


def judge(pledge: Commitment, result: Commitment) -> tuple[Verdict, Decimal | None, bool]:
    """Verdict, gap in the unit of the pledge, and whether a bound in the result leaves the verdict open.

    Both must measure the same (see ``align.link``): units are reconciled here, dimensions are not checked.
    """
    if pledge.kind is Kind.DELIVERABLE or pledge.value is None or result.value is None:
        return Verdict.MET, None, False
    measure, factor = read_measure(pledge)
    _, result_factor = read_measure(result)
    reached = DIGITS.create_decimal(result.value * result_factor / factor)
    gap = reached - pledge.value
    limit = pledge.comparator in {"<=", "<"} or (
        pledge.comparator not in {">=", ">"} and lower_is_better(pledge.indicator, measure.dimension)
    )
    verdict = _limit(pledge, reached) if limit else _floor(pledge, reached)
    return verdict, gap, _left_open(verdict, result.comparator, limit=limit)


def _limit(pledge: Commitment, reached: Decimal) -> Verdict:
    assert pledge.value is not None
    kept = reached < pledge.value or (reached == pledge.value and pledge.comparator != "<")
    return Verdict.MET if kept or _roughly(pledge, reached) else Verdict.SHORT


def _floor(pledge: Commitment, reached: Decimal) -> Verdict:
    assert pledge.value is not None
    if _roughly(pledge, reached):
        return Verdict.MET
    if reached == pledge.value:
        return Verdict.SHORT if pledge.comparator == ">" else Verdict.MET
    return Verdict.OVER if reached > pledge.value else Verdict.SHORT


def _roughly(pledge: Commitment, reached: Decimal) -> bool:
    assert pledge.value is not None
    return pledge.comparator == "~" and abs(reached - pledge.value) <= abs(pledge.value) * ROUGHLY


def _left_open(verdict: Verdict, comparator: str | None, *, limit: bool) -> bool:
    """``超1100个`` leaves open whether 1200 were reached; it does not leave open that 1000 were."""
    if limit:
        return (verdict is Verdict.MET and comparator in {">", ">="}) or (
            verdict is Verdict.SHORT and comparator in {"<", "<="}
        )
    if verdict is Verdict.SHORT:
        return comparator in {">", ">="}
    return comparator in {"<", "<="}
