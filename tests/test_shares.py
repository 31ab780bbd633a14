"""Fractions, ratios, halves and grades are values too."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.shares import Share, read_share
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.extraction import Extraction, Item, Kind, Status
from tests.queued_engine import QueuedEngine


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("三分之一", Share(Decimal("33.3"), "%")),
        ("四分之三", Share(Decimal(75), "%")),
        ("1:4", Share(Decimal("0.25"), None)),
        ("10:1", Share(Decimal(10), None)),
        ("2.1∶1", Share(Decimal("2.1"), None)),
        ("半数", Share(Decimal(50), "%")),
        ("过半", Share(Decimal(50), "%", ">")),
        ("4A级", Share(None, "级")),
        ("AAAA级", Share(None, "级")),
        ("二级甲等", Share(None, "级")),
    ],
)
def test_shares(words: str, share: Share) -> None:
    assert read_share(words) == share


@pytest.mark.parametrize("words", ["百分之六十", "千分之三", "60%", "3家", "1:0", "第三级", "12:30:00", ""])
def test_everything_else_is_none(words: str) -> None:
    assert read_share(words) is None


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_ratio_is_its_quotient(left: int, right: int) -> None:
    share = read_share(f"{left}:{right}")
    assert share is not None
    assert share.number is not None
    assert abs(share.number - Decimal(left) / right) <= Decimal("0.00005")


def published(sentence: str, value: str, comparator: str | None) -> tuple[object, ...]:
    item = Item(
        kind=Kind.TARGET,
        status=Status.PLEDGED,
        indicator="指标",
        quote=sentence,
        value=value,
        comparator=comparator,
    )
    document = load_text(f"青石县2030年工作要点\n一、任务\n{sentence}。", "a.txt")
    (record,) = summarize_document(document, QueuedEngine(Extraction(items=(item,)))).records
    return record.comparator, record.value, record.unit


@pytest.mark.parametrize(
    ("sentence", "value", "comparator", "expected"),
    [
        ("通关时间压缩三分之一", "三分之一", None, ("=", Decimal("33.3"), "%")),
        ("本地劳动力比例不低于三分之一", "三分之一", ">=", (">=", Decimal("33.3"), "%")),
        ("护理人员与老人比例不低于1:4", "1:4", ">=", (">=", 0.25, None)),
        ("云雾谷创建国家5A级景区", "5A级", None, ("=", None, "级")),
        ("农村低保标准提高到每人每年6480元", "每人每年6480元", None, ("=", 6480, "元/年")),
        ("低保标准分别提高到每人每月712元、每人每年7080元", "每人每年7080元", None, ("=", 7080, "元/年")),
        ("低保标准分别提高到每人每月712元、每人每年7080元", "每人每月712元", None, ("=", 712, "元/月")),
    ],
)
def test_values_as_models_write_them(
    sentence: str, value: str, comparator: str | None, expected: tuple[object, ...]
) -> None:
    assert published(sentence, value, comparator) == expected
