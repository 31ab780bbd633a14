"""By when a thing is due where a festival, a bracket or the deed named once more says it."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import summarize
from summarizer.language.festivals import FIXED, MOVING, MOVING_FROM, SEASONS, coming_eve, festival_day
from summarizer.schemas.commitment import Commitment

PLAN = "青石县水务局2031年工作要点\n一、主要任务\n"


def read(line: str, title: str = PLAN) -> tuple[Commitment, ...]:
    return summarize(text=f"{title}{line}\n", engine="rules").records


@pytest.mark.parametrize("name", [*FIXED, *MOVING])
@pytest.mark.parametrize("words", ["{}前", "“{}”前", "{}来临之前", "{}前夕", "2031年{}前"])
def test_a_festival_ends_a_period_the_day_before(name: str, words: str) -> None:
    (one,) = read(words.format(name) + "换装水表14只。")
    day = festival_day(name, 2031)
    assert day is not None
    coming = name == "元旦" and not words.startswith("2031")  # the new year begins when the plan's is over
    assert one.deadline == (date(2031, 12, 31) if coming else date.fromordinal(day.toordinal() - 1))
    assert one.indicator == "换装水表"


@pytest.mark.parametrize("season", SEASONS)
@pytest.mark.parametrize("words", ["{}前", "{}来临之前,", "{}前夕"])
def test_a_season_dates_nothing_and_is_no_part_of_a_name(season: str, words: str) -> None:
    (one,) = read(words.format(season) + "完成14座水闸检修。")
    assert (one.indicator, str(one.deadline), str(one.deadline_basis)) == (
        "水闸检修",
        "2031-12-31",
        "inherited",
    )


def test_a_festival_of_every_year_is_no_day_of_the_plan() -> None:
    (one,) = read("每年清明节前开展渠道巡护2次。")
    assert (one.indicator, str(one.recurrence), str(one.deadline)) == ("渠道巡护", "yearly", "2031-12-31")


@pytest.mark.parametrize("first", ["元旦、", "“五一”、", "国庆节和"])
def test_the_last_of_several_festivals_decides(first: str) -> None:
    (one,) = read(f"{first}中秋节前走访管水员14名。")
    assert (one.indicator, str(one.deadline)) == ("走访管水员", "2031-09-30")


def test_of_a_festival_that_has_passed_the_next_is_meant() -> None:
    assert coming_eve("春节", 2031, date(2031, 1, 5)) == date(2031, 1, 22)
    assert coming_eve("春节", 2031, date(2031, 10, 5)) == date(2032, 2, 10)
    assert coming_eve("元旦", 2031, None) == date(2031, 12, 31)
    assert coming_eve("春节", MOVING_FROM + 20, None) is None


@pytest.mark.parametrize(
    "text", ["三十一前方", "第二十一前三名", "国庆前后开放水站14座。", "中秋前往水站14座。"]
)
def test_what_only_looks_like_a_festival_dates_nothing(text: str) -> None:
    assert all(str(one.deadline) == "2031-12-31" for one in read(text))


@pytest.mark.parametrize(
    "bracket", ["9月底前", "9月底前完成", "完成时限：9月底前", "时限：2031年9月底前", "2031年9月完成"]
)
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("新建泵站14座", "新建泵站"),
        ("编制《灌区用水总体规划》", "《灌区用水总体规划》"),
        ("建成青石水厂", "青石水厂"),
    ],
)
@pytest.mark.parametrize("stop", ["{}（{}）。", "{}（{}），夯实基础。", "{}。（{}）"])
def test_a_bracket_may_say_nothing_but_by_when(bracket: str, line: str, name: str, stop: str) -> None:
    (one,) = read(stop.format(line, bracket))
    assert (one.indicator, str(one.deadline)) == (name, "2031-09-30")


def test_a_bracket_inside_dates_its_own_clause_only() -> None:
    stations, pumps, gates = read("新建泵站14座，改建泵房3座（9月底前完成）。检修水闸9座。")
    assert [str(one.deadline) for one in (stations, pumps, gates)] == [
        "2031-12-31",
        "2031-09-30",
        "2031-12-31",
    ]


@pytest.mark.parametrize("bracket", ["2030年12月印发", "2031年", "水务局", "城区5座"])
def test_other_brackets_are_no_time_limits(bracket: str) -> None:
    assert str(read(f"新建泵站14座（{bracket}）。")[0].deadline) != "2031-09-30"


@pytest.mark.parametrize("deed", ["更换", "安装", "改造", "整改", "培训", "排查", "拨付"])
def test_the_deed_named_once_more_says_when_it_is_done(deed: str) -> None:
    (one,) = read(f"处置水表14只，9月底前完成{deed}。")
    assert str(one.deadline) == "2031-09-30"


@pytest.mark.parametrize("month", ["4月", "4月份"])
@pytest.mark.parametrize("line", ["新建泵站14座", "举办节水培训14期", "走访管水员14名", "印发宣传册14份"])
def test_a_bare_month_is_no_part_of_a_name(month: str, line: str) -> None:
    (bare,), (dated,) = read(line + "。"), read(month + line + "。")
    assert (dated.indicator, str(dated.deadline)) == (bare.indicator, "2031-04-30")


@pytest.mark.parametrize("again", ["再建9座", "下半年再新建9座", "4月再建9座"])
def test_the_same_thing_built_once_more_has_its_name(again: str) -> None:
    first, second = read(f"新建泵站14座，{again}。")
    assert (first.indicator, second.indicator) == ("新建泵站", "新建泵站")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("对在册的58座违建水塔于10月底前拆除完毕。", "在册违建水塔拆除"),
        ("违建水塔58座于10月底前拆除。", "违建水塔拆除"),
        ("于10月底前拆除违建水塔58座。", "拆除违建水塔"),
        ("确保58座水塔在10月底前完成加固。", "水塔完成加固"),
    ],
)
def test_a_day_before_what_is_done_dates_the_count_before_it(line: str, name: str) -> None:
    assert [(one.indicator, int(one.value or 0), str(one.deadline)) for one in read(line)] == [
        (name, 58, "2031-10-31")
    ]
