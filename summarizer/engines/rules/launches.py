"""The launching verb of a clause and the thing that it delivers, if the clause has any."""

from __future__ import annotations

import re

from summarizer.language.festivals import BEFORE
from summarizer.language.launching import (
    FINISHED_ENDINGS,
    FINISHED_PATTERN,
    VERB_PATTERN,
    head_of,
    verb_class,
)
from summarizer.language.launching_refusals import COPULA, FOLLOWED, FRAMES, NO_THING, PASSED, SETTINGS
from summarizer.language.phrases import strip_leading
from summarizer.language.thing_edges import STAGE

MAX_LEAD_CHARS = 40
"""A launching verb further into its clause governs something else; 98 % of gold verbs stand before."""

LEAST_THING_CHARS = 3
"""Shorter objects say nothing: ``开展排查``."""

_ASPECT = re.compile(r"^(?:了|好|成(?![立果员效都本])|完(?![善成整]))")
_NO_THING = re.compile("|".join(f"^(?:{row})" for row in NO_THING))
_SETTING = re.compile("|".join(SETTINGS))
LONGEST_BARE_DEED = 8
"""A deed that says no more needs the object before it: ``(对闸站)进行改造升级``."""

PLAIN = frozenset(
    "制定 制定并发布 出台 印发 发布 编制 成立 设立 建立 组建 开展 举办 开通 新建 建成 实施 搭建 配齐 组织开展".split()
)
"""Verbs that are hardly ever nouns: behind a verb that pushes others they say what is done, ``指导各地制定…``."""

_VAGUE = frozenset({"", "scheme", "idea"})
_PAIRED = re.compile(
    r"^(?:(?:和|及|与|并|、)(?:更新|修订|发布|印发|实施|公布|出台|组织实施|运用|应用|推广|运营|拓展|使用)|(?:更新|拓展)(?!项目))(?=.{4})"
)
"""The second of two verbs that share an object."""

_OPENED = re.compile(
    r"(?<=.{3})[并且](?:正式|全面|尽快|陆续)?(?:投入(?:使用|运营|运行)|投[用产]|启用|运营|开放)$"
)
"""That a thing is used once it is there: ``建成水务中心|并投入使用``."""

_HANDED_IN = re.compile(
    r"(?<=.{3})并?(?:上报|报送?(?![告表道批考名]))[^,。;]{0,10}(?:局|办|部|委|厅|政府)(?:备案|审批|审定)?$"
)
"""To whom a paper is sent: ``制定实施方案|并报市水务局``."""

_NAME = re.compile(r"“[^”]*”|《[^》]*》")
_FIGURATIVE = frozenset({"贯通", "落地", "落地实施", "获批", "开通", "施行", "成立"})
"""Verbs of completion that are also said of ideas: ``政策相互贯通``."""

_WHEN = re.compile(
    r"(?:目前|(?<!实)现|预计|计划|力争|有望)*(?:已(?:建成|完工)?并?|将|拟)?[到于在]?(?:20\d\d年?|今年|明年|年)?(?:\d{1,2}月(?:份|\d{1,2}日)?|[上下]半年|第?[一二三四]季度)?[底末内]?之?前?$"
)
"""A time between a thing and its verb, or all that stands before the verb: ``青石水库2026|年底前建成``, ``预计明年6月|竣工``."""

_BEGUN = re.compile(r"(?:开工|动工|开建|启动|立项|竣工|完工|封顶|建成)(?:建设)?[、和并]$")
"""What was done with it before: ``青石水厂2027年|开工、|2029年建成``."""

_STAGES = re.compile(r"[于在]?(?:20\d\d年|今年|明年)[^,。;]{0,6}(?:开工|动工|启动)(?:建设)?[、和并].*$")
"""All that becomes of it until then: ``青石水厂|2027年开工、2028年封顶、``."""

_DUE = re.compile(
    r"(?P<thing>[^,。;:]{4,40}?)(?:要|须|应当?|将|力争|争取|确保|计划|预计|拟)*[于在]?(?:20\d\d年|今年)?(?:\d{1,2}月(?:\d{1,2}日)?)?年?[底末]?(?<=[年月日底末])之?前"
    r"(?:全面|全部|正式)?(?P<verb>出台|印发实施|印发|发布|(?:编制|修订|制定|改造|扩建|迁建|建设)完成|完成(?:编制|修订|制定|改造|扩建|迁建|建设)?)"
    rf"(?P<stage>{STAGE.pattern})?"
)
"""A thing before the day by which it is out, or a stage of it is over: ``水价改革方案于6月底前出台``, ``石门水厂9月底前完成|主体工程``."""

