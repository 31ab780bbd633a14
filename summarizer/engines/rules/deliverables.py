"""Statements of a named output without a quantity: which verb delivers what, and is it specific enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.engines.rules.found import Found
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.tone import read_status
from summarizer.engines.rules.weigh import deliverable_score
from summarizer.engines.rules.when import deadline_words, recurrence_words
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.launching import ADVERBS, FINISHED_PATTERN, VERB_PATTERN, head_of, traits, verb_class
from summarizer.language.phrases import balance, strip_leading
from summarizer.language.tense import Place
from summarizer.schemas.extraction import Kind, Status

MAX_LEAD_CHARS = 40
"""A launching verb further into its clause governs something else; 98 % of gold verbs stand before."""

_ASPECT = re.compile(r"^(?:了|好|成(?![立果员效都本])|完(?![善成整]))")
_NO_THING = re.compile(
    r"^(?:的|后|前|时|本(?:办法|意见|规划|方案|条例|细则|通知|纲要|决定|规定|法)|过程|以来|中的?|情况)"
)
"""What follows a verb that is no verb here (``开展的活动``, ``启动后``) or names the document itself."""

_COMPOUND = re.compile(
    r"^(?:项目|工程|用地|单位|标准|任务|领域|规模|水平|周期|资金|成本|方案|主体|条件|要求)"
)
"""Nouns that 建设 and 实施 before them only modify: ``建设项目``, ``实施方案``."""

_TITLE = re.compile(r"关于[^,。]{4,}(?:意见|通知|报告|方案|决定|办法|公告)$")
_NAMED = r"[^、和与及,]{0,14}[“《][^”》]{2,30}[”》][^“《、和与及,]{0,14}"
_PAIR = re.compile(rf"^({_NAMED}(?:活动|行动|项目|工程|计划|救助|大赛|方案))(?:和|及|与|以及|、)(.{{4,40}})$")


def read_deliverables(passage: Passage, taken: Sequence[Found]) -> Iterator[Found]:
    """Deliverables of a passage, in order; clauses that ``taken`` already states are passed over."""
    if passage.tone.place in {Place.CREED, Place.PROBLEM}:
        return
    named_only = passage.standing
    spans = [(found.start, found.end) for found in taken]
    for sentence in passage.sentences:
        for index, clause in enumerate(sentence.clauses):
            if not any(start < clause.end and clause.start < end for start, end in spans):
                found = _clause(passage, sentence, index)
                yield from (one for one in found if "《" in one.indicator or not named_only)


def _clause(passage: Passage, sentence: Sentence, index: int) -> Iterator[Found]:
    clause = sentence.clauses[index]
    words = passage.words(clause)
    candidate = find_candidate(words)
    if candidate is None:
        return
    lead, verb, thing = candidate
    status = _status(passage, sentence, clause, words)
    features = features_of(lead, verb, thing, passage, status)
    if deliverable_score(features) <= 0:
        return
    for name in _each(thing):
        yield Found(
            kind=Kind.DELIVERABLE,
            status=status,
            indicator=balance(strip_leading(name))[:80],
            start=clause.start + _opening(words),
            end=clause.end,
            deadline=deadline_words(passage, sentence, index, status),
            recurrence=recurrence_words(passage, sentence, index),
            features=features,
        )


def find_candidate(words: str) -> tuple[str, str, str] | None:
    """``(what stands before, launching verb, thing)`` of a clause, or None."""
    if _TITLE.search(words) and "《" not in words:
        return None
    if (finished := _finished(words)) is not None and VERB_PATTERN.match(strip_leading(words)) is None:
        return finished
    quoted = [match.span() for match in re.finditer(r"“[^”]*”|《[^》]*》", words)]
    for match in VERB_PATTERN.finditer(words):
        if match.start() > MAX_LEAD_CHARS:
            return None
        if any(start <= match.start() < end for start, end in quoted):
            continue
        thing = _ASPECT.sub("", words[match.end() :]).strip(" 、")
        if len(thing) < 3 or _NO_THING.match(thing):
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


def _finished(words: str) -> tuple[str, str, str] | None:
    """``新院区投入使用``: the thing stands before its verb."""
    match = FINISHED_PATTERN.search(words)
    return ("", match["verb"], match["thing"]) if match else None


def features_of(lead: str, verb: str, thing: str, passage: Passage, status: Status) -> tuple[str, ...]:
    """What speaks for and against a deliverable, as names of weights."""
    head, kind = head_of(thing)
    built = re.search(r"(?:建设|创建|编制|研发应用|推广应用|改造|迁建)(?:工作)?$", thing)
    found = [
        "bias",
        f"verb:{verb_class(verb)}",
        f"verb={verb}",
        f"head:{kind or 'none'}",
        f"pair:{verb_class(verb)}+{kind or 'none'}",
        f"status:{status.value}",
        f"place:{passage.tone.place.value}",
        f"length:{min(len(thing) // 6, 5)}",
        *traits(thing),
        *(f"adverb:{name}" for name, rows in ADVERBS.items() if any(row in lead for row in rows)),
    ]
    named = "named" if re.search(r"[“《]", thing) else "plain"
    found += [
        f"named:{named}+{kind or 'none'}",
        f"named:{named}+{verb_class(verb)}",
        f"tail={thing[-2:]}",
        f"first={thing[:2]}",
    ]
    if head:
        found.append(f"head={head}")
    if built and verb_class(verb) == "push":
        found.append("completed")
    if len(lead) > 10:
        found.append("late")
    if re.search(r"[、]", re.sub(r"“[^”]*”|《[^》]*》", "", thing)):
        found.append("list")
    return tuple(found)


def _status(passage: Passage, sentence: Sentence, clause: Clause, words: str) -> Status:
    times = passage.lexed.times_in(sentence.start, clause.end)
    return read_status(words, passage.words(sentence), times, passage.tone, passage.anchor)


def _opening(words: str) -> int:
    """Characters of ``words`` before the statement proper (blanks, list numbers)."""
    match = re.match(r"[\s\d.、()一二三四五六七八九十]*(?:是(?=[^否]))?", words)
    return match.end() if match and match.end() < len(words) // 2 else 0


def _each(thing: str) -> list[str]:
    """Two named outputs under one verb are two; a list closed by 等 is one."""
    if thing.endswith("等") or "等" in thing[-6:]:
        return [thing]
    match = _PAIR.match(thing)
    if match and head_of(match[1])[0] and head_of(match[2])[0]:
        return [match[1], match[2]]
    return [thing]
