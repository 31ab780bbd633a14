"""Which verbs deliver what: sentences of our own, from many trades, read by the real engine."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.rules.engine import RulesEngine
from summarizer.engines.rules.features import features_of
from summarizer.engines.rules.launches import find_candidate
from summarizer.language.clauses import read_sentences
from summarizer.language.launching import VERB_PATTERN
from summarizer.language.launching_refusals import (
    COPULA,
    FRAMES,
    NO_THING,
    NOUNS_BEFORE,
    NOUNS_BEHIND,
    SETTINGS,
)
from summarizer.language.tense import Place
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status


def read(
    text: str, title: str = "青石县水利局2025年工作要点", heading: str = "一、重点任务"
) -> list[Commitment]:
    document = load_text(f"{title}\n\n{heading}\n{text}", "a.txt")
    records = summarize_document(document, RulesEngine()).records
    return [record for record in records if record.kind is Kind.DELIVERABLE]


@pytest.mark.parametrize(
    ("words", "verb", "thing"),
    [
        ("制订了关于推进节水改造的实施方案", "制订", "关于推进节水改造的实施方案"),
        ("围绕节水宣传周开展系列宣讲活动", "开展", "系列宣讲活动"),
        ("对老旧闸站进行改造升级", "进行", "老旧闸站改造升级"),
        ("对全县水库开展排查", "开展", "全县水库排查"),
        ("实施细则由市水务局另行制定", "制定", "实施细则"),
        ("指导各镇制定并发布用水清单", "制定并发布", "用水清单"),
        ("推动相关部门建立信息通报制度", "建立", "信息通报制度"),
        ("完成中心城区管网普查", "完成", "中心城区管网普查"),
        ("开工建设青云过江隧道", "开工建设", "青云过江隧道"),
        ("加速省级调度平台落地运行", "落地运行", "省级调度平台"),
        ("定期修订和公布取水目录", "修订", "取水目录"),
        ("试点农田灌溉预付费", "试点", "农田灌溉预付费"),
        ("通过发布节水手册", "发布", "节水手册"),
        ("社会组织委员会成立督查专班", "成立", "督查专班"),
        ("在完成水权试点后开展专项评估", "开展", "专项评估"),
        ("于11月底前编制取水名录", "编制", "取水名录"),
        ("修改青石县供水条例", "修改", "青石县供水条例"),
        ("主办全国灌溉技能大赛", "主办", "全国灌溉技能大赛"),
        ("青石水库2026年12月建成", "建成", "青石水库"),
        ("调度平台2025年10月底前在全省上线运行", "上线运行", "调度平台"),
    ],
)  # fmt: skip
def test_the_verb_and_what_it_delivers(words: str, verb: str, thing: str) -> None:
    found = find_candidate(words)
    assert found is not None
    assert found[1:] == (verb, thing)


@pytest.mark.parametrize(
    "words",
    [
        "是全面建成节水社会的制度安排",
        "在建设农村水厂方面",
        "试点城市政府是改革的主体",
        "青石县关于印发节水实施方案的通知",
        "以建成节水城市为目标",
        "推动灌区改革发展取得重大进展",
        "水工程、排涝工程、改造加固工程",
        "根据建立长效机制的要求",
        "区水务指导单位",
        "不得新建高耗水项目",
        "从编制过行业标准的单位中选择",
        "在完成规定培训内容后取得证书",
        "在落实《节水条例》框架下加强协作",
        "推动落实《中华人民共和国水法》",
        "制定本工作方案",
        "特制定如下计划",
        "现公布2025年供水价格标准",
        "新建设一大批节水型灌区",
        "搭建若干交流平台",
        "2026年12月建成",
        "2025年10月底前在全省上线运行",
    ],
)
def test_no_deed_is_done(words: str) -> None:
    assert find_candidate(words) is None


@pytest.mark.parametrize(("pattern", "example"), NO_THING.items())
def test_what_is_no_thing_stands_behind_the_verb_of_its_example(pattern: str, example: str) -> None:
    ends = [match.end() for match in VERB_PATTERN.finditer(example)]
    assert any(re.match(pattern, example[end:]) for end in ends)


@pytest.mark.parametrize(("pattern", "example"), SETTINGS.items())
def test_settings_are_found_in_their_examples(pattern: str, example: str) -> None:
    assert re.search(pattern, example)


@pytest.mark.parametrize(
    ("before", "verb"), [(before, verb) for verb, words in NOUNS_BEFORE.items() for before in words]
)
def test_a_verb_that_closes_a_noun_is_none(before: str, verb: str) -> None:
    assert all(match.start() != len(before) for match in VERB_PATTERN.finditer(before + verb))


@pytest.mark.parametrize(
    ("verb", "behind"), [(verb, behind) for verb, words in NOUNS_BEHIND.items() for behind in words]
)
def test_a_verb_that_opens_a_noun_is_none(verb: str, behind: str) -> None:
    match = VERB_PATTERN.match(verb + behind)
    assert match is None or match.group() != verb


def test_words_of_frames_and_copulas() -> None:
    assert FRAMES.match("围绕节水宣传周开展活动")
    assert COPULA.search("水库是重点")
    assert COPULA.search("或是停工或是限产") is None


@pytest.mark.parametrize(
    "text",
    [
        "开工建设青云过江隧道、东川高铁青石段。",
        "举办第三届青石灌溉博览会。",
        "组建青石县水旱灾害防御指挥部。",
        "研究编制《青石县河湖岸线保护规划》。",
        "制定再生水利用技术标准。",
        "推动出台青石县节约用水条例。",
        "开工建设县第二水厂新厂区。",
        "组建县综合执法队伍。",
    ],
)
def test_named_outputs_are_listed(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "打造更多高水平的节水产业平台。",
        "着力建设强大的供水能力、调度能力。",
        "引导企业建立互利共赢的长期合作关系。",
        "推进水网高质量发展。",
        "布局建设一批现代化灌区。",
        "建设一批国家级“节水先锋”示范灌区。",
        "建设高素质水利人才队伍。",
        "建设宜居宜业水美乡村。",
        "加快建设水利强县。",
    ],
)
def test_generalities_are_not(text: str) -> None:
    assert read(text) == []


def test_a_bracket_behind_a_full_stop_is_no_part_of_the_next_sentence() -> None:
    text = "强化节水意识。(市水务局、市教育局指导)编制《青石县节水手册》。"
    assert [text[s.start : s.end] for s in read_sentences(text)] == [
        "强化节水意识",
        "(市水务局、市教育局指导)",
        "编制《青石县节水手册》",
    ]
    (one,) = read("强化节水意识。（市水务局、市教育局指导）编制《青石县节水手册》。")
    assert one.evidence[0].quote == "编制《青石县节水手册》"


def test_a_list_number_in_brackets_stays_with_its_sentence() -> None:
    (one,) = read_sentences("(十一)编制节水手册。")
    assert (one.start, one.end) == (0, 10)


def test_what_a_title_promises_does_not_make_a_report_a_plan() -> None:
    (one,) = read("制订加快推进节水型社会建设的实施意见。", "青石县水利局2023年工作总结", "一、工作完成情况")
    assert one.status is Status.ACHIEVED


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("一、开展评估总结", "组织开展《青石县节水规划》实施评估。"),
        ("一、持续巩固改革成效", "编制《青石县节水手册》。"),
        ("一、重点任务", "编制《青石县已建工程管护办法》。"),
    ],
)
def test_a_plan_promises_under_headings_that_tell_to_act(heading: str, text: str) -> None:
    assert {record.status for record in read(text, heading=heading)} == {Status.PLEDGED}


def test_a_regulation_demands_what_it_names() -> None:
    text = (
        "青石县用水管理办法\n\n第一条 为了规范用水，制定本办法。\n第二条 区水务部门应当建立用水巡查制度。\n"
    )
    found = summarize_document(load_text(text, "a.txt"), RulesEngine()).records
    assert [record.indicator for record in found] == ["用水巡查制度"]


@given(st.text("建设开展的了和“”《》、中对由是县水库系统标准活动(),。一批", max_size=30))
def test_a_candidate_is_made_of_the_words_of_its_clause(words: str) -> None:
    found = find_candidate(words)
    if found is not None:
        lead, verb, thing = found
        assert verb == "组建" or verb in words
        assert {*lead, *thing} <= {*words}
        assert features_of(lead, verb, thing, Place.OPEN)[0] == "bias"


@pytest.mark.parametrize("title", ["青石县节水强县建设三年行动计划", "青石县关于开展节水评价试点的实施方案"])
def test_the_title_of_the_document_is_no_deed(title: str) -> None:
    assert read(f"{title}\n加强组织领导。", title) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("实施“清河”和“碧水”治理工程。", ["“清河”治理工程", "“碧水”治理工程"]),
        ("编制《青石县节水手册》和《青石县用水指南》。", ["《青石县节水手册》", "《青石县用水指南》"]),
        ("开工建设东川、西川等水库工程。", ["东川、西川等水库工程"]),
        ("实施河道整治提升工程和节水示范推广行动。", ["河道整治提升工程", "节水示范推广行动"]),
        ("实施病险水库除险加固和灌区改造工程。", ["病险水库除险加固和灌区改造工程"]),
    ],
)
def test_two_names_under_one_verb_are_two_records(text: str, names: list[str]) -> None:
    assert sorted(record.indicator for record in read(text)) == sorted(names)


def test_what_an_issued_document_demands_is_still_promised() -> None:
    text = "印发《青石县河长制工作意见》,提出在各镇设立河长制办公室。"
    found = read(text, "青石县水利局2023年工作总结", "一、工作完成情况")
    assert {record.indicator: record.status for record in found} == {
        "《青石县河长制工作意见》": Status.ACHIEVED,
        "河长制办公室": Status.PLEDGED,
    }


def test_what_the_centre_did_is_background() -> None:
    assert find_candidate("党中央深入实施大江大河治理行动计划") is None


def test_a_yearly_check_on_line_is_no_year() -> None:
    (one,) = read("推行《青石县取水许可网上年检办法》。")
    assert one.status is Status.PLEDGED


def test_a_document_does_not_promise_itself() -> None:
    text = "为规范用水，我们制定了《青石县用水管理办法》。"
    assert read(text, "青石县用水管理办法") == []
    assert [record.indicator for record in read(text)] == ["《青石县用水管理办法》"]