_DUE_THINGS = re.compile(r"(?:》|改造|迁建|扩建|编制|修订|换届)$")
"""What is due by a day though its head tells no such thing: ``9月底前完成|《供水条例》修订``."""

_WHERE = re.compile(r"(?:(?:在|面向)全[国省市县区镇乡]|(?<=[”》项目工程平台])在[^,。;在]{2,12})$")
"""Where a thing is put to use: ``调度平台|在全省上线``."""

_GENERAL = re.compile("(?:任务|目标|工作|实事|指标|要求|项目|事项|[的每])$")
"""What is completed without being one thing that can be checked: ``十件实事|全面完成``."""

_LIST_MARK = re.compile(r"^[(（]?\d{1,2}(?:[)）]|[.、](?!\d))\s*")
"""What numbers an item of a list within its sentence: ``3.|石门水厂扩建竣工``."""

_STRUCTURE = re.compile(r"(?:(?<=[厂站库路桥园院校馆场区])(?:项目|工程))?主体(?:工程|结构|建设)?$")
"""What is finished before the thing itself: ``青石水库|主体|完工``."""

_TIME_FIRST = re.compile(
    rf"^(?:年内|年底前?|今年|[于在]?(?:20\d\d年)?(?:第?[一二三四]季度末?|[上下]半年末?)(?:前|内)?|[于在]?(?:20\d\d年)?\d{{1,2}}月(?:[底末]|\d{{1,2}}日)?前|{BEFORE})"
)
"""By when, before the thing: ``9月底前|青石大道``; with no thing behind it nothing is named."""

_HASTENED = re.compile(r"^(?:完成(?=.{3})|助力|加速|加快|推动|推进|促进|力争|争取|确保|实现)+")
"""What hastens a thing that is said to be done: ``加快调度平台上线``."""

_NOT_YET = re.compile(r"(?:即将|将|有望|正在|尚未|未|同步)$")
"""``医院|即将建成``: neither done nor promised."""

_WORKED_ON = re.compile(r"改造|升级|迁建|扩建|改建|修缮|修复|清算|评估|考核|检查|普查|排查|审计")
"""What 进行 must carry to be a deed with an end."""

_COMPOUND = re.compile(
    r"^(?:项目|工程|用地|单位|标准|任务|领域|规模|水平|周期|资金|成本|方案|主体|条件|要求|[三五]年|行动|计划|试点|工作)"
)
"""Nouns that 建设 and 实施 before them only modify: ``建设项目``, ``实施方案``."""

_NAMED_COMPOUND = re.compile(r"[”》]$")
"""A name right before 建设 makes a noun of it: ``“清水城市”建设试点``."""

_ELSEWHERE = re.compile(COPULA.pattern + r"|党中央|总书记|国家(?:已|先后|近年)")
"""Before the verb: something is said of the deed, or those did it whom every document thanks."""

_TITLE = re.compile(r"关于[^,。]{4,}(?:意见|通知|报告|方案|决定|办法|公告)$")
_LETTER = re.compile(r"关于(?:印发|发布|公布|转发)|关于[^,。《]{2,6}《.+》[^,。》]{0,12}的(?:通知|公告|函)$")
"""The title of the letter that brings a document, ``…关于印发《…实施方案》的通知``: it is no deed."""

_WORKED_OBJECT = re.compile(
    r"(?<![针应相绝反面核校比])对(?P<object>(?!口|外|接|标|象|策|比|照|立|台|此|其|应)[^,;]{3,})$"
)
"""What a deed is done to: ``对老旧闸站|进行改造``."""

_BECOMING = re.compile(
    r"取得|迈上|迈出|(?<!价值)实现|达到|更加|明显|显著|不断|向.{1,12}转变|走向|成为|落地见效"
)
"""What a pushing verb may only wish for: ``推动改革取得进展``."""

_OUTCOME = re.compile(
    r"取得[^,。]{0,6}(?:进展|成效|突破|成果|成绩)$|(?:蓝图|愿景|新篇章|新局面|华章|催人奋进)[^,。”》]{0,6}$"
)
"""What is said of works in general: ``水网建设|取得重大进展``, ``建成|强县的美好蓝图``."""

