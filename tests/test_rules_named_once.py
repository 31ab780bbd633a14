"""Names that a label, a run of years or a whole gives once, and what stands beside a name without being of it."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.language.deeds import BARE_DEEDS
from summarizer.schemas.commitment import Commitment

PLAN = "青石县水务局2031年工作要点\n一、主要任务\n"


def read(line: str) -> tuple[Commitment, ...]:
    return summarize(text=f"{PLAN}{line}\n", engine="rules").records


def values(line: str) -> list[tuple[str, int]]:
    return [(one.indicator, int(one.value or 0)) for one in read(line)]


@pytest.mark.parametrize("mark", ["：", ":"])
@pytest.mark.parametrize("opening", ["", "2.", "（3）"])
@pytest.mark.parametrize("joint", ["，", "；", "、"])
def test_a_label_names_the_measure_of_each_side(mark: str, opening: str, joint: str) -> None:
    found = values(f"{opening}水表配备率{mark}城区达到95%{joint}集镇达到85%。")
    assert found == [("城区水表配备率", 95), ("集镇水表配备率", 85)]


def test_a_label_leaves_alone_what_has_a_measure() -> None:
    assert values("重点目标：新建泵站14座，检修水闸9座。") == [("新建泵站", 14), ("检修水闸", 9)]
    assert values("水质情况：出厂水合格率达到99%。") == [("出厂水合格率", 99)]


@pytest.mark.parametrize("years", ["今明两年", "2031、2032年", "2031—2032年"])
def test_two_years_are_handed_a_value_each(years: str) -> None:
    found = read(f"{years}分别新建泵站14座、19座。")
    assert [(one.indicator, int(one.value or 0), str(one.deadline)) for one in found] == [
        ("新建泵站", 14, "2031-12-31"),
        ("新建泵站", 19, "2032-12-31"),
    ]


@pytest.mark.parametrize("leader", ["由分管副县长任组长的", "以县长为组长的", "由局长担任总召集人的"])
def test_who_leads_a_body_is_no_part_of_its_name(leader: str) -> None:
    assert [one.indicator for one in read(f"成立{leader}供水保障工作专班。")] == ["供水保障工作专班"]


@pytest.mark.parametrize("bound", ["不低于总数的", "不得低于合同金额的", "不少于全部水表的", "不低于"])
def test_a_share_need_not_say_of_what(bound: str) -> None:
    assert values(f"水表抽查比例{bound}20%。") == [("水表抽查比例", 20)]


@pytest.mark.parametrize("time", ["24小时", "3个工作日", "7日"])
@pytest.mark.parametrize("reached", ["", "达到", "不低于"])
def test_a_rate_of_what_is_done_in_time_is_one_value(time: str, reached: str) -> None:
    assert values(f"漏水报修{time}内处置率{reached}98%。") == [(f"漏水报修{time}内处置率", 98)]


@pytest.mark.parametrize("behind", ["内排污口清零。", "内的排污口全部关停。", "范围内禁止采砂。"])
def test_a_length_that_tells_how_far_is_no_target(behind: str) -> None:
    assert all(one.unit != "米" for one in read(f"取水口周边200米{behind}"))


@pytest.mark.parametrize("when", ["", "年底前", "9月底前，", "2031年6月底前"])
@pytest.mark.parametrize("body", ["县水务局", "县检察院", "国家统计局青石调查队", "县纪委监委机关"])
def test_a_body_that_acts_is_responsible(when: str, body: str) -> None:
    (one,) = read(f"{when}{body}发布《青石县用水情况白皮书》。")
    assert one.responsible == (body,)


@pytest.mark.parametrize("line", ["泵站全部实现社会化运营。", "到2031年所有泵站实现社会化运营。"])
def test_what_all_of_them_do_is_a_hundred_per_cent(line: str) -> None:
    assert values(line) == [("泵站社会化运营", 100)]


@pytest.mark.parametrize("within", ["今年内", "本年内"])
def test_by_when_is_no_part_of_the_name_before_its_verb(within: str) -> None:
    assert values(f"泵站挂牌数{within}达到90座。") == [("泵站挂牌数", 90)]


@pytest.mark.parametrize(
    "parts", ["（城区5座、农村9座）", "，其中城区5座、农村9座", "（其中：城区5座，农村9座）"]
)
@pytest.mark.parametrize("whole", ["农田水利设施", "修缮老旧水塔"])
def test_a_part_is_named_by_its_side_and_the_whole(whole: str, parts: str) -> None:
    assert values(f"{whole}14座{parts}。") == [(whole, 14), (f"城区{whole}", 5), (f"农村{whole}", 9)]


@pytest.mark.parametrize("deed", ["改建", "重建", "维修", "扩建"])
def test_another_deed_is_done_to_the_same_thing(deed: str) -> None:
    assert values(f"新建供水站点14座、{deed}9座。") == [("新建供水站点", 14), (f"{deed}供水站点", 9)]


@pytest.mark.parametrize(("deed", "example"), BARE_DEEDS.items())
def test_a_deed_alone_is_done_to_the_thing_before(deed: str, example: str) -> None:
    (first, _), (second, _) = values(f"{example}。")
    thing = second.removeprefix(deed)  # what is created or made is named without the deed
    assert deed in example
    assert first.endswith(thing)
    assert len(thing) > 1


@pytest.mark.parametrize("joint", ["、", "和"])
@pytest.mark.parametrize("bound", ["", "以上"])
def test_deeds_before_the_last_are_done_to_its_thing(joint: str, bound: str) -> None:
    deeds = ("新建", "改建", "提升")
    counts = [f"{deed}{count}座{bound}" for deed, count in zip(deeds, (3, 5, 10), strict=True)]
    assert values(f"{joint.join(counts)}水站。") == [("新建水站", 3), ("改建水站", 5), ("提升水站", 10)]


@pytest.mark.parametrize("deed", ["挂牌", "认定", "新建", "培育"])
def test_the_same_deed_again_is_done_to_the_same_thing(deed: str) -> None:
    assert values(f"{deed}节水企业14家，2032年再{deed}19家。") == [
        (f"{deed}节水企业", 14),
        (f"{deed}节水企业", 19),
    ]


@pytest.mark.parametrize(
    ("thing", "short"), [("更新水泵", "变频"), ("更新巡查车", "新能源"), ("新增水表", "远传")]
)
def test_a_class_among_those_counted_bears_their_name(thing: str, short: str) -> None:
    assert values(f"{thing}24台（其中{short}15台）。") == [(thing, 24), (f"{thing}中{short}", 15)]


def test_a_thing_among_those_counted_has_a_name() -> None:
    assert values("新建水站24座（其中示范水站15座）。") == [("新建水站", 24), ("示范水站", 15)]


def test_what_is_covered_once_each_quarter_is_one_record() -> None:
    (one,) = read("管网隐患排查每季度全覆盖一次。")
    assert (one.indicator, int(one.value or 0), one.unit, one.recurrence) == (
        "管网隐患排查覆盖",
        100,
        "%",
        "quarterly",
    )
