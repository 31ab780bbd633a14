"""What bulletins of results and reports of provinces taught: sums raised, things and counts joined, nearly all, years that are over."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status

PAST, AHEAD = "二、2025年工作回顾", "三、2026年工作安排"


def _records(text: str, heading: str) -> tuple[Commitment, ...]:
    text = f"青石县政府工作报告\n（2026年1月20日）\n{heading}\n（一）水利事业。{text}\n"
    return summarize(text=text, engine="rules").records


def _said(text: str, heading: str = PAST) -> list[tuple[str, str | None, float | None, str | None]]:
    return [
        (one.indicator, one.comparator, None if one.value is None else float(one.value), one.unit)
        for one in _records(text, heading)
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("全县基本实现管网供水全覆盖。", "~"),
        ("灌区管护队伍基本覆盖所有行政村。", "~"),
        ("全县实现基本供水服务全覆盖。", "="),
    ],
)
def test_basically_all_is_about_all(text: str, comparator: str) -> None:
    assert [said[1:] for said in _said(text, AHEAD)] == [(comparator, 100, "%")]


def test_a_sound_network_that_covers_town_and_country_is_no_full_coverage() -> None:
    assert _said("健全覆盖城乡的三级供水网络。", AHEAD) == []


def test_a_thing_and_a_count_under_one_verb_are_two_records() -> None:
    assert _said("建成青石水库和12座加压泵站。") == [
        ("青石水库", None, None, None),
        ("加压泵站", "=", 12, "座"),
    ]


def test_a_thing_and_a_count_before_one_verb_are_two_records() -> None:
    thing, count = _records("全省首个灌溉试验中心和3所县级试验站投入运行。", PAST)
    assert (thing.kind, thing.indicator) == (Kind.DELIVERABLE, "全省首个灌溉试验中心")
    assert count.value == 3
    assert count.evidence[0].quote == "3所县级试验站投入运行"


def test_a_count_in_brackets_is_one_of_those_before_them() -> None:
    text = "全县共有水站、泵房和用水超市1.4万个（其中：用水超市403个）。"
    assert _said(text) == [
        ("全县水站、泵房和用水超市", "=", 14000, "个"),
        ("用水超市", "=", 403, "个"),
    ]
    assert _records(text, PAST)[1].evidence[0].quote == "用水超市403个"


def test_a_sum_raised_for_a_named_work_is_its_funding() -> None:
    (record,) = _records("筹措7亿元实施供水惠民工程。", AHEAD)
    assert (record.kind, record.indicator) == (Kind.DELIVERABLE, "供水惠民工程")
    assert record.funding == 700_000_000


def test_sums_that_are_raised_do_not_make_a_plan_a_review() -> None:
    text = (
        "2026年青石县政府工作报告\n\n（八）办好民生大事。筹措89.53亿元实施供水惠民工程，开展稳压扩容行动。"
        "筹措28.44亿元实施灌溉惠民工程。筹措31.35亿元实施排涝惠民工程，推进“清渠”行动。\n"
    )
    records = summarize(text=text, engine="rules").records
    assert len(records) == 5
    assert {record.status for record in records} == {Status.PLEDGED}


def test_hours_of_service_are_counted() -> None:
    assert _said("志愿者提供12.4万小时送水服务。")[-1][2:] == (124_000, "小时")


def test_those_who_are_cared_for_are_no_mere_population() -> None:
    assert _said("敬老院12家，敬老院供养老人954人。")[-1] == ("敬老院供养老人", "=", 954, "人")
    assert _said("全县60岁以上老人1.3万人。") == []


def test_whoever_issues_together_is_not_counted() -> None:
    assert [value for *_, value, _ in _said("12个部门联合印发节水通知。")] == [None]


def test_measures_that_moved_alike_since_a_year_are_two() -> None:
    said = _said("水库用水量、工厂用水量均比2020年下降35%以上。")
    assert {(name, value) for name, _, value, _ in said} == {
        ("水库用水量比2020年下降", 35),
        ("工厂用水量比2020年下降", 35),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "泵房、智慧水务产业增加值年均分别增长5%、8%。",
            ["智慧水务产业增加值年均增长", "泵房增加值年均增长"],
        ),
        (
            "一二三产增加值分别增长4%、6%、7%。",
            ["一产增加值增长", "三产增加值增长", "二产增加值增长"],
        ),
        ("推动69座省级共享泵站提档升级。", ["省级共享泵站提档升级"]),
        (
            "水电（含风电、光电）、火电产量分别为12万千瓦时、8万千瓦时。",
            ["水电(含风电、光电)产量", "火电产量"],
        ),
        ("为用水困难户提供送水服务12次。", ["用水困难户送水服务"]),
        ("全年支出水费补贴资金12亿元。", ["水费补贴资金支出"]),
        ("全县有管水机构47个。", ["全县管水机构"]),
        ("有用水意愿的农户通水率达到98%。", ["有用水意愿的农户通水率"]),
        ("灌区服务站共受理投诉36件。", ["灌区服务站受理投诉"]),
        ("水费标准统一增至每月12元。", ["水费标准"]),
        ("水产品产量连续13年稳定在4万吨以上。", ["水产品产量"]),
    ],
)
def test_names_keep_what_is_measured_and_no_more(text: str, names: list[str]) -> None:
    assert sorted(name for name, *_ in _said(text)) == sorted(names)


BULLETIN = """青石县2024年国民经济和社会发展统计公报
发布日期：2025-04-24

