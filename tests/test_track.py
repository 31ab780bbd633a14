"""Tracking pledges: verdicts that know comparators, limits and dates, and our own documents through the pipeline."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.align import Doubt
from summarizer.api import summarize
from summarizer.schemas.commitment import Commitment, Comparator
from summarizer.schemas.extraction import Kind, Status
from summarizer.tracking import Outcome, Timing, Tracking, Verdict, judge, track
from tests.measured_records import stated, summed

BEDS = "护理型床位占比"
END = date(2025, 12, 31)


def _done(
    indicator: str, value: str | None = None, unit: str | None = "%", comparator: Comparator | None = None
) -> Commitment:
    return stated(indicator, value, unit, comparator=comparator, status=Status.ACHIEVED, deadline=END)


def _only(pledge: Commitment, result: Commitment) -> Outcome:
    [outcome] = track(summed("plan", [pledge], "甲县"), summed("report", [result], "甲县")).outcomes
    return outcome


@pytest.mark.parametrize(
    ("indicator", "comparator", "pledged", "reached", "verdict"),
    [
        (BEDS, ">=", "60", "58", Verdict.SHORT),
        (BEDS, ">=", "60", "60", Verdict.MET),
        (BEDS, ">=", "60", "61", Verdict.OVER),
        (BEDS, "=", "60", "60", Verdict.MET),
        (BEDS, ">", "60", "60", Verdict.SHORT),
        (BEDS, "~", "60", "58", Verdict.MET),
        (BEDS, "~", "60", "50", Verdict.SHORT),
        (BEDS, "<=", "60", "58", Verdict.MET),
        (BEDS, "<=", "60", "61", Verdict.SHORT),
        (BEDS, "<", "60", "60", Verdict.SHORT),
        ("城镇调查失业率", "=", "5.5", "5.1", Verdict.MET),
        ("城镇调查失业率", "=", "5.5", "5.8", Verdict.SHORT),
        ("单位GDP能耗降低", "=", "3", "3.4", Verdict.OVER),
    ],
)
def test_verdicts_know_comparators(
    indicator: str, comparator: Comparator, pledged: str, reached: str, verdict: Verdict
) -> None:
    pledge = stated(indicator, pledged, "%", comparator=comparator, deadline=END)
    outcome = _only(pledge, _done(indicator, reached))
    assert outcome.verdict is verdict
    assert outcome.gap == Decimal(reached) - Decimal(pledged)
    assert outcome.doubts == ()


def test_units_are_reconciled_before_judging() -> None:
    pledge = stated("高标准农田", "15000", "亩", comparator=">=", deadline=END)
    outcome = _only(pledge, _done("高标准农田", "1100", "公顷"))
    assert outcome.verdict is Verdict.OVER
    assert outcome.gap == 1500


def test_a_bound_that_leaves_the_answer_open_is_doubtful() -> None:
    pledge = stated("社区助餐点", "1200", "个", deadline=END)
    assert Doubt.BOUND in _only(pledge, _done("社区助餐点", "1100", "个", ">")).doubts
    assert _only(pledge, _done("社区助餐点", "1300", "个", ">")).doubts == ()


def test_no_news_is_said_of_what_nobody_mentions() -> None:
    tracking = track(
        summed("plan", [stated(BEDS, "60", "%")]), summed("report", [_done("节地生态安葬率", "50")])
    )
    assert [outcome.verdict for outcome in tracking.outcomes] == [Verdict.NO_NEWS]
    assert [record.indicator for record in tracking.unasked] == ["节地生态安葬率"]


def test_a_deliverable_is_met_when_it_is_reported() -> None:
    outcome = _only(stated("长期护理保险制度"), _done("全县长期护理保险制度", None, None))
    assert outcome.verdict is Verdict.MET
    assert outcome.gap is None


def test_a_result_before_the_deadline_is_so_far() -> None:
    outcome = _only(stated(BEDS, "60", "%", deadline=date(2027, 12, 31)), _done(BEDS, "58"))
    assert (outcome.verdict, outcome.timing) == (Verdict.SHORT, Timing.EARLY)


def test_a_result_older_than_the_plan_is_where_it_starts_from() -> None:
    plan = summed("plan", [stated(BEDS, "60", "%", deadline=date(2030, 12, 31))], since=date(2026, 1, 1))
    [outcome] = track(plan, summed("report", [_done(BEDS, "58")])).outcomes
    assert (outcome.verdict, outcome.timing, outcome.gap) == (Verdict.START, Timing.BEFORE, Decimal(-2))
    assert outcome.doubts == ()


def test_what_was_there_before_answers_no_pledge_of_something_new() -> None:
    new = stated("新建应急避难场所", "40", "个", deadline=date(2030, 12, 31))
    plan = summed("plan", [new], since=date(2026, 1, 1))
    [outcome] = track(plan, summed("report", [_done("应急避难场所", "88", "个")])).outcomes
    assert outcome.verdict is Verdict.NO_NEWS


def test_documents_of_two_places_are_matched_with_doubt() -> None:
    tracking = track(
        summed("plan", [stated(BEDS, "60", "%")], "甲县"), summed("report", [_done(BEDS, "61")], "乙省")
    )
    assert tracking.outcomes[0].doubts == (Doubt.PLACE,)


def test_each_result_answers_the_wording_closest_to_it() -> None:
    plan = summed("plan", [stated("重大火灾隐患整改率", "100", "%"), stated("隐患整改率", "98", "%")])
    outcomes = track(plan, summed("report", [_done("隐患整改率", "99")])).outcomes
    assert [outcome.verdict for outcome in outcomes] == [Verdict.NO_NEWS, Verdict.OVER]


def test_of_several_results_the_nearest_to_the_deadline_counts() -> None:
    early = stated(BEDS, "50", "%", status=Status.ACHIEVED, deadline=date(2021, 12, 31))
    plan = summed("plan", [stated(BEDS, "60", "%", deadline=END)])
    assert track(plan, summed("report", [early, _done(BEDS, "61")])).outcomes[0].verdict is Verdict.OVER


@pytest.fixture(scope="module")
def elderly_care(root: Path) -> Tracking:
    folder = root / "evals/documents"
    plan = summarize(folder / "15_county_elderly_care_plan.txt", engine="rules")
    return track(plan, summarize(folder / "02_qingshi_five_year_plan.txt", engine="rules"))


def test_a_county_s_plan_is_held_against_what_it_later_reports(elderly_care: Tracking) -> None:
    beds = [
        outcome for outcome in elderly_care.outcomes if outcome.pledge.indicator == "养老机构护理型床位占比"
    ]
    assert [(one.verdict, one.timing) for one in beds] == [
        (Verdict.SHORT, Timing.FINAL),
        (Verdict.SHORT, Timing.EARLY),
    ]
    for one in beds:
        assert one.result is not None
        assert "54%" in one.result.evidence[0].quote


def test_every_pledge_has_one_outcome(elderly_care: Tracking, root: Path) -> None:
    plan = summarize(root / "evals/documents/15_county_elderly_care_plan.txt", engine="rules")
    pledged = [record for record in plan.records if record.status is Status.PLEDGED]
    assert [outcome.pledge for outcome in elderly_care.outcomes] == pledged
    assert sum(elderly_care.count(verdict) for verdict in Verdict) == len(pledged)


def test_a_five_year_plan_is_tracked_within_itself(root: Path) -> None:
    plan = summarize(root / "evals/documents/02_qingshi_five_year_plan.txt", engine="rules")
    answered = {
        outcome.pledge.indicator: outcome.gap
        for outcome in track(plan, plan).outcomes
        if outcome.result is not None
    }
    assert answered["养老机构护理型床位占比"] == Decimal(-21)
    assert answered["每万人拥有持证社会工作者"] == Decimal("-8.8")


@given(
    st.sampled_from([">=", "<=", ">", "<", "=", "~"]),
    st.decimals(0, 10**6, places=2),
    st.decimals(0, 10**6, places=2),
)
def test_more_never_turns_met_into_short_for_a_floor(
    comparator: Comparator, pledged: Decimal, reached: Decimal
) -> None:
    pledge = stated(BEDS, str(pledged), "%", comparator=comparator)
    rank = {Verdict.SHORT: 0, Verdict.MET: 1, Verdict.OVER: 2}
    less, _, _ = judge(pledge, _done(BEDS, str(reached)))
    more, _, _ = judge(pledge, _done(BEDS, str(reached + 1)))
    if comparator in {"<=", "<"}:
        assert rank[more] <= rank[less]
    else:
        assert rank[less] <= rank[more]


_NAMES = st.sampled_from(
    [BEDS, "养老机构护理型床位覆盖率", "火化率", "新建公墓", "比上年增加", "床位", "培训护理员"]
)
_STATED = st.builds(
    stated,
    _NAMES,
    st.none() | st.integers(0, 999).map(str),
    st.sampled_from(["%", "个", "人次", None]),
    status=st.sampled_from(Status),
    deadline=st.none() | st.dates(),
)


@given(st.lists(_STATED, max_size=8), st.lists(_STATED, max_size=8))
def test_every_pledge_is_answered_once_and_every_result_is_somewhere(
    planned: list[Commitment], reported: list[Commitment]
) -> None:
    tracking = track(summed("plan", planned), summed("report", reported))
    assert [outcome.pledge.indicator for outcome in tracking.outcomes] == [
        record.indicator for record in planned if record.status is Status.PLEDGED
    ]
    used = {outcome.result.id for outcome in tracking.outcomes if outcome.result is not None}
    results = {record.id for record in reported if record.status is Status.ACHIEVED}
    assert used | {record.id for record in tracking.unasked} == results
    for outcome in tracking.outcomes:
        assert (outcome.result is None) == (outcome.verdict is Verdict.NO_NEWS)
        if outcome.result is not None:
            assert outcome.result.kind is outcome.pledge.kind
            assert (outcome.gap is None) == (outcome.pledge.kind is Kind.DELIVERABLE)
