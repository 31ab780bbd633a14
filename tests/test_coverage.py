"""The ledger of numbers: each one of the text, once, with what it was found to be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from summarizer.clean import clean
from summarizer.engines.rules.engine import RulesEngine
from summarizer.language.quantities import read_quantities
from summarizer.load import load_path, load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.document import Span
from summarizer.schemas.summary import Coverage, Disposition
from tests.invented import TEXTS
from tests.queued_engine import summarize_with, target

TITLE = "青石县水利局2025年工作要点\n\n一、灌溉\n"
LINKED = {Disposition.RECORD, Disposition.BASELINE, Disposition.FUNDING}


def mentions(line: str, title: str = TITLE) -> dict[str, str]:
    """What each mention of ``line`` was found to be by the rules engine."""
    summary = summarize_document(load_text(title + line, "a.txt"), RulesEngine())
    return {m.text: m.disposition.value for m in summary.coverage.mentions if m.start >= len(title)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("改造灌渠12公里。", {"12公里": "record"}),
        ("普及率由62%提高到75%以上。", {"62%": "baseline", "75%以上": "record"}),
        ("新建泵站3座，预计投资700万元。", {"3座": "record", "700万元": "funding"}),
        ("为80岁以上高龄老人免费送水。", {"80岁以上": "condition"}),
        ("抓好三项重点工作。", {"三项": "name"}),
        ("依据（青政发〔2023〕12号）文件精神。", {"2023": "citation", "12": "citation"}),
        ("组织第5次会商。", {"5次": "numbering"}),
        ("全县60岁以上老年人13万人。", {"60岁以上": "condition", "13万人": "situation"}),
        ("普及率达到95%。（责任单位：县水利局）", {"95%": "record", "（责任单位：县水利局）": "responsible"}),
    ],
)  # fmt: skip
def test_dispositions(line: str, expected: dict[str, str]) -> None:
    assert mentions(line) == expected


def test_a_number_that_nothing_explains_is_the_analysts_to_do() -> None:
    coverage = summarize_with(
        TITLE + "改造灌渠12公里。新建泵站3座。", target("改造灌渠12公里", "12公里")
    ).coverage
    assert [mention.text for mention in coverage.unclaimed] == ["3座"]
    assert coverage.claimed_share is not None
    assert 0 < coverage.claimed_share < 1


def test_under_problems_numbers_describe_the_situation() -> None:
    summary = summarize_with("青石县水利工作\n\n一、存在的问题\n漏损管网12公里。")
    assert [m.disposition for m in summary.coverage.mentions] == [Disposition.SITUATION]


def test_a_table_that_scales_its_numbers_still_claims_them() -> None:
    table = "| 指标 | 单位 | 2025年 |\n|---|---|---|\n| 灌溉面积 | 万亩 | 12 |\n"
    summary = summarize_document(load_text(TITLE + table, "a.md"), RulesEngine())
    (record,) = summary.records
    assert record.value == 120_000
    assert [m.disposition for m in summary.coverage.mentions if m.text.strip() == "12"] == [
        Disposition.RECORD
    ]


@pytest.mark.parametrize(("headed", "said"), [("万元", "8600"), ("亿元", "0.86"), ("元", "86000000")])
def test_a_sum_whose_unit_the_header_gives_is_the_row_s_funding(headed: str, said: str) -> None:
    table = (
        f"|序号|实事|内容|总投资（{headed}）|\n|---|---|---|---|\n|1|供水提质|改造供水管网45公里|{said}|\n"
    )
    found = mentions(table)
    assert found[said] == "funding"


def test_what_cleaning_left_out_is_chrome() -> None:
    text = TITLE + "改造灌渠12公里。\n第 3 页 共 9 页\n新建泵站4座。\n"
    summary = summarize_document(load_text(text, "a.txt"), RulesEngine())
    chrome = [m.text for m in summary.coverage.mentions if m.disposition is Disposition.CHROME]
    assert chrome == ["3", "9"]


def test_an_empty_ledger_has_no_share() -> None:
    assert Coverage().claimed_share is None


@given(TEXTS)
def test_every_quantity_of_the_cleaned_text_is_mentioned_once(text: str) -> None:
    document = load_text(text, "a.txt")
    cleaned, summary = clean(document), summarize_document(document, RulesEngine())
    listed = [m for m in summary.coverage.mentions if m.disposition is not Disposition.CHROME]
    found = Counter((m.start, m.end) for m in listed)
    for quantity in read_quantities(cleaned.folded):
        loaded = cleaned.loaded_span(Span(quantity.start, quantity.end))
        assert found[loaded.start, loaded.end] == 1


@given(TEXTS)
def test_mentions_are_in_order_and_name_records_that_exist(text: str) -> None:
    summary = summarize_document(load_text(text, "a.txt"), RulesEngine())
    ids = {record.id for record in summary.records}
    starts = [mention.start for mention in summary.coverage.mentions]
    assert starts == sorted(starts)
    for mention in summary.coverage.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text
        assert mention.record is None or mention.record in ids
        assert mention.record is None or mention.disposition in LINKED
        assert mention.record is not None or mention.disposition not in LINKED - {Disposition.FUNDING}
        assert 0 <= mention.section < max(1, len(summary.sections))


def test_hardly_a_number_of_our_own_documents_is_unclaimed() -> None:
    folder = Path(__file__).parents[1] / "evals" / "documents"
    ledgers = [
        summarize_document(load_path(path, path.name), RulesEngine()).coverage
        for path in sorted(folder.iterdir())
    ]
    unclaimed = sum(len(ledger.unclaimed) for ledger in ledgers)
    assert unclaimed < 0.03 * sum(len(ledger.mentions) for ledger in ledgers)
