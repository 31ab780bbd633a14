"""Values of a clause and the runs that state them: which words belong to which value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.engines.rules.by_year import (
    THING_BEHIND,
    done_each_year,
    each_year,
    without_years,
    years_above,
)
from summarizer.engines.rules.found import Statement
from summarizer.engines.rules.indicators import AND, changes_only, indicator_of, share_out
from summarizer.engines.rules.joined import thing_joined, verb_of
from summarizer.engines.rules.lent import with_things
from summarizer.engines.rules.passage import Passage
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.comparators import BEFORE
from summarizer.language.doers import NAMED
from summarizer.language.listed import words_before
from summarizer.language.owners import DEED_OF_ALL
from summarizer.language.phrases import strip_leading, strip_trailing
from summarizer.language.quantities import Quantity, joins_range
from summarizer.language.recurrences import HOW_OFTEN
from summarizer.language.role_words import DURATIONS, ROUNDS, SINCE

LEAST_HEAD = 3
"""Characters before a value that name what it measures: ``接待游客|468万人次``."""

_APART = re.compile(
    r"至少|不少于|不低于|不得少于|不得低于|不超过|不得超过|不高于|最高(?!法|检|最低|[^,。;\d]{0,12}由)|最长|超过?(?=每[十百千万]?[人名户]$)"
)

_SEPARATOR = re.compile(rf"以及|、|{AND}|并(?!入|网)|,|\((?!社区|居|街道|[镇乡市区]|场)(?:其中)?:?")

_OWNED = re.compile(r"[一-龥]{1,6}的")
"""What a count has of which the next one is counted: ``20个县的90个站``."""

_COUNTED_SO = re.compile("(?:行政|自然|建制|贫困)?村|(?:县|市|区|乡|镇|街道|社区|小区|学校|企业|家庭|群众)+")
"""What a count has right before the next one: ``8个`` | ``县`` | ``120个乡镇``."""

_PURPOSE = re.compile(r"的?(?P<purpose>[一-龥]{0,8}(?:经费|资金|补助|补贴|津贴|奖励|奖补|支持|资助|扶持))")
"""What the last of several sums says for all: ``不少于60万元、40万元运营经费``."""


_GIVES = re.compile(
    r"(?:[一-龥]{1,4}财政)?(?:每[一-龥]{1,2}){0,2}分别(?:一次性)?(?:给予|补[助贴]|奖[励补]|资助|发放|按)?(?:每[一-龥]{1,2}){0,2}"
)
"""A clause that hands sums out to those whom the clause before lists: ``每处分别给予``."""


_MEMBERS_COUNTED = re.compile(
    r"(?P<members>[^,。;、\d]{2,12}(?:、[^,。;、\d]{1,10})+?)等?[两二三四五六][大个类种项][^,。;、\d]{2,10}"
)
_DEVELOPING = re.compile("^(?:做[强大优特精]|发展|壮大|培育|打造|提升|推进|巩固|优化|稳定|扩大|抓好)+")
"""A clause that counts the members of its list, and the deeds before the first: ``做大做强|莲藕、芡实两大产业``."""

_GIVEN = re.compile(r"分别(?:一次性)?(?:给予|予以)?(?P<what>奖励|奖补|补助|补贴|资助)(?:资金)?$")
"""The same before them: ``对获评5A、4A级的,分别|奖励``."""


def read_statements(
    passage: Passage, sentence: Sentence, index: int, stated: Sequence[Quantity]
) -> Iterator[Statement]:
    """One statement for each value of clause ``index``, in order."""
    clause = sentence.clauses[index]
    text, start = passage.text, evidence_start(passage, sentence, index)
    distributed = _distribution(passage, sentence, index, stated)
    if distributed is not None:
        yield from distributed
        return
    yield from _with_deed_of_all(
        text, clause, with_things(text, list(_in_order(text, clause, start, stated)))
    )


_EACH = re.compile(r"、(?=每个?|各)")
"""Where another subject begins: ``每个县1所水质中心|、每个乡镇(街道)1个水站``."""

_TAKEN, _TAKEN_UP = re.compile("(?:已|共|全部|及时)*[将把]"), re.compile("纳入|列入|转为|转入")
"""``将12万户、27万人`` | ``纳入监测范围``: what stands around counts of those to whom one thing is done."""


_FOR_WHOM = frozenset({"", "为", "给", "对"})
"""What may lead in those to whom the last says what is done: ``为|15所学校、8所幼儿园安装水表``."""


def _with_deed_of_all(text: str, clause: Clause, statements: Sequence[Statement]) -> Iterator[Statement]:
    """``statements``; where they are a list that opens the clause, each with what the last says for all."""
    several = len(statements) > 1
    taken = several and _TAKEN.fullmatch(text, clause.start, statements[0].quantity.start)
    if taken and _TAKEN_UP.match(statements[-1].indicator):
        yield from (replace(one, indicator=statements[-1].indicator) for one in statements)
        return
    lead = text[clause.start : statements[0].quantity.start] if several else ""
    opens = several and lead in _FOR_WHOM
    bare = [replace(one, indicator=one.indicator.removeprefix(lead)) for one in statements] if opens else []
    if not bare or not all(_is_bare(text, *two) for two in pairwise(bare)):
        yield from statements
        return
    *others, last = bare
    before, after = lead, ""
    if NAMED.match(last.indicator):  # 新获评节水示范单位的|建制镇
        before = last.indicator[: last.indicator.rindex("的") + 1]
    elif (deed := DEED_OF_ALL.search(last.indicator)) is not None:
        after = deed.group()
    yield from (replace(one, indicator=before + one.indicator + after) for one in others)
    yield statements[-1]


def _is_bare(text: str, member: Statement, following: Statement) -> bool:
    """Whether a member of a list is a count and a noun, and no more: ``4个镇`` | ``和``."""
    end = member.quantity.end
    between = text[end : following.quantity.start]
    return any(between == member.indicator + joint for joint in ("和", "、", "及", "与"))


def _in_order(text: str, clause: Clause, start: int, stated: Sequence[Quantity]) -> Iterator[Statement]:
    """Each value with the words up to the next; ``start`` is where the first one's evidence begins."""
    left = clause.start
    verb = ""
    if stated and thing_joined(text, clause, stated[0].start, stated[0].end):
        verb, left = verb_of(text[clause.start : stated[0].start]), stated[0].start
    # Whether the first counts what stands before it: 灌区3个和12座水厂.
    headed = bool(stated) and _SEPARATOR.match(text, stated[0].end) is not None
    for at, quantity in enumerate(stated):
        following = stated[at + 1] if at + 1 < len(stated) else None
        right = _boundary(text, quantity, following) if following else clause.end
        ranged = following is not None and joins_range(text, quantity, following)
        owned = following is not None and _OWNED.fullmatch(text, quantity.end, following.start) is not None
        touching = owned or (
            following is not None and right == quantity.end and following.start - quantity.end < 4
        )
        attribute = touching and _SEPARATOR.match(text, right) is None
        before, after = text[left : quantity.start], text[quantity.end : right]
        stop = right
        if following is not None and ranged:  # both ends are quoted with the whole range
            beyond = stated[at + 2] if at + 2 < len(stated) else None
            stop = _boundary(text, following, beyond) if beyond else clause.end
            after = text[following.end : stop]
        if at and not before.strip() and not (after.strip() and (ranged or headed)):
            before = text[clause.start : stated[0].start]
        elif at and joins_range(text, stated[at - 1], quantity):
            before = text[left : stated[at - 1].start]
        elif at and stated[at - 1].start >= left:
            between = text[stated[at - 1].end : quantity.start]
            before = text[left : stated[at - 1].start] + ("" if _OWNED.fullmatch(between) else between)
        before = before or (verb if not at else "")
        begin = start if left == clause.start else left
        stop -= text.endswith(")", begin, stop) and "(" not in text[begin:stop]
        yield Statement(
            quantity, begin, stop, indicator_of(before, after, quantity),
            comparator_of(text, left, quantity),
        )  # fmt: skip
        if not attribute:
            left = right + (len(match.group()) if (match := _SEPARATOR.match(text, right)) else 0)


