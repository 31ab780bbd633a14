"""Statements of a named output without a quantity: which verb delivers what, and is it specific enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.engines.rules.features import features_of, status_feature
from summarizer.engines.rules.found import Found
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.tone import read_status
from summarizer.engines.rules.weigh import THRESHOLD, deliverable_score, most_for_status
from summarizer.engines.rules.when import deadline_words, recurrence_words
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.launching import (
    FINISHED_ENDINGS,
    FINISHED_PATTERN,
    VERB_PATTERN,
    head_of,
    verb_class,
)
from summarizer.language.phrases import balance, strip_leading
from summarizer.language.role_words import FUNDING_BEFORE
from summarizer.language.tense import Place
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import Disposition

MAX_INDICATOR_CHARS = 80
"""Longest noun phrase shown; the longest in gold has 76 characters."""

LEAST_ALIKE_CHARS = 8
"""Two plain noun phrases with the same head are two outputs only when each says at least this much."""

LEAST_THING_CHARS = 4
"""A clause must say at least this much before its planned sum to deliver anything."""

UMBRELLA_LEVEL = 2
"""一、 and （一） head other items; 1. and below state their own."""

MAX_LEAD_CHARS = 40
"""A launching verb further into its clause governs something else; 98 % of gold verbs stand before."""

_ASPECT = re.compile(r"^(?:了|好|成(?![立果员效都本])|完(?![善成整]))")
_NO_THING = re.compile(
    r"^(?:的|为|\d{1,2}年(?:以上|内)|后|前|时|本(?:办法|意见|规划|方案|条例|细则|通知|纲要|决定|规定|法)|过程|以来|中的?|情况)"
)
"""What follows a verb that is no verb here (``开展的活动``, ``启动后``) or names the document itself."""

_LIST_NUMBER = re.compile(r"(?:[\s.、()]|[\d一二三四五六七八九十]+(?=[\s.、()是]))*(?:是(?=[^否]))?")
_NAME = re.compile(r"“[^”]*”|《[^》]*》")
_FIGURATIVE = frozenset({"贯通", "落地", "获批", "开通", "施行"})
"""Verbs of completion that are also said of ideas: ``政策相互贯通``."""

_WHEN = re.compile(r"[到于在]?(?:20\d\d年?)?(?:\d{1,2}月)?$")
"""A time between a thing and its verb: ``青石水库2026|年底前建成``."""

_CLAUSAL = re.compile(
    r"^(?:不得|严禁|禁止|防止|避免|杜绝)|^(?:要|应)?(?:根据|依据|按照|围绕|随着|针对|为|结合|自从|鉴于)|(?:的|基础上|后|时|过程中|前提下|情况下)$"
)
"""A clause that opens or closes so gives a reason or a setting, not a deed: ``根据…``, ``…基础上``."""

_STATED_OF = re.compile(r"(?<![但于可也即就])是(?!否)")
"""A copula behind the verb: something is said of the deed, ``开展试点是…的具体行动``."""

_WORKED_ON = re.compile(r"改造|升级|迁建|扩建|改建|修缮|修复")
"""What 进行 must carry to be a deed with an end."""

_COMPOUND = re.compile(
    r"^(?:项目|工程|用地|单位|标准|任务|领域|规模|水平|周期|资金|成本|方案|主体|条件|要求)"
)
"""Nouns that 建设 and 实施 before them only modify: ``建设项目``, ``实施方案``."""

_TITLE = re.compile(r"关于[^,。]{4,}(?:意见|通知|报告|方案|决定|办法|公告)$")
_LETTER = re.compile(r"关于[^,。《]{2,6}《.+》[^,。》]{0,12}的(?:通知|公告|函)$")
"""The title of the letter that brings a document, ``…关于印发《…实施方案》的通知``: it is no deed."""

_JOINT = re.compile(r"(?:和|及|与|以及|、)(?![^“《(]*[”》)])")
"""What joins two things, outside quotation marks and brackets."""

_NAMEABLE = frozenset({"event", "project", "paper", "system", "body"})
"""Classes of heads that a name of its own may close: ``“智慧助老”项目``."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A launching verb with what it delivers, at its clause; ``features`` and the status say whether it counts."""

    sentence: Sentence
    index: int
    start: int
    """Into the chunk's text, like ``end``."""
    end: int
    words: str
    """Folded, of the clause up to a planned sum."""
    thing: str
    features: tuple[str, ...]


def read_deliverables(passage: Passage, taken: Sequence[Found]) -> Iterator[Found]:
    """Deliverables of a passage, in order; clauses that ``taken`` already states are passed over."""
    for candidate in read_candidates(passage, taken):
        score = deliverable_score(candidate.features)
        if score + most_for_status() < THRESHOLD:
            continue  # most candidates are generalities in any tense
        status = status_of(passage, candidate)
        if score + deliverable_score([status_feature(status)]) < THRESHOLD:
            continue
        for name in _each(candidate.thing):
            if "《" in name or not passage.standing:
                yield _found(passage, candidate, name, status)


