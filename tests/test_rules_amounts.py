"""What a regulation or a notice of standards pays and demands: amounts, yearly duties, limits, and their ledger."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer.engines.rules.engine import RulesEngine
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import Summary

TITLE = "青石县助餐管理办法\n\n第一条 为了规范助餐，制定本办法。\n第二条 "


def reads(line: str) -> Summary:
    return summarize_document(load_text(TITLE + line, "a.txt"), RulesEngine())


def records(line: str) -> tuple[Commitment, ...]:
    return reads(line).records


def amounts(line: str) -> list[tuple[str, Decimal | None]]:
    return [(one.indicator, one.value) for one in records(line) if one.status is Status.ACHIEVED]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "补贴标准为自办水站每人每次3元，其他模式运营的每人每次1.5元。",
            [("自办水站补贴标准", "3"), ("其他模式运营补贴标准", "1.5")],
        ),
        ("边缘家庭认定标准按低保标准的1.5倍确定，为每人每月1770.5元。", [("边缘家庭认定标准", "1770.5")]),
        (
            "高龄津贴标准。80至89周岁每人每月60元，90至99周岁每人每月150元。",
            [("80至89周岁高龄津贴标准", "60"), ("90至99周岁高龄津贴标准", "150")],
        ),
        (
            "照料护理标准分三档执行：全自理的每人每月160元，半自理的每人每月480元。",
            [("全自理照料护理标准", "160"), ("半自理照料护理标准", "480")],
        ),
    ],
)
def test_amounts_in_force_are_listed_under_their_standard(line: str, expected: list[tuple[str, str]]) -> None:
    assert amounts(line) == [(name, Decimal(value)) for name, value in expected]


@pytest.mark.parametrize(
    "line",
    ["收入低于每人每月900元的家庭可以申请。", "单次补助最高不超过3元。", "每人每月500元以下的部分不予计入。"],
)
def test_limits_and_conditions_are_no_amount_in_force(line: str) -> None:
    assert amounts(line) == []


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("补贴标准为水费的四分之一，最高不超过3元。", "补贴标准", "3"),
        ("奖励按销售额的2%给予，最高不超过50万元。", "奖励", "500000"),
        ("水站维修补助按月发放，最高50万元。", "水站维修补助", "500000"),
    ],
)
def test_a_cap_bears_the_name_of_what_it_caps(line: str, name: str, value: str) -> None:
    cap = records(line)[-1]
    assert (cap.indicator, cap.comparator, cap.value) == (name, "<=", Decimal(value))


def test_a_share_that_is_paid_names_its_whole() -> None:
    assert amounts("补贴标准为水费的四分之一，最高不超过3元。") == [("补贴标准占水费的比例", Decimal(25))]


def test_equal_amounts_for_other_people_stay_apart() -> None:
    line = (
        "县财政供养的人员基本生活标准为每人每月1880元。青石镇、白水镇的城镇人员基本生活标准为每人每月1880元。"
    )
    assert [name for name, _ in amounts(line)] == [
        "县财政供养的人员基本生活标准",
        "青石镇、白水镇的城镇人员基本生活标准",
    ]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        # another thing, another event to run from: two limits
        ("县水利局应当在3个工作日内对用水补贴资格进行确认。县水利局应当在3个工作日内对送水补贴资格进行确认。", 2),
        ("县水利局应当自受理申请之日起5日内完成核实。县水利局应当自收到复核申请之日起5日内完成核实。", 2),
        # the same limit said twice: one
        ("县水利局应当自受理申请之日起5日内完成核实。县水利局应当自受理申请之日起5日内完成核实。", 1),
    ],
)  # fmt: skip
def test_equal_limits_for_other_cases_stay_apart(line: str, count: int) -> None:
    assert len([one for one in records(line) if one.kind is Kind.TARGET]) == count


@pytest.mark.parametrize(
    ("line", "name", "body"),
    [
        ("县水利局每年8月将次年管护资金纳入部门预算。", "次年管护资金纳入部门预算", "县水利局"),
        ("镇人民政府每年4月底前向县水利局报送管护资金使用情况。", "管护资金使用情况报送", "镇人民政府"),
        ("每年10月起通报水价，县水利局于11月底前完成全县管护资金的清算。", "全县管护资金清算", "县水利局"),
        (
            "县水利局应当在每年3月底前将供水评估结果抄报市水务指导单位。",
            "供水评估结果抄报市水务指导单位",
            "县水利局",
        ),
        ("县水利局每年委托第三方机构开展供水单位星级评定。", "供水单位星级评定", "县水利局"),
    ],
)
def test_yearly_duties_of_a_body(line: str, name: str, body: str) -> None:
    (duty,) = records(line)
    assert (duty.indicator, duty.responsible, duty.recurrence, duty.deadline) == (
        name,
        (body,),
        "yearly",
        None,
    )


@pytest.mark.parametrize(
    "line",
    [
        "水价收入每年4月底前到账。",
        "县水利局及时将资金拨付至各镇。",
        "县水利局应当公布投诉电话。",
        "每年3月为节水宣传月。",
    ],
)
def test_what_is_no_yearly_duty(line: str) -> None:
    assert records(line) == ()


def test_the_same_duty_of_two_bodies_is_two() -> None:
    line = "每年2月底前，镇人民政府应当完成上年度管护资金的清算工作。每年3月底前，县水利局应当完成上年度管护资金的清算工作。"
    assert [(one.status, one.responsible) for one in records(line)] == [
        (Status.PLEDGED, ("镇人民政府",)),
        (Status.PLEDGED, ("县水利局",)),
    ]


@pytest.mark.parametrize(
    ("line", "text", "disposition"),
    [
        # an amount that nobody lists is the analyst's to-do, a condition stays one
        ("符合条件的站点，给予一次性补贴15万元。", "15万元", "unclaimed"),
        ("认定标准按低保标准的1.5倍确定。", "1.5倍", "record"),
        ("家庭人均收入低于低保标准的2.5倍的，可以申请。", "2.5倍", "condition"),
        ("近3年内无违法记录。", "近3年", "condition"),
        ("本办法有效期5年。", "5年", "condition"),
        # words that stand for numbers are in it too
        ("补贴标准为餐费的四分之一。", "四分之一", "record"),
        ("须经半数以上成员通过。", "半数以上", "condition"),
        ("每年召开两次联席会议。", "两次", "record"),
        ("变更地址的，需提前5个工作日向用户公示。", "5个工作日", "record"),
    ],
)
def test_the_ledger_of_a_regulation_is_honest(line: str, text: str, disposition: str) -> None:
    found = {mention.text: mention.disposition.value for mention in reads(line).coverage.mentions}
    assert found[text] == disposition