_MERGED = re.compile(
    r"(?:将|把)(?P<thing>[^,]{3,40}(?:整合|改组|重组|合并|改建|改造|升级|转型)(?:组建)?(?:为|成)[^,]{3,})$"
)
"""Bodies or houses made into another: ``将三家站点整合为一个中心``."""

_ASSIGNED = re.compile(
    r"^(?P<thing>[^,由]{3,24})由(?P<lead>[^,由]{2,24}?)(?:另行|负责|共同|统一|研究)*(?P<verb>制定|编制|发布|公布|印发|出台)$"
)
"""The object before its verb: ``实施细则由市水务局另行制定``."""


_CHOSEN = re.compile(
    r"^(?![将把对凡]|[^,]{0,12}(?:争取|推动|支持|力争|申报))[^,的《\d]{2,30}?(?:成功|获|被|新|均|已)*(?P<verb>入选|获批|获评|入围|列入|纳入|进入)(?:为|成为|建设|创建)?"
    r"(?=(?<!列入)(?<!纳入)(?<!进入)(?:国家|全国|世界|首批|第[一二三四五六七八九十]+批|[省部]级|“|《|[^,]{2,}(?:试点|示范区|试验区|先行区|城市)$)|[^,]{2,}(?:名单|名录)$)[^,]{4,}$"
)
"""A place or body that is chosen: ``青石入选国家节水试点城市``, ``列入节水灌区名单``."""

_BECAME = re.compile(
    r"^(?![^,]{0,12}(?:争取|推动|支持|力争|申报|确保))[^,的“《\d]{2,40}?(?:成功|获|被|新|均|已|正式)*"
    r"(?P<verb>升格为|更名为|改建为|升级为|创建为|(?<!统一)命名为|授予|评为|认定为|荣获|荣膺)"
    r"(?=[“《]|[^,]{2,}(?:大学|学院|医院|院校|学校|城市|县城|示范[区市县乡镇村]|先进[^,]{1,8}|奖|称号)$)[^,\d]{3,}$"
)
"""A house or place that becomes something, or is honoured: ``青石水利学校升格为水利学院``, ``我市被命名为“节水城市”``."""

_GRANTED = re.compile(
    r"^(?:成功|新|再)*获批(?:设立|建设|成为|为)*(?P<thing>[^,\d]{4,}(?:试点|示范区|试验区|先行区|实验室|中心|基地|城市))$"
)
"""What is granted to the issuer itself: ``获批|全国水权交易试点``."""

_SETTLED = re.compile(r"^(?P<thing>[^,\d]{4,40}?)(?:成功|正式|已|均)*落户[^,]{2,12}$")
"""A body that comes to a place: ``国际水务中心落户青石``."""


def find_candidate(words: str) -> tuple[str, str, str] | None:
    """``(what stands before, launching verb, thing)`` of a clause, or None."""
    if _SETTING.search(words) or ("关于" in words and _brings_document(words)):
        return None
    if (due := _DUE.fullmatch(words)) is not None and _is_due(due["thing"]):
        return "", due["verb"], due["thing"] + (due["stage"] or "")
    if (finished := _finished(words)) is not None and not _opens_with_deed(words):
        return finished
    return _moved(words) or _launched(words)


def _is_due(thing: str) -> bool:
    named = _DUE_THINGS.search(thing) or head_of(thing)[1] in {"paper", "facility", "project", "system"}
    return bool(named) and not _opens_with_deed(thing) and re.search(r"\d", thing) is None


def _opens_with_deed(words: str) -> bool:
    verb = VERB_PATTERN.match(strip_leading(words))
    return verb is not None and verb_class(verb.group()) != "push"


