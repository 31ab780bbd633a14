"""What a number in running text is, when it is no statement of its own.

``read_role`` answers for one quantity in its sentence: a disposition, or None where the number states
something that can be checked. Reads the *folded* text. Used by the rules engine to find records and by
the coverage ledger to explain what is left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.deadlines import Time
from summarizer.language.quantities import Quantity
from summarizer.language.units import MONEY
from summarizer.schemas.summary import Disposition

NUMBERING_BEFORE = re.compile(r"(?:第|专栏|附件|附表|图|表|注|No\.?)\s?$")
"""Words that make the next number an ordinal: ``第5次``, ``专栏3``."""

LINE_NUMBER = re.compile(r"(?:^|\n)[ (]*$")
"""What stands before a number that opens a line: ``1.``, ``(2)``."""

ENUMERATED = re.compile(
    r"(?:大(?!型|学|会|中|病)|个方面|方面|个(?:维度|环节|层面|重点|转变|坚持|必须|统一|意识|自信|维护|确立|务必|着力|到位|关键)|"
    r"项?(?:重点(?:工作|任务)|主要(?:指标|任务)|原则|机制|要求|举措|措施|职能|职责|制度|标准|指标|内容|规定|权利)|"
    r"(?:种|类|级|化|字|者)(?!设施)|位?一体|条(?:主线|底线|红线|措施|意见|举措)|道(?:防线|关)|"
    r"(?:公|同步|统一|结合|联动|规|定|严|挂钩|公开|不)(?![^,。;]))"
)
"""Words behind a number that count the text's own points or name a scheme: ``七大体系``, ``三个方面``."""

NAME_AFTER = re.compile(
    r"(?:年|天|月|日)?(?:行动|计划(?!生育)|规划|方案|攻坚|战略|纲要|工程|专项)|分钟(?:生活|养老|就医|服务|健身|阅读|文化)?圈|"
    r"小时(?:服务|值[守班]|热线|安全|在线|经济|不间断|自助|开放|应急)|热线|平台|模式|体系|机制"
)
"""Words behind a quantity that make it a name: ``三年行动``, ``15分钟养老服务圈``, ``12345热线``."""

BASELINE_BEFORE = re.compile(r"[由从](?:\d{4}年(?:底|末)?的?|原来的?|目前的?|现在的?|\S{0,8}的)?\s?$")
"""``由2020年的``, ``从``: what stands before an earlier value."""

BASELINE_AFTER = re.compile(
    r"\s?(?:大幅|稳步|逐步|进一步)?(?:提高|提升|增加|增长|上升|扩大|扩增|下降|降低|减少|缩小|缩短|压缩|压减|降|升|增|提|减|扩|跃升|发展|上调|调整)(?:至|到|为)"
)
"""``提高到``: what stands behind an earlier value."""

FUNDING_BEFORE = re.compile(
    r"(?:(?:(?:预计|计划|规划|概算|估算|匡算|拟|总|项目|建设|设施)(?:总?投资|总?投入)|(?:^|[,;:(])\\s*投资|(?:预计|计划|规划|总|财政)?(?:费用|经费|预算|教育培训费|培训费)"
    r"|(?:预计|计划|规划|概算|估算|匡算|拟|总|需)(?:安排|筹集|需)?资金"
    r")(?:额|概算|估算|总额|预计|约|共|合计|为|达|需|:|专项资金|资金)*|(?:预计|计划)(?:费用|投资|投入)?|每[处所村个座](?:预计)?投资|总计|合计)\s?$"
)
"""What stands before a planned sum: ``预计投资``, ``每处投资``, ``总计``."""

CONDITION_AFTER = re.compile(
    r"(?:的)?(?:老人|老年人|高龄|居民|人员|人群|儿童|青少年|学生|妇女|家庭|企业|用人单位|单位|个人|部分|失业|项目|道路|幼儿|婴幼儿|未成年|劳动者|残疾人|党员)"
)
"""Who is meant: ``80岁以上高龄老人``, ``500元以下的部分``."""

CONDITION_BEFORE = re.compile(r"(?:年?满|不满|未满|年龄|距离?|凡|超过|低于|不足|每|每满|逾期|连续|期限|有效期|自|间隔|提前)\s?$")
"""Words that make a number a condition: ``年满60周岁``, ``连续3年``."""

