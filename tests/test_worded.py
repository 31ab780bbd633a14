"""Values that are no digits with a common unit: halves, fractions, magnitudes, ranks, symbols, counted nouns."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import summarize
from summarizer.language.digit_units import DIGIT_MEASURES, PREFIXES, RATED, SYMBOLS
from summarizer.language.dimensions import THINGS, read_dimension
from summarizer.language.quantities import read_quantities
from summarizer.language.worded import HALF, NO_HALF
from summarizer.schemas.punctuation import fold_punctuation
from tests.test_roles import roles, stated
from tests.test_rules_reading import read


def read_values(text: str) -> list[tuple[str, str | None, str]]:
    found = read_quantities(fold_punctuation(text))
    return [(f"{one.value.normalize():f}", one.unit, one.comparator) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # halves and fractions
        ("实训课占全部课程一半以上", ("50", "%", ">=")),
        ("持证管水员超过一半", ("50", "%", ">")),
        ("入社农户占比过半", ("50", "%", ">")),
        ("过半数的村建成水站", ("50", "%", ">")),
        ("超过半数的灌区完成改造", ("50", "%", ">")),
        ("近一半的泵站实现自动控制", ("50", "%", "~")),
        ("三分之二以上的村建成水站", ("66.7", "%", ">=")),
        ("漏损率下降四分之一", ("25", "%", "=")),
        ("5分之3的站点联网", ("60", "%", "=")),
        ("产量约占全国的1/10", ("10", "%", "=")),
        ("超过2/3的灌区", ("66.7", "%", ">")),
        ("不低于十分之一", ("10", "%", ">=")),
        # magnitudes that are reached
        ("用户数量突破千万级", ("10000000", None, ">")),
        ("产值迈上百亿级台阶", ("10000000000", None, "=")),
        ("营业收入达到千亿元级", ("100000000000", "元", "=")),
        ("用水人口突破百万人", ("1000000", "人", ">")),
        ("年销售额千万元以上", ("10000000", "元", ">=")),
        ("务工规模保持在百万人", ("1000000", "人", "=")),
        # symbols and compound units
        ("分配频谱资源200MHz", ("200", "MHz", "=")),
        ("出口带宽达到3Tbps", ("3", "Tbps", "=")),
        ("储能规模达到60MWh以上", ("60", "MWh", ">=")),
        ("设计时速80km/h", ("80", "km/h", "=")),
        ("部署超过3万标准机架", ("30000", "标准机架", ">")),
        ("新增变电容量50万千伏安", ("500000", "千伏安", "=")),
        ("日供水能力30万立方米/日", ("300000", "立方米/日", "=")),
        ("供电煤耗300克标准煤/千瓦时", ("300", "克标准煤/千瓦时", "=")),
        ("飞行3万架次", ("30000", "架次", "=")),
        ("组织宣传20场（次）", ("20", "场(次)", "=")),
        ("更新设备12台（件）以上", ("12", "台(件)", ">=")),
    ],
)
def test_values_that_are_read(text: str, expected: tuple[str, str | None, str]) -> None:
    assert read_values(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "实现时间过半、任务过半",
        "一半靠补助",
        "另一半由村里自筹",
        "年过半百的管水员",
        "事半功倍推进建设",
        "培育百亿级企业",
        "打造千亿级产业集群",
        "万亿级市场",
        "推广4K超高清",
        "建设5G专网",
        "推进3D打印",
        "发展B2B平台",
        "百万亩造林工程",
        "千万元项目",
        "万人空巷",
        "一席之地",
        "三岗位",
    ],
)
def test_words_that_are_no_value(text: str) -> None:
    assert read_values(text) == []


@pytest.mark.parametrize(("word", "example"), HALF.items())
def test_every_half_is_read_in_its_example(word: str, example: str) -> None:
    assert read_values(example)[0][:2] == ("50", "%")
    assert word in example


@pytest.mark.parametrize("example", [one for one in NO_HALF.values() if "超过" not in one])
def test_no_refused_half_is_read_in_its_example(example: str) -> None:
    assert read_values(example) == []


@pytest.mark.parametrize(("unit", "example"), [*DIGIT_MEASURES.items(), *SYMBOLS.items()])
def test_every_unit_behind_digits_is_read_in_its_example(unit: str, example: str) -> None:
    ((_, read_unit, _),) = read_values(example)
    assert read_unit is not None
    assert unit in read_unit


@given(st.sampled_from(PREFIXES), st.sampled_from(sorted(SYMBOLS)), st.integers(1, 9999))
def test_any_prefix_with_any_symbol_is_one_unit(prefix: str, symbol: str, number: int) -> None:
    assert read_values(f"规模达到{number}{prefix}{symbol},其他") == [(str(number), prefix + symbol, "=")]


@given(st.sampled_from(PREFIXES), st.sampled_from(sorted(SYMBOLS)), st.text("xyzXYZ0123456789", min_size=1))
def test_a_symbol_within_a_name_is_no_unit(prefix: str, symbol: str, more: str) -> None:
    assert all(unit != prefix + symbol for _, unit, _ in read_values(f"推广7{prefix}{symbol}{more}设备"))


@pytest.mark.parametrize("unit", ["MHz", "吉赫", "标准机架", "千伏安", "MWh", "吨公里", "TEU", "tce", "mm"])
def test_what_the_new_units_measure_is_never_a_number_of_things(unit: str) -> None:
    assert read_dimension("规模", unit)[0].sort != THINGS


def test_two_words_for_a_unit_come_to_one_measure() -> None:
    assert read_dimension("频谱资源", "吉赫") == read_dimension("频谱资源", "GHz")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("每年召开两次会议。", ["两次"]),
        ("每季度召开一次联席会议。", ["一次"]),
        ("每年组织召开不少于三次会商会议。", ["不少于三次"]),
        ("综合排名由第36位升至第12位。", ["12位"]),
        ("供水满意度从全省第12名提高到第5名。", ["5名"]),
        ("力争考核位次进入全市第5位。", ["5位"]),
        ("建设10万公共停车泊位。", ["10万"]),
        ("产能提高一倍。", ["一倍"]),
        ("漏损率下降一个百分点。", ["一个百分点"]),
        ("对2600家水站开展两轮全覆盖安全检查。", ["两轮"]),
        ("服务老年人超过1800万人次。", ["超过1800万人次"]),
        ("惠及20万常住居民。", ["20万"]),
        ("种植30万优质果树。", ["30万"]),
        ("见习时间一般为6个月。", ["6个月"]),
        ("抢修时间原则上不超过4小时。", ["不超过4小时"]),
        ("停水须提前24小时向用户公告。", ["24小时"]),
        ("检修应当提前5个工作日书面通知。", ["5个工作日"]),
        ("需提前10日在村务公开栏公示。", ["10日"]),
    ],
)
def test_numbers_that_state_something(text: str, values: list[str]) -> None:
    assert stated(text) == values


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("召开第二次会议。", "numbering"),
        ("党的三次会议精神。", "name"),
        ("二次分配改革。", "name"),
        ("位居全省第5位。", "numbering"),
        ("第3位审批人签字。", "numbering"),
        ("连任第2名干事。", "numbering"),
        ("实施10万人才计划。", "name"),
        ("打造5亿产业集群。", "name"),
        ("增发1万亿国债。", "name"),
        ("提前2年完成目标。", "condition"),
        ("提前3个月完成年度任务。", "condition"),
        ("报名时间为5月1日至10日。", "condition"),
        ("由三分之二以上村民代表同意后实施。", "condition"),
        ("须经半数以上成员通过。", "condition"),
        ("新建220千伏变电站。", "name"),
        ("做法一成不变。", "name"),
        ("漏损率低于8%的，给予奖励。", "condition"),
        ("缺勤超过3次的，取消资格。", "condition"),
        ("收入高于标准2倍的，退出保障。", "condition"),
    ],
)
def test_numbers_that_state_nothing(text: str, role: str) -> None:
    assert roles(text)[-1][1] == role
    assert stated(text) == []


@pytest.mark.parametrize("unit", sorted(RATED))
def test_what_rates_a_thing_does_not_count_it(unit: str) -> None:
    assert stated(f"新建220{unit}设施3座。") == ["3座"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实训课原则上占全部课程一半以上。", ("实训课占全部课程比例", ">=", Decimal(50), "%")),
        ("综合排名由第36位升至第12位。", ("综合排名", "=", Decimal(12), "位")),
        ("用户规模突破千万级。", ("用户规模", ">", Decimal(10_000_000), None)),
        ("停水须提前24小时向用户公告。", ("停水提前公告时限", ">=", Decimal(24), "小时")),
    ],
)  # fmt: skip
def test_records_of_such_values(text: str, expected: tuple[str, str, Decimal, str | None]) -> None:
    (record,) = read(text)
    assert (record.indicator, record.comparator, record.value, record.unit) == expected


def test_the_earlier_rank_is_the_baseline() -> None:
    (record,) = read("综合排名由第36位升至第12位。")
    assert record.baseline == 36


@pytest.mark.parametrize(
    "text",
    [
        "街道全面接通雨水管网。",
        "实现村村通硬化路。",
        "公办托育机构实现县县有。",
        "社区全部建成儿童之家。",
    ],
)
def test_a_whole_class_is_full_coverage(text: str) -> None:
    (record,) = read(text)
    assert (record.value, record.unit) == (Decimal(100), "%")


@pytest.mark.parametrize(
    "text", ["推进“村村通”延伸提质。", "形成户户有责、人人参与的格局。", "加强学校全面管理。", "村全面过硬。"]
)
def test_slogans_about_everybody_are_no_coverage(text: str) -> None:
    assert all(record.value is None for record in read(text))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "农村供水全覆盖、水质监测全覆盖、水费收缴全覆盖。",
            ["农村供水覆盖", "水费收缴覆盖", "水质监测覆盖"],
        ),
        ("实现“三个全覆盖”：农村供水全覆盖、水质监测全覆盖。", ["农村供水覆盖", "水质监测覆盖"]),
        ("开展全覆盖、常态化检查。", []),
    ],
)
def test_each_member_of_a_list_is_covered(words: str, names: list[str]) -> None:
    found = summarize(text=f"青石县2031年水务工作要点\n一、任务\n{words}\n", engine="rules").records
    assert sorted(one.indicator for one in found) == sorted(names)
