"""Numbers as official prose writes them are read back exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.numerals import parse_chinese, parse_number, parse_scale
from summarizer.language.ordinals import read_ordinal

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """``number`` below 10**12 in Chinese numerals, as a clerk writes it: ``10500`` → ``一万零五百``."""
    if number == 0:
        return "零"
    groups = [(number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number % 10**4, "")]
    said = ""
    for group, scale in groups:
        if group:
            gap = "零" if said and group < 1000 else ""
            said += gap + _myriad(group) + scale
    return said[1:] if said.startswith("一十") else said


def _myriad(group: int) -> str:
    said, gap = "", False
    for step, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = group // step % 10
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + word
        gap = digit == 0 and bool(said)
    return said


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    assert parse_chinese(written(number)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_read_back_with_and_without_separators(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@given(
    st.decimals(min_value=0, max_value=10**6, places=2),
    st.sampled_from(["", "百", "千", "万", "千万", "亿", "万亿"]),
)
def test_decimals_are_exact_under_any_scale(number: Decimal, scale: str) -> None:
    assert parse_number(f"{number}{scale}") == number * parse_scale(scale)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3.1万", "31000"),
        ("68,745.46", "68745.46"),
        ("300多万", "3000000"),
        ("20余", "20"),
        ("4.3亿元", "430000000"),
        ("五千", "5000"),
        ("两", "2"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("三千二百", "3200"),
        ("一万零五百", "10500"),
        ("二〇二五", "2025"),
        ("1.2万亿", "1200000000000"),
        (" 7 ", "7"),
    ],
)
def test_numbers_as_written(words: str, value: str) -> None:
    assert parse_number(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "家", "约三成多", "％", "-", "全覆盖"])
def test_what_begins_with_no_number_is_none(words: str) -> None:
    assert parse_number(words) is None


@given(st.text(max_size=20))
def test_any_words_are_a_number_or_none(words: str) -> None:
    value = parse_number(words)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("written_as", "value"), [("十二", 12), ("③", 3), ("07", 7), ("二十一", 21), ("甲", None)]
)
def test_ordinals(written_as: str, value: int | None) -> None:
    assert read_ordinal(written_as) == value
