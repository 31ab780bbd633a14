"""Sums paid out to several classes by one clause, which says at its head or end what is paid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.engines.rules.continued import is_class
from summarizer.engines.rules.found import Statement
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.listed import words_before
from summarizer.language.phrases import strip_leading

_WHAT = r"[^,。;、\d]{0,12}?(?:津贴|补贴|补助金?|奖励|资助)"
_LED = re.compile(rf"(?P<what>{_WHAT})(?:标准)?(?:分别)?按照?(?P<whose>.+)")
"""``节水补贴按`` | ``一级户``: what is paid, and the first who get it."""

_END = re.compile(rf"(?:的?标准)?(?P<paid>给予|发放|予以|支付)?(?P<what>{_WHAT})?")
"""``的标准给予`` | ``节水补贴``, behind the last sum."""

_RATE = re.compile(r"(?:按照?)?每(?:[人户床名]每?)?(?P<often>[月年天日])$")
"""``一级户|每人每月``: how often a sum is paid."""
_TO = re.compile(r"^(?:按照?|给予|向|为|对|将|其中)+")
"""What leads to those who get it: ``对|一级户``."""

_EARLIER = re.compile(r"每[人户床名]每?(?P<often>[月年天日])[^,。;\d]{0,10}\d[\d.]*元")
"""How often the sum of the class before is paid: ``每人每月发放节水津贴50元``."""


def with_paid(
    text: str, sentence: Sentence, clause: Clause, statements: Sequence[Statement]
) -> list[Statement]:
    """``statements``; sums for several classes bear whose they are and what is paid, and how often the first is."""
    end = _END.fullmatch(text, statements[-1].quantity.end, clause.end) if statements else None
    if any(one.quantity.unit != "元" for one in statements):
        return list(statements)
    earlier = _EARLIER.search(text, sentence.start, clause.start)
    if earlier and all(is_class(one.indicator) and not one.unit for one in statements):
        return [replace(one, unit=f"元/{earlier['often']}") for one in statements]
    if end is None:
        return list(statements)
    words = words_before(text, clause.start, [(one.quantity.start, one.quantity.end) for one in statements])
    led = _LED.fullmatch(words[0])
    what = end["what"] or (led["what"] if led and end["paid"] else None)
    first = _RATE.search(words[0])
    handed_out = not all(words[1:])  # 对一、二级水站分别给予每站每年5万元、10万元
    if what is None or first is None or handed_out:
        return list(statements)
    words[0] = led["whose"] if led and not end["what"] else words[0]
    return [
        replace(
            one,
            indicator=strip_leading(_TO.sub("", _RATE.sub("", whose))).removesuffix("的") + what,
            unit=one.unit or f"元/{(_RATE.search(whose) or first)['often']}",
        )
        for one, whose in zip(statements, words, strict=True)
    ]