九、社会保障
年末社会保险基金累计余额217.19亿元，上年结余185.39亿元。
年末全县有供水机构47个，全年检修管网103公里。
"""


def test_the_year_before_of_one_sum_dates_no_later_count() -> None:
    dated = {one.indicator: str(one.deadline) for one in summarize(text=BULLETIN, engine="rules").records}
    assert dated["全县供水机构"] == dated["检修管网"] == "2024-12-31"


def test_a_count_and_its_unit_on_two_lines_are_one_value() -> None:
    text = "青石县2024年水利统计公报\n\n全年实施管网补助资助用水户18.39万户，支出水费补贴3.8亿\n元。\n"
    assert [one.value for one in summarize(text=text, engine="rules").records][-1] == 380_000_000


REVIEW = """青石县政府工作报告
（2026年1月20日）
（六）水利保障稳步增进、可感可及。
开展节水培训59.9万人次，招募管水员5494人，减轻农户水费负担3亿元。举办第一届青石水乐会。
"""

FIVE_YEARS = """青石县政府工作报告
——2026年2月5日在青石县第十六届人民代表大会第五次会议上

——这五年，水利动能更加强劲。扛牢治水使命，推动水网和产业融合。灌溉企业数增长4.9倍、从全省第13位升至第5位，加快形成梯队。
"""


def test_a_heading_that_says_what_became_of_things_reports_whatever_noun_it_holds() -> None:
    records = summarize(text=REVIEW, engine="rules").records
    assert len(records) == 4
    assert {record.status for record in records} == {Status.ACHIEVED}


def test_what_follows_these_five_years_is_a_review() -> None:
    records = summarize(text=FIVE_YEARS, engine="rules").records
    assert {(float(one.value or 0), one.unit) for one in records} == {(4.9, "倍"), (5, "位")}
    assert {record.status for record in records} == {Status.ACHIEVED}


@pytest.mark.parametrize(
    ("line", "day"),
    [("20231116", "2023-11-16"), ("http://water.example.cn/content/202312/20/c4094.html", "2023-12-20")],
)
def test_a_line_of_eight_digits_and_the_address_of_a_page_date_it(line: str, day: str) -> None:
    text = f"青石县：五个聚焦促节水\n{line}\n\n今年以来，青石县紧紧围绕节水，取得了明显成效。目前，该县已开展宣讲60余场次。\n"
    assert str(summarize(text=text, engine="rules").date) == day


def test_days_that_are_over_when_the_report_appears_report() -> None:
    text = (
        "青石县水质明显改善\n发布日期：2023-12-20\n\n10月1日至12月9日，青石县断水天数共5天，同比减少27天。\n"
    )
    said = [(one.status, float(one.value or 0)) for one in summarize(text=text, engine="rules").records]
    assert said == [(Status.ACHIEVED, 5), (Status.ACHIEVED, 27)]


def test_what_is_said_to_be_given_at_most_is_a_promise() -> None:
    text = "对引进的节水团队，再给予100万元用于研究；对顶尖团队，最高给予5000万元资助。"
    assert {one.status for one in _records(text, "（三）水利")} == {Status.PLEDGED}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("增产天然气10亿方。", [(1_000_000_000, "方")]),
        ("聚焦6方面重点任务。", []),
        ("每个乡镇统一组建不少于5人的巡渠队。", [(5, "人")]),
        ("山区占62.3%，少数民族人口占35.8%。", []),
        ("按照“人、水、地”3个重点目标，开展清渠60次。", [(60, "次")]),
        ("我县将灌区划分为63个片区。", [(63, "个")]),
        ("推进2000个节水项目、完成投资98亿元。", [(2000, "个"), (9_800_000_000, "元")]),
        ("妥善安置1.6万山洪泥石流灾害受灾群众。", [(16_000, None)]),
        ("每增加投资5000万元奖励1名指标。", [(1, "名")]),
    ],
)
def test_which_numbers_state_something(text: str, said: list[tuple[float, str | None]]) -> None:
    assert [(value, unit) for _, _, value, unit in _said(text)] == said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青石水利大学获批成立。", ["青石水利大学"]),
        ("东山水库下闸蓄水。", ["东山水库"]),
        ("青石开发区纳入国家级节水园区建设名单。", ["青石开发区纳入国家级节水园区建设名单"]),
        ("青石梯田进入世界灌溉工程遗产名录。", ["青石梯田进入世界灌溉工程遗产名录"]),
        ("对欠费企业列入异常名录。", []),
        (
            "制定《青石县水网布局意见》《青石县供水若干措施》等政策。",
            ["《青石县供水若干措施》", "《青石县水网布局意见》"],
        ),
        ("省自然资源厅、住房城乡建设厅、农业农村厅，按职责分工。", []),
    ],
)
def test_named_works_of_reports(text: str, names: list[str]) -> None:
    assert sorted(name for name, *_ in _said(text)) == names
