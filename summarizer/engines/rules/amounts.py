"""Amounts that a regulation or a notice of standards pays: the present state, each under the name of its standard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.statements import comparator_of
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.lexed import Measured
from summarizer.language.quantities import Quantity
from summarizer.language.recurrences import recurrence_in
from summarizer.language.role_words import DURATIONS, DUTY, RATE_IN_FORCE, ROUNDS, SET_STANDARD, TASK
from summarizer.language.units import MONEY
from summarizer.schemas.document import DocumentType
from summarizer.schemas.summary import Disposition

_PAID = "标准|补贴|津贴|补助|资助|救助金?|抚恤金|生活费|护理费|奖励|待遇"
_LABEL = re.compile(
    rf"(?P<label>[一-龥、()]{{2,24}}(?:{_PAID}))(?:[^,。;:]{{0,10}}(?:执行|如下|发放))?(?:[。:]|为)"
)
"""What announces a list of amounts: ``高龄津贴标准。``, ``护理标准分三档执行:``, ``补贴标准为``."""
_NAMED = re.compile(_PAID)
_ORDINAL = re.compile(r"^\([一二三四五六七八九十]+\)|^[一二三四五六七八九十]+、")
_THRESHOLD = re.compile(r"(?:低于|高于|超过|不足|达不到|扣[减除]|罚款|处以?|缴[纳费]|收费|收取)[^,。;]*$")
"""What makes an amount a condition or something to be paid in: ``收入低于每人每月900元的家庭``."""
_FOR_PLACES = re.compile(r"^(?:[一-龥]{1,8}[省市县区镇乡]、)*[一-龥]{1,8}[省市县区镇乡](?=[城农].{4})")
"""Places that the amount before is for: ``东关区、南岸区`` | ``城市最低生活保障标准``."""
_OF_WHOM = re.compile(r"(?P<label>[^,]{2,20}标准)[为是](?P<whom>[^,\d]{3,})")
"""``补贴标准为自办水站``: the words behind 为 say whose it is."""
_RAISED = re.compile(r"(?:提高|上调|调整|调|提|增加|增|升|现)(?:至|到|为)(?:每人每?[月年]|[月年]人均)?$")
_RATED = re.compile(r"标准|每[人户床名月年]|人均")
"""What makes a raised sum the amount in force: ``补助标准由每人每月50元`` | ``上调至`` | ``60元``."""
_GIVEN_EACH = re.compile(r"每[人户床名例次座](?:每[年月])?(?:减免|补[助贴]|奖补|给予|发放)[^,。;\d]{0,6}$")
"""What each is given or let off: ``每例减免`` | ``300元``."""
_FORMERLY = re.compile(r"原(?:来|先)?(?:的?标准)?[为是][\d.]+元现(?:在|已)?[为是]?$")
"""The earlier amount is no part of the name: ``补助标准`` | ``原为60元现为``."""
_TO_EACH = re.compile(r"(?:的|为|是|按)*每[人户床名例](?:每[月年日天次餐])?$")
"""To whom and how often it is paid is said by the unit: ``全自理的每人每月``."""

_RECKONED_BY = re.compile(r"标准(?:统一)?按照?[^,。;]{2,30}$")
"""A standard that is a multiple of another: ``补助标准按水费标准的`` | ``1.5倍``."""

NORM_UNITS = frozenset({"%", "‰"}) | DURATIONS
"""Shares and time limits are norms in a regulation however they are put: ``公示期为7日``."""


def is_paid(passage: Passage, measured: Measured) -> bool:
    """Whether a number is an amount per head that a document of rules pays: ``一级残疾每人每月130元``."""
    quantity = measured.quantity
    if not passage.standing or measured.role is not Disposition.CONDITION:
        return False
    left = passage.text[max(0, quantity.start - 24) : quantity.start]
    rated = quantity.unit == "元" and quantity.comparator == "=" and RATE_IN_FORCE.search(left) is not None
    return rated and _THRESHOLD.search(left) is None


def sets_standard(passage: Passage, sentence: Sentence, words: str, stated: Sequence[Quantity]) -> bool:
    """Whether the clause ``words`` says which amount is paid, or goes on with the next amount of a standard."""
    if not passage.standing:
        return False
    if SET_STANDARD.search(words):
        return True
    paid = [one for one in stated if one.unit in MONEY and one.comparator == "="]
    before = [passage.text[sentence.start : one.start] for one in paid]
    if any((one.unit or "").startswith("元/") for one in stated) or any(map(_GIVEN_EACH.search, before)):
        return True
    if any(RATE_IN_FORCE.search(said) or (_RAISED.search(said) and _RATED.search(said)) for said in before):
        return True
    return bool(paid) and SET_STANDARD.search(passage.text, sentence.start, paid[0].start) is not None


def names_payment(words: str) -> bool:
    """Whether words say what is paid: ``高龄津贴``, ``孤儿基本生活费``."""
    return _NAMED.search(words) is not None


def name_amount(passage: Passage, indicator: str, start: int) -> str:
    """``indicator`` of an amount with the standard that the line or its heading announces: ``80至89周岁`` | ``高龄津贴标准``."""
    indicator = _FORMERLY.sub("", indicator) or indicator
    bare = _TO_EACH.sub("", indicator) or indicator
    if whose := _OF_WHOM.fullmatch(bare):
        return whose["whom"] + whose["label"]
    if _NAMED.search(bare):
        return bare
    line = max(passage.text.rfind("\n", passage.start, start) + 1, passage.start)
    labels = [match["label"] for match in _LABEL.finditer(passage.text, line, start)]
    if not labels and _NAMED.search(passage.section.title or ""):
        labels = [passage.section.title.rstrip("。")]
    label = _FOR_PLACES.sub("", _ORDINAL.sub("", labels[-1])) if labels else ""
    return bare + label


def in_force(passage: Passage, clause: Clause, quantity: Quantity) -> bool:
    """An amount that a regulation pays or counts by, and no norm (``不超过``, ``应当配备2名``) that can be checked.

    A notice may set tasks as well: ``新建30家供水站``.
    """
    letter = passage.chunk.facts.type is DocumentType.NOTICE
    if letter and quantity.unit not in MONEY and TASK.search(passage.text[clause.start : quantity.start]):
        return False
    if quantity.unit not in MONEY and DUTY.search(passage.text, clause.start, quantity.start):
        return False
    if quantity.unit in ROUNDS and recurrence_in(passage.words(clause)):
        return False
    bare = (quantity.start, quantity.end) == (quantity.number_start, quantity.core_end)
    said = comparator_of(passage.text, clause.start, replace(quantity, comparator="=") if bare else quantity)
    reckoned_by = quantity.unit == "倍" and _RECKONED_BY.search(passage.text, clause.start, quantity.start)
    return quantity.unit not in NORM_UNITS and said == "=" and not reckoned_by
