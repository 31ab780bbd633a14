"""What bulletins of results and reports of provinces taught: sums raised, things and counts joined, nearly all, years that are over."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.extraction import Kind, Status
from tests.county_report import AHEAD, PAST, records_of, stated_in


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("全县基本实现管网供水全覆盖。", "~"),
        ("灌区管护队伍基本覆盖所有行政村。", "~"),
        ("全县实现基本供水服务全覆盖。", "="),
    ],
)
def test_basically_all_is_about_all(text: str, comparator: str) -> None:
    assert [said[1:] for said in stated_in(text, AHEAD)] == [(comparator, 100, "%")]


def test_a_sound_network_that_covers_town_and_country_is_no_full_coverage() -> None:
    assert stated_in("健全覆盖城乡的三级供水网络。", AHEAD) == []


def test_a_thing_and_a_count_under_one_verb_are_two_records() -> None:
    assert stated_in("建成青石水库和12座加压泵站。") == [
        ("青石水库", None, None, None),
        ("加压泵站", "=", 12, "座"),
    ]


def test_a_thing_and_a_count_before_one_verb_are_two_records() -> None:
    thing, count = records_of("全市首座地下水库和4座调压塔投入使用。", PAST)
    assert (thing.kind, thing.indicator) == (Kind.DELIVERABLE, "全市首座地下水库")
    assert count.value == 4
    assert count.evidence[0].quote == "4座调压塔投入使用"


def test_a_count_in_brackets_is_one_of_those_before_them() -> None:
    text = "全县共有水表、水尺和流量计2.6万只（其中：流量计518只）。"
    assert stated_in(text) == [
        ("全县水表、水尺和流量计", "=", 26000, "只"),
        ("流量计", "=", 518, "只"),
    ]
    assert records_of(text, PAST)[1].evidence[0].quote == "流量计518只"


def test_a_sum_raised_for_a_named_work_is_its_funding() -> None:
    (record,) = records_of("筹措6亿元实施山塘加固工程。", AHEAD)
    assert (record.kind, record.indicator) == (Kind.DELIVERABLE, "山塘加固工程")
    assert record.funding == 600_000_000


def test_sums_that_are_raised_do_not_make_a_plan_a_review() -> None:
    text = (
        "2026年青石县政府工作报告\n\n（五）用好水利资金。筹措46.2亿元实施引水入城工程，开展查漏补损行动。"
        "筹措13.8亿元实施渠系配套工程。筹措9.75亿元实施堤防加高工程，推进“清渠”行动。\n"
    )
    records = summarize(text=text, engine="rules").records
    assert len(records) == 5
    assert {record.status for record in records} == {Status.PLEDGED}


def test_hours_of_service_are_counted() -> None:
    assert stated_in("志愿者提供12.4万小时送水服务。")[-1][2:] == (124_000, "小时")


def test_those_who_are_cared_for_are_no_mere_population() -> None:
    assert stated_in("福利院12家，福利院收养老人318人。")[-1] == ("福利院收养老人", "=", 318, "人")
    assert stated_in("全县60岁以上老人1.3万人。") == []


def test_whoever_issues_together_is_not_counted() -> None:
    assert [value for *_, value, _ in stated_in("12个部门联合印发节水通知。")] == [None]


def test_measures_that_moved_alike_since_a_year_are_two() -> None:
    said = stated_in("灌区用水量、厂区用水量均比2019年下降18%以上。")
    assert {(name, value) for name, _, value, _ in said} == {
        ("灌区用水量比2019年下降", 18),
        ("厂区用水量比2019年下降", 18),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "渔业、智慧水务产业增加值年均分别增长4%、9%。",
            ["智慧水务产业增加值年均增长", "渔业增加值年均增长"],
        ),
        (
            "一二三产增加值分别增长4%、6%、7%。",
            ["一产增加值增长", "三产增加值增长", "二产增加值增长"],
        ),
        ("推动21处县级共享泵房换装新泵。", ["县级共享泵房换装新泵"]),
        (
            "水电（含风电、光电）、火电产量分别为12万千瓦时、8万千瓦时。",
            ["水电(含风电、光电)产量", "火电产量"],
        ),
        ("为用水困难户提供送水服务12次。", ["用水困难户送水服务"]),
        ("全年支出水费补贴资金12亿元。", ["水费补贴资金支出"]),
        ("全县有管水机构47个。", ["全县管水机构"]),
        ("有用水意愿的农户通水率达到98%。", ["有用水意愿的农户通水率"]),
        ("灌区服务站共受理投诉36件。", ["灌区服务站受理投诉"]),
        ("管护补贴标准统一增至每月120元。", ["管护补贴标准"]),
        ("鲜鱼产量连续6年稳定在3万吨以上。", ["鲜鱼产量"]),
    ],
)
def test_names_keep_what_is_measured_and_no_more(text: str, names: list[str]) -> None:
    assert sorted(name for name, *_ in stated_in(text)) == sorted(names)


BULLETIN = """青石县2024年国民经济和社会发展统计公报
发布日期：2025-04-24

