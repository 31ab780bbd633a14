"""Statements with a quantity: which clause, which value, of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.engines.rules.amounts import is_paid, name_amount, sets_standard
from summarizer.engines.rules.called import call, reckoned
from summarizer.engines.rules.found import Found
from summarizer.engines.rules.indicators import each_rate, is_bare, polish, shorten, with_owner
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.statements import Statement, comparator_of, evidence_start, read_statements
from summarizer.engines.rules.tone import read_status
from summarizer.engines.rules.when import deadline_words, recurrence_words
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.deadlines import recurrence_in
from summarizer.language.lexed import Measured
from summarizer.language.phrases import strip_leading
from summarizer.language.populations import read_population, without_population
from summarizer.language.quantities import Quantity
from summarizer.language.role_words import DURATIONS, DUTY, ROUNDS
from summarizer.language.tense import Place
from summarizer.language.units import MONEY
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import Disposition

_ISSUES = re.compile(r"(?:研究)?(?:制定|编制|出台|印发)")
"""A clause that opens so delivers a paper, whatever population its title speaks of."""

NORM_UNITS = frozenset({"%", "‰"}) | DURATIONS
"""Shares and time limits are norms in a regulation however they are put: ``公示期为7日``."""


def read_targets(passage: Passage) -> Iterator[Found]:
    """Targets of a passage, in order."""
    for sentence in passage.sentences:
        owner = ""
        for index, clause in enumerate(sentence.clauses):
            measured = passage.lexed.measured_in(clause.start, clause.end)
            stated = [
                m.quantity
                for m in measured
                if m.role is None or _spent(passage, sentence, index, m) or is_paid(passage, m)
            ]
            if stated:
                found = list(_stated(passage, sentence, index, stated, measured, owner))
            else:
                found = [(one, one.indicator) for one in _populations(passage, sentence, index)]
            yield from (one for one, _ in found)
            owner = found[-1][1] if found else strip_leading(passage.words(clause))


def _stated(
    passage: Passage,
    sentence: Sentence,
    index: int,
    stated: Sequence[Quantity],
    measured: Sequence[Measured],
    owner: str,
) -> Iterator[tuple[Found, str]]:
    """Statements of a clause, each with the thing that a bare head behind it belongs to."""
    status = _status(passage, sentence, index)
    if status is Status.ACHIEVED and passage.tone.place is Place.PROBLEM:
        return
    paid = sets_standard(passage, sentence, passage.words(sentence.clauses[index]), stated)
    if paid:
        status = Status.ACHIEVED  # an amount in force is the present state, not a promise
    elif passage.standing:
        stated = [one for one in stated if not _in_force(passage, sentence.clauses[index], one)]
    baselines = [m.quantity for m in measured if m.role is Disposition.BASELINE]
    owner = reckoned(owner)
    for read in read_statements(passage, sentence, index, stated):
        statement = call(passage, sentence.clauses[index], read, owner)
        earlier = _earlier_of(statement, stated, baselines)
        bare = is_bare(statement.indicator)
        indicator = with_owner(statement.indicator, owner) if bare else statement.indicator
        if paid and statement.quantity.unit in MONEY:
            indicator = name_amount(passage, indicator, statement.start)
        owner = owner if bare else indicator
        clause_start = evidence_start(passage, sentence, index)
        for name in each_rate(indicator):
            found = Found(
                kind=Kind.TARGET,
                status=status,
                indicator=polish(name, statement.quantity.unit),
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
            yield found, owner


def _in_force(passage: Passage, clause: Clause, quantity: Quantity) -> bool:
    """An amount that a regulation pays or counts by, and no norm (``不超过``, ``应当配备2名``) that can be checked."""
    if quantity.unit not in MONEY and DUTY.search(passage.text, clause.start, quantity.start):
        return False
    if quantity.unit in ROUNDS and recurrence_in(passage.words(clause)):
        return False
    bare = (quantity.start, quantity.end) == (quantity.number_start, quantity.core_end)
    said = comparator_of(passage.text, clause.start, replace(quantity, comparator="=") if bare else quantity)
    return quantity.unit not in NORM_UNITS and said == "="


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
        indicator=shorten(polish(strip_leading(without_population(words)), "%")),
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
