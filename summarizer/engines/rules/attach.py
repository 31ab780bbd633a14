"""What a statement takes from its surroundings: planned money and responsible bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.engines.rules.found import Found
from summarizer.engines.rules.passage import Passage
from summarizer.language.bodies import read_bodies, read_subject
from summarizer.language.quantities import Quantity
from summarizer.language.role_words import FUNDING_BEFORE
from summarizer.outline.tails import TIME_LIMIT, find_tail
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.punctuation import fold_punctuation
from summarizer.schemas.summary import Disposition

_TOTAL = re.compile(r"总(?:投资|投入|计|额)?[^,。;]{0,8}$|合计[^,。;]{0,4}$|共[^,。;]{0,4}$")


_DUE = re.compile(
    r"(?:时限|时间|期限) *: *(?P<when>[^,。;)\]]{2,20})"
    r"|[,;] *(?P<alone>20\d\d年?[—~至-]+20\d\d年?|(?:20\d\d年)?(?:\d{1,2}月)?年?[底末]?之?前|20\d\d年(?:\d{1,2}月)?[底末]?)(?:完成|办结)?(?=[)\]])"
)
"""When all of an item is due, beside the bodies that close it: ``（责任单位：县水务局；完成时限：10月底）``, ``（县水务局，10月底前）``."""

_TAIL = re.compile(r"(?<=。)\([^\n]{4,200}?\)(?=[^\n。,;、)])|\([^\n()]{3,200}\)(?=[。;][^\n])")
"""A bracket inside a paragraph, behind a full stop and before the next sentence, or before a stop itself."""


@dataclass(frozen=True, slots=True)
class _Tail:
    """Bodies that a bracket inside a paragraph, or the end of one, makes responsible for the sentences before it."""

    start: int
    bodies: tuple[str, ...]
    due: str | None = None
    """When what stands before it is due, as written."""
    closes: bool = False
    """Whether it ends a paragraph."""
    since: int = 0
    """From where on it holds: the clause of a bracket that says by when."""


def attach(passage: Passage, found: Sequence[Found]) -> list[Found]:
    """``found`` of a passage, in order, with funding, responsible bodies and the time limit beside them."""
    tails = (*_inner_tails(passage), *_closings(passage)) if found else ()
    limits = (*_limits(passage), *tails) if found else ()
    dated = [_with_due(passage, one, limits) for one in found]
    return [_with_bodies(passage, one, tails) for one in _with_funding(passage, dated)]


def _with_due(passage: Passage, found: Found, tails: Sequence[_Tail]) -> Found:
    if found.deadline is not None or found.status is not Status.PLEDGED:
        return found
    closing = _closing(passage, found, tails)
    if closing is not None and closing.since > found.start:
        return found
    return replace(found, deadline=closing.due) if closing and closing.due else found


def _due(passage: Passage, start: int, end: int) -> str | None:
    """The time limit in the end of an item, as written."""
    match = _DUE.search(passage.text, start, end) or TIME_LIMIT.search(passage.text, start, end)
    group = match.lastgroup if match else None
    return passage.written(*match.span(group)).strip() if match and group else None


def _closings(passage: Passage) -> Iterator[_Tail]:
    """The ends of paragraphs that name bodies or a time limit, in order; the section's own is the last."""
    start = passage.start
    while (end := passage.text.find("\n", start, passage.end)) >= 0:
        if tail := find_tail(passage.chunk.text, passage.text, start, end):
            yield _Tail(tail.start, tail.bodies, _due(passage, tail.start, tail.end), closes=True)
        start = end + 1
    closing, offset = passage.section.responsible_span, passage.chunk.span.start
    if closing is not None and passage.chunk.span.contains(closing):
        first, last = closing.start - offset, closing.end - offset
        yield _Tail(first, passage.section.responsible, _due(passage, first, last), closes=True)


def _closing(passage: Passage, found: Found, tails: Sequence[_Tail]) -> _Tail | None:
    """The next tail behind a statement: in its line, or the first that ends a paragraph."""
    line_end = passage.text.find("\n", found.end)
    behind = sorted((tail for tail in tails if tail.start > found.start), key=lambda tail: tail.start)
    return next((tail for tail in behind if tail.closes or not 0 <= line_end < tail.start), None)