九、社会保障
年末水利基金结余12.6亿元，上年结余9.8亿元。
年末全县有供水公司31家，全年检修管网103公里。
"""


def test_the_year_before_of_one_sum_dates_no_later_count() -> None:
    dated = {one.indicator: str(one.deadline) for one in summarize(text=BULLETIN, engine="rules").records}
    assert dated["全县供水公司"] == dated["检修管网"] == "2024-12-31"


def test_a_count_and_its_unit_on_two_lines_are_one_value() -> None:
    text = "青石县2024年水利统计公报\n\n全年补贴用水户6.5万户，支付管护费2.4亿\n元。\n"
    assert [one.value for one in summarize(text=text, engine="rules").records][-1] == 240_000_000


REVIEW = """青石县政府工作报告
（2026年1月20日）
（四）用水保障持续增进。
组织节水培训12.6万人次，聘请管水员2318人，减收水费8000万元。举办第二届青石渠水节。
"""

FIVE_YEARS = """青石县政府工作报告
——2026年2月5日在青石县第十六届人民代表大会第五次会议上

——这五年，水网骨架愈发密实。抓住节水关口，推动灌区提档。喷灌农户数增长3.2倍、从全省第9位升至第4位，加快连片成网。
"""


def test_a_heading_that_says_what_became_of_things_reports_whatever_noun_it_holds() -> None:
    records = summarize(text=REVIEW, engine="rules").records
    assert len(records) == 4
    assert {record.status for record in records} == {Status.ACHIEVED}


def test_what_follows_these_five_years_is_a_review() -> None:
    records = summarize(text=FIVE_YEARS, engine="rules").records
    assert {(float(one.value or 0), one.unit) for one in records} == {(3.2, "倍"), (4, "位")}
    assert {record.status for record in records} == {Status.ACHIEVED}


@pytest.mark.parametrize(
    ("line", "day"),
    [("20230506", "2023-05-06"), ("http://water.example.cn/content/202306/05/c71.html", "2023-06-05")],
)
def test_a_line_of_eight_digits_and_the_address_of_a_page_date_it(line: str, day: str) -> None:
    text = f"青石县巡渠队进村\n{line}\n\n入夏以来，青石县已组织巡渠40余次。\n"
    assert str(summarize(text=text, engine="rules").date) == day


def test_days_that_are_over_when_the_report_appears_report() -> None:
    text = "青石县水质明显改善\n发布日期：2023-07-20\n\n5月3日至7月8日，青石县停水天数共4天，同比减少11天。\n"
    said = [(one.status, float(one.value or 0)) for one in summarize(text=text, engine="rules").records]
    assert said == [(Status.ACHIEVED, 4), (Status.ACHIEVED, 11)]


def test_what_is_said_to_be_given_at_most_is_a_promise() -> None:
    text = "对新来的节水团队，再给予30万元安家；对领军团队，最高给予800万元资助。"
    assert {one.status for one in records_of(text, "（三）水利")} == {Status.PLEDGED}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("库区清淤12万方。", [(120_000, "方")]),
        ("聚焦6方面重点任务。", []),
        ("各村统一组建不少于8人的巡渠队。", [(8, "人")]),
        ("丘陵占41.6%，外来人口占22.4%。", []),
        ("按照“人、水、地”3个重点目标，开展清渠60次。", [(60, "次")]),
        ("我县将灌区划分为63个片区。", [(63, "个")]),
        ("推进150个节水项目、完成投资26亿元。", [(150, "个"), (2_600_000_000, "元")]),
        ("临时转移2.3万低洼易涝地带用水群众。", [(23_000, None)]),
        ("每增加投资800万元奖励2名指标。", [(2, "名")]),
    ],
)
def test_which_numbers_state_something(text: str, said: list[tuple[float, str | None]]) -> None:
    assert [(value, unit) for _, _, value, unit in stated_in(text)] == said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青石水利大学获批成立。", ["青石水利大学"]),
        ("东山水库下闸蓄水。", ["东山水库"]),
        ("青石灌区列入省级节水灌区名单。", ["青石灌区列入省级节水灌区名单"]),
        ("白石古堰进入全省水工遗产名录。", ["白石古堰进入全省水工遗产名录"]),
        ("对欠费企业列入异常名录。", []),
        (
            "制定《青石县水网布局意见》《青石县供水若干措施》等政策。",
            ["《青石县供水若干措施》", "《青石县水网布局意见》"],
        ),
        ("省自然资源厅、住房城乡建设厅、农业农村厅，按职责分工。", []),
    ],
)
def test_named_works_of_reports(text: str, names: list[str]) -> None:
    assert sorted(name for name, *_ in stated_in(text)) == names
