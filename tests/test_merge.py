"""The same commitment said twice is one record with all its evidence; nothing else is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.merge import merge
from summarizer.schemas.commitment import Commitment, DeadlineBasis, Evidence
from summarizer.schemas.extraction import Kind, Status

HASH = "ab" * 32


@dataclass(frozen=True)
class Said:
    """One statement at ``start``, ten characters long."""

    start: int
    indicator: str
    value: int | None = 60
    unit: str | None = "%"
    status: Status = Status.PLEDGED
    deadline: date | None = None
    binding: bool = False


def commitment(said: Said) -> Commitment:
    target = said.value is not None
    return Commitment(
        id="",
        document="a.txt",
        section=(f"第{said.start // 100}节",),
        kind=Kind.TARGET if target else Kind.DELIVERABLE,
        status=said.status,
        indicator=said.indicator,
        comparator="=" if target else None,
        value=None if said.value is None else Decimal(said.value),
        unit=said.unit if target else None,
        deadline=said.deadline,
        deadline_basis=DeadlineBasis.EXPLICIT if said.deadline else None,
        binding="约束性" if said.binding else None,
        evidence=(Evidence(start=said.start, end=said.start + 10, quote="某处写明的一句话十字"),),
    )


def merged(*said: Said) -> tuple[Commitment, ...]:
    return merge(map(commitment, said), HASH)


def starts(records: tuple[Commitment, ...]) -> list[list[int]]:
    return [[evidence.start for evidence in record.evidence] for record in records]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Said(0, "农村自来水普及率"), Said(500, "农村自来水普及率")),
        (Said(0, "全县农村自来水普及率"), Said(500, "农村自来水普及率")),
        (Said(0, "新建村级文化驿站", 86, "个"), Said(500, "村级文化驿站", 86, "家")),
        (Said(0, "《青石县节水管理办法》", None), Said(500, "《青石县节水管理办法》", None)),
    ],
)
def test_the_same_said_twice_is_one_record(first: Said, second: Said) -> None:
    assert starts(merged(first, second)) == [[0, 500]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Said(0, "农村自来水普及率", 60), Said(500, "农村自来水普及率", 65)),  # another value
        (Said(0, "农村自来水普及率"), Said(500, "农村自来水普及率", status=Status.ACHIEVED)),
        (Said(0, "造林", 60, "亩"), Said(500, "造林", 60, "个")),  # another unit
        (Said(0, "农村自来水普及率"), Said(500, "高中阶段毛入学率")),
        (Said(0, "3A级景区", 2, "家"), Said(500, "4A级景区", 2, "家")),  # told apart by a number
        (
            Said(0, "农村自来水普及率", deadline=date(2025, 12, 31)),
            Said(500, "农村自来水普及率", deadline=date(2027, 12, 31)),
        ),
        (Said(0, "主动服务率", 100), Said(0, "按时办结率", 100)),  # one clause, two indicators
        (Said(0, "《青石县节水管理办法》", None), Said(500, "《青石县灌溉管理办法》", None)),
    ],
)  # fmt: skip
def test_what_differs_stays_apart(first: Said, second: Said) -> None:
    assert len(merged(first, second)) == 2


def test_the_united_record_takes_what_any_statement_knows() -> None:
    vague = Said(0, "农村自来水普及率", unit=None)
    (one,) = merged(
        vague,
        Said(500, "农村自来水普及率", deadline=date(2027, 12, 31)),
        Said(900, "农村自来水普及率", binding=True),
    )
    assert (one.deadline, one.unit, one.binding) == (date(2027, 12, 31), "%", "约束性")
    assert one.section == ("第0节",)


def test_different_values_of_one_indicator_are_a_conflict_of_both() -> None:
    records = merged(
        Said(0, "农村自来水普及率", 60), Said(500, "农村自来水普及率", 65), Said(900, "森林覆盖率", 40)
    )
    assert [record.flags for record in records] == [("conflict",), ("conflict",), ()]


def test_different_days_or_one_clause_are_no_conflict() -> None:
    days = (date(2025, 12, 31), date(2027, 12, 31))
    apart = merged(*(Said(500 * n, "农村自来水普及率", 60 + n, deadline=day) for n, day in enumerate(days)))
    together = merged(Said(0, "农村自来水普及率", 60), Said(5, "农村自来水普及率", 65))
    assert [record.flags for record in (*apart, *together)] == [()] * 4


INDICATORS = st.one_of(
    st.sampled_from(
        [
            "农村自来水普及率",
            "全县农村自来水普及率",
            "自来水普及率",
            "森林覆盖率",
            "新建村级文化驿站",
            "村级文化驿站",
            "3A级景区",
            "4A级景区",
            "《节水管理办法》",
            "率",
        ]
    ),
    st.text(alphabet="农村自来水普及率覆盖站点建设市县的", min_size=1, max_size=12),
)
SAID = st.builds(
    Said,
    start=st.integers(min_value=0, max_value=60).map(lambda n: n * 5),
    indicator=INDICATORS,
    value=st.sampled_from([None, 1, 60, 65, 100, 86]),
    unit=st.sampled_from([None, "%", "个", "家", "亩"]),
    status=st.sampled_from(Status),
    deadline=st.sampled_from([None, None, date(2025, 12, 31), date(2027, 12, 31)]),
    binding=st.booleans(),
)
LISTS = st.lists(SAID, max_size=12)


@given(LISTS)
def test_every_statement_stays_as_evidence_of_its_own_value(said: list[Said]) -> None:
    inputs = [commitment(one) for one in said]
    for kind, status, value in {(one.kind, one.status, one.value) for one in inputs}:
        wanted = {
            (e.start, e.end)
            for one in inputs
            for e in one.evidence
            if (one.kind, one.status, one.value) == (kind, status, value)
        }
        held = {
            (e.start, e.end)
            for one in merge(inputs, HASH)
            for e in one.evidence
            if (one.kind, one.status, one.value) == (kind, status, value)
        }
        assert held == wanted


@given(LISTS, st.randoms(use_true_random=False))
def test_the_order_of_statements_does_not_matter(said: list[Said], random: Random) -> None:
    shuffled = random.sample(said, len(said))
    assert merged(*shuffled) == merged(*said)


@given(LISTS)
def test_merging_again_changes_nothing(said: list[Said]) -> None:
    once = merged(*said)
    assert merge(once, HASH) == once


@given(LISTS)
def test_ids_are_unique_and_records_in_text_order(said: list[Said]) -> None:
    records = merged(*said)
    assert len({record.id for record in records}) == len(records)
    first = [record.evidence[0].start for record in records]
    assert first == sorted(first)


@given(SAID, LISTS)
def test_an_id_depends_on_text_and_record_alone(one: Said, others: list[Said]) -> None:
    alone, elsewhere = merged(one)[0].id, merge([commitment(one)], "cd" * 32)[0].id
    assert len(alone) == 16
    assert alone != elsewhere
    unrelated = [other for other in others if other.start > one.start + 10 and other.value != one.value]
    assert alone in {record.id for record in merged(one, *unrelated)}


def test_nothing_merges_to_nothing() -> None:
    assert merged() == ()
