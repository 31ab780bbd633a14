"""What later values of a line count: the thing of the same unit, the deed of the first, the rate of what was told."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

PLAN = "青石市水务局2031年工作计划\n\n一、重点任务\n\n"
OPINION = "青石市人民政府关于加强供水工作的实施意见\n\n一、重点任务\n\n"


def read(line: str, head: str = PLAN) -> tuple[Commitment, ...]:
    return summarize(text=f"{head}{line}\n", engine="rules").records


def values(line: str) -> list[tuple[str, int]]:
    return [(one.indicator, int(one.value or 0)) for one in read(line)]


@pytest.mark.parametrize("deed", ["签约", "履约", "预约", "节约"])
def test_a_deed_that_ends_like_a_comparator_is_none(deed: str) -> None:
    (one,) = read(f"家庭水管家{deed}2.4万户。")
    assert (one.indicator, one.comparator, int(one.value or 0)) == (f"家庭水管家{deed}", "=", 24000)


@pytest.mark.parametrize("thing", ["关键核心技术", "节水技术瓶颈", "供水共性难题"])
def test_what_is_overcome_is_counted_exactly(thing: str) -> None:
    (one,) = read(f"突破{thing.replace('核心', '')}8项。")
    assert one.comparator == "="
    (one,) = read(f"突破8项{thing}。")
    assert (one.indicator, one.comparator, int(one.value or 0)) == (f"突破{thing}", "=", 8)


@pytest.mark.parametrize("deed", ["制定", "参与制定", "制修订", "发布"])
def test_papers_that_somebody_draws_up_are_counted(deed: str) -> None:
    assert values(f"{deed}12项标准。") == [(f"{deed}标准", 12)]
    assert values(f"{deed}12项标准、8项规程。") == [(f"{deed}标准", 12), (f"{deed}规程", 8)]


@pytest.mark.parametrize("deed", ["参保", "签约", "建档", "持证"])
def test_a_rate_of_the_deed_before_bears_its_thing(deed: str) -> None:
    assert values(f"全县水工{deed}186人，{deed}率达98%。") == [
        (f"全县水工{deed}", 186),
        (f"全县水工{deed}率", 98),
    ]


def test_long_rates_of_a_list_are_a_record_each() -> None:
    found = values("水利建设领域外来水工工资专用账户覆盖率、实名制管理率、银行代发率均达到100%。")
    assert sorted(name for name, _ in found) == sorted(
        ["水利建设领域外来水工工资专用账户覆盖率", "实名制管理率", "银行代发率"]
    )


@pytest.mark.parametrize("mark", ["。其中，", "。其中：", "，其中"])
def test_some_of_them_are_of_what_is_counted_in_the_same_unit(mark: str) -> None:
    found = values(f"计划改造老旧水站568座，建筑面积1038平方米{mark}2031年改造216座，2032年改造192座。")
    assert found[0] == ("改造老旧水站", 568)
    assert found[2:] == [("改造老旧水站", 216), ("改造老旧水站", 192)]


@pytest.mark.parametrize("years", ["三年计划", "三年累计", "五年共"])
def test_over_how_many_years_is_no_part_of_a_name(years: str) -> None:
    assert values(f"{years}改造老旧水站568座。") == [("改造老旧水站", 568)]


def test_over_how_many_years_may_stand_behind_the_name() -> None:
    assert values("既有水站加装电梯三年累计不少于600部。") == [("既有水站加装电梯", 600)]


@pytest.mark.parametrize("unit", ["套（间）", "座（处）", "只（台）"])
def test_another_unit_in_brackets_is_no_part_of_the_next_name(unit: str) -> None:
    first, second = read(f"新建水工用房24{unit}、节水型水塔36座。")
    assert first.unit == unit.replace("（", "(").replace("）", ")")
    assert second.indicator == "新建节水型水塔"


def test_what_is_done_to_the_first_is_done_to_all() -> None:
    assert values("2031年底前完成老旧管道更新312公里、供水管网520公里。") == [
        ("老旧管道更新", 312),
        ("供水管网更新", 520),
    ]
    assert values("完成水站改造12座、应急演练8次。") == [("水站改造", 12), ("应急演练", 8)]
    assert values("完成水站改造12座、新建水塔8座。") == [("水站改造", 12), ("新建水塔", 8)]


@pytest.mark.parametrize("joint", ["，", "、"])
def test_each_of_several_met_its_own_plan(joint: str) -> None:
    found = values(f"新建水站12座{joint}维修水塔30座，分别完成年度任务的106%、104%。")
    assert ("新建水站完成年度任务的比例", 106) in found
    assert ("维修水塔完成年度任务的比例", 104) in found


def test_a_share_that_is_bounded_in_principle_names_its_whole() -> None:
    assert values("居民出资部分原则上不低于改造费用的5%。") == [("居民出资部分占改造费用的比例", 5)]


@pytest.mark.parametrize(
    "done", ["供水服务事项全部实现“一网通办”", "用水业务全面实现网上可办", "2005年前投用的水表全部更换"]
)
def test_what_is_done_to_all_is_a_hundred_per_cent(done: str) -> None:
    (one,) = read(f"{done}。")
    assert (int(one.value or 0), one.unit) == (100, "%")


def test_since_when_a_thing_is_there_is_no_deadline() -> None:
    for line in (
        "到2031年底，2000年底前建成的老旧水厂基本完成改造。",
        "到2031年底，2005年以前投用的水塔全部改造到位。",
    ):
        (one,) = read(line, OPINION)
        assert str(one.deadline) == "2031-12-31"
        assert one.indicator.startswith("200")


def test_when_a_sum_is_there_is_no_part_of_its_name() -> None:
    assert [
        (one.indicator, str(one.deadline))
        for one in read("设立水务基金，首期规模5亿元于2031年三季度前到位。", OPINION)
    ][-1] == ("水务基金首期规模", "2031-09-30")


@pytest.mark.parametrize("deed", ["实施水表更换", "开展水质检测", "推进水厂改造"])
@pytest.mark.parametrize("time", ["", "累计", "年内"])
def test_what_is_completed_is_the_deed_before(deed: str, time: str) -> None:
    assert values(f"{deed}，{time}完成18座。") == [(deed[2:], 18)]


def test_what_is_raised_is_named_without_that_it_rises() -> None:
    assert values("提高水工持证比例，达到92%以上。") == [("水工持证比例", 92)]
    assert values("管网漏损率降低至9%以内。") == [("管网漏损率", 9)]


@pytest.mark.parametrize("share", ["1/3以上的", "三分之一以上的"])
def test_a_fraction_of_those_who_have_it_is_a_share(share: str) -> None:
    (one,) = read(f"{share}乡镇配备专职水工。")
    assert (one.indicator, one.comparator, one.unit, str(one.value)) == (
        "乡镇配备专职水工",
        ">=",
        "%",
        "33.3",
    )


def test_shares_among_other_people_stay_apart() -> None:
    found = read("站长中的女性比例达到30%以上。\n用水协会理事会成员中女性比例达到30%以上。")
    assert [one.indicator for one in found] == ["站长中的女性比例", "用水协会理事会成员中女性比例"]


@pytest.mark.parametrize("size", ["总投资1亿美元以上", "总投资50亿元以上", "投资5亿元以上的"])
def test_the_size_of_those_counted_is_no_funding(size: str) -> None:
    found = read(f"新引进水务企业3个、{size}项目2个。")
    assert [int(one.value or 0) for one in found] == [3, 2]
    assert [one.funding for one in found] == [None, None]


@pytest.mark.parametrize("who", ["", "县财政", "市、县两级财政要"])
def test_a_named_sum_without_a_deed_is_promised_itself(who: str) -> None:
    (one,) = read(f"{who}安排水站补助经费300万元。")
    assert (one.indicator, int(one.value or 0)) == ("水站补助经费", 3_000_000)


def test_two_tiers_of_one_sort_are_one_body() -> None:
    (one,) = read("市、县两级水利部门每年培训水工80人。")
    assert one.responsible == ("市、县两级水利部门",)


def test_who_runs_a_thing_is_part_of_its_name() -> None:
    assert values("市、县级均设置1所政府举办、标准化的水质中心。") == [
        ("市、县级均设置政府举办、标准化的水质中心", 1)
    ]


@pytest.mark.parametrize("time", ["二季度前", "上半年", "6月底前"])
def test_a_pilot_that_lands_is_named_without_its_day(time: str) -> None:
    (one,) = read(f"{time}实现智慧水务试点落地。")
    assert (one.indicator, str(one.deadline)) == ("智慧水务试点", "2031-06-30")


def test_how_a_body_shall_be_is_no_deliverable() -> None:
    assert read("推进水务局“五型”科室建设。") == ()