def comparator_of(text: str, left: int, quantity: Quantity) -> str:
    """Comparator of a value, also from words that stand apart: ``至少建成1个``, ``不低于低保标准的1.3倍``."""
    if quantity.comparator != "=" or quantity.worded:
        return quantity.comparator
    words = _APART.findall(text[left : quantity.start])
    if words:
        return BEFORE[words[-1]]
    within = quantity.unit in DURATIONS and (
        text.startswith("内", quantity.core_end) or SINCE.search(text[left : quantity.start]) is not None
    )
    return "<=" if within else "="


def _boundary(text: str, quantity: Quantity, following: Quantity) -> int:
    """Where the run of ``quantity`` ends and that of ``following`` begins."""
    between = text[quantity.end : following.start]
    if _OWNED.fullmatch(between):
        return following.start - 1
    if _COUNTED_SO.fullmatch(between):
        return following.start
    if "," in between:
        return quantity.end + between.rindex(",")
    if each := _EACH.search(between):
        return quantity.end + each.start()
    if match := _SEPARATOR.match(between):
        return quantity.end + match.start()
    marks = list(_SEPARATOR.finditer(between))
    return quantity.end + marks[-1].start() if marks and marks[-1].start() >= 1 else quantity.end


def _distribution(
    passage: Passage, sentence: Sentence, index: int, stated: Sequence[Quantity]
) -> list[Statement] | None:
    """``A、B、C分别达到1个、2个和3个``: values handed out to the subjects in order."""
    clause = sentence.clauses[index]
    if len(stated) < 2:
        return None
    text = passage.text
    bare = all(
        re.fullmatch(
            r"[、和及与,](?:人均)?(?:每[人户吨亩])?(?:每[年月])?|以及|和[^,。;]?",
            text[a.end : b.start].strip(),
        )
        for a, b in pairwise(stated)
    )
    if not bare or _counts_another(text, clause, stated):
        return None
    start, head = clause.start, text[clause.start : stated[0].start]
    above = _listed_above(passage, sentence, index, len(stated), apart=changes_only(head))
    moved = changes_only(head) and len(set(share_out(above, len(stated)))) > 1
    if index and not moved and (len(strip_trailing(head.replace("分别", ""))) < 3 or _GIVES.fullmatch(head)):
        start = sentence.clauses[index - 1].start
        head = text[start : clause.end][: stated[0].start - start]
    purpose = _PURPOSE.fullmatch(text, stated[-1].end, clause.end)
    given = _GIVEN.search(text, clause.start, stated[0].start)
    if given and given["what"] in text[sentence.start : given.start()]:
        given = None  # 水站按服务人数补贴,…分别补贴: the sentence has named it
    shared = purpose["purpose"] if purpose else given["what"] if given else ""
    years = each_year(years_above(passage, sentence, index) + head, len(stated))
    head = without_years(head) if any(years) else head
    done = done_each_year(text, clause, head, stated) if any(years) else ""
    subjects = (
        [done] * len(stated)
        if done
        else [name + shared for name in share_out(head, len(stated), above if start == clause.start else "")]
    )
    said = comparator_of(text, max(clause.start, text.rfind("分别", 0, stated[0].start)), stated[0])
    strictest = stated[-1].comparator if stated[-1].comparator != "=" else said
    return [
        Statement(
            quantity, min(start, evidence_start(passage, sentence, index)), clause.end, subject,
            quantity.comparator if quantity.comparator != "=" else strictest,
            None if quantity.unit else stated[-1].unit, year,
        )
        for quantity, subject, year in zip(stated, subjects, years, strict=True)
    ]  # fmt: skip


