"""Responsible bodies: lists in brackets, and bodies that act as the subject of a statement."""

from __future__ import annotations

import re

from summarizer.language.issuers import CENTRAL

ROLES = {
    "(牵头)": "县水务局(牵头)、县财政局",
    "(配合)": "县水务局、县财政局(配合)",
    "(责任)": "县水务局(责任)、县财政局",
    "牵头单位": "[牵头单位:民政局;配合单位:财政局]",
    "责任单位": "(责任单位:各区政府)",
    "责任部门": "(责任部门:教育局)",
    "配合单位": "配合单位:公安局",
    "牵头部门": "牵头部门:发改委",
    "配合部门": "配合部门:人社局",
    "主办单位": "主办单位:文旅局",
    "协办单位": "协办单位:团市委",
    "牵头": "市民政局牵头",
    "负责": "市教育局负责",
    "配合": "市财政局配合",
    "按职责分工负责": "各部门按职责分工负责",
    "分别负责": "各部门分别负责",
}
"""Words that say what a body does in a list; they are no part of its name."""

LEVELS = re.compile(r"(?:省|市|县|区|镇|乡|村)(?:、(?:省|市|县|区|镇|乡|村|街道))+[一二两三四五]级")
"""``市、县两级``: tiers that act together."""

SUBJECT = re.compile(
    r"(?:(?:(?:20\d\d|[今明])年)?(?:\d{1,2}月(?:\d{1,2}日)?|年)?[底末]?之?前?,?)?由?(?P<body>"
    r"(?:(?!根据|依据|按照|遵照|严格|会同|联合|协调|落实|贯彻|围绕|配合)[一-龥]{2,3}省|各|省|市|县|区|镇|乡|州|国家)[一-龥、()]{0,16}?(?:局|厅|委|办|(?<![全干内支])部|部门|政府|领导小组|党委|督查室|财政|办公室|工委|残联|妇联|总工会|工商联|红十字会|法院|检察院|联席会议|总会|协会|办事处|指导单位|委员会|调查队|[支大总]队|纪委监委机关)|"
    + CENTRAL.pattern
    + r"|(?:局|厅)?机关党委|省级|市级|县级|各地|省厅|各市\(州\)|各县\(市、区\)|(?:各)?乡?镇\(街道\)|各(?:乡镇|镇街|街镇|镇乡)|班子成员|(?:县|省|市)级民政部门|(?!有关|相关|各有|主管)[一-龥]{2,6}部门(?=应|须)|(?!由|和|与|会同|有关|协调)[一-龥]{2,6}(?:、[一-龥]{2,8})+等(?:多个)?(?:部门|单位)|[一-龥]{2,8}(?:总会|协会|领导小组|督查室)|(?!根据|按照|报请|有关|对|由|经|向)[一-龥]{2,6}政府(?=要|应当?|须|对本|负责))"
    r"(?:会同(?P<other>[一-龥、]{1,40}?(?:局|厅|委(?![编组宣政网统])|办|部门|部|残联|妇联|工会|工商联|红十字会|法院|检察院|公司|学院|协会|中心|银行|支队)(?!、)))?"
    r"(?=(?(other),|(?!))|(?![一-龥]{1,3}率)(?:[今明]年|当年|全年)?(?:要|将|应(?!急)|须|还|计划(?=[新改建扩完投培引安实开更])|于(?:年|\d)|对本|自[^,。;]{1,12}之日起|牵头|负责(?!人)|每|三年|累计|已|共(?!享|同|治|有产)[计建]?|完成|实现(?!“?零)|新[建增设]|改[造建]|更换|培训(?!中心|基地|机构)|联合|率先|开展|印发|发布|落实|督促|承担|履行|做好|加强|强化|[统制编建组设举出每安给充评定]))"
)
"""A body that opens a clause as the one that acts: ``县民政局每季度通报``, ``各地要…制定``."""

ACTED = re.compile(
    r"(?:(?P<each>(?=各))|(?!各))"
    + SUBJECT.pattern
    + r"(?:(?:(?:累计|已|共(?!享|同|建|治|有产))+(?:完成|实现)?|完成|实现)了?"
    r"|(?(each)(?!)|(?:(?:还|[今明]年|全年)?(?:将|要(?![素求])|拟|计划|牵头(?:负责|组织|实施)?|负责(?:组织|实施)?)+(?=[一-龥“《])"
    r"|(?=(?:新[建增设]|改[造建]|联合|举办|开展|培训|组织|实施|安装|更换|改造|建成)(?!、|的)))))"
)
"""A body and that it did or shall do something: ``市交通局累计完成`` | ``公路投资``, ``市水务局将`` | ``新建水站``.

What each of many shall do keeps them: ``各镇建成|1个水站``.
"""

