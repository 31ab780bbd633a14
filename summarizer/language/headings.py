"""How headings of official prose are numbered, worded and closed.

Source of the order of numbering: GB/T 9704-2012, 7.3.3 (一、 → （一） → 1. → （1）), and, for statutes, the
order 编 → 章 → 节 → 条 of the Legislation Law (立法法 article 65 of the 2023 text). Patterns match *folded* text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CHINESE = "[一二三四五六七八九十百零〇]{1,5}"


@dataclass(frozen=True, slots=True)
class Style:
    """One way to number a heading."""

    name: str
    rank: int
    """Smaller ranks stand outside larger ones."""
    pattern: re.Pattern[str]
    """Matches at the start of a folded line; group ``n`` is the ordinal, the whole match the number."""
    runs_in: bool = True
    """Whether the first sentence of the line may be its title."""


def _style(name: str, rank: int, pattern: str, *, runs_in: bool = True) -> Style:
    return Style(name, rank, re.compile(pattern), runs_in)


ANNEX_RANK = 1
BOX_RANK = 95
BARE_RANK = 80
ITEM_RANK = 85
DASH_RANK = 90

STYLES: tuple[Style, ...] = (
    _style(
        "annex", ANNEX_RANK, r"附(?:件|表|录) *(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})?(?: *[:.、] *| +|$)"
    ),  # 附件2
    _style("part", 10, rf"第(?P<n>{_CHINESE}|\d{{1,2}})(?:编|篇|部分)(?: *[:、] *| +|$)"),  # 第一编 总则
    _style("chapter", 20, rf"第(?P<n>{_CHINESE}|\d{{1,2}})章(?: *[:、] *| +|$|(?=[^的]))"),  # 第三章 服务管理
    _style("section", 30, rf"第(?P<n>{_CHINESE}|\d{{1,2}})节(?: *[:、] *| +|$|(?=[^的]))"),  # 第二节 重点任务
    _style("article", 35, rf"第(?P<n>{_CHINESE}|\d{{1,3}})条(?: *[:、] *| +|$)", runs_in=False),  # 第十条 …
    _style("chinese", 40, rf"(?P<n>{_CHINESE})(?:、|\. *|: *| +) *(?=\S)"),  # 一、总体要求
    _style("bracket", 50, rf"\((?P<n>{_CHINESE})\) *、? *(?=\S)"),  # （一）指导思想
    _style("digit", 60, r"(?P<n>\d{1,2})(?:\.(?!\d)|\.(?=20\d\d年)|、) *(?=\S)"),  # 1.完善制度
    _style("digit-bracket", 70, r"\((?P<n>\d{1,2})\) *[、.]? *(?=\S)"),  # （1）低保
    _style("digit-half", 72, r"(?P<n>\d{1,2})\) *(?=\S)"),  # 1）低保
    _style("circled", 75, r"(?P<n>[①-⒛]) *、? *(?=\S)"),  # ①低保, ⑴低保, ⒈低保
    _style("item", ITEM_RANK, r"(?P<n>[一二三四五六七八九十]{1,3})(?:是|要)(?=\S)"),  # 一是健全体系
    _style(
        "nth",
        ITEM_RANK - 1,
        r"第(?P<n>[一二三四五六七八九十]{1,3})(?:件(?:大|实|要)?事|项(?:重点)?(?:任务|工作))?[,、:] *(?=\S)(?![二三四五六七八九十](?:[、和及类级]|产业))",
    ),  # 第一，认识要再提高; 第一件事，抓供水; not 第一、二、三产业
    _style("dash", DASH_RANK, r"(?P<n>——+|--+) *(?=\S)"),  # ——以人为本。
)
"""In the order in which they are tried."""

BOX = re.compile(
    r"专栏(?: *(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3}))?(?: *[:.、] *| +|(?=[“《])|$)(?P<title>.*)"
)
"""``专栏3:社区食堂工程``; the number and the title may stand on lines of their own."""

MARKDOWN = re.compile(r"(?P<n>#{1,6}) +(?=\S)")
"""``## 一、总体要求``."""

INLINE_ITEM = re.compile(r"(?:^|(?<=[。!?:;”\n])) *(?P<n>[一二三四五六七八九十]{1,3})是(?=\S)")
"""``…如下工作。一是健全制度。…二是…`` within a line."""

INLINE_HEADING = re.compile(
    rf"(?:(?<=[。;!?] )|(?<=[。;!?])|(?<=\S ))(?:{_CHINESE}、(?=\S)|\({_CHINESE}\)(?=\S)|第{_CHINESE}[章条] )"
)
"""A heading in the middle of a line: pages scraped into one paragraph."""

WRAPPERS = frozenset({"政策全文", "正文", "全文", "原文", "文件正文", "内容", "政策正文"})
"""Markdown headings that wrap the document itself and so are no part of its outline."""

QUANTITY = re.compile(
    r"\d[\d.,]*(?:[%‰万亿个家所张人户名元次项处座间栋亩类条批部场倍件份套台辆里米吨支只盏眼根棵株头羽艘块枚宗起例对]|平方|公里|以上|以下|左右)|百分之|\d年\d{1,2}月"
)
"""A first sentence that holds one of these states something; it is no title."""

