"""Genres of policy documents, told by the words of their titles and, failing that, of their text."""

from __future__ import annotations

import re

from summarizer.schemas.document import DocumentType as T

_ENDINGS = (
    "规划|纲要|计划|方案|意见|办法|细则|条例|规定|规则|规范|通知|通告|公告|公报|决定|决议|报告|汇报|总结|要点|安排|措施|清单|指南|"
    "指引|标准|批复|函|纪要|讲话|致辞|目录|制度|章程|倡议书|答复|说明|若干政策|暂行规定|分解表|分工表|任务表"
)
_TITLE_END = re.compile(rf".*(?:{_ENDINGS})(?: *\([^()]{{1,20}}\))*$")

ISSUES = re.compile(
    r"(?:关于)?(?:印发|转发|发布|公布|批转|下发)(?:《|“?(?=.))(?P<inner>.+?)》?(?:\([^()]*\))?的?(?:通知|公告|函)?$"
)
"""``关于印发《…规划》的通知``: what the letter brings."""

REVIEWS_AND_PLANS = re.compile(
    r"(?P<review>.*(?:总结|回顾|小结|(?<!执行)情况)(?:汇报|报告)?)(?:以及|[和与及暨、])(?P<ahead>(?:20\d\d年|[“\"]十|[下明来]|第?[二三四]季度|今后)(?=.*(?:计划|打算|思路|安排|要点|谋划|设想|任务|重点|部署))(?!.*(?:会议?$|执行情况)).*)$"
)
"""Both in one title: ``2030年工作总结`` and ``2031年工作打算``; what is planned says which genre it is."""

BY_TITLE: tuple[tuple[re.Pattern[str], T], ...] = (
    (re.compile(r"意见(?: *\([^()]*\))?$"), T.OPINION),  # 关于做好2023年重点工作的意见
    (
        re.compile(
            r"评估(?:情况|结果)?的?报告|(?:中期|终期|末期|总结|后)评估(?:情况|结果)?$|(?:绩效|自我?)[一-龥]{0,4}(?:自评|评价)(?:情况|结果|工作)*的?(?:报告|公开|公示|说明)?$|"
            r"(?:自评|决算)(?:公开|公示|报告|报表|信息|情况|结果|说明|及|和|、|绩效自评|[“”]三公[“”]经费)*$|"
            r"(?:完成|落实|进展|办理|推进|实施|执行|整改|兑现)(?:的)?(?:情况|进度)(?: *\([^()]*\))?$"
        ),
        T.RESULTS,
    ),  # “十四五”规划中期评估报告, 2024年度部门决算公开, 民生实事完成情况
    (re.compile(r"政府工作报告"), T.WORK_REPORT),  # 政府工作报告
    (
        re.compile(
            r"(?:使用|收支|筹集|分配|执行|完成|落实|进展)(?:和?(?:使用|分配|支出))?情况的?(?:公告|公示|通告|公布|说明)$|统计(?:公报|[年季月]?报表?$|数据|表$)|(?:全面|圆满|全部|超额|如期|提前|顺利)(?:完成|收官|兑现)$|执行情况.*报告|(?:情况|年度)的?(?:报告|通报)(?: *\([^()]*\))?$"
        ),
        T.RESULTS,
    ),  # 2024年预算执行情况和2025年预算草案的报告
    (
        re.compile(
            r"(?:做好|抓好|开展|实施|推进)(?!.*(?:标准|待遇))20\d\d年.{2,20}工作(?:的通知)?$|下达.*(?:任务|指标|计划|目标)|(?:实事|民心工程|民生工程)(?:项目)?(?:的通知|公布|清单|任务|安排|出炉|$)|"
            r"(?:工作|年度)(?:要点|计划|安排|思路|打算)(?! *(?:和|及))|重点工作|工作任务清单|20\d\d年.*(?:要点|计划|方案|安排|(?:分解|任务|分工)表|任务清单|目标责任书)"
        ),
        T.ANNUAL_PLAN,
    ),  # 2025年工作要点
    (
        re.compile(r"行动(?:计划|方案)|[三五]年(?:行动|攻坚|提升)|攻坚(?:计划|方案)|专项行动"),
        T.ACTION_PLAN,
    ),  # 三年行动计划
    (
        re.compile(
            r"[“\"]十?[一二三四五六七八九]五[”\"].*(?:规划|纲要|计划|项目(?:库|清单|表|一览表))|五年(?:规划|计划)|第[一二三四五六七八九十]+个五年"
        ),
        T.FIVE_YEAR_PLAN,
    ),  # “十四五”发展规划
    (re.compile(r"(?:实施|工作|试点|改革|建设|专项)?方案"), T.ACTION_PLAN),  # 改革实施方案
    (
        re.compile(r"意见|若干(?:政策)?措施|(?:政策|扶持|支持|激励)(?:若干)?措施"),
        T.OPINION,
    ),  # 实施意见, 若干措施
    (
        re.compile(r"(?:召开|举行).*(?:会议?|大会)|(?:会议|座谈会|推进会|大会).{0,12}(?:召开|举行|纪要)"),
        T.MEETING,
    ),  # 全省民政工作会议召开
    (
        re.compile(r"(?:情况|工作|总结)的?(?:报告|汇报|总结|综述)|总结|答卷|成绩单|综述|回眸|成效|纪实|亮点"),
        T.RESULTS,
    ),  # 书写民生答卷
    (re.compile(r"规划"), T.FIVE_YEAR_PLAN),  # 发展规划（2026—2030年）
    (re.compile(r"计划|要点"), T.ANNUAL_PLAN),  # 工作计划
    (re.compile(r"办法|细则|条例|规定"), T.REGULATION),  # 管理办法
    (re.compile(r"讲话|致辞|说明"), T.OTHER),  # 在座谈会上的讲话
    (re.compile(r"通知|通告|公告|公布|标准"), T.NOTICE),  # 关于公布标准的通知
)
"""Type by words of the title, the telling words first; the inner title of a letter is read before its own."""

