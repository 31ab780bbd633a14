"""Brackets that close an item and name the bodies responsible for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.language.bodies import SHARED_TIERS
from summarizer.language.festivals import BEFORE
from summarizer.language.issuers import ROLE_ENDING, ROLE_LABEL, is_body

_OPENING = {")": "(", "]": "["}
# 完成时限:10月底前,责任单位:水利局: what stands before the bodies, beside them or alone.
_DUE = re.compile(r"(?:(?:完成|办结|整改|落实)(?:时限|时间|期限)|时限) *:[^,;。 \n]*[,; ]?")
_LABEL = re.compile(f"{ROLE_LABEL.pattern}|{_DUE.pattern}")
# 新建水站9座,责任单位:水利局: a label within the last sentence.
_INNER_LABEL = re.compile(f"(?<=[,; ])(?:{_LABEL.pattern})")
_SPLIT = re.compile(f"[、,;]|(?<=[局委办科室府会])(?={_DUE.pattern})| (?={_LABEL.pattern})")
# 牵头领导:张某, but 牵头领导小组:: who is named by a person's name is no body.
_PERSONS = re.compile(
    r"\s*(?:牵头|责任|分管|包联|联系|主管|挂钩|负责)(?:县|市|区|局|委|厅)?(?:领导|责任人|负责人|人) *:"
)
# (其中县级4所、乡镇级16所): what a count consists of, and no school.
_PARTS = re.compile(r"\s*(?:其中|包括|不?含)")
# (社会事务科牵头,规划财务处、防汛办配合): offices of the one that writes.
_OFFICE = re.compile(
    r"[一-龥]{2,8}(?<!本)(?<!学)(?<!专)[科股](?:室)?|[一-龥]{0,4}各(?:[科处股]室|直属单位)|[一-龥]{1,4}(?<![主承经申协举开创兴公])办"
    r"|[一-龥]{2,8}(?<![出何好到各多两此用长远深难害坏益相数几某别住近明首一])处室?"
)
# (石湾镇、樟树镇、龙潭乡各1所): where it is done, which no one answers for by that.
_PLACE = re.compile(r"(?!各|全)[一-龥]{1,5}(?:[镇乡村县区市]|街道|社区)(?:各?\d.*)?")
# (市水务局,2023年6月底前完成): when, behind the bodies.
_WHEN = re.compile(
    r"\s*20\d\d年?[—~至-]+20\d\d年?\s*|\s*(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日)?)?年?[底末]?(?:之?前|内)?(?:完成|办结)?(?<=[年月日前内成结底末])\s*"
)
_BY = r"(?:(?:20\d\d|[今明])年)?(?:\d{1,2}月(?:\d{1,2}日)?|第?[一二三四]季度|[上下]半年)?年?[底末]?"
TIME_LIMIT = re.compile(
    rf"\((?:(?:完成|办结|整改|落实)?(?:时限|时间|期限)[:为]?)?(?P<when>(?:{_BY}(?<=[年月日度底末])(?:之?前|以前)|{BEFORE}|{_BY}(?<=[年月日度底末])(?=完成|办结|建成|投用|完工|竣工)))"
    r"(?:全部|全面|基本)*(?:完成|办结|建成|投用|完工|竣工)*\)"
    rf"|\((?:完成|办结|整改|落实)(?:时限|时间|期限)[:为](?P<named>{_BY}(?<=[年月日度底末]))\)"
)
"""A bracket that says nothing but by when: ``(9月底前完成)``, ``(完成时限:9月)``."""
# Longest bracket of bodies worth reading, in characters; the longest of the corpus has 60.
_MAX_TAIL = 400
# Share of the names in an unlabelled bracket that must end like a body's name.
_MIN_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Tail:
    """Bodies named at the end of a paragraph; offsets are into the text that was searched."""

    start: int
    end: int
    bodies: tuple[str, ...]
    """As written."""


def find_tail(text: str, folded: str, start: int, end: int) -> Tail | None:
    """The bracket of responsible bodies that closes ``[start, end)``, or closing lines or sentences ``责任单位：…``.

    A time limit may stand beside the bodies, or alone behind a full stop. Names are read up to the first full stop in a bracket: what
    follows explains.
    """
    stop = end
    while stop > start and folded[stop - 1] in " \n。;":
        stop -= 1
    if stop > start and (opening := _OPENING.get(folded[stop - 1])):
        opened = _open(folded, start, stop, opening)
        bodies = () if opened is None else _read_bodies(text, folded, opened + 1, stop - 1)
        if opened is not None and (bodies or _closes_by(folded, start, opened, stop)):
            return Tail(opened, stop, bodies)
    return _labelled(text, folded, start, stop)


def _closes_by(folded: str, start: int, opened: int, stop: int) -> bool:
    """Whether a bracket behind a full stop says by when all before it is due: ``…。(9月底前完成)``."""
    before = folded[start:opened].rstrip(" \n")
    return before.endswith("。") and TIME_LIMIT.fullmatch(folded, opened, stop) is not None


def _labelled(text: str, folded: str, start: int, stop: int) -> Tail | None:
    """Closing lines or sentences that each open with a label: ``责任单位：…。时限：…。``."""
    opened, last = stop, stop
    bodies: tuple[str, ...] = ()
    while last > start:
        line = max(folded.rfind("\n", start, last) + 1, start)
        sentence = max(line, folded.rfind("。", start, last) + 1)
        first = next((at for at in (sentence, line) if _opens_labels(folded, at, last)), None)
        if first is None and (inner := _INNER_LABEL.search(folded, sentence, last)) is not None:
            first = inner.start()
        if first is None:
            break
        due = _DUE.match(folded, first, last)
        named = _read_bodies(text, folded, due.end() if due else first, last)
        if not named and _DUE.search(folded, first, last) is None:
            break
        opened, last, bodies = first, first - 1, (*named, *bodies)
    return Tail(opened, stop, tuple(dict.fromkeys(bodies))) if opened < stop else None


def _opens_labels(folded: str, at: int, end: int) -> bool:
    """Whether a label stands at ``at``; one of a person only where a time limit follows it: ``责任人：张某 完成时间：9月``."""
    if _LABEL.match(folded, at, end):
        return True
    return _PERSONS.match(folded, at, end) is not None and _DUE.search(folded, at, end) is not None


def _open(folded: str, start: int, stop: int, opening: str) -> int | None:
    """Where the bracket that closes at ``stop`` opens; None where it is too long or crosses a line."""
    depth = 0
    for place in range(stop - 1, max(start, stop - _MAX_TAIL) - 1, -1):
        if folded[place] == "\n":
            return None
        if folded[place] == folded[stop - 1]:
            depth += 1
        elif folded[place] == opening:
            depth -= 1
            if depth == 0:
                return place
    return None


def _read_bodies(text: str, folded: str, start: int, end: int) -> tuple[str, ...]:
    stop = folded.find("。", start, end)
    end = stop if stop >= 0 else end
    if _PARTS.match(folded, start, end):
        return ()
    labelled = ROLE_LABEL.match(folded, start, end) is not None
    pieces = list(_pieces(folded, start, end))
    ending = bool(pieces) and ROLE_ENDING.search(folded[pieces[-1][0] : pieces[-1][1]]) is not None
    named = [
        piece for piece in pieces if not (_PERSONS.match(folded, *piece) or _WHEN.fullmatch(folded, *piece))
    ]
    names = [run for piece in named if (run := _name(folded, *piece))]
    known = sum(_is_known(folded[first:last]) for first, last in names)
    trusted = labelled or (ending and known > 0)
    if not names or not (trusted or known >= _MIN_SHARE * len(names)):
        return ()
    if any(last - first > 30 for first, last in names):
        return ()
    kept = [run for run in names if labelled or _is_known(folded[run[0] : run[1]])]
    if not labelled and all(_PLACE.fullmatch(folded, *run) for run in kept):
        return ()
    return tuple(dict.fromkeys(text[first:last] for first, last in kept))


def _is_known(name: str) -> bool:
    return is_body(name) or _OFFICE.fullmatch(name) is not None


def _pieces(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Runs between separators that stand outside inner brackets: ``各县(市、区)政府`` and ``各区、县级市政府`` are one each."""
    depth, first, joined = 0, start, start
    runs: list[tuple[int, int]] = []
    for place in range(start, end):
        if folded[place] == "各" and (tiers := SHARED_TIERS.match(folded, place, end)):
            joined = tiers.end()
        depth += (folded[place] in "([") - (folded[place] in ")]")
        if depth <= 0 and place >= joined and (split := _SPLIT.match(folded, place, end)):
            runs.append((first, place))
            first = split.end()
    return [*runs, (first, end)]


def _name(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The name within a run, without label before and role behind; None where nothing is left."""
    if label := ROLE_LABEL.search(folded, start, end):
        start = label.end()
    if ":" in folded[start:end]:
        return None  # 完成时限:12月底
    if role := ROLE_ENDING.search(folded[start:end]):
        end = start + role.start()
    while start < end and folded[start] == " ":
        start += 1
    while end > start and folded[end - 1] in " 等":
        end -= 1
    return (start, end) if end > start else None
