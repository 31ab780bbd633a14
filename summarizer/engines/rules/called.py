"""What a clause calls its value, where the usual reading of the words around it gives no name."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.statements import Statement
from summarizer.language.clauses import Clause
from summarizer.language.indicator_words import MODAL
from summarizer.language.role_measures import AHEAD_BEFORE, ahead_deed, is_ahead

_PAID_TO = re.compile(r"^(?:即|为|是)每[人户床](?:每[月年日天次餐])?$")
"""What stands before an amount that the clause before names: ``为每人每月``."""

_PART_OF = re.compile(r"(?P<part>[^,]{2,20}(?:标准|补贴|补助))为(?P<whole>[^,\d]{2,})")
"""``补贴标准为水费`` | ``的四分之一``."""

_SHARES = frozenset({"%", "‰"})

_BOUNDS = frozenset({"最高", "最多", "最低", "最少", "最长", "单次最高"})
"""What is said by the comparator and names nothing: ``,最高3元``."""

_RECKONED = re.compile(
    r"按[^,]*(?:确定|执行|计算|发放|给予|补助|补贴)$|(?<=标准|补贴|补助)占[^,]*的比例$|(?<=标准|补贴|补助|奖励)为[^,]*$|的$"
)
"""How an amount is reckoned is no part of its name: ``认定标准按低保标准的1.5倍确定``; nor is 的 of ``变更地址的``."""


def reckoned(owner: str) -> str:
    """The thing that the clause before names, without how its amount is reckoned."""
    return _RECKONED.sub("", owner)


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
    name = _PAID_TO.sub("", MODAL.sub("", statement.indicator))
    if quantity.unit in _SHARES and (share := _PART_OF.fullmatch(name)):
        name = f"{share['part']}占{share['whole']}的比例"
    return replace(statement, indicator="" if name in _BOUNDS else name)
