"""Statements with a quantity: which clause, which value, of what."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.engines.rules.found import Found
from summarizer.engines.rules.indicators import (
    AND,
    MAX_INDICATOR_CHARS,
    each_rate,
    indicator_of,
    share_out,
    with_owner,
)
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.tone import read_status
from summarizer.engines.rules.when import deadline_words, recurrence_words
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.lexed import Measured
from summarizer.language.phrases import balance, needs_owner, strip_leading, strip_trailing
from summarizer.language.populations import read_population
from summarizer.language.quantities import BEFORE, Quantity
from summarizer.language.role_words import DURATIONS, SET_STANDARD
from summarizer.language.tense import Place
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import Disposition

_ISSUES = re.compile(r"(?:研究)?(?:制定|编制|出台|印发)")
"""A clause that opens so delivers a paper, whatever population its title speaks of."""

_YEAR = re.compile(r"20\d\d年(?:底|末)?")
_APART = re.compile(r"至少|不少于|不低于|不得少于|不得低于|不超过|不得超过|不高于|最高(?!法|检)")

_SEPARATOR = re.compile(rf"以及|、|{AND}|并(?!入|网)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One value at its place: the run that states it and the words of its indicator."""

    quantity: Quantity
    start: int
    end: int
    indicator: str
    comparator: str
    unit: str | None = None
    """Unit that a later value of a list states for all: ``1409万、1305万人次``."""
    deadline: str | None = None
    """Year that a list hands out with the value: ``2024年、2025年分别完成180户、220户``."""


def read_targets(passage: Passage) -> Iterator[Found]:
    """Targets of a passage, in order."""
    for sentence in passage.sentences:
        previous = ""
        for index, clause in enumerate(sentence.clauses):
            measured = passage.lexed.measured_in(clause.start, clause.end)
            stated = [m.quantity for m in measured if m.role is None or _spent(passage, sentence, index, m)]
            found = list(_stated(passage, sentence, index, stated, measured, previous))
            if not stated:
                found = list(_populations(passage, sentence, index))
            yield from found
            previous = found[-1].indicator if found else strip_leading(passage.words(clause))


def _stated(
    passage: Passage,
    sentence: Sentence,
    index: int,
    stated: Sequence[Quantity],
    measured: Sequence[Measured],
    previous: str,
) -> Iterator[Found]:
    if not stated:
        return
    status = _status(passage, sentence, index)
    if status is Status.ACHIEVED and passage.tone.place is Place.PROBLEM:
        return
    if passage.standing and SET_STANDARD.search(passage.words(sentence.clauses[index])):
        status = Status.ACHIEVED  # an amount in force is the present state, not a promise
    elif passage.standing:
        stated = [one for one in stated if not _in_force(passage, sentence.clauses[index], one)]
    baselines = [m.quantity for m in measured if m.role is Disposition.BASELINE]
    for statement in _split(passage, sentence, index, stated):
        earlier = _earlier_of(statement, stated, baselines)
        bare = needs_owner(statement.indicator)
        indicator = with_owner(statement.indicator, previous) if bare else statement.indicator
        clause_start = _evidence_start(passage, sentence, index)
        for name in each_rate(indicator):
            yield Found(
                kind=Kind.TARGET,
                status=status,
                indicator=name,
                start=min(statement.start, clause_start) if bare else statement.start,
                end=statement.end,
                value=passage.written(statement.quantity.number_start, statement.quantity.core_end),
                comparator=statement.comparator,
                unit=statement.unit,
                baseline=passage.written(earlier.number_start, earlier.core_end) if earlier else None,
                deadline=statement.deadline
                or deadline_words(
                    passage, sentence, index, status, (statement.start, statement.quantity.end)
                ),
                recurrence=recurrence_words(passage, sentence, index),
            )
        previous = previous if bare else indicator


def _in_force(passage: Passage, clause: Clause, quantity: Quantity) -> bool:
    """An amount that a regulation pays or counts by, and no norm (``不超过``, ``至少``) that can be checked."""
    return quantity.unit not in {"%", "‰"} and _comparator(passage.text, clause.start, quantity) == "="


def _earlier_of(
    statement: Statement, stated: Sequence[Quantity], baselines: Sequence[Quantity]
) -> Quantity | None:
    """Earlier value of a statement: in order where there is one for each, else the last before it."""
    if len(baselines) == len(stated):
        return baselines[stated.index(statement.quantity)]
    before = [quantity for quantity in baselines if quantity.end <= statement.quantity.start]
    return before[-1] if before else None