SCOPE_BEFORE = re.compile(r"(?:对|面向|针对|给|向|为|在|从|按|将|以|与|和|由|依托|选取|选择|包括|涉及|动员|组织|其中)[^,。;:、\d]{0,8}$")
"""Prepositions before a count that only says where or on whom: ``对全市171家…开展一次``."""

HANDLED_BEFORE = re.compile(r"(?:(?<!核)对(?!象|接|口|应|标)|面向|针对|将|把)(?:全[省市县区镇乡国])?[^,。;一-龥]{0,2}[一-龥]{0,3}$")
"""Prepositions before what is acted upon: ``对14个帮扶村,每村安排…``."""

HANDLED_AFTER = re.compile(
    r"[建改培开举设]|转型|升级|整合|打造|纳入|提升|实施|进行|完成|推广|治理|检查|培训|慰问|救助|走访|整治|清理|监测|排查|评估|达到|下放|控制|降|提高"
)
"""Verbs that make the count behind such a preposition the statement: ``对50个小区进行改造``."""

FUNDING_AFTER = re.compile(r"的?(?:教育培训|培训|工作|专项|项目|建设|运营|管理)?(?:费|经费|费用|投资)")
"""What stands behind a planned sum: ``30万元的教育培训费``."""

POPULATION_SHARE = re.compile(
    r"占(?:全[省市县区镇国]|总|户籍|常住)*人口的?(?:比重)?(?:达|为|约)?$|"
    r"(?:常住人口|户籍人口|总人口|老年人口|老年人|老人|岁以上)(?:占比)?(?:已?达到?|有|约|共|为)?$"
)
"""What describes a place and no work: ``60岁以上老人13万人``, ``占总人口的23.4%``."""

RATE_IN_FORCE = re.compile(r"(?:每人|每户|每床|每名|每位|每对|每例)?每(?:人)?(?:月|年|日|天|学年|学期|次|例)?\s?$")
"""What stands before an amount that is paid out: ``每人每月``."""

CHANGING = re.compile(r"提高|提升|提至|达到|增加|增长|上调|调整|不低于|不少于|不超过|最高|最低(?!生活)|至少|涨|扩大|补贴$|奖励")
"""Words that make such an amount an aim: ``提高到每人每月…``."""

ATTENDANCE = re.compile(r"(?:参加|出席|列席)了?(?:会议|大会|活动)?$|作了?(?:[^,。;]{0,4})发言|(?:围绕|结合)[^,。;]*发言|在主会场")
"""Who was present: ``5个单位作了交流发言``."""

RATIO_MARK = re.compile(r"\s?[:∶]\s?\d")
"""``1.2:1``: the number is one side of a ratio."""

BASELINE_RUN = re.compile(r"[由从](?P<earlier>[^。;]*?)(?:大幅|稳步|逐步|进一步)?" + BASELINE_AFTER.pattern.split(")?", 1)[1])
"""``分别由580元、5200元提高到``: everything between is earlier."""

DURATIONS = frozenset({"年", "个月", "周", "天", "日", "小时", "分钟", "工作日", "个工作日", "学时", "课时"})
DURATION_TARGET = re.compile(r"(?:缩短|压缩|压减|控制|达到|达|天数|时限|周期|寿命|期限|比例|年限|以内|提速|响应|办结|学时|课时)[^,。;]{0,6}$")
"""What makes a duration a measure: ``办结时限压缩至3个工作日``."""

AGE_TARGET = re.compile(r"(?:预期寿命|平均年龄|平均|寿命)[^,。;]{0,8}$")
"""What makes an age a measure: ``人均预期寿命达到79岁``."""

ADJECTIVE_AFTER = re.compile(r"的(?!目标)|、|(?:的|地|式|安全|专项|常态化)*(?:检查|培训|督查|巡查|排查|走访|监测|体检|轮训|核查|学习|摸排)")
"""Behind 全覆盖: an adjective of something else: ``全覆盖的学习研讨``, ``全覆盖安全检查``."""

LINKED = re.compile(r"(?:达到?|至|到|为|占|在|约|超过?|突破|不[低少高大小]于|不超过|以上|总量|总数|数|率|指数|比重|[):]|[炉台辆套])\s?$")
"""What must stand before a number without a unit for it to be a value."""


