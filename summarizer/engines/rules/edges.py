"""Edges of an indicator: words that open, close or date it without belonging to its name."""

from __future__ import annotations

import re

from summarizer.language.indicator_edges import (
    AGAIN,
    BROUGHT_ABOUT,
    BY_VALUE,
    COUNTED_IN_ALL,
    DATED,
    DATED_CLOSING,
    DIVIDED,
    DONE_TO,
    EDGE_OPENING,
    HELD,
    OF_MEASURE,
    OFTEN,
    RANKED,
    SERVED,
    SIZED,
    SIZED_THING,
    SPENT,
    SPENT_FOR,
    STANDARD_FOR,
    TREATED,
)
from summarizer.language.indicator_words import LEANT_ON, NO_SHARE, PER_ONE, RELATED, SHARE_OF, SHARES
from summarizer.language.phrases import strip_trailing
from summarizer.language.role_words import ROUNDS

LEAST_NAME_CHARS = 4
"""Shorter remainders name nothing; then the words stay as they are."""

LEAST_OPENED_CHARS = 3
"""``赤字率`` is a name; two characters behind an opening word are not."""

_COVERED_OFTEN = re.compile("(?<=.{4})每(?:半年|季度?|月|年|学期)(?=覆盖$)")
"""How often a whole is covered, which the recurrence says: ``管网巡查|每季度|覆盖``."""

_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")


def trim(words: str, unit: str | None) -> str:
    """``words`` of an indicator without opening auxiliaries, years and what the recurrence says."""
    while (match := EDGE_OPENING.match(words)) is not None and len(words) - match.end() >= LEAST_OPENED_CHARS:
        words = words[match.end() :]
    words = OF_MEASURE.sub("", words)
    words = _without_years(RANKED.sub("", words) if len(RANKED.sub("", words)) >= LEAST_NAME_CHARS else words)
    if unit is not None and (unit in ROUNDS or unit.removesuffix("次") in ROUNDS):
        words = _without_rhythm(words)
    if (match := STANDARD_FOR.match(words)) is not None:
        words = match["whose"] + match["standard"]
    if (match := TREATED.match(words)) is not None:
        each = (match["rest"] or "")[:2]
        words = match["whom"] + each + (match["what"] or match["paid"] or "")
    elif (match := DONE_TO.match(words)) is not None:
        words = match["whom"] + match["deed"]
    return _of_deed(words)


def _of_deed(words: str) -> str:
    """``words`` of what is done for somebody or spent on something, without the verb that its value says."""
    if (match := SERVED.match(words)) is not None:
        return match["whom"] + match["what"]
    if (match := SPENT_FOR.match(words)) is not None:
        return match["what"] + "支出"
    words = _COVERED_OFTEN.sub("", words)
    return COUNTED_IN_ALL.sub("", AGAIN.sub("", DIVIDED.sub("", words)))


def by_value(before: str, after: str) -> tuple[str, str]:
    """Words around a value that is planned with: ``赤字率拟按|安排`` gives ``赤字率``."""
    if (lead := BY_VALUE.search(before)) is not None and SPENT.match(after.strip(" ,;")):
        return before[: lead.start()], ""
    return before, after


def of_thing(before: str, after: str) -> str | None:
    """Name of a measure whose thing stands behind the value: ``新建库容|的青石水库`` gives ``青石水库库容``."""
    measure, thing = SIZED.search(before), SIZED_THING.match(after.strip(" ,;"))
    return thing["thing"] + measure["measure"] if measure and thing else None


def brought_about(words: str) -> str:
    """``words`` of a whole that comes about, without the verb: ``供水站实现实体化运行``."""
    return BROUGHT_ABOUT.sub("", words, count=1)


def _without_years(words: str) -> str:
    quoted = [match.span() for match in _QUOTED.finditer(words)]
    inner = DATED.search(words)
    if inner is not None and inner.start() > 1 and not any(a < inner.start() < b for a, b in quoted):
        words = words[: inner.start()] + words[inner.end() :]
    closing = DATED_CLOSING.search(words)
    shorter = strip_trailing(words[: closing.start()]) if closing else words
    return shorter if len(shorter) >= LEAST_NAME_CHARS else words


def _without_rhythm(words: str) -> str:
    often = OFTEN.match(words)
    if often is None:
        return words
    what = often["what"]
    held = HELD.match(what)
    if held is not None:
        what = (held["whom"] or "")[1:] + what[held.end() :]
    name = re.sub(r"^(?:今后|[对为向](?!口|接))", "", LEANT_ON.sub("", often["who"])) + what
    return name if len(name) >= LEAST_NAME_CHARS else words


_BOUNDED_SHARE = re.compile(
    r"(?P<share>[^,。;]{2,}(?:比例|占比|比重))不(?:得)?[低高少超][于过][^,。;\d]{0,16}$"
)
"""A share and the whole it is of, which it need not say: ``抽查比例|不低于总数的``."""


def as_share(words: str, unit: str | None) -> str:
    """The name of a share or a multiple, which says of what it is one."""
    if (bounded := _BOUNDED_SHARE.match(words)) is not None:
        return bounded["share"]
    if (related := RELATED.fullmatch(words)) is not None:
        of_one = unit == "倍" or PER_ONE.search(related["of"]) is not None
        joint, closing = ("与", "之比") if of_one else ("占", "的比例")
        return related["measure"] + joint + related["of"] + closing
    if unit == "倍":
        return words
    if words.endswith("占"):
        words += "比"
    if any(share in words[1:] for share in SHARES):
        return words
    if match := SHARE_OF.match(words):
        return f"{match['part']}占{match['whole']}的比例"
    return words + "比例" if NO_SHARE.fullmatch(words) else words
