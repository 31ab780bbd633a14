"""Cleaning: what goes, what stays, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.clean import clean
from summarizer.clean.chrome_table import BESIDE, CAPTIONS, CHROME
from summarizer.load import find_inputs, load_path, load_text
from summarizer.schemas.document import Cleaned, Span

DOCUMENTS = find_inputs([Path(__file__).parent.parent / "evals" / "documents"])
LONG = (
    "到2027年，全县建成养老服务中心12个，护理型床位占比达到60%以上，每个乡镇至少有1所具备全托能力的养老机构"
)


def cleaned(text: str, name: str = "a.txt") -> Cleaned:
    return clean(load_text(text, name))


def reasons(text: str) -> list[tuple[str, str]]:
    """What was dropped but for space, with its reason."""
    return [
        (text[drop.span.start : drop.span.end], drop.reason)
        for drop in cleaned(text).dropped
        if drop.reason != "space"
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("會(huì)議強(qiáng)調(diào),做好養(yǎng)老工作。", "会议强调,做好养老工作。"),
        ("報（bào）告［gào］", "报告"),
        ("老人們(men)個(gè)個(gè)滿(mǎn)意", "老人们个个满意"),
        ("報(bao)告(gao)會(hui)議", "报告会议"),
        ("聯(lián)系(xi)方式", "联系方式"),
        ("農(nóng)村(cūn cūn)", "农村"),
        ("報(bao4)告(gao4)", "报告"),
        ("報(ㄅㄠˋ)告", "报告"),
        ("開展調查報\n(bào)告", "开展调查报告"),
        ("以縣(xiàn)域?yàn)橹攸c(diǎn)推進(jìn)", "以县域为重点推进"),
        ("他們(men)在(GB/T 1)會(huì)上", "他们在(GB/T 1)会上"),
    ],
)
def test_pronunciations_in_brackets_go(text: str, plain: str) -> None:
    assert cleaned(text).text == plain


@pytest.mark.parametrize("text", ["某公司(an)", "方案(he)", "协会(APP)办公室", "指标(CPI)"])
def test_words_in_brackets_stay_where_nothing_shows_a_gloss(text: str) -> None:
    assert cleaned(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "乾隆年间建成的瞭望塔",
        "著名著作编著显著",
        "干部借鉴复核后续",
        "县长朱镕某、陈喆某",
        "皇后乡",
        "云昇水务与陞仁水厂",
    ],
)
def test_simplified_text_is_left_alone(text: str) -> None:
    assert cleaned(text).text == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("著力推進養老服務，成效顯著，著名專家後來參加", "着力推进养老服务，成效显著，著名专家后来参加"),
        ("臺灣乾淨的頭髮與發展", "台湾干净的头发与发展"),
        ("城乡居民養老保险", "城乡居民养老保险"),
    ],
)
def test_traditional_characters_become_simplified(text: str, plain: str) -> None:
    assert cleaned(text).text == plain


def test_widths_spaces_and_invisible_characters_are_folded() -> None:
    assert cleaned("２０２５年ＡＰＰ").text == "2025年APP"
    assert cleaned("养\u200b老\u00ad服\ufeff务\u3000\u3000").text == "养老服务"
    assert cleaned("⺠政⼯作").text == "民政工作"
    assert cleaned("一\r\n二\r三\u2028四\x0b五").text == "一\n二\n三\n四\n五"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("牢固树立 “民政为民” 理念,把 握 要求。", "牢固树立“民政为民”理念,把握要求。"),
        ("国 务 院", "国务院"),
        ("目  录", "目录"),
        ("第一章  总 则", "第一章 总则"),
        ("某某省省长 张某某", "某某省省长 张某某"),
        ("到 2025 年 ， 建成 30 个站点 。", "到2025年，建成30个站点。"),
        ("实施助餐行动 规划投资2000万元，分年建设。", "实施助餐行动 规划投资2000万元，分年建设。"),
        (
            "印发《某市委 某市政府关于养老的意见》，认真落实。",
            "印发《某市委 某市政府关于养老的意见》，认真落实。",
        ),
        ("2 亿元生产总值事故死亡率（%） 0.9 <0.8 预期性", "2 亿元生产总值事故死亡率（%） 0.9 <0.8 预期性"),
        ("GB/T 9704 格式", "GB/T 9704 格式"),
        ("1. 完善制度", "1.完善制度"),
        ("- 完善制度", "- 完善制度"),
        ("## 一、 总体要求", "## 一、总体要求"),
        ("| 指标 |  2025 年 | 60 % |", "| 指标 | 2025年 | 60% |"),
    ],
)
def test_spaces_go_unless_they_part_something(text: str, plain: str) -> None:
    assert cleaned(text).text == plain


@pytest.mark.parametrize(
    ("lines", "plain"),
    [
        (["加强养老服务", "，完善制度。"], "加强养老服务，完善制度。"),
        (["统筹推进养老、", "托育服务。"], "统筹推进养老、托育服务。"),
        ([f"{LONG}，推动", "“五社联动”机制落地。"], f"{LONG}，推动“五社联动”机制落地。"),
        ([f"{LONG}，PM", "2.5", f"浓度下降，{LONG}。"], f"{LONG}，PM2.5浓度下降，{LONG}。"),
        (["现印发给你们。", "一、总体要求"], "现印发给你们。\n一、总体要求"),
        (["一、总体要求", "（一）指导思想"], "一、总体要求\n（一）指导思想"),
        (["坚持以下原则：", "——以民为本。"], "坚持以下原则：\n——以民为本。"),
        (["养老床位（张）", "340", "预期性"], "养老床位（张）\n340\n预期性"),
        (["某省人民政府关于印发", "某规划的通知"], "某省人民政府关于印发\n某规划的通知"),
        ([LONG, "二、主要任务"], f"{LONG}\n二、主要任务"),
    ],
)
def test_only_lines_broken_in_a_sentence_are_joined(lines: list[str], plain: str) -> None:
    assert cleaned("\n\n".join(lines)).text == plain


@pytest.mark.parametrize("width", [24, 32, 40])
def test_text_broken_at_a_fixed_width_is_joined(width: int) -> None:
    paragraphs = [
        f"　　{LONG}。",
        "　　一、总体要求",
        f"　　（一）发展目标。{LONG}，{LONG}。",
        f"　　{LONG}。",
    ]
    wrapped = [text[at : at + width] for text in paragraphs for at in range(0, len(text), width)]
    assert cleaned("\n".join(wrapped)).text == "\n".join(text.strip() for text in paragraphs)


def test_line_ends_that_became_spaces_come_back() -> None:
    sentence = f"{LONG}，{LONG}。"
    assert cleaned(f"{sentence} 一是{sentence} 二是{sentence}").text.split("\n") == [
        sentence, f"一是{sentence}", f"二是{sentence}"
    ]  # fmt: skip


@pytest.mark.parametrize("example", [example for _, example in CHROME])
def test_every_row_of_chrome_takes_its_example(example: str) -> None:
    assert cleaned(f"{LONG}。\n{example}\n{LONG}完毕。").text == f"{LONG}。\n{LONG}完毕。"


@pytest.mark.parametrize("example", [example for _, example in BESIDE])
def test_rows_beside_chrome_go_with_it_only(example: str) -> None:
    assert cleaned(f"{LONG}。\n打印 | 关闭\n{example}").text == f"{LONG}。"
    assert example[:2] in cleaned(f"{LONG}。\n{example}").text


@pytest.mark.parametrize("example", [example for _, example in CAPTIONS])
def test_every_row_of_captions_takes_its_example(example: str) -> None:
    assert (example, "caption") in reasons(f"{LONG}。\n{example}\n")


@pytest.mark.parametrize(
    "line",
    [
        "【大 中 小】 【打印】 |",
        "打印| 关闭",
        "朗读",
        "站内搜索:",
        "无障碍阅读",
        "分享到：微信 微博 QQ空间",
        "||||",
    ],
)
def test_buttons_go_in_any_order(line: str) -> None:
    assert cleaned(f"{line}\n{LONG}。\n{line}").text == f"{LONG}。"


@pytest.mark.parametrize(
    "line",
    [
        "中", "—", "-", "约束性", "100", "来源于财政的资金占60%。", "责任单位：县民政局",
        "主办单位：县民政局", "图书馆由县财政投资2000万元新建，2025年底前开放运行，服务读者10万人次以上。",
        "通过手机办理的事项达到80%。", "打印机购置20台。", "（此件公开发布）",
    ],
)  # fmt: skip
def test_lines_that_only_look_like_chrome_stay(line: str) -> None:
    assert line in cleaned(f"{LONG}。\n{line}\n{LONG}完毕。").text


def test_silent_captions_go_on_pages_with_photographs_only() -> None:
    caption = "老人们在服务中心开展书画活动。"
    assert caption in cleaned(f"{LONG}。\n{caption}\n{LONG}完毕。").text
    page = f"{LONG}。\n{caption}\n{LONG}完毕。\n(本版文/图由某某县民政局提供)"
    assert cleaned(page).text == f"{LONG}。\n{LONG}完毕。"


def test_front_matter_goes_and_the_title_stays() -> None:
    page = (
        "# 某县规划\n\n**发布日期**: 2025年1月2日\n**发布机构**: 某县人民政府\n**来源**: https://example.org/1\n\n---\n\n"
        f"## 政策全文\n\n{LONG}。\n\n---\n\n**更新时间**: 2025-01-03 10:00:00\n"
    )
    assert cleaned(page, "a.md").text == f"# 某县规划\n{LONG}。"
    yaml = f"---\ntitle: 某县规划\ndate: 2025-01-02\n---\n{LONG}。"
    assert cleaned(yaml, "a.md").text == f"{LONG}。"
    captured = f"# 原件固化\n\n- corpus_id: a-1\n- title: 某县规划\n\n---\n\n{LONG}。"
    assert cleaned(captured).text == f"{LONG}。"


def test_a_flattened_data_sheet_goes() -> None:
    sheet = "索引号\nQS-2024-1\n发文机关\n某县民政局\n成文日期\n2024年1月2日\n标题\n某县规划\n有效性\n有效"
    assert cleaned(f"{sheet}\n{LONG}。").text == f"某县规划\n{LONG}。"


def test_a_menu_goes_and_a_heading_of_the_same_word_stays() -> None:
    assert cleaned(f"首页 | 新闻中心 | 政务公开 | 公共服务\n公共服务\n{LONG}。").text == f"公共服务\n{LONG}。"


def test_the_second_copy_of_a_page_goes_and_single_sentences_stay() -> None:
    copy = f"一、目标\n{LONG}。\n| 指标 | 值 |\n| 床位 | 12 |\n二、任务\n县民政局牵头，{LONG}。"
    assert cleaned(f"{copy}\n{copy}").text == copy
    twice = "线上申请有困难的，可以到所在街道（乡镇）政务服务中心现场提出。"
    assert cleaned(f"{twice}\n{LONG}。\n{twice}").text.count(twice) == 2


def test_markup_goes_and_entities_are_read() -> None:
    assert cleaned("**重点**任务：[方案](https://example.org/a)&nbsp;第一<br>第二<b>项</b>", "a.md").text == (
        "重点任务：方案 第一\n第二项"
    )
    assert cleaned("&ldquo;十四五&rdquo;规划").text == "“十四五”规划"


def test_the_way_back_leads_to_the_disguised_run() -> None:
    text = "一、目標\n　　會(huì)議要求，養(yǎng)老床位 達(dá)到３４張。"
    result = cleaned(text)
    start = result.text.index("达到34张")
    span = result.loaded_span(Span(start, start + 5))
    assert text[span.start : span.end] == "達(dá)到３４張"


@pytest.mark.parametrize(("path", "name"), DOCUMENTS, ids=[name for _, name in DOCUMENTS])
def test_own_documents_keep_their_text_and_lose_their_page(path: Path, name: str) -> None:
    document = load_path(path, name)
    result = clean(document)
    for mark in ("无障碍阅读", "打印本页", "当前位置", "浏览次数", "ICP备", "上一篇", "http"):
        assert mark not in result.text
    kept = sum("\u4e00" <= mark <= "\u9fff" for mark in result.text)
    assert kept >= 0.9 * sum("\u4e00" <= mark <= "\u9fff" for mark in document.text)
    assert clean(load_text(result.text, name)).text == result.text


UNEVEN = """青石市基本供水服务实施方案
一、工作目标。从 2031 年 7 月 1 日起，全市户籍居民
水表安装、检定（3 天内）、更换、水质检测（1 年内）4 项基本
服务费用全部免除，每户补助标准 128 元；2031 年底前，90% 以上
的乡镇建有村级供水站点及其维修设施，到 2032 年底实现
全覆盖。
二、工作任务
（一）健全设施网络。新建县级水厂 1 个、改造 3 个，更
新水泵 8 台，2031 年 10 月底前全部投入使用；每
个县至少建成 1 处节水示范点。
"""

LISTED = """青石市水务局 2031 年重点工作
全年新建村级水站十五处，巩固提升二十处，切实方便群众
用水户满意度保持在百分之九十五以上，投诉办结率全部达到
1 供水保障 新建水厂1座，铺设管网96公里 县水务局 10月底
2 节水灌溉 新增节水农田2000亩，亩均节水30方 县农业局 11月底
3 水质监测 新建监测站12处，合格率98% 县环保局 12月底
"""


def test_sentences_broken_at_no_fixed_width_are_whole_again() -> None:
    lines = clean(load_text(UNEVEN, "a.txt")).text.split("\n")
    assert lines[0] == "青石市基本供水服务实施方案"
    assert [line[:4] for line in lines[1:]] == ["一、工作", "二、工作", "（一）健"]
    assert "基本服务费用全部免除" in lines[1]
    assert "更新水泵8台" in lines[3]
    assert "每个县至少建成1处" in lines[3]


def test_rows_that_blanks_part_are_not_joined() -> None:
    lines = clean(load_text(LISTED, "a.txt")).text.split("\n")
    assert [line[:3] for line in lines[-3:]] == ["1 供", "2 节", "3 水"]
