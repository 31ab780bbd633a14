"""Deeds of one clause, and outputs that one verb names together, that are checked one by one."""

from __future__ import annotations

import re

from summarizer.engines.rules.launches import PLAIN, find_candidate
from summarizer.language.launching import FINISHED_ENDINGS, VERB_PATTERN, head_of
from summarizer.language.phrases import strip_leading

LEAST_ALIKE_CHARS = 8
"""Two plain noun phrases with the same head are two outputs only when each says at least this much."""

_JOINT = re.compile(r"(?:和|及|与|以及|、)(?![^“《(]*[”》)])")
"""What joins two things, outside quotation marks and brackets."""

_MANY = 3
"""Members from which on a list of documents is taken apart by ``_papers``; pairs have rules of their own."""

_LISTED = re.compile(r"(?:、|以及|和)(?![^“《(]*[”》)])")
"""What joins the members of a longer list; 与 and 及 stand within names: ``分类与编码标准``."""

_NAMEABLE = frozenset({"event", "project", "paper", "system", "body"})
"""Classes of heads that a name of its own may close: ``“智慧助老”项目``."""

_TITLE = re.compile(r"《[^《》]+》")
_TITLED = re.compile(r"(?:《[^《》]+》){2,}(?:等[^,。;]{0,6})?$")
"""Titles that nothing joins: ``《…意见》《…办法》等政策``."""

_PROGRAMMES = frozenset({"工程", "行动", "行动计划", "计划", "条例", "规划"})
"""Heads of what always bears a name of its own: ``河道整治工程和节水提升行动`` are two."""


_MEMBER = re.compile(r"(?:“[^”]*”|《[^》]*》|\([^()]*\)|[^、“《(])+")
_SEVERAL = 2
"""What 、 parts, outside names and brackets."""

_ANEW = ("新建", "改建", "扩建", "迁建", "续建")
"""Ends of verbs that are said of houses and works alone; 建设 and 创建 are also said of ideas."""


def each_deed(words: str) -> list[tuple[int, str]]:
    """Where each deed of a clause begins, and its words: ``新建青石水厂、|改扩建红岩水库`` are two; the clause as it is for one."""
    parts = [(match.start(), match.group()) for match in _MEMBER.finditer(words)]
    if len(parts) < _SEVERAL:
        return [(0, words)]
    if all(part.endswith(FINISHED_ENDINGS) and find_candidate(part) for _, part in parts):
        return parts
    deeds = parts[:1]
    for at, part in parts[1:]:
        begun, earlier = deeds[-1]
        if _opens_plainly(part) and find_candidate(part) and find_candidate(earlier):
            deeds.append((at, part))
        else:
            deeds[-1] = begun, words[begun : at + len(part)]
    return deeds


def _opens_plainly(words: str) -> bool:
    verb = VERB_PATTERN.match(strip_leading(words))
    return verb is not None and (verb.group() in PLAIN or verb.group().endswith(_ANEW))


def each_output(thing: str) -> list[str]:
    """Two named outputs under one verb are two, documents as many as they are; a list closed by 等, or one that shares a head, is one."""
    if papers := _papers(thing) or (_TITLE.findall(thing) if _TITLED.match(thing) else []):
        return papers
    joints = list(_JOINT.finditer(thing))
    if len(joints) != 1 or "等" in thing[-6:]:
        return [thing]
    left, right = thing[: joints[0].start()], thing[joints[0].end() :]
    if left.endswith("”") and right.startswith("“") and not right.endswith("”"):
        return [left + right.rpartition("”")[2], right]  # “甲”和“乙”工程: the last word is shared
    (head, sort), (other, other_sort) = head_of(left), head_of(right)
    named = joints[0].group() != "、" and re.search(r"[“《]", thing) is not None
    sorts = head == other or {head, other} <= _PROGRAMMES
    full = min(len(left), len(right)) >= LEAST_ALIKE_CHARS
    alike = full and (sorts or joints[0].group() != "、")
    if sort in _NAMEABLE and other_sort in _NAMEABLE and (named or alike):
        return [left, right]
    return [thing]


def _papers(thing: str) -> list[str]:
    """The documents of a list of three or more, each with a name of its own; none where it lists anything else."""
    members = _LISTED.split(thing)
    if (
        len(members) < _MANY
        or "等" in thing[-4:]
        or any(len(one) < LEAST_ALIKE_CHARS or head_of(one)[1] != "paper" for one in members)
    ):
        return []
    return members