@dataclass(frozen=True)
class Quoted:
    """Runs of one text within quotation marks and book-title marks."""

    text: str

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        runs = [match.span() for match in re.finditer(r"“[^”\n]{0,60}”|《[^》\n]{0,120}》|\"[^\"\n]{0,40}\"", self.text)]
        return [start for start, _ in runs], [end for _, end in runs]

    def holds(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within one of them."""
        starts, ends = self._runs
        at = bisect_right(starts, start) - 1
        return at >= 0 and end <= ends[at]


def read_role(
    text: str, clause: tuple[int, int], quantity: Quantity, siblings: Sequence[Quantity], times: Sequence[Time], quoted: Quoted
) -> Disposition | None:
    """Disposition of ``quantity``, which stands in ``text[clause]`` beside ``siblings`` (itself among them)."""
    left = text[max(clause[0], quantity.start - 24) : quantity.start]
    right = text[quantity.end : min(clause[1], quantity.end + 16)]
    if quantity.worded:
        return Disposition.NAME if ADJECTIVE_AFTER.match(right) else None
    if any(time.start < quantity.core_end and quantity.number_start < time.end for time in times):
        return Disposition.DATE
    if quoted.holds(quantity.number_start, quantity.core_end):
        return Disposition.NAME
    if _earlier(text, clause, quantity):
        return Disposition.BASELINE
    for test in (_numbering, _name, _unitless, _measure, _money, _situation, _baseline):
        role = test(text, quantity, left, right)
        if role is not None:
            return role
    return _scope(quantity, siblings, left, right, text)


def _numbering(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if NUMBERING_BEFORE.search(left):
        return Disposition.NUMBERING
    if RATIO_MARK.match(text, quantity.core_end) or (left.endswith((":", "∶")) and left[-2:-1].isdigit()):
        return Disposition.NAME
    if left.endswith(("分", "分为", "分成")) and quantity.unit in {"批", "期", "片", "步", "个", "档", "类", "段", "层"}:
        return Disposition.NAME
    line_start = LINE_NUMBER.search(text[max(0, quantity.number_start - 3) : quantity.number_start])
    if quantity.unit is None and line_start and re.match(r"[.、)．]", text[quantity.core_end : quantity.core_end + 1]):
        return Disposition.NUMBERING
    if quantity.unit == "年" and 1900 <= quantity.value <= 2100:
        return Disposition.DATE
    return None


def _name(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if left.endswith("每") and (quantity.chinese or quantity.value in {1, 10, 100, 1000, 10000}):
        return Disposition.NAME
    after = text[quantity.core_end : quantity.core_end + 8]
    unit = quantity.unit or ""
    named = NAME_AFTER.match(unit + after) if unit in DURATIONS else NAME_AFTER.match(after) if not unit else None
    if named or (quantity.chinese and _enumerates(text, quantity)):
        return Disposition.NAME
    if quantity.unit in {"项", "大", "类", "种", "条", "级", "个"} and ENUMERATED.match(after):
        return Disposition.NAME
    if quantity.unit in {"级", "星", "版", "代", "层", "类"} or (quantity.chinese and quantity.unit == "期"):
        return Disposition.NAME
    return None


def _enumerates(text: str, quantity: Quantity) -> bool:
    after = text[quantity.core_end : quantity.core_end + 10]
    if ENUMERATED.match(after):
        return True
    if quantity.unit == "届" and quantity.value != 1:
        return True
    if quantity.unit == "次" and re.match(r"[一-龥]{0,2}(?:会议|全会|党代会|大会|包装|创业|供水|污染|分配|开发|产业)|性", text[quantity.core_end : quantity.core_end + 6]):
        return True
    if quantity.value == 1 and quantity.comparator == "=":
        before = text[max(0, quantity.start - 30) : quantity.start]
        counted = quantity.unit in {"次", "场", "期", "遍", "轮", "届"} and re.search(r"每(?:[两二三]?年|半年|季度?|个?月|周|学期)|至少|不少于|轮训", before)
        each = re.search(r"每(?:个|所|家|县|乡|镇|村|市)[^,。;]{0,16}$", before)
        return not (counted or each)
    return quantity.unit in {"项", "条", "件", "份", "类", "种", "年", "天", "部", "门", "层", "块", "组", "村", "对", "分"}


def _unitless(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if quantity.unit is not None:
        return None
    after = text[quantity.end : quantity.end + 1]
    linked = quantity.start < quantity.number_start or LINKED.search(left)
    if linked and (not after or after in ",;。、)\n |以"):
        return None
    return Disposition.NAME


def _measure(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    after = text[quantity.core_end : quantity.core_end + 2]
    if quantity.unit == "岁" or after.startswith(("周岁", "岁")):
        return None if AGE_TARGET.search(left) else Disposition.CONDITION
    if quantity.unit in DURATIONS:
        return None if _limits_time(text, quantity, left) else Disposition.CONDITION
    if CONDITION_BEFORE.search(left) and quantity.unit not in {"%", "‰"} and not re.search(r"超过$|低于$", left):
        return Disposition.CONDITION
    suffixed = quantity.comparator in {">=", "<="} and quantity.end > quantity.core_end
    if suffixed and (quantity.unit or "").endswith(("元", "人", "米", "公里", "千瓦")) and CONDITION_AFTER.match(right):
        return Disposition.CONDITION
    return None


def _limits_time(text: str, quantity: Quantity, left: str) -> bool:
    """A norm (``不超过5年``, ``60日内``) or a measured time, and no deadline or age of a thing."""
    if quantity.comparator in {">=", "<="} and quantity.start < quantity.number_start:
        return True
    if DURATION_TARGET.search(left):
        return True
    return quantity.unit not in {"年", "个月"} and bool(re.match(r"(?:之|以)?内[一-龥]", text[quantity.core_end :][:4]))


def _money(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if quantity.unit in MONEY and (FUNDING_BEFORE.search(left) or FUNDING_AFTER.match(right)):
        return Disposition.FUNDING
    return None


def _earlier(text: str, clause: tuple[int, int], quantity: Quantity) -> bool:
    run = BASELINE_RUN.search(text, *clause)
    return run is not None and run.start("earlier") <= quantity.start and quantity.end <= run.end("earlier")


def _situation(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    before = text[max(0, quantity.start - 30) : quantity.start]
    if quantity.unit == "元" and quantity.comparator == "=" and RATE_IN_FORCE.search(left) and not CHANGING.search(before):
        return Disposition.CONDITION
    if POPULATION_SHARE.search(left) or (quantity.unit == "个百分点" and re.search(r"(?:^|,)\s*[较比][^,]{2,8}$", left)):
        return Disposition.SITUATION
    if quantity.unit == "倍" and re.search(r"(?:按|是|为)[^,。;]{0,14}的$", left):
        return Disposition.CONDITION
    if re.match(r"的(?:规划|年度|全年|预期|既定)?(?:目标|任务|计划)", right) and left.endswith("完成"):
        return Disposition.CONDITION
    if quantity.unit in {"人", "名", "位", "个"} and ATTENDANCE.search(right):
        return Disposition.SITUATION
    return None


def _baseline(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if BASELINE_BEFORE.search(left) and BASELINE_AFTER.match(right):
        return Disposition.BASELINE
    return None


def _scope(
    quantity: Quantity, siblings: Sequence[Quantity], left: str, right: str, text: str
) -> Disposition | None:
    later = [other for other in siblings if other.start >= quantity.end and not (other.chinese and other.value == 1)]
    if not later and HANDLED_BEFORE.search(left) and not HANDLED_AFTER.search(right):
        return Disposition.SCOPE
    if later and right.startswith("的") and quantity.comparator != "=":
        return Disposition.CONDITION
    if not later or quantity.unit in {"%", "‰"}:
        return None
    between = text[quantity.end : later[0].start]
    if later[0].unit in {"%", "‰"} and quantity.comparator == "=" and not re.search(r"[、,;]", between) and len(between) > 4:
        return Disposition.SCOPE
    if re.search(r"[、和及与]$", between) or re.match(r"[、和及与,;]", between):
        return None
    if any(other.worded for other in later) or SCOPE_BEFORE.search(left):
        return Disposition.SCOPE
    if re.search(r"每年|每[季月]|各|分别|至少|开展|举办|建设|新建|打造|建成|完成|实现|达到|安装", between) and quantity.comparator == "=":
        return Disposition.SCOPE
    return None
