"""What the rules engine calls the thing it measures: what an analyst would write in a column."""

from __future__ import annotations

import pytest

from summarizer.engines.rules.indicators import MAX_INDICATOR_CHARS, shorten
from summarizer.language.indicator_words import MADE_OPENING, MAKING
from tests.test_rules_reading import read


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # the verb that makes the thing, the time and what the comparator says are left out
        ("全年完成渠道清淤60公里。", ["渠道清淤"]),
        ("全县共建成村级水站30处。", ["全县村级水站"]),
        ("2.改造灌渠50公里。", ["改造灌渠"]),
        ("确保到“十四五”末全县供水普及率达到95%以上。", ["全县供水普及率"]),
        ("每个镇应当至少建成1处水站。", ["每个镇建成水站"]),
        ("所有水站公开水质。", ["水站公开水质"]),
        # but a sum of years is told from the measure of one
        ("五年完成渠道清淤60公里。", ["五年完成渠道清淤"]),
        # shares and time limits are named as such
        ("管护经费按不低于水费收入的2%安排。", ["管护经费占水费收入的比例"]),
        ("一级泵站占全部泵站的55%以上。", ["一级泵站占全部泵站比例"]),
        ("县水利局应当自受理之日起5个工作日内作出决定。", ["县水利局作出决定时限"]),
        ("企业净增40家。", ["企业净增"]),
        # lists
        ("覆盖12个县的90个镇。", ["覆盖县", "覆盖镇"]),
        ("城乡供水普及率分别达到98%和92%。", ["农村供水普及率", "城市供水普及率"]),
        ("灌溉机构、供水机构和农村用水服务中心分别达到4个、5个和6个。", ["供水机构", "农村用水服务中心", "灌溉机构"]),
        (
            "2020年较大险情、重大险情起数比2015年分别下降43.3%和36.1%，伤亡人数分别下降38.8%和37.3%。",
            ["较大险情伤亡人数比2015年下降", "较大险情起数比2015年下降", "重大险情伤亡人数比2015年下降", "重大险情起数比2015年下降"],
        ),
        ("“双随机、一公开”抽查率、整改率均达到100%。", ["“双随机、一公开”抽查率", "“双随机、一公开”整改率"]),
        ("进出口总额接连突破8万亿元。", ["进出口总额"]),
        ("在校学生达到3200人。", ["在校学生"]),
        ("水泵产量增长11.2%、占全国8成。", ["水泵产量占全国比例", "水泵产量增长"]),
        # a bare measure bears the name of its thing
        ("推进青石水厂迁建项目，占地面积30亩。", ["青石水厂迁建项目占地面积"]),
        ("启动节水教育中心建设，建筑面积6500平方米。", ["节水教育中心建筑面积"]),
        ("开展家庭水表试点，三年改造2000只。", ["家庭水表试点三年改造"]),
        ("用水总量保持稳定增长，2025年超过3亿立方米。", ["用水总量"]),
    ],
)  # fmt: skip
def test_indicators(text: str, indicators: list[str]) -> None:
    assert sorted(record.indicator for record in read(text) if record.value is not None) == indicators


@pytest.mark.parametrize(("verb", "example"), MAKING.items())
def test_making_verbs_leave_the_thing(verb: str, example: str) -> None:
    match = MADE_OPENING.match(example)
    assert verb in example
    assert match is not None
    assert match.end() == example.index(verb) + len(verb)


def test_a_long_indicator_is_cut_at_a_mark_and_keeps_brackets_in_pairs() -> None:
    words = "、".join(f"第{number}灌区(上片、下片)" for number in range(12)) + "渠道长度"
    short = shorten(words)
    assert len(short) <= MAX_INDICATOR_CHARS
    assert short.endswith("渠道长度")
    assert short.count("(") == short.count(")")
