"""What measures of support, accounts of a place and announced aims taught: awards of each section, nature, series of aims."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from summarizer import summarize
from summarizer.ground import ground
from summarizer.language.tense import promised_weight
from summarizer.schemas.commitment import DeadlineBasis
from summarizer.schemas.extraction import Status
from tests.county_report import AHEAD, records_of, stated_in

MEASURES = """关于支持青石县节水产业发展的若干措施
（一）加快滴灌技术攻关。鼓励联合攻关，按照规定分期给予不超过设备款20%、最高60万元的经费支持。
（二）培育智能水表产业。支持中试，按照规定分期给予不超过设备款20%、最高60万元的经费支持。
"""

AIMS = """青石县第七次水利代表会议报告
发布时间：2024年3月5日

我们的奋斗目标是水网更密、水质更好。到2028年具体目标：
——打造节水高地。水网体系更加完善，渠系利用系数成效更加彰显。灌溉水利用率达到61%。
——打造亲水高地。群众生活品质明显提升，城区供水漏损率控制在7%以内。
"""


def test_each_section_pays_an_award_of_its_own() -> None:
    summary = summarize(text=MEASURES, engine="rules")
    assert [(one.indicator, str(one.comparator), float(one.value or 0)) for one in summary.records] == [
        ("滴灌技术攻关经费支持占设备款的比例", "<=", 20),
        ("滴灌技术攻关经费支持上限", "<=", 600_000),
        ("智能水表产业经费支持占设备款的比例", "<=", 20),
        ("智能水表产业经费支持上限", "<=", 600_000),
    ]
    for one in summary.records[2:]:
        assert one.evidence[0].start > MEASURES.index("（二）")
    assert not summary.coverage.unclaimed


def test_words_nearby_that_stand_twice_leave_successive_occurrences() -> None:
    text = "每户给予补贴，最高80元。\n每户给予补贴，最高80元。\n"
    first, second = ground(["最高80元"] * 2, text, near=["给予补贴，"] * 2)
    assert first is not None
    assert second is not None
    assert first.start < text.index("\n") < second.start


def test_the_time_that_announces_a_series_dates_all_of_it() -> None:
    records = summarize(text=AIMS, engine="rules").records
    assert [float(one.value or 0) for one in records] == [61, 7]
    assert {one.status for one in records} == {Status.PLEDGED}
    assert {(one.deadline, one.deadline_basis) for one in records} == {
        (date(2028, 12, 31), DeadlineBasis.INHERITED)
    }


@pytest.mark.parametrize(
    "text",
    [
        "全县平均海拔640米，年平均气温16.3℃，年降水量1150毫米，无霜期长达265天左右。",
        "辖6个镇、35个村，总面积812平方公里。",
        "辖区面积96平方公里，下辖上湾、下湾2个行政村，共28个村民小组。",
    ],
)
def test_what_a_place_is_like_is_no_record(text: str) -> None:
    assert stated_in(text) == []


def test_how_big_the_firms_are_that_are_counted_is_no_record() -> None:
    assert stated_in("27家水务企业产值超亿元。") == [("水务企业产值超亿元", "=", 27, "家")]
    assert stated_in("培育年产值超5亿元、工艺先进的水务企业。", AHEAD) == []


def test_measures_that_change_alike_are_as_many_records() -> None:
    found = stated_in("供水总收入、用水总人次年均分别增长4%以上。", AHEAD)
    assert [one[0] for one in found] == ["供水总收入年均增长", "用水总人次年均增长"]


def test_the_highest_amount_that_is_raised_is_no_limit() -> None:
    found = stated_in("水价由每吨2元调整为2.4元，单户最高补助额由300元提高到360元。", AHEAD)
    assert found[-1][1:] == ("=", 360, "元")


def test_a_day_that_says_which_things_are_meant_reports_nothing() -> None:
    text = "水泵以旧换新问答\n发布时间：2024年9月4日\n报废2015年6月30日（含）前登记的水泵，补贴标准提高到每台300元。\n"
    assert {one.status for one in summarize(text=text, engine="rules").records} == {Status.PLEDGED}


def test_sentences_behind_a_key_are_read() -> None:
    text = "title: 水利民生实事\ntext: '新建泵站7座。'\ntext: '改造渠道12公里。'\n"
    assert [one.value for one in summarize(text=text, engine="rules").records] == [7, 12]


def test_two_measures_may_reach_one_value() -> None:
    said = stated_in("争取做到水费抄表率、收缴率达到双100%。", AHEAD)
    assert {one[0] for one in said} == {"水费抄表率", "收缴率"}


def test_a_page_saved_as_text_is_dated_through_its_tags() -> None:
    text = '<h3 class="d">2024年07月12日 08:30:00</h3>\n<p>近60人参加了抢险演练。</p>\n'
    summary = summarize(text=text, engine="rules")
    assert summary.date == date(2024, 7, 12)
    assert {one.status for one in summary.records} == {Status.ACHIEVED}


def test_what_is_issued_sought_and_sited_is_listed() -> None:
    assert [one[0] for one in stated_in("日前，《青石县水库移民扶持细则》出台。")] == [
        "《青石县水库移民扶持细则》"
    ]
    text = "布局青石县水环境重点实验室，申办第三届全国水利论坛，申建青石节水试验区。"
    assert [one[0] for one in stated_in(text, AHEAD)] == [
        "青石县水环境重点实验室",
        "第三届全国水利论坛",
        "青石节水试验区",
    ]


def test_currency_and_departments_are_no_units() -> None:
    assert stated_in("水表出口额达到3亿元人民币以上。", AHEAD) == [("水表出口额", ">=", 300_000_000, "元")]
    assert [one[0] for one in stated_in("县水利局等5部门此前印发了《关于爱水的意见》。")] == [
        "《关于爱水的意见》"
    ]


def test_a_month_that_is_still_to_come_was_last_year() -> None:
    (one,) = records_of("3月份水费收缴率91.7%。")
    assert one.deadline == date(2025, 3, 31)


def test_what_goes_on_with_of_which_is_of_the_same_time() -> None:
    total, part = records_of("截至9月底，水费收入8200万元。其中，农业水费1900万元。")
    assert total.deadline == part.deadline == date(2025, 9, 30)


def test_what_is_being_drawn_up_is_promised_and_what_was_ensured_is_not() -> None:
    text = "水利简讯\n发布时间：2026年4月2日\n县水利局正在抓紧修编《青石县水网规划》。\n"
    assert {one.status for one in summarize(text=text, engine="rules").records} == {Status.PLEDGED}
    assert promised_weight("有效确保春季放养") == 0 < promised_weight("确保春季放养")


def test_the_opening_of_a_plan_period_is_no_deadline() -> None:
    (one,) = records_of("新建泵站7座。", "三、奋力实现“十五五”良好开局")
    assert one.deadline == date(2026, 12, 31)


GRADED = "青石市人民政府关于推进水站高质量发展的实施意见\n\n一、加大扶持\n\n"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (
            "对三、四、五星级水站分别给予5万元、10万元、20万元一次性奖补。",
            ["三星级水站一次性奖补", "四星级水站一次性奖补", "五星级水站一次性奖补"],
        ),
        (
            "对一、二、三级水站分别给予每站每年5万元、10万元、20万元补助。",
            ["一级水站补助", "二级水站补助", "三级水站补助"],
        ),
        (
            "支持提档升级，对三级、四级、五级水站，每处分别给予5万元、10万元、20万元补助。",
            ["三级水站补助", "四级水站补助", "五级水站补助"],
        ),
        (
            "水站按服务人数补贴，500人以下、500—1000人、1000人以上的每年分别补贴5万元、10万元、20万元。",
            ["500人以下", "500—1000人", "1000人以上"],
        ),
        (
            "一级水站每年补助5万元，二级水站每年补助10万元，三级水站每年补助20万元。",
            ["一级水站每年补助", "二级水站每年补助", "三级水站每年补助"],
        ),
    ],
)
def test_sums_by_grade_are_each_the_sum_of_its_grade(said: str, names: list[str]) -> None:
    records = sorted(summarize(text=GRADED + said, engine="rules").records, key=lambda one: one.value or 0)
    assert [(one.indicator, one.value) for one in records] == list(
        zip(names, map(Decimal, [50_000, 100_000, 200_000]), strict=True)
    )


def test_a_class_that_its_first_member_names_in_full_is_not_named_twice() -> None:
    said = "对新获评省一级、二级水站的，分别给予3万元、2万元奖励。"
    records = summarize(text=GRADED + said, engine="rules").records
    assert {one.indicator for one in records} == {"省一级水站奖励", "二级水站奖励"}


def test_points_and_copies_of_an_assessment_are_its_rules_and_what_it_awards_is_not() -> None:
    text = (
        "关于做好2031年用水协会评级工作的通知\n一、评估办法\n申报书一式3份。评估满分为500分，结果分为五个等级，"
        "得分在401—450分之间的为4A级。\n二、奖励\n评上5A、4A、3A等级的，区财政分别给予6万元、4万元、2万元一次性奖励。\n"
    )
    assert sorted(one.value or 0 for one in summarize(text=text, engine="rules").records) == [
        20_000,
        40_000,
        60_000,
    ]
