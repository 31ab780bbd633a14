"""Comparing documents: on our own documents through the whole pipeline, and on records that only differ in one thing."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.api import summarize
from summarizer.comparison import Comparison, Finding, compare
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import Summary
from tests.measured_records import stated, summed

DOCUMENTS = (
    "01_linjiang_civil_affairs_plan_2024.txt",
    "02_qingshi_five_year_plan.txt",
    "05_yunling_results_2023.txt",
    "15_county_elderly_care_plan.txt",
)


@pytest.fixture(scope="module")
def summaries(root: Path) -> list[Summary]:
    return [summarize(root / "evals/documents" / name, engine="rules") for name in DOCUMENTS]


@pytest.fixture(scope="module")
def comparison(summaries: list[Summary]) -> Comparison:
    return compare(summaries)


def _wordings(comparison: Comparison, part: str) -> list[set[str]]:
    return [
        {record.indicator for cell in row.cells if cell for record in cell.records}
        for row in comparison.rows
        if part in row.indicator
    ]


def test_a_reader_finds_the_shared_indicators(comparison: Comparison) -> None:
    [beds] = [row for row in comparison.rows if row.indicator == "护理型床位占比"]
    assert [None if cell is None else len(cell.records) for cell in beds.cells] == [None, 2, 1, 2]
    assert not beds.doubtful
    [burials] = _wordings(comparison, "节地生态安葬")
    assert len(burials) >= 2
    assert _wordings(comparison, "福利彩票公益金用于养老服务的比例")
    assert _wordings(comparison, "困难老年人家庭适老化改造")


def test_no_percentage_stands_beside_a_count(comparison: Comparison) -> None:
    for row in comparison.rows:
        units = {record.unit for cell in row.cells if cell for record in cell.records}
        assert not ({"%", "‰"} & units and units - {"%", "‰"}), row.indicator


def test_every_record_stands_exactly_once(comparison: Comparison, summaries: list[Summary]) -> None:
    assert _held(comparison) == Counter(record.id for summary in summaries for record in summary.records)


def test_records_of_a_column_come_from_its_document(comparison: Comparison) -> None:
    for at, place in enumerate(comparison.documents):
        mine = [record for row in comparison.rows for record in _records(row.cells[at])]
        assert {record.document for record in (*mine, *comparison.alone[at])} <= {place.document}


def test_swapping_documents_swaps_columns_and_nothing_else(summaries: list[Summary]) -> None:
    forth, back = compare(summaries), compare(summaries[::-1])
    assert back.documents == forth.documents[::-1]
    assert back.alone == forth.alone[::-1]
    assert back.rows == tuple(row.model_copy(update={"cells": row.cells[::-1]}) for row in forth.rows)


def test_a_document_agrees_with_itself(summaries: list[Summary]) -> None:
    twice = compare([summaries[1], summaries[1]])
    assert {row.finding for row in twice.rows} <= {Finding.SAME, Finding.CONFLICT}
    assert all(row.cells[0] == row.cells[1] for row in twice.rows)


@pytest.mark.parametrize(
    ("other", "place", "finding"),
    [
        (stated("护理型床位占比", "60", "%", deadline=date(2025, 12, 31)), "甲县", Finding.SAME),
        (stated("护理型床位覆盖率", "60", "%", deadline=date(2025, 12, 31)), "乙县", Finding.SAME),
        (stated("护理型床位占比", "600", "‰", deadline=date(2025, 12, 31)), "乙县", Finding.SAME),
        (stated("护理型床位占比", "65", "%", deadline=date(2025, 12, 31)), "乙县", Finding.DIFFERS),
        (stated("护理型床位占比", "65", "%", deadline=date(2027, 12, 31)), "甲县", Finding.DIFFERS),
        (stated("护理型床位占比", "65", "%", deadline=date(2025, 12, 31)), "甲县", Finding.CONFLICT),
    ],
)
def test_the_finding_of_a_row(other: Commitment, place: str, finding: Finding) -> None:
    first = summed("a", [stated("护理型床位占比", "60", "%", deadline=date(2025, 12, 31))], "甲县")
    [row] = compare([first, summed("b", [other], place)]).rows
    assert row.finding is finding


def test_what_only_one_has_is_listed_under_it() -> None:
    comparison = compare(
        [summed("a", [stated("火化率", "100", "%")]), summed("b", [stated("新建公墓", "3", "个")])]
    )
    assert comparison.rows == ()
    assert [[record.indicator for record in records] for records in comparison.alone] == [
        ["火化率"],
        ["新建公墓"],
    ]


def test_a_doubtful_wording_does_not_pull_two_indicators_of_a_document_together() -> None:
    one = summed("a", [stated("隐患整改率", "99", "%"), stated("重大火灾隐患整改率", "100", "%")])
    comparison = compare([one, summed("b", [stated("隐患整改率", "98", "%")])])
    [row] = comparison.rows
    assert [len(_records(cell)) for cell in row.cells] == [1, 1]
    assert [record.indicator for record in comparison.alone[0]] == ["重大火灾隐患整改率"]


_WORDS = st.sampled_from(
    "护理型床位占比 养老机构护理型床位覆盖率 床位 养老床位 新增养老床位 火化率 公益性公墓 城市低保标准 农村低保标准 培训护理员 "
    "比上年增加 社会组织年检率 社会组织年培训率 长期护理保险制度 3A级以上社会组织 每千名老人拥有养老床位".split()
) | st.text("护理床位占比率覆盖新建的占每人(0、）A", max_size=9)
_RECORDS = st.lists(
    st.builds(
        stated,
        _WORDS,
        st.none() | st.integers(0, 10**9).map(str),
        st.sampled_from([None, "%", "‰", "个", "张", "人", "元", "元/月", "微克/立方米", "亩", "怪"]),
        status=st.sampled_from(Status),
        deadline=st.none() | st.dates(),
    ),
    max_size=8,
)


@given(st.lists(_RECORDS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_no_record_is_lost_and_no_order_matters(documents: list[list[Commitment]], random: object) -> None:
    summaries = [summed(f"d{at}", records) for at, records in enumerate(documents)]
    forth = compare(summaries)
    assert _held(forth) == Counter(record.id for summary in summaries for record in summary.records)
    order = list(range(len(summaries)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = compare([summaries[at] for at in order])
    assert shuffled.rows == tuple(
        row.model_copy(update={"cells": tuple(row.cells[at] for at in order)}) for row in forth.rows
    )
    for row in forth.rows:
        kinds = {record.kind for cell in row.cells for record in _records(cell)}
        assert kinds == {row.kind}
        assert (row.kind is Kind.DELIVERABLE) == (row.dimension == "deliverable")


def _records(cell: object) -> tuple[Commitment, ...]:
    return () if cell is None else cell.records  # type: ignore[attr-defined]


def _held(comparison: Comparison) -> Counter[str]:
    shared = [record.id for row in comparison.rows for cell in row.cells for record in _records(cell)]
    return Counter(shared + [record.id for records in comparison.alone for record in records])