def _counts_another(text: str, clause: Clause, stated: Sequence[Quantity]) -> bool:
    """Whether the last value counts what stands behind it, and not what stands before all: ``灌区3个和12座水厂``."""
    units = {one.unit for one in stated if one.unit}
    named = THING_BEHIND.match(text, stated[-1].end, clause.end) is not None
    return named and len(units) > 1 and "分别" not in text[clause.start : stated[0].start]


def _listed_above(passage: Passage, sentence: Sentence, index: int, count: int, *, apart: bool) -> str:
    """What stands before the values of the clause before, where it hands out as many; of as many clauses of one each, if ``apart``."""
    heads: list[str] = []
    for before in reversed(sentence.clauses[max(0, index - count) : index]):
        values = [m.quantity for m in passage.lexed.measured_in(before.start, before.end) if m.role is None]
        if not values:
            return "" if heads or apart else _summed_up(passage.text, before, count)
        said = words_before(passage.text, before.start, [(one.start, one.end) for one in values])
        if len(values) == count and not heads:
            return "、".join(map(strip_leading, said)) if all(map(_names_itself, said[1:])) else said[0]
        if not apart or len(values) != 1 or not _names_itself(said[0]):
            return ""
        heads = [strip_leading(strip_trailing(said[0])), *heads]
    return "、".join(heads) if len(heads) == count else ""


def _summed_up(text: str, clause: Clause, count: int) -> str:
    """The members of a list that a clause without a value counts at its end: ``做强|莲藕、芡实|两大产业``."""
    listed = _MEMBERS_COUNTED.fullmatch(text, clause.start, clause.end)
    members = listed["members"].split("、") if listed else []
    return (
        "、".join([strip_leading(_DEVELOPING.sub("", members[0])), *members[1:]])
        if len(members) == count
        else ""
    )


def _names_itself(words: str) -> bool:
    return len(words) >= LEAST_HEAD and re.search(r"[、,和]", words) is None


def evidence_start(passage: Passage, sentence: Sentence, index: int) -> int:
    """Start of the clause, or of a bare time right before it: ``2025年,建成…``."""
    clause = sentence.clauses[index]
    if index:
        before = sentence.clauses[index - 1]
        times = passage.lexed.times_in(before.start, before.end)
        if times and times[0].start <= before.start + 1 and times[-1].end >= before.end - 1:
            return before.start
    return clause.start


def since(passage: Passage, sentence: Sentence, index: int, quantity: Quantity) -> int:
    """Where the evidence begins of a value that the clause before names; with that clause where it only says how often."""
    clause, before = sentence.clauses[index], sentence.clauses[max(index - 1, 0)]
    left = passage.text[clause.start : quantity.start]
    rounds = quantity.unit in ROUNDS and HOW_OFTEN.fullmatch(left) and clause.end == quantity.end
    if rounds and not passage.lexed.measured_in(before.start, before.end):
        return before.start
    return evidence_start(passage, sentence, index)
