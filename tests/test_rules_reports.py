"""What work reports say of a year gone by and of the year ahead: status, scope, names of parts, things done by themselves."""

from __future__ import annotations

import pytest

from summarizer.engines.rules.engine import RulesEngine
from summarizer.language.indicator_words import SIDES
from summarizer.language.launching_finished import FINISHED
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status

PAST, AHEAD = "二、2025年工作回顾", "三、2026年工作安排"


def read(text: str, heading: str = PAST) -> tuple[Commitment, ...]:
    document = f"青石县政府工作报告\n（2026年1月20日）\n{heading}\n（一）水利事业。{text}\n"
    return summarize_document(load_text(document, "a.txt"), RulesEngine()).records


def figures(text: str, heading: str = PAST) -> list[tuple[str, float | None, str | None]]:
    return [
        (one.indicator, None if one.value is None else float(one.value), one.unit)
        for one in read(text, heading)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a fraction is over where a comma follows it
        ("节水量约占全市1/10，4386万人次参加体验。", [("节水量约占全市比例", 10.0, "%"), ("参加体验", 43_860_000.0, "人次")]),
        ("约占全市1/3，220个村达标。", [("约占全市", 33.3, "%"), ("村达标", 220.0, "个")]),
        # a size says which things are counted, out of how many says no more, nor on how many they stand
        ("12个投资额十亿元以上重大项目建成投产。", [("投资额十亿元以上重大项目建成投产", 12.0, "个")]),
        ("全县登记的104种水利产品中，产量居首位的有44种。", [("产量居首位", 44.0, "种")]),
        ("15个灌区配套平台落地项目2200个。", [("15个灌区配套平台落地项目", 2200.0, "个")]),
        # a stock is none of what is new
        ("新登记用水户300万户，总量达2037万户。", [("新登记用水户", 3_000_000.0, "户"), ("用水户总量", 20_370_000.0, "户")]),
        # what the last of a list says holds for all
        ("5个街道和9个建制镇新获评节水示范单位。", [("新获评节水示范单位的街道", 5.0, "个"), ("新获评节水示范单位的建制镇", 9.0, "个")]),
        ("水费余额、电费余额均增长11%。", [("水费余额增长", 11.0, "%"), ("电费余额增长", 11.0, "%")]),
        # a rank is no part of a name; who was there keeps the place
        ("9家企业获评节水标杆、数量全省第一。", [("获评节水标杆的企业", 9.0, "家")]),
        ("在粤务工的移民达5万人。", [("在粤务工的移民", 50_000.0, "人")]),
    ],
)  # fmt: skip
def test_figures_of_a_report(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert figures(text) == expected
    assert {one.status for one in read(text)} == {Status.ACHIEVED}


@pytest.mark.parametrize(
    ("text", "indicator", "comparator"),
    [
        ("惠及超50万名3岁以下婴幼儿。", "惠及3岁以下婴幼儿", ">"),
        ("改造提升超5000个已建成小区的供水设施。", "改造提升已建成小区的供水设施", ">"),
        ("水样抽检量超每千人6.6批次。", "水样抽检量", ">"),
        ("改扩建现有20个县级水库。", "改扩建县级水库", "="),
        ("建设36个地市级水文站。", "地市级水文站", "="),
        ("为5000名管水员免费提供体检服务。", "免费提供体检服务的管水员", "="),
        ("因地制宜新建小水窖3000口。", "新建小水窖", "="),
        ("依托存量管网布局建设30个配水中心。", "配水中心", "="),
    ],
)
def test_figures_of_a_plan(text: str, indicator: str, comparator: str) -> None:
    (found,) = read(text, AHEAD)
    assert (found.indicator, found.comparator, found.status) == (indicator, comparator, Status.PLEDGED)


def test_growth_of_one_year_and_of_several_on_average_stay_apart() -> None:
    text = "“十五五”时期用水总量年均增长5%左右。"
    document = f"青石县政府工作报告\n（2026年1月20日）\n二、主要目标\n{text}\n{AHEAD}\n用水总量增长5%。\n"
    records = summarize_document(load_text(document, "a.txt"), RulesEngine()).records
    assert {(one.indicator, str(one.deadline)) for one in records} == {
        ("用水总量年均增长", "2030-12-31"),
        ("用水总量增长", "2026-12-31"),
    }


def test_an_important_place_is_nothing_demanded() -> None:
    (found,) = read("南岭等7个灌区打造成重要粮仓。")
    assert found.status is Status.ACHIEVED


def test_an_expected_life_is_a_measure_and_no_expectation() -> None:
    (found,) = read("人均预期寿命提高到80岁以上。")
    assert found.status is Status.ACHIEVED


def test_a_plan_s_years_are_named_by_their_end() -> None:
    (found,) = read("“十五五”内建成泵站5座。", AHEAD)
    assert str(found.deadline) == "2030-12-31"


def test_a_daily_service_says_nothing_of_what_it_comes_to() -> None:
    assert [one.recurrence for one in read("每天24小时提供热线服务，服务数量超7万人次。", AHEAD)] == [None]


@pytest.mark.parametrize(("word", "sides"), SIDES.items())
def test_one_word_names_two_sides_where_values_are_handed_out(word: str, sides: tuple[str, str]) -> None:
    apart = {value: name for name, value, _ in figures(f"{word}总额分别增长5%、6%。")}
    assert apart == {5.0: f"{sides[0]}总额增长", 6.0: f"{sides[1]}总额增长"}
    assert {name for name, *_ in figures(f"{word}总额由3亿元、4亿元提高到5亿元、6亿元。")} == {
        f"{side}总额" for side in sides
    }
    assert {name for name, *_ in figures(f"{word}总额接连突破5亿元、6亿元。")} == {f"{word}总额"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("青石水利职业大学正式成立。", "青石水利职业大学"),
        ("青石水文研究院挂牌成立。", "青石水文研究院"),
        ("国际节水技术交流中心落户青石。", "国际节水技术交流中心"),
        ("青石入选国家级再生水利用试点城市。", "青石入选国家级再生水利用试点城市"),
        ("“青石号”水文测量船和南岭展览馆建成使用。", "“青石号”水文测量船和南岭展览馆"),
    ],
)
def test_what_has_come_about_by_itself_is_listed(text: str, named: str) -> None:
    assert [(one.kind, one.status, one.indicator) for one in read(text)] == [
        (Kind.DELIVERABLE, Status.ACHIEVED, named)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "加快建设区域水务科技创新中心、国家节水实验室。",  # under way: neither done nor promised
        "水网建设、灌区建设取得重大进展。",
        "建成水利强县的美好蓝图催人奋进！",
        "合作社依法成立。",
        "中央全面深化改革委员会会议听取了汇报。",
        "较好完成了县人大会议确定的目标任务。",
    ],
)
def test_what_is_under_way_or_wished_is_not(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(("verb", "example"), FINISHED.items())
def test_closing_verbs_close_their_examples(verb: str, example: str) -> None:
    assert example.endswith(verb)


def test_what_goes_on_behind_the_verb_of_the_clause_before_is_listed() -> None:
    found = read("新建青石县水库维修基地，以及南岭泵站综合服务基地。", AHEAD)
    assert [one.indicator for one in found] == ["青石县水库维修基地", "南岭泵站综合服务基地"]


def test_papers_on_other_matters_stay_apart() -> None:
    found = read("修订青石县供水应急预案管理办法。\n制定青石县供水应急预案评估管理办法。", AHEAD)
    assert len(found) == 2