def _inner_tails(passage: Passage) -> tuple[_Tail, ...]:
    if passage.text.find(")", passage.start, passage.end) < 0:
        return ()
    read = (
        find_tail(passage.chunk.text, passage.text, match.start(), match.end())
        for match in _TAIL.finditer(passage.text, passage.start, passage.end)
    )
    inner = [_Tail(tail.start, tail.bodies, _due(passage, tail.start, tail.end)) for tail in read if tail]
    return tuple(tail for tail in inner if tail.bodies)


def _limits(passage: Passage) -> Iterator[_Tail]:
    """Brackets that say by when their clause is done: ``新建水站12座(9月底前完成)``."""
    if passage.text.find(")", passage.start, passage.end) < 0:
        return
    for match in TIME_LIMIT.finditer(passage.text, passage.start, passage.end):
        since = max(passage.text.rfind(mark, passage.start, match.start()) for mark in ",;。\n") + 1
        due = passage.written(*match.span(match.lastgroup or 0))
        yield _Tail(match.start(), (), due, since=since)


def _with_bodies(passage: Passage, found: Found, tails: Sequence[_Tail]) -> Found:
    if found.responsible:
        return found
    own = read_subject(passage.text, passage.start, found.start, found.end)
    closing = _closing(passage, found, [tail for tail in tails if tail.bodies])
    named = closing.bodies if closing is not None else passage.section.responsible
    bodies = own or tuple(body for words in named for body in read_bodies(fold_punctuation(words)))
    return replace(found, responsible=bodies) if bodies else found


def _with_funding(passage: Passage, found: list[Found]) -> list[Found]:
    """Each planned sum goes to the first statement since the sum before, within one line."""
    spent = first = min([passage.start, *(one.start for one in found[:1])])  # a project stands in its heading
    for group in _sums(passage):
        line_start = passage.text.rfind("\n", passage.start, group[0].start) + 1 or first
        since = max(spent, line_start)
        words = _sum_words(passage, group)
        spent = group[-1].end
        if any(_promises(one, group[0], words) for one in found):
            continue
        index = _owner(passage, found, since, group)
        if index is not None and found[index].status is Status.PLEDGED:
            found[index] = replace(found[index], funding=words)
    return found


def _promises(one: Found, planned: Quantity, words: str) -> bool:
    """Whether the planned sum is what a statement promises, and not what its deed costs."""
    pledged = one.value is not None and one.status is Status.PLEDGED
    return pledged and one.start <= planned.start < one.end and (one.value or "") in words


def _sums(passage: Passage) -> list[list[Quantity]]:
    """Planned sums of the passage; sums of one sentence without a statement between form a group."""
    groups: list[list[Quantity]] = []
    for sentence in passage.sentences:
        for clause in sentence.clauses:
            sums = [
                m.quantity
                for m in passage.lexed.measured_in(clause.start, clause.end)
                if m.role is Disposition.FUNDING
            ]
            for one in sums:
                if groups and _same_breath(passage.text, groups[-1][-1], one):
                    groups[-1].append(one)
                else:
                    groups.append([one])
    return groups


def _same_breath(text: str, earlier: Quantity, later: Quantity) -> bool:
    between = text[earlier.end : later.start]
    return "。" not in between and "\n" not in between and len(between) < 30 and not re.search(r"\d", between)


def _sum_words(passage: Passage, group: Sequence[Quantity]) -> str:
    totals = [one for one in group if _TOTAL.search(passage.text[max(0, one.start - 12) : one.start])]
    chosen = (totals or list(group))[0]
    lead = FUNDING_BEFORE.search(passage.text[max(0, chosen.start - 20) : chosen.start])
    start = max(0, chosen.start - 20) + lead.start() if lead else chosen.start
    return passage.written(start, chosen.core_end)


def _owner(passage: Passage, found: Sequence[Found], since: int, group: Sequence[Quantity]) -> int | None:
    start, end = group[0].start, group[-1].end
    opened = passage.text.rfind("(", since, start)
    if opened >= 0 and ")" not in passage.text[opened:start]:
        said = [i for i, one in enumerate(found) if one.start < opened <= one.end and one.funding is None]
        if said:
            return said[-1]
    before = [i for i, one in enumerate(found) if since <= one.start < start and one.funding is None]
    sentence_start = passage.text.rfind("。", passage.start, start) + 1
    same_sentence = [i for i in before if found[i].start >= sentence_start]
    around = [i for i in same_sentence if found[i].kind is Kind.DELIVERABLE and found[i].end >= end]
    if before:
        return (around or same_sentence or before)[0]
    stop = passage.text.find("。", end)
    after = [i for i, one in enumerate(found) if end <= one.start < (stop if stop > 0 else passage.end)]
    return after[0] if after else None