def read_candidates(passage: Passage, taken: Sequence[Found]) -> Iterator[Candidate]:
    """Every launching verb with an object, outside the clauses of ``taken``; most are generalities."""
    if passage.tone.place in {Place.CREED, Place.PROBLEM} or _umbrella(passage):
        return
    spans = [(found.start, found.end) for found in taken]
    for sentence in passage.sentences:
        for index, clause in enumerate(sentence.clauses):
            if spans and any(start < clause.end and clause.start < end for start, end in spans):
                continue
            words = _without_sum(passage, clause)
            parts = find_candidate(words)
            if parts is None:
                continue
            lead, verb, thing = parts
            features = features_of(lead, verb, thing, passage.tone.place)
            start = clause.start + _opening(words)
            yield Candidate(sentence, index, start, clause.start + len(words), words, thing, features)


def _umbrella(passage: Passage) -> bool:
    """A numbered heading with nothing under it but itself: ``（三）实施…行动，打造…区``."""
    section = passage.section
    bare = section.number and not section.title and section.level <= UMBRELLA_LEVEL
    return bool(bare) and "。" not in passage.text[passage.start : passage.end]


def _without_sum(passage: Passage, clause: Clause) -> str:
    """Words of a clause up to a planned sum: ``实施“互联网+养老”行动 规划投资2000万元``."""
    words = passage.words(clause)
    for measured in passage.lexed.measured_in(clause.start, clause.end):
        if measured.role is Disposition.FUNDING:
            lead = FUNDING_BEFORE.search(words[: measured.quantity.start - clause.start])
            if lead and lead.start() > LEAST_THING_CHARS:
                return words[: lead.start()].rstrip(" (")
    return words


def _found(passage: Passage, candidate: Candidate, name: str, status: Status) -> Found:
    sentence, index = candidate.sentence, candidate.index
    return Found(
        kind=Kind.DELIVERABLE,
        status=status,
        indicator=balance(strip_leading(name))[:MAX_INDICATOR_CHARS],
        start=candidate.start,
        end=candidate.end,
        deadline=deadline_words(passage, sentence, index, status),
        recurrence=recurrence_words(passage, sentence, index),
    )


def find_candidate(words: str) -> tuple[str, str, str] | None:
    """``(what stands before, launching verb, thing)`` of a clause, or None."""
    if _CLAUSAL.search(words) or ("关于" in words and _brings_document(words)):
        return None
    if (finished := _finished(words)) is not None and VERB_PATTERN.match(strip_leading(words)) is None:
        return finished
    quoted = [match.span() for match in _NAME.finditer(words)]
    for match in VERB_PATTERN.finditer(words):
        if match.start() > MAX_LEAD_CHARS:
            return None
        if any(start <= match.start() < end for start, end in quoted):
            continue
        thing = _ASPECT.sub("", words[match.end() :]).strip(" 、")
        if len(thing) < 3 or _NO_THING.match(thing) or _STATED_OF.search(thing):
            continue
        if match.group() == "进行" and not _WORKED_ON.search(thing):
            continue
        if match.group() in {"建设", "实施", "改造"} and match.start() and _COMPOUND.match(thing):
            continue
        inner = VERB_PATTERN.match(strip_leading(thing))
        if (
            verb_class(match.group()) == "push"
            and inner
            and verb_class(inner.group()) not in {"push", "improve"}
        ):
            continue
        return words[: match.start()], match.group(), thing
    return None


def _brings_document(words: str) -> bool:
    return (_TITLE.search(words) is not None and "《" not in words) or _LETTER.search(words) is not None


def _finished(words: str) -> tuple[str, str, str] | None:
    """``新院区投入使用``: the thing stands before its verb."""
    match = FINISHED_PATTERN.search(words) if words.endswith(FINISHED_ENDINGS) else None
    if match is None or (match["verb"] in _FIGURATIVE and head_of(match["thing"])[1] in {"", "scheme"}):
        return None
    thing = _WHEN.sub("", match["thing"])
    return ("", match["verb"], thing) if len(thing) > 2 else None


def status_of(passage: Passage, candidate: Candidate) -> Status:
    """Whether a candidate's clause promises or reports."""
    sentence = candidate.sentence
    times = passage.lexed.times_in(sentence.start, sentence.clauses[candidate.index].end)
    return read_status(candidate.words, passage.words(sentence), times, passage.tone, passage.anchor)


def _opening(words: str) -> int:
    """Characters of ``words`` before the statement proper (blanks, list numbers)."""
    match = _LIST_NUMBER.match(words)
    return match.end() if match and match.end() < len(words) // 2 else 0


def _each(thing: str) -> list[str]:
    """Two named outputs under one verb are two; a list closed by 等, or one that shares a head, is one."""
    joints = list(_JOINT.finditer(thing))
    if len(joints) != 1 or "等" in thing[-6:]:
        return [thing]
    left, right = thing[: joints[0].start()], thing[joints[0].end() :]
    (head, sort), (other, other_sort) = head_of(left), head_of(right)
    named = joints[0].group() != "、" and re.search(r"[“《]", thing) is not None
    alike = head == other and min(len(left), len(right)) >= LEAST_ALIKE_CHARS
    if sort in _NAMEABLE and other_sort in _NAMEABLE and (named or alike):
        return [left, right]
    return [thing]