def _launched(words: str) -> tuple[str, str, str] | None:
    quoted = [match.span() for match in _NAME.finditer(words)]
    frame = FRAMES.match(words)
    opening = frame or PASSED.match(words)
    pushed: tuple[str, str, str] | None = None
    for match in VERB_PATTERN.finditer(words, opening.end() if opening else 0):
        lead, verb = words[: match.start()], match.group()
        if len(lead) > MAX_LEAD_CHARS or (lead and _ELSEWHERE.search(lead)):
            break
        if any(start <= match.start() < end for start, end in quoted):
            continue
        thing = _thing(words[match.end() :])
        if _NO_THING.match(thing) or COPULA.search(thing) or _OUTCOME.search(thing):
            continue
        lead, thing = _with_object(lead, thing)
        if len(thing) < LEAST_THING_CHARS or not _delivers(lead, verb, thing):
            continue
        if frame and head_of(thing)[1] in _VAGUE:
            break
        sort = verb_class(verb)
        if pushed is None and sort != "push":
            return lead, verb, thing
        if pushed is None:
            pushed = lead, verb, thing
        elif verb in PLAIN and "的" not in lead[len(pushed[0]) :]:
            return lead, verb, thing
    return pushed


def _thing(words: str) -> str:
    """What stands behind a verb, without aspect and a second verb that shares it: ``制定|和更新目录``."""
    return _OPENED.sub("", _HANDED_IN.sub("", _PAIRED.sub("", _ASPECT.sub("", words)))).strip(" 、")


def _with_object(lead: str, thing: str) -> tuple[str, str]:
    """``对闸站`` before a short deed belongs to it: ``闸站改造``."""
    if "对" in lead and 1 < len(thing) <= LONGEST_BARE_DEED and (match := _WORKED_OBJECT.search(lead)):
        return lead[: match.start()], match["object"] + thing
    return lead, thing


def _delivers(lead: str, verb: str, thing: str) -> bool:
    """Whether a verb between ``lead`` and ``thing`` is a verb of delivery there."""
    if verb == "进行" and not _WORKED_ON.search(thing):
        return False
    if lead.endswith("、") or (verb in FOLLOWED and thing.startswith("《")):
        return False
    if (
        lead
        and verb in {"建设", "实施", "改造", "创建"}
        and (_COMPOUND.match(thing) or _NAMED_COMPOUND.search(lead))
    ):
        return False
    if verb_class(verb) != "push":
        return True
    if _BECOMING.search(thing):
        return False
    inner = VERB_PATTERN.match(strip_leading(thing))
    if inner is not None and inner.group() in FOLLOWED and "《" in thing:
        return False
    return inner is None or verb_class(inner.group()) in {"push", "improve"}


def _moved(words: str) -> tuple[str, str, str] | None:
    """A thing that stands before its verb: ``细则由…另行制定``, ``将…整合为…``, ``…落户青石``."""
    if (match := _CHOSEN.match(words)) is not None:
        return "", match["verb"], words
    if (match := _BECAME.match(words)) is not None:
        return "", match["verb"], words
    if (match := _GRANTED.match(words)) is not None:
        return "", "获批", match["thing"]
    if "落户" in words and (match := _SETTLED.match(words)) and head_of(match["thing"])[1] not in _VAGUE:
        return "", "落户", match["thing"]
    if "由" in words and (match := _ASSIGNED.match(words)):
        return match["lead"], match["verb"], match["thing"]
    if ("为" in words or "成" in words) and (match := _MERGED.search(words)):
        return words[: match.start()], "组建", match["thing"]
    return None


def _brings_document(words: str) -> bool:
    title = _TITLE.search(words)
    if title is not None and "《" not in words:
        verb = VERB_PATTERN.search(words, 0, title.start())
        return verb is None or verb_class(verb.group()) != "issue"
    return _LETTER.search(words) is not None


def _finished(words: str) -> tuple[str, str, str] | None:
    """``新院区投入使用``: the thing stands before its verb."""
    match = FINISHED_PATTERN.match(words) if words.endswith(FINISHED_ENDINGS) else None
    if match is None or (match["verb"] in _FIGURATIVE and head_of(match["thing"])[1] in _VAGUE):
        return None
    if _NOT_YET.search(match["thing"]) or (match["verb"] == "出台" and "》" not in match["thing"]):
        return None  # 政策密集出台
    thing = _WHEN.sub("", _WHERE.sub("", _STRUCTURE.sub("", match["thing"])))
    thing = _LIST_MARK.sub("", _STAGES.sub("", thing))
    if (begun := _BEGUN.search(thing)) is not None:
        thing = _WHEN.sub("", thing[: begun.start()])
    thing = _HASTENED.sub("", _TIME_FIRST.sub("", _HASTENED.sub("", thing)))
    general = match["verb"] == "完成" and _GENERAL.search(thing)
    return ("", match["verb"], thing) if len(thing) > 2 and not general else None
