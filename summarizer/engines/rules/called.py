"""What a clause calls its value, where the usual reading of the words around it gives no name."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.engines.rules.found import Statement
from summarizer.engines.rules.indicators import open_words
from summarizer.engines.rules.owners import thing_of
from summarizer.engines.rules.passage import Passage
from summarizer.language.clauses import Clause
from summarizer.language.indicator_words import (
    AIMING,
    AWARD,
    BARE_AWARD,
    MODAL,
    REWARDED_FOR,
    SHARE_GIVEN,
)
from summarizer.language.quantities import Quantity
from summarizer.language.role_measures import AHEAD_BEFORE, ahead_deed, is_ahead
from summarizer.language.tense import Place
from summarizer.language.units import MONEY
from summarizer.schemas.document import DocumentType

_PAID_TO = re.compile(r"^(?:即|为|是)每[人户床](?:每[月年日天次餐])?$")
"""What stands before an amount that the clause before names: ``为每人每月``."""

_PART_OF = re.compile(r"(?P<part>[^,]{2,20}(?:标准|补贴|补助))为(?P<whole>[^,\d]{2,})")
"""``补贴标准为水费`` | ``的四分之一``."""

_FULFILS = re.compile(
    r"(?P<whose>[^,。;“”《》\d]{2,20}?)??(?:\d{1,2}月[底末]?前)?(?:已|共|累计|仅|只)?(?:(?P<deed>(?:超额)?完成)|[为占]|达到?)(?P<of>(?:全年|年度|年初|调整后?|[省市县区]定|省|市|县|区|人大|规划|预期|既定|上级|下达|目标)*(?:预算|计划|任务|目标))(?:数|任务|目标)?的?"
)
"""How far a plan for the thing before is met: ``财政收入12亿元,`` | ``完成调整预算的`` | ``99.6%``."""

_EACH_FULFILS = re.compile(
    r"分别(?:已)?(?P<deed>(?:超额)?完成)(?P<of>[^,。;]{0,8}(?:计划|任务|目标))的?(?:比例)?"
)
"""How far each of those that the clause before counts is met: ``分别完成年度目标的`` | ``100%和125%``."""

_PAID_IN = frozenset({*MONEY, "%"})

_AREAS = frozenset({"平方米", "平米", "㎡"})
_PER = re.compile(
    r"(?P<whose>[^,。;]*?)(?:按照?|以)(?P<per>每[百千万]?[户人名])(?:[^,。;]*(?:、|且)+(?P<single>单[体处]))?(?:建筑面积|用地面积)?"
)
_SET_ASIDE = re.compile(
    r"[^。;]{0,40}?(?:配套建设|配套|配建|配置|建设|规划|预留|补足|补建|落实)(?P<thing>[一-龥]{3,16}?)(?=[,。;和、及]|$)"
)
"""For how many a room is set aside, and which: ``按每百户不少于30平方米、且单体`` | ``不少于300平方米的标准配建水站``."""

_BY_BASE = re.compile(r"按照?(?!每|不|其|照)(?P<base>[^,。;\d]{2,16}?)的$")
_BESIDE_SHARE = re.compile(r"(?:按照?|给予)[^,。;\d]{2,20}\d[\d.]*%[^,。;\d]{0,8}$")
"""``按设备款的|5%``, and what stands before the most that is paid: ``按设备款的5%给予最高|3万元奖励``."""

_CAP = re.compile(
    r"(?:再(?:额外)?(?:给予|奖励|补助|补贴)|(?P<who>单个(?:项目|企业|单位|品种)?|(?:每个?|每家|同一)(?:企业|项目|单位|机构|个人|园区|基地))(?:每年|年度|全年)?(?:累计|合计|总额|支持|奖励|补贴|补助)*(?:最高)?)"
)
"""To whom no more is paid, or what is paid once more: ``每家企业年度累计不超过|20万元``, ``再给予|5万元``."""

_REACH_OF_AWARD = 120
"""Characters before a clause within which it was said what is paid."""

_SHARES = frozenset({"%", "‰"})

_BOUNDS = frozenset({"最高", "最多", "最低", "最少", "最长", "单次最高"})
"""What is said by the comparator and names nothing: ``,最高3元``."""

_RECKONED = re.compile(
    r"按[^,]*(?:确定|执行|计算|发放|给予|补助|补贴)$|(?<=标准|补贴|补助)占[^,]*的比例$|(?<=标准|补贴|补助|奖励)为[^,]*$|的$|(?<=补助|补贴|奖励|奖补|资助)比例$|(?:超额)?完成[^,]{0,12}(?:预算|计划|任务|目标)的比例$"
)
"""How an amount is reckoned is no part of its name: ``认定标准按低保标准的1.5倍确定``; nor is 的 of ``变更地址的``."""


def reckoned(owner: str) -> str:
    """The thing that the clause before names, without how its amount is reckoned."""
    return _RECKONED.sub("", owner) or owner


def call(passage: Passage, clause: Clause, statement: Statement, owner: str) -> Statement:
    """``statement`` of a clause under the name it bears there; empty where only ``owner`` names it.

    What has to be done so long before an event is named after the deed, and may be done earlier.
    """
    quantity = statement.quantity
    if is_ahead(passage.text, quantity):
        before = AHEAD_BEFORE.sub("", passage.text[clause.start : quantity.start]).strip(" ,")
        name = f"{before or owner}提前{ahead_deed(passage.text, quantity)}时限"
        comparator = ">=" if statement.comparator == "=" else statement.comparator
        return replace(statement, indicator=name, comparator=comparator)
    if quantity.unit in _AREAS and (norm := _area_norm(passage, clause, quantity)) is not None:
        return replace(statement, indicator=norm)
    if quantity.unit in _SHARES and (met_by := _each_met(passage, clause, statement, owner)):
        return replace(statement, indicator=met_by)
    met = _FULFILS.fullmatch(passage.text, clause.start, quantity.number_start)
    if met is not None and quantity.unit in _SHARES and (owner or met["whose"]):
        whose = open_words(met["whose"] or "") or owner
        return replace(statement, indicator=f"{thing_of(whose)}{met['deed'] or '完成'}{met['of']}的比例")
    alone = statement.start >= clause.start  # else handed out to those whom the clause before lists
    if alone and (award := _awarded(passage, clause, quantity, owner)) is not None:
        return replace(statement, indicator=award)
    given = _share_paid(passage, clause, quantity) if quantity.unit in _SHARES else None
    given = given or _capped(passage, clause, statement, owner)
    name = given or _PAID_TO.sub("", MODAL.sub("", statement.indicator))
    if quantity.unit in _SHARES and (share := _PART_OF.fullmatch(name)):
        name = f"{share['part']}占{share['whole']}的比例"
    return replace(statement, indicator="" if name in _BOUNDS else name)


def _each_met(passage: Passage, clause: Clause, statement: Statement, owner: str) -> str:
    """How far one of several met its plan: ``水站、泵站|分别完成年度任务的``; its name, or nothing."""
    each = _EACH_FULFILS.search(passage.text, clause.start, clause.end)
    if each is None:
        return ""
    name, met = statement.indicator, f"{each['deed']}{each['of']}的比例"
    if name.find(each["deed"]) > 0:  # handed out by name already
        return f"{name}的比例"
    whose = name if each.start() > clause.start else thing_of(owner)
    return whose + met if whose else ""


def _area_norm(passage: Passage, clause: Clause, quantity: Quantity) -> str | None:
    """The name of how much room is set aside for so many: ``小区按每百户`` | ``30平方米的标准配建水站``."""
    text = passage.text
    per = _PER.fullmatch(text, clause.start, quantity.start)
    set_aside = _SET_ASIDE.match(text, quantity.end) if per else None
    if per is None or set_aside is None:
        return None
    return open_words(per["whose"]) + (per["single"] or per["per"]) + set_aside["thing"]


def of_heading(passage: Passage, name: str) -> str:
    """``name``; of an award without other name, with what its heading says is paid for: ``水网技术攻关`` | ``经费支持``."""
    if passage.chunk.facts.type is DocumentType.RESULTS or passage.tone.place is Place.PAST:
        return name  # 共补助340人次: a deed
    if AWARD.search(name) is None or BARE_AWARD.fullmatch(bare := open_words(name)) is None:
        return name
    return AIMING.sub("", passage.section.title) + bare


def _share_paid(passage: Passage, clause: Clause, quantity: Quantity) -> str | None:
    """The name of a share of something that is paid: ``给予不超过设备款20%、最高60万元的补助``."""
    given = SHARE_GIVEN.search(passage.text, clause.start, quantity.number_start)
    given = given or _BY_BASE.search(passage.text, clause.start, quantity.number_start)
    award = AWARD.search(passage.text, quantity.end, clause.end)
    return f"{award.group()}占{given['base']}的比例" if given and award else None


def _capped(passage: Passage, clause: Clause, statement: Statement, owner: str) -> str | None:
    """The name of the most that is paid beside a share, to one of many, or once more: ``5%|、最高3万元奖励``, ``,再给予``."""
    quantity, text = statement.quantity, passage.text
    if quantity.unit not in MONEY:
        return None
    if _BESIDE_SHARE.search(text, clause.start, quantity.start):
        award = AWARD.search(text, quantity.end, clause.end)
        return f"{award.group()}上限" if award and statement.comparator == "<=" else None
    if (cap := _CAP.fullmatch(statement.indicator)) is None:
        return None
    paid = list(AWARD.finditer(text, max(passage.start, clause.start - _REACH_OF_AWARD), clause.start))
    who = cap["who"] or owner.removesuffix("的")
    return f"{who}{paid[-1].group()}" if paid and who else None


def _awarded(passage: Passage, clause: Clause, quantity: Quantity, owner: str) -> str | None:
    """The name of what the clause before says who is rewarded with: ``对认定为省级中心的,`` | ``给予20万元奖励``."""
    receiver = REWARDED_FOR.match(owner)
    if receiver is None or quantity.unit not in _PAID_IN or AWARD.search(owner):
        return None
    award = AWARD.search(passage.text, clause.start, clause.end)
    who = owner[receiver.end() :].removesuffix("的")
    return f"{who}{award.group()}{'比例' if quantity.unit in _SHARES else ''}" if award and who else None
