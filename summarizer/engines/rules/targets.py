"""Statements with a quantity: which clause, which value, of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.engines.rules.amounts import is_paid, name_amount, sets_standard
from summarizer.engines.rules.found import Found
from summarizer.engines.rules.indicators import each_rate, is_bare, polish, shorten, with_owner
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.statements import Statement, comparator_of, evidence_start, read_statements
from summarizer.engines.rules.tone import read_status
from summarizer.engines.rules.when import deadline_words, recurrence_words
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.deadlines import recurrence_in
from summarizer.language.indicator_words import MODAL
from summarizer.language.lexed import Measured
from summarizer.language.phrases import strip_leading
from summarizer.language.populations import read_population, without_population
from summarizer.language.quantities import Quantity
from summarizer.language.role_measures import AHEAD_BEFORE, ahead_deed, is_ahead
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
    for statement in read_statements(passage, sentence, index, stated):
        earlier = _earlier_of(statement, stated, baselines)
        named = _named_by(passage, sentence.clauses[index], statement, owner)
        bare = is_bare(named)
        indicator = with_owner(named, _RECKONED.sub("", owner)) if bare else named
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
                comparator=_comparator(passage, statement),
                unit=statement.unit,
                baseline=passage.written(earlier.number_start, earlier.core_end) if earlier else None,
                deadline=statement.deadline
                or deadline_words(
                    passage, sentence, index, status, (statement.start, statement.quantity.end)
                ),
                recurrence=recurrence_words(passage, sentence, index),
            )
            yield found, owner


def _named_by(passage: Passage, clause: Clause, statement: Statement, owner: str) -> str:
    """What the clause itself calls the value; what must be done so long before is named after the deed."""
    quantity = statement.quantity
    if is_ahead(passage.text, quantity):
        before = AHEAD_BEFORE.sub("", passage.text[clause.start : quantity.start]).strip(" ,")
        return f"{before or _RECKONED.sub('', owner)}提前{ahead_deed(passage.text, quantity)}时限"
    named = _PAID_TO.sub("", MODAL.sub("", statement.indicator))
    if quantity.unit in SHARES_OF and (share := _PART_OF.fullmatch(named)):
        return f"{share['part']}占{share['whole']}的比例"
    return "" if named in _BOUNDS else named


_PAID_TO = re.compile(r"^(?:即|为|是)每[人户床](?:每[月年日天次餐])?$")
"""What stands before an amount that the clause before names: ``为每人每月``."""

_PART_OF = re.compile(r"(?P<part>[^,]{2,20}(?:标准|补贴|补助))为(?P<whole>[^,\d]{2,})")
"""``补贴标准为水费`` | ``的四分之一``."""

SHARES_OF = frozenset({"%", "‰"})

_BOUNDS = frozenset({"最高", "最多", "最低", "最少", "最长", "单次最高"})
"""What is said by the comparator and names nothing: ``,最高3元``."""

_RECKONED = re.compile(
    r"按[^,]*(?:确定|执行|计算|发放|给予|补助|补贴)$|(?<=标准|补贴|补助)占[^,]*的比例$|(?<=标准)为[^,]*$|(?<=补贴)为[^,]*$|(?<=补助)为[^,]*$|(?<=奖励)为[^,]*$|的$"
)
"""How an amount is reckoned is no part of its name: ``认定标准按低保标准的1.5倍确定``; nor is 的 of ``变更地址的``."""


def _comparator(passage: Passage, statement: Statement) -> str:
    """What has to be done so long before an event may be done earlier: ``提前5个工作日公示``."""
    ahead = statement.comparator == "=" and is_ahead(passage.text, statement.quantity)
    return ">=" if ahead else statement.comparator


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