LABEL = re.compile(r"(?P<title>[一-鿿]{2,14})(?: +|\.)(?=[一-鿿“《\d][^。,]*[。,].{8})")
"""``抓产业 扩种茶园，…``: a title parted by a blank from the text run in, as careless pages have it."""

_TIME = r"[\d年月日.底前初中旬上下]+"
_RANGE = rf"{_TIME}(?:[至到起]|[—~-]{{1,2}})(?:{_TIME})?"
STAGE = re.compile(
    r"(?P<title>[^。;\d]{0,20}"
    rf"(?:阶段[^。;,\d]{{0,14}}\(20\d\d年(?:{_TIME}|{_RANGE})\)|\((?:20\d\d年)?{_RANGE}\)(?=[。:]|$)))[。:]? *"
)
"""``动员部署阶段（2026年4月至6月）。…``: a stage of the work, whose title may hold its time."""

NO_TITLE_END = tuple("的和与及或在对将以于、,;:(“")
"""A line that ends with one of these goes on: ``“十五五”时期全县工作的``."""

NO_BODY_START = tuple("是的和与及、,;。:)”")
"""A line that starts with one of these goes on from the line before."""

SALUTATION = re.compile(r"(?:各位|同志们|尊敬的|女士们)|.*(?:人民政府|各直属机构|各部门|委员会)[,、].*:$")
"""``各位代表：``, ``各区人民政府，市政府各部门：``: addressed to the reader, no title."""

DATE_LINE = re.compile(
    r"\(?(?:\d{4}|[〇零一二三四五六七八九○]{4}) *年 *[\d一二三四五六七八九十]{1,3} *月"
    r"(?: *[\d一二三四五六七八九十]{1,3} *日)?(?:印发|发布)?\)?$"
)
"""``2022年5月17日``: closes a letter, no title."""

PERIOD_TITLE = re.compile(
    r"(?:“?十[一二三四五六七八]五”?|20\d\d年|今后五年|未来五年|过去[一五]年|今年)(?:时期|期间|全[省市县区])?的?"
    r"[^,。;:、]{0,16}(?:目标|任务|工作|安排|回顾|总结|成就|情况|重点|举措|要求|思路)$"
)
"""``“十六五”时期的主要目标任务``, ``2027年重点工作``: a line that says of which years the text below it speaks."""

DATED_LINE = re.compile(
    r"[(—-]*\d{4} *[年./-] *\d{1,2} *[月./-] *\d{1,2} *日? *(?:\d{1,2}:\d\d(?::\d\d)?)? *"
    r"(?:$|\)|(?:本文)?来源|作者|编辑|浏览|点击|在.{2,60}(?:会议?|大会)上?\)?$)"
    r"|(?:(?:作者|记者|来源|文章来源|稿件来源) *:[^。;]{1,30}?){1,3} (?:时间 *:)? *\d{4} *[年./-] *\d{1,2} *[月./-] *\d{1,2} *日? *(?:\d{1,2}:\d\d(?::\d\d)?)?$"
    r"|[^。;:]{4,40}(?:会议|大会)上?,? *\(?\d{4} *年 *\d{1,2} *月 *\d{1,2} *日\)?$"
)
"""``2024-02-26 09:12 来源:水利局``, ``作者:… 来源:水利报 2024-02-26``, ``2007年7月24日在…第二十九次会议上``: the day of a page or of a speech."""

NOTE_LINE = re.compile(r"(?:注|备注|说明|资料来源|数据来源)\d? *[:.]|\[\d\]|①?注")
"""``注：…`` under a table belongs to the table."""

_COUNTED = (
    r"(?:抓好|做好|办好|干好|推进|突出|实施|落实|抓实)(?:以下|这)?“?[二两三四五六七八九十\d]{1,2}"
    r"(?:个?方面|件[大实要]?事|项(?:重点)?(?:工作|任务)|大(?:工程|行动|任务))(?:的?工作)?”?"
)
_LEAD_IN = re.compile(rf"[^。\n!?]*(?::|(?:如下|以下)[^。:\n]{{0,12}}。?|{_COUNTED}。?)\s*$")
_ANNOUNCES = re.compile(rf":$|如下|以下|{_COUNTED}。?$")
_MAX_LEAD_IN = 200
"""Longest lead-in worth repeating, in characters."""
_CLOSING_CHARS = 15
"""Within which a lead-in says what it is; most sections end otherwise, and are not searched."""


_ANNOUNCES_ITEMS = re.compile(rf"{_COUNTED}[:。]?\s*$")


def announces_items(lead_in: str) -> bool:
    """Whether a folded lead-in announces all items of the series that follows: ``今年重点抓好三件事。``."""
    return _ANNOUNCES_ITEMS.search(lead_in) is not None


def find_lead_in(text: str, folded: str, start: int, end: int) -> str:
    """The sentence that closes ``text[start:end]`` and announces what follows: ``到2027年，实现以下目标：``, ``今年重点抓好三件事。``.

    As written; empty where there is none.
    """
    closing = folded[max(start, end - _MAX_LEAD_IN) : end].rstrip()[-_CLOSING_CHARS:]
    if _ANNOUNCES.search(closing) is None:
        return ""
    found = _LEAD_IN.search(folded, max(start, end - _MAX_LEAD_IN), end)
    return text[found.start() : found.end()].strip() if found else ""
