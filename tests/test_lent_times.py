"""Times that reach further than their sentence, spans with months, and what a plan puts forward."""

from __future__ import annotations

import pytest

from summarizer.engines.rules.engine import RulesEngine
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.commitment import Commitment

FIVE = "青石县“十五五”水利发展规划\n\n二、主要任务\n"
RESULTS = "青石县水利局2024年工作总结\n\n一、主要成效\n"


def read(title: str, line: str) -> list[Commitment]:
    return list(summarize_document(load_text(title + line, "a.txt"), RulesEngine()).records)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("具体指标：到2027年，新建泵站8座。改造灌渠50公里。", ["2027-12-31", "2027-12-31"]),
        ("到2028年，新建泵站8座。改造灌渠50公里，漏损率降到8%。", ["2028-12-31"] * 3),
        ("到2026年，新建泵站8座。到2028年，改造灌渠50公里。漏损率降到8%。", ["2026-12-31", "2028-12-31", "2028-12-31"]),
        # two limits, a limit inside the sentence, another paragraph: nothing is lent
        ("到2027年，新建泵站8座，到2029年改造灌渠50公里。漏损率降到8%。", ["2027-12-31", "2029-12-31", "2030-12-31"]),
        ("2026年底前新建泵站8座。改造灌渠50公里。", ["2026-12-31", "2030-12-31"]),
        ("到2027年，新建泵站8座。\n改造灌渠50公里。", ["2027-12-31", "2030-12-31"]),
    ],
)  # fmt: skip
def test_how_far_a_leading_time_reaches(line: str, days: list[str]) -> None:
    found = read(FIVE, line)
    assert [str(one.deadline) for one in found] == days
    assert found[0].deadline_basis == "explicit"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2021年至2022年6月，新建泵站8座。", "2022-06-30"),
        ("2023年3月至2024年9月，新建泵站8座。", "2024-09-30"),
        ("2024年1至9月，新建泵站8座。", "2024-09-30"),
        ("2024年1月—10月，新建泵站8座。", "2024-10-31"),
        ("2021年至2023年，新建泵站8座。", "2023-12-31"),
    ],
)
def test_a_span_keeps_the_month_it_ends_in(line: str, day: str) -> None:
    (record,) = read(RESULTS, line)
    assert (str(record.deadline), record.deadline_basis) == (day, "explicit")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("规划提出用水总量累计降低17%。", "pledged"),
        ("纲要草案提出供水普及率提高到98%。", "pledged"),
        ("行动方案提出漏损率控制在8%以内。", "pledged"),
        ("代表提出了意见建议300条。", "achieved"),
        ("会议提出了5项建议。", "achieved"),
        ("用水总量累计降低17%。", "achieved"),
    ],
)
def test_what_a_plan_puts_forward_is_pledged_even_in_a_report(line: str, status: str) -> None:
    (record,) = read(RESULTS, line)
    assert record.status == status


def test_a_month_of_every_year_is_no_day_of_this_one() -> None:
    (record,) = read(RESULTS, "每年4月底前清淤灌渠12公里。")
    assert (record.recurrence, record.deadline_basis) == ("yearly", "inherited")