def _spent(passage: Passage, sentence: Sentence, index: int, measured: Measured) -> bool:
    """Money that reads like planned funding but is reported as spent: ``完成投资3亿元``."""
    return measured.role is Disposition.FUNDING and _status(passage, sentence, index) is Status.ACHIEVED


def _populations(passage: Passage, sentence: Sentence, index: int) -> Iterator[Found]:
    clause = sentence.clauses[index]
    words = passage.words(clause)
    match = read_population(words)
    if match is None or passage.tone.place in {Place.CREED, Place.PROBLEM} or _ISSUES.match(words):
        return
    status = _status(passage, sentence, index)
    yield Found(
        kind=Kind.TARGET,
        status=status,
        indicator=balance(strip_leading(words))[:MAX_INDICATOR_CHARS],
        start=clause.start,
        end=clause.end,
        value=match,
        comparator="=",
        deadline=deadline_words(passage, sentence, index, status),
        recurrence=None,
    )


def _status(passage: Passage, sentence: Sentence, index: int) -> Status:
    clause = sentence.clauses[index]
    times = passage.lexed.times_in(clause.start, clause.end) or list(
        passage.lexed.times_in(sentence.start, clause.start)
    )
    return read_status(passage.words(clause), passage.words(sentence), times, passage.tone, passage.anchor)


def _split(
    passage: Passage, sentence: Sentence, index: int, stated: Sequence[Quantity]
) -> Iterator[Statement]:
    clause = sentence.clauses[index]
    text, start = passage.text, _evidence_start(passage, sentence, index)
    distributed = _distribution(passage, sentence, index, stated)
    if distributed is not None:
        yield from distributed
        return
    left = clause.start
    for at, quantity in enumerate(stated):
        following = stated[at + 1] if at + 1 < len(stated) else None
        right = _boundary(text, quantity, following) if following else clause.end
        touching = following is not None and right == quantity.end and following.start - quantity.end < 4
        attribute = touching and _SEPARATOR.match(text, right) is None
        before, after = text[left : quantity.start], text[quantity.end : right]
        if at and not before.strip():
            before = text[clause.start : stated[0].start]
        elif at and stated[at - 1].start >= left:
            before = text[left : stated[at - 1].start] + text[stated[at - 1].end : quantity.start]
        yield Statement(
            quantity, start if left == clause.start else left, right, indicator_of(before, after, quantity),
            _comparator(text, left, quantity),
        )  # fmt: skip
        if not attribute:
            left = right + (len(match.group()) if (match := _SEPARATOR.match(text, right)) else 0)


def _comparator(text: str, left: int, quantity: Quantity) -> str:
    """Comparator of a value, also from words that stand apart: ``至少建成1个``, ``不低于低保标准的1.3倍``."""
    if quantity.comparator != "=" or quantity.worded:
        return quantity.comparator
    words = _APART.findall(text[left : quantity.start])
    if words:
        return BEFORE[words[-1]]
    within = quantity.unit in DURATIONS and text.startswith("内", quantity.core_end)
    return "<=" if within else "="


def _boundary(text: str, quantity: Quantity, following: Quantity) -> int:
    """Where the run of ``quantity`` ends and that of ``following`` begins."""
    between = text[quantity.end : following.start]
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
        re.fullmatch(r"[、和及与,]|以及|和[^,。;]?", text[a.end : b.start].strip())
        for a, b in itertools.pairwise(stated)
    )
    if not bare:
        return None
    start, head = clause.start, text[clause.start : stated[0].start]
    if index and len(strip_trailing(head.replace("分别", ""))) < 3:
        start = sentence.clauses[index - 1].start
        head = text[start : clause.end][: stated[0].start - start]
    subjects = share_out(head, len(stated))
    years = all(_YEAR.fullmatch(subject) for subject in subjects)
    strictest = next((q.comparator for q in (stated[-1], stated[0]) if q.comparator != "="), "=")
    return [
        Statement(
            quantity, min(start, _evidence_start(passage, sentence, index)), clause.end, "" if years else subject,
            quantity.comparator if quantity.comparator != "=" else strictest,
            None if quantity.unit else stated[-1].unit, subject if years else None,
        )
        for quantity, subject in zip(stated, subjects, strict=True)
    ]  # fmt: skip


def _evidence_start(passage: Passage, sentence: Sentence, index: int) -> int:
    """Start of the clause, or of a bare time right before it: ``2025年,建成…``."""
    clause = sentence.clauses[index]
    if index:
        before = sentence.clauses[index - 1]
        times = passage.lexed.times_in(before.start, before.end)
        if times and times[0].start <= before.start + 1 and times[-1].end >= before.end - 1:
            return before.start
    return clause.start
