"""Times of official prose: the last day they name, and whether they are limits, starts or habits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.calendar import read_dates, read_period
from summarizer.language.deadlines import (
    BASES,
    RELATIVE_YEARS,
    STARTS,
    Anchor,
    Time,
    plan_years,
    read_times,
)
from summarizer.language.recurrences import RECURRENCES, read_recurrence
from summarizer.schemas.punctuation import fold_punctuation

ANCHOR = Anchor(2024, 2021)
"""An annual plan of 2024 within the plan of 2021 to 2025."""


def read(text: str) -> list[Time]:
    return list(read_times(fold_punctuation(text)))


def only(text: str) -> Time:
    (time,) = read(text)
    return time


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("到2025年", "2025-12-31"),
        ("到二〇三五年", "2035-12-31"),
        ("2025年底前", "2025-12-31"),
        ("2025年年底前", "2025-12-31"),
        ("2020年末", "2020-12-31"),
        ("2027年以前", "2027-12-31"),
        ("2025年6月底前", "2025-06-30"),
        ("2024年2月底", "2024-02-29"),
        ("2025年9月15日前", "2025-09-15"),
        ("2024年第三季度", "2024-09-30"),
        ("2024年上半年", "2024-06-30"),
        ("2021—2025年", "2025-12-31"),
        ("2024-2026年", "2026-12-31"),
        ("“十四五”末", "2025-12-31"),
        ("到“十四五”期末", "2025-12-31"),
        ("“十五五”时期", "2030-12-31"),
        ("十四五末", "2025-12-31"),
        ("10月底", "2024-10-31"),
        ("10月底前", "2024-10-31"),
        ("6月30日前", "2024-06-30"),
        ("年内", "2024-12-31"),
        ("今年", "2024-12-31"),
        ("全年", "2024-12-31"),
        ("年底前", "2024-12-31"),
        ("上半年", "2024-06-30"),
        ("一季度", "2024-03-31"),
        ("今年6月30日前", "2024-06-30"),
        ("今年上半年", "2024-06-30"),
        ("明年一季度", "2025-03-31"),
        ("明年年底前", "2025-12-31"),
        ("明年6月底前", "2025-06-30"),
        ("去年下半年", "2023-12-31"),
        ("去年", "2023-12-31"),
        ("17年9月", "2017-09-30"),
        ("截至19年底", "2019-12-31"),
    ],
)
def test_last_day_named(words: str, day: str) -> None:
    assert only(words).last_day(ANCHOR) == date.fromisoformat(day)


@pytest.mark.parametrize("words", ["近期", "短期内", "截至目前", "13月底"])
def test_words_without_a_day(words: str) -> None:
    assert only(words).last_day(ANCHOR) is None


@pytest.mark.parametrize("words", ["运营满15年底盘", "第12年末", "连续20年完成", "1.15年底"])
def test_a_count_of_years_is_no_year(words: str) -> None:
    assert not [time for time in read_times(words) if time.year]


def test_relative_words_need_the_year_of_the_document() -> None:
    assert only("年内").last_day(Anchor(None)) is None
    assert only("到2025年").last_day(Anchor(None)) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("到2025年", True), ("力争到2025年", True), ("2025年底前", True), ("“十四五”末", True), ("年内", True), ("10月底前", True),
        ("2025年", False), ("“十四五”期间", False), ("今年", False), ("截至2023年底", False), ("去年底", False), ("在2025年", False),
    ],
)  # fmt: skip
def test_limits(words: str, until: bool) -> None:
    assert only(words).until is until


@pytest.mark.parametrize("before", BASES)
def test_what_stands_before_makes_a_point_of_comparison(before: str) -> None:
    assert only(f"{before}2020年,再增").basis


@pytest.mark.parametrize("behind", STARTS)
def test_what_stands_behind_makes_a_start(behind: str) -> None:
    assert only(f"2021年{behind}").basis


@pytest.mark.parametrize("word", RELATIVE_YEARS)
def test_every_relative_word_is_read(word: str) -> None:
    year = only(f",{word},").last_day(ANCHOR)
    assert year is not None
    assert year.year == 2024 + RELATIVE_YEARS[word]


@pytest.mark.parametrize("words", RECURRENCES)
def test_every_recurrence_is_read(words: str) -> None:
    assert read_recurrence(f"{words}巡查1次") == RECURRENCES[words]


@pytest.mark.parametrize(
    "text", ["每人每月200元", "每户每年500元", "每年为每户补助300元", "每月发放800元", "只办一次", ""]
)
def test_rates_are_no_recurrence(text: str) -> None:
    assert read_recurrence(text) is None


@pytest.mark.parametrize("text", ["编号20125年检", "三年内", "两年来", "十月怀胎", "12345热线", "三五成群"])
def test_what_only_looks_like_a_time(text: str) -> None:
    assert read(text) == []


@given(st.integers(min_value=6, max_value=20))
def test_five_year_plans_follow_one_another(number: int) -> None:
    first, last = plan_years(number)
    assert last - first == 4
    assert plan_years(number + 1)[0] == last + 1
    assert plan_years(14) == (2021, 2025)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_full_dates_read_back(day: date) -> None:
    words = f"{day.year}年{day.month}月{day.day}日"
    assert only(f"到{words}").last_day(Anchor(None)) == day
    assert [found for _, _, found in read_dates(words)] == [day]


@given(st.integers(min_value=1990, max_value=2090), st.integers(min_value=0, max_value=9))
def test_ranges_read_back(first: int, length: int) -> None:
    period = read_period(f"某县发展规划({first}—{first + length}年)")
    assert period is not None
    assert (period.start, period.end) == (date(first, 1, 1), date(first + length, 12, 31))


PIECES = st.sampled_from(
    "到 至 截至 较 2025年 2024 二〇三五年 13月 10月 31日 底 前 末 “十四五” 十五五 期间 年内 今年 明年 上半年 一季度 每年 以来 起 近期 目前 , 。 — - 30个 \n".split(
        " "
    )
)


@given(st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60)))
def test_spans_lie_in_the_text_in_order_and_days_are_days(text: str) -> None:
    last = 0
    for time in read_times(text):
        assert last <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        assert not (time.until and time.basis)
        day = time.last_day(ANCHOR)
        assert day is None or 1900 <= day.year <= 2999
        last = time.end


@pytest.mark.parametrize("dash", ["-", "—", "~", "至"])
def test_a_line_of_dashes_behind_a_year_is_read_at_once(dash: str) -> None:
    assert [time.year for time in read("2031年" + dash * 300)] == [2031]


@pytest.mark.parametrize(
    ("text", "limit"),
    [("10月底前出台《取水许可办法》", True), ("执行2019年印发的《取水许可办法》", False)],
)
def test_a_time_before_a_title_says_when_it_is_issued_but_not_of_which_year_it_is(
    text: str, limit: bool
) -> None:
    (time,) = read(text)
    assert (time.until, time.basis) == (limit, not limit)
