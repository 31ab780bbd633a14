"""Quantities of official prose: number, unit and comparator at their place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.comparators import AFTER, BEFORE
from summarizer.language.quantities import Quantity, read_quantities
from summarizer.language.units import MEASURES, MONEY, RATIOS, same_unit
from summarizer.language.worded import WORDED
from summarizer.schemas.punctuation import fold_punctuation


def read(text: str) -> list[Quantity]:
    return list(read_quantities(fold_punctuation(text)))


def only(text: str) -> tuple[str, str | None, str]:
    (quantity,) = read(text)
    return f"{quantity.value.normalize():f}", quantity.unit, quantity.comparator


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        # large units are expanded
        ("全县登记家庭农场3.1万家", "31000", "家", "="),
        ("募集助学款1亿元以上", "100000000", "元", ">="),
        ("落实补助5千万元", "50000000", "元", "="),
        ("投放贷款68,745.46万元", "687454600", "元", "="),
        ("产值1.2万亿元", "1200000000000", "元", "="),
        ("筹资一百二十万元", "1200000", "元", "="),
        ("改造农房三千二百户", "3200", "户", "="),
        # shares
        ("参训率达到百分之六十", "60", "%", "="),
        ("合格率为百分之九十九点五", "99.5", "%", "="),
        ("出生缺陷率控制在千分之六以内", "6", "‰", "<="),
        ("入园率提高2.5个百分点", "2.5", "个百分点", "="),
        ("女性占三成", "30", "%", "="),
        ("五成以上网点转型", "50", "%", ">="),
        ("产能增加1.5倍", "1.5", "倍", "="),
        # comparators before and behind
        ("设书屋不少于8个", "8", "个", ">="),
        ("出勤率不低于90%", "90", "%", ">="),
        ("至少3所", "3", "所", ">="),
        ("奖励最高50万元", "500000", "元", "<="),
        ("单笔不超过5万元", "50000", "元", "<="),
        ("涨幅控制在3%左右", "3", "%", "~"),
        ("涨幅控制在3.5%", "3.5", "%", "<="),
        ("达到85%以上", "85", "%", ">="),
        ("压缩在5%以内", "5", "%", "<="),
        ("损耗率低于4%", "4", "%", "<"),
        ("用户超1000户", "1000", "户", ">"),
        ("客流突破2万人次", "20000", "人次", ">"),
        ("约400亩", "400", "亩", "~"),
        ("近3万个", "30000", "个", "~"),
        ("10%(含)以上", "10", "%", ">="),
        ("60％以上", "60", "%", ">="),
        # 多 and 余 are more than what they follow
        ("带动20多家合作社", "20", "家", ">"),
        ("走访300余人", "300", "人", ">"),
        ("展演1000多场", "1000", "场", ">"),
        ("储备30多万吨", "300000", "吨", ">"),
        ("十余家", "10", "家", ">"),
        # rates
        ("每人700元/(月*人)", "700", "元/(月*人)", "="),
        ("津贴500元/人·月", "500", "元/人·月", "="),
        ("浓度降至35微克/立方米", "35", "微克/立方米", "="),
        ("死亡率8.5/10万", "8.5", "/10万", "="),
        # words that stand for a number
        ("实现校车服务全覆盖", "100", "%", "="),
        ("实现单项冠军企业“零突破”", "1", "个", ">="),
        ("实现示范村零的突破", "1", "个", ">="),
        ("力争产值翻一番", "2", "倍", "="),
        ("产值翻两番", "4", "倍", "="),
        ("女职工占半数以上", "50", "%", ">="),
    ],
)
def test_one_quantity(text: str, value: str, unit: str | None, comparator: str) -> None:
    assert only(text) == (value, unit, comparator)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("托育点分别达到14个、20个和144个", [("14", "个"), ("20", "个"), ("144", "个")]),
        ("由62%提高到75%以上", [("62", "%"), ("75", "%")]),
        ("从180所增加到240所", [("180", "所"), ("240", "所")]),
        ("接待1409万、1305万人次", [("14090000", None), ("13050000", "人次")]),
        ("培训3场、600人次", [("3", "场"), ("600", "人次")]),
        ("新建5G基站200个", [("200", "个")]),
    ],
)
def test_several_quantities(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(f"{q.value.normalize():f}", q.unit) for q in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "数十家企业",
        "几十名志愿者",
        "上百场演出",
        "一站式服务",
        "零容忍",
        "万家灯火",
        "监测PM2.5",
        "沿G312国道",
        "百余家",
    ],
)
def test_vague_numbers_and_names_are_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("word", BEFORE)
def test_every_word_before_a_number_sets_its_comparator(word: str) -> None:
    assert only(f"指标{word}8家")[2] == BEFORE[word]


@pytest.mark.parametrize("word", AFTER)
def test_every_word_behind_a_number_overrules_those_before(word: str) -> None:
    assert only(f"指标8家{word}")[2] == AFTER[word]
    assert only(f"指标控制在8家{word}")[2] == AFTER[word]


@pytest.mark.parametrize(("unit", "example"), [*RATIOS.items(), *MONEY.items(), *MEASURES.items()])
def test_every_unit_is_read_in_its_example(unit: str, example: str) -> None:
    found = read(example)
    if unit == "级" and not any(map(str.isdigit, example)):
        assert found == []  # AAAA级 is a grade without a number
        return
    held = [quantity for quantity in found if unit in example[quantity.start : quantity.end]]
    assert held or unit in NAMING


@pytest.mark.parametrize("word", WORDED)
def test_every_word_that_stands_for_a_number_is_read_in_its_example(word: str) -> None:
    (found,) = [quantity for quantity in read(WORDED[word].example) if quantity.worded]
    assert found.value == WORDED[word].value


NAMING = {"代", "圈", "手"}
"""Measure words that only name when written with Chinese numerals: ``一手``."""

PIECES = st.sampled_from(
    "全县 新建 达到 不少于 控制在 约 近 超 由 提高到 分别 3 12 3.1 68,745.46 60% 百分之六十 五 二十 两 十余 万 亿 千 多 余 几 家 个 元 % ‰ "
    "/(月*人) 元/月 人次 以上 以内 左右 (含) 全覆盖 零突破 翻一番 个百分点 、 和 , 。 2025年 十四五 “ ” A 5G : 1:2 — - \n | 点 每".split(
        " "
    )
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))


@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for found in read(text):
        assert last <= found.start <= found.number_start < found.core_end <= found.end <= len(text)
        last = found.end


@given(TEXTS)
def test_values_are_never_negative_and_comparators_known(text: str) -> None:
    for found in read(text):
        assert found.value >= 0
        assert found.comparator in {">=", "<=", ">", "<", "=", "~"}


@given(
    st.decimals(min_value="0.1", max_value=9999, places=1),
    st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]),
    st.sampled_from(["家", "个", "元", "人次", "平方米", "户"]),
    st.sampled_from(
        [("", "", "="), ("不少于", "", ">="), ("", "以上", ">="), ("不超过", "", "<="), ("约", "", "~")]
    ),
)
def test_what_is_written_is_read(
    number: Decimal, scale: tuple[str, int], unit: str, words: tuple[str, str, str]
) -> None:
    before, after, comparator = words
    (found,) = read(f"全县建设项目{before}{number}{scale[0]}{unit}{after},其他")
    assert (found.value, found.unit, found.comparator) == (number * scale[1], unit, comparator)


def test_units_that_count_the_same_things() -> None:
    assert same_unit("人", "名")
    assert same_unit("家", "个")
    assert same_unit(None, "亩")
    assert not same_unit("人", "人次")
    assert not same_unit("元", "%")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("附件2\n名词解释", None),
        ("附件1\n项目清单", None),
        ("共完成12\n万元", "元"),
        ("全县建成3\n个站点", "个"),
    ],
)
def test_the_line_behind_the_number_of_an_annex_is_no_unit(text: str, unit: str | None) -> None:
    assert only(text)[1] == unit