_ROLE = re.compile("|".join(map(re.escape, sorted(ROLES, key=len, reverse=True))))
_AGENT = re.compile(
    r"由([^,。;:、]{2,16}?(?:、[^,。;:、]{2,12})*?)(?:牵头|负责|组织实施|承担|会同|(?:另行|负责)?制定)"
)
_WITH = re.compile(
    r"会同(?P<others>[一-龥、]{2,40}?(?:局|厅|委(?![编组宣政网统])|办(?:公室|事处)?(?![公事理])|部门|公司|中心)(?!、))"
)
"""``由县水务局|会同县财政局、县住建局|制定``."""
_CONTINUED = re.compile(r"\s?(?:应当?|须|要|并|不得)")
"""What goes on behind a semicolon with the subject before it: ``县水利局负责…;应当…``."""
_SPLIT = re.compile(r"(?:[、,;:\s/]+|(?<=[局委办厅门府会])(?:和|以及)(?=[^谐]))(?![^()]*\))")
SHARED_TIERS = re.compile(
    r"各(?:有关|相关)?[省市州区县](?:、(?:县级市|[省市州区县旗])(?:\([^()]*\))?)+(?:\([^()]*\))?(?:人民政府|政府)"
)
"""Tiers that share the word for their government are one name: ``各区、县级市政府``."""
_OF_TIERS = re.compile(
    r"(?<![一-龥])[省市县区乡镇](?:、[省市县区乡镇])+(?:[两三四]级)?(?:财政|(?:人民)?政府|[一-龥]{2,6}(?:局|厅|部门|组织))"
)
"""The same without 各: ``市、县财政``, ``市、县民政部门``."""
_LED_BY = re.compile(r"(?:(?<=[、(,])|^)由(?=[^由、,。;]{2,20})")
"""``(由|县水务局负责)``."""
_JOINED = "\0"
_SELF = re.compile(
    r"\s*(?!各|应|要)[^,。;:、]{2,14}?(?:(?<!主|重|需|只|必|纪|提|概|摘)要(?!求|素|点|闻|件)|应当(?!地)|应(?!急|用|对|届|收|有|税)|必须)"
)
"""A clause with a subject of its own, whoever that is: ``供水企业要按季公布…``."""
_DURING = re.compile(r"\s*[^,。;:]{2,12}期间(?!,)")
"""A time before the body that acts: ``汛期期间|县水利局…``."""
_STARTS = re.compile(r"[,;:](?!\d)")


def read_bodies(words: str) -> tuple[str, ...]:
    """Names of bodies in a folded list such as ``(责任单位:民政局、财政局)``, in order, without repeats."""
    bare = _ROLE.sub("、", _LED_BY.sub("", _within(words.strip(" 。"))))
    bare = _OF_TIERS.sub(lambda tiers: tiers.group().replace("、", _JOINED), bare)
    bare = SHARED_TIERS.sub(lambda tiers: tiers.group().replace("、", _JOINED), bare)
    names = [_within(name.replace(_JOINED, "、").strip(" 。")) for name in _SPLIT.split(bare)]
    return tuple(dict.fromkeys(name for name in names if 1 < len(name) < 30))


def _acting(sentence: str, before: int) -> re.Match[str] | None:
    """The body that opens the clause at ``before``, or the nearest clause in front of it that a body opens."""
    if _SELF.match(sentence, before) and SUBJECT.match(sentence, _after_blanks(sentence, before)) is None:
        return None  # somebody else acts in the clause itself
    listed = sentence.rfind(":", 0, before) + 1
    starts = [listed, *(mark.end() for mark in _STARTS.finditer(sentence, listed, before)), before]
    starts = sorted({*starts, *(during.end() for at in starts if (during := _DURING.match(sentence, at)))})
    found = (SUBJECT.match(sentence, _after_blanks(sentence, start)) for start in reversed(starts))
    return next((match for match in found if match and _names(match, before)), None)


def _names(acting: re.Match[str], before: int) -> bool:
    """Whether a match names a body as a whole; a tier or a purse (``省级``, ``县财政``) acts in its own clause alone."""
    body = acting["body"]
    return body.count("(") == body.count(")") and (
        not body.endswith(("级", "财政")) or acting.start() >= before
    )


def _after_blanks(words: str, start: int) -> int:
    return start + len(words[start:]) - len(words[start:].lstrip())


def _within(words: str) -> str:
    """``words`` without brackets around them or left open: ``(水利局)``, but ``县(市、区)`` as it is."""
    if words[:1] in "([【（" and words[-1:] in ")]】）":
        words = words[1:-1]
    return words if words.count("(") == words.count(")") else words.strip("()[]")


def read_subject(text: str, line_start: int, start: int, end: int) -> tuple[str, ...]:
    """Bodies that the sentence around ``text[start:end]`` names as acting: ``由…负责``, ``市、县两级``."""
    low = max(text.rfind(mark, line_start, start) for mark in "。\n;")
    if text[low : low + 1] == ";" and _CONTINUED.match(text, low + 1):
        low = max(text.rfind(mark, line_start, start) for mark in "。\n")
    sentence_start = max(low + 1, line_start)
    stops = [stop for mark in "。\n" if (stop := text.find(mark, end)) >= 0]
    sentence = text[sentence_start : min(stops, default=len(text))]
    agent = _AGENT.search(sentence)
    acting = _acting(sentence, start - sentence_start)
    nearer = agent and acting and acting.start() > agent.end()  # 由甲镇牵头,…,县水务局统筹…
    if (
        agent
        and not nearer
        and (sentence_start + agent.start() < end or sentence[agent.start() - 1] in ",;:")
    ):
        joined = _WITH.match(sentence, agent.end(1))
        return read_bodies(agent[1] + (f"、{joined['others']}" if joined else ""))
    if acting:
        names = (acting["body"], acting["other"] or "")
        return tuple(
            dict.fromkeys(name for part in names for name in read_bodies(part) if "有关" not in name)
        )
    levels = LEVELS.search(sentence[: start - sentence_start + 12])
    clause = text[start:end]
    if levels and (levels.group() in clause[:14]):
        after = sentence[levels.end() : levels.end() + 4]
        return (
            (levels.group(),)
            if re.match(r"(?:建立|出台|制定|设立|开展|均|都|要|分别|建成|联动|每|组织)", after)
            else ()
        )
    return ()