_LOOKS_BACK = (
    r"\A(?:[^\n。]{0,20}\n)?\W*(?:[^,。\n]{0,24}工作总结|(?:[一二三四五]|近|近几|几|半)年来,|今年以来,|(?:20\d\d|(?:20)?[Xx]{2,4})年(?:上半年|以来|度)?[^,。]{0,20}工作,?在|"
    r"[^。]{0,200}(?:主要(?:做|开展|抓)了(?:以下|如下)|(?:工作|完成|进展|落实|开展)情况(?:总结|汇报|报告|小结|通报)?如下|(?:总结|汇报|报告)如下|"
    r"(?:上半年|全年|前三季度|年度)[^,。]{0,20}工作总结)|[^\n]{0,500}现将[^。\n]{0,40}(?:工作|完成|进展|落实|开展)(?:情况|总结)[^。\n]{0,12}如下)"
)
"""What the opening of a summary says of itself: ``XX年上半年全县水务工作,在…领导下…主要做了以下工作``, ``…。现将全年工作情况总结如下``."""

BY_TEXT: tuple[tuple[tuple[str, ...], T], ...] = (
    (
        (r"各位代表", r"政府[^。]{0,12}报告工作"),
        T.WORK_REPORT,
    ),  # 各位代表：现在，我代表县人民政府向大会报告工作
    ((r"\d{4}年政府工作任务",), T.WORK_REPORT),  # 四、2026年政府工作任务
    ((r"提出(?:如下|以下)(?:实施|贯彻)?意见|制定本(?:实施)?意见",), T.OPINION),  # 现提出如下实施意见
    ((r"制定本(?:行动|实施|工作)?(?:方案|计划)",), T.ACTION_PLAN),  # 制定本行动方案
    ((r"(?:制定|编制)本规划",), T.FIVE_YEAR_PLAN),  # 编制本规划
    (
        (r"召开[^。]{0,30}会(?:议)?[,。]", r"会议(?:强调|指出|要求|认为)"),
        T.MEETING,
    ),  # 召开全省民政工作会议…会议强调
    ((r"现(?:将|就)[^。]{0,60}通知如下",), T.NOTICE),  # 现将有关事项通知如下
    ((_LOOKS_BACK,), T.RESULTS),  # 五年来，市水务局紧紧围绕…
)
"""Type by words of the text, in the order in which they decide; all patterns of a row must be found."""


def ends_like_title(line: str) -> bool:
    """Whether a folded line ends as titles of documents do: ``…实施方案``, ``…发展规划(摘要)``."""
    return len(line) <= 80 and _TITLE_END.match(line) is not None


_YEARS = re.compile(r"(?P<first>20\d\d)年? ?[-—~至]+ ?(?P<last>20\d\d)年")
_FIVE = 5


def _of_several_years(title: str) -> T | None:
    """What a plan is whose title names its first and last year: ``节水实施计划(2031—2035年)``."""
    years = _YEARS.search(title)
    count = int(years["last"]) - int(years["first"]) + 1 if years else 1
    return (T.FIVE_YEAR_PLAN if count == _FIVE else T.ACTION_PLAN) if count > 1 else None


def read_genre(title: str) -> T | None:
    """Type of the document that a folded title names; None where its words don't tell."""
    inner = ISSUES.search(title)
    for words in ([inner["inner"]] if inner else []) + [title]:
        if halves := REVIEWS_AND_PLANS.search(words):
            return T.FIVE_YEAR_PLAN if re.search('五[”"]', halves["ahead"]) else T.ANNUAL_PLAN
        for pattern, genre in BY_TITLE:
            if pattern.search(words):
                return _of_several_years(words) or genre if genre is T.ANNUAL_PLAN else genre
    return None


def read_genre_of_text(opening: str) -> T | None:
    """Type told by the folded opening of a document without a telling title; None where it does not tell."""
    return next((genre for clues, genre in BY_TEXT if all(re.search(clue, opening) for clue in clues)), None)
