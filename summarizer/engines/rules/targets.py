"""Statements with a quantity: which clause, which value, of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.engines.rules.amounts import NORM_UNITS, in_force, is_paid, name_amount, sets_standard
from summarizer.engines.rules.by_label import of_label
from summarizer.engines.rules.called import call, of_heading, reckoned
from summarizer.engines.rules.continued import bounded_measure, is_again, of_class, per_so_many
from summarizer.engines.rules.edges import brought_about
from summarizer.engines.rules.found import Found, Statement
from summarizer.engines.rules.grades import read_grade
from summarizer.engines.rules.indicators import each_rate, open_words, polish, shorten
from summarizer.engines.rules.owners import (
    article_subject,
    by_place,
    by_tier,
    is_bare,
    is_listed,
    names_measure,
    next_owner,
    owner_among,
    part_of,
    shared_verb,
    whose,
    with_owner,
)
from summarizer.engines.rules.paid import with_paid
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.raised import with_measure
from summarizer.engines.rules.rhythm import recurrence_words
from summarizer.engines.rules.sized import with_sizes
from summarizer.engines.rules.statements import read_statements, since
from summarizer.engines.rules.tone import read_status
from summarizer.engines.rules.when import deadline_words
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.completing import FINISHING
from summarizer.language.indicator_words import CHANGE, GROWN_BY, REMARKED_CHANGE
from summarizer.language.launching import head_of
from summarizer.language.lexed import Measured
from summarizer.language.owners import ABOUT, ARTICLE_ITEM, LEVEL, SOME_OF_THEM
from summarizer.language.phrases import strip_leading, strip_trailing
from summarizer.language.populations import read_population, without_population
from summarizer.language.quantities import Quantity
from summarizer.language.recurrences import HOW_OFTEN
from summarizer.language.role_words import ROUNDS
from summarizer.language.tense import Place
from summarizer.language.units import MONEY
from summarizer.language.worded import NEARLY
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import Disposition

_DONE = re.compile("建|完|投|竣|上线|交付|启用|开工|落|达|实现|印发|出台|整改|拨付|到位")
"""How words open that only say that what stands before them is done: ``全部|建成投用``, against ``水站|社会化运营``."""

_COST = re.compile("(?:总|计划|概算|估算|预算)*投资")
"""What stands before the cost of a work that is told of: ``总投资|3亿元的石门水厂|建成``."""

_ISSUES = re.compile(r"(?:研究)?(?:制定|编制|出台|印发)")
"""A clause that opens so delivers a paper, whatever population its title speaks of."""

_GOES_ON = re.compile(
    r"^其中[,:]?|^[^,。;一-龥]*(?:[\d年、]|到)*(?:各|再|(?:建成|完成)(?:其余|剩余))(?:建设|新建|建成|完成|改造|培训|新增)?\d"
)
"""A sentence that goes on about what the one before counts: ``2031年、2032年各建设2座和4座``."""

DELIVERED = frozenset({"project", "system", "facility", "body", "event"})
"""Classes of heads by which a title names a thing and no field of work: ``1.县水利学校:占地30亩``."""

_FIELD = re.compile(
    "(?:主要|重点|具体|工作|年度|总体|目标|核心|关键|专项|建设|实施|保障|民生|配套|及|和|与|、)*(?:任务|工程|项目|工作|措施|行动|活动|内容|目标|指标|安排)+"
)
"""A title that only says what sort of things stand below it: ``主要任务``, ``重点工程项目``."""

_ONLY_RAISED = re.compile(
    r"[由从]\d[^,。;、]{0,8}(?:提高|增加|增长|扩大|提升|上升|下降|降低|减少|压缩|缩短)[到至为]"
)
"""A cell that says only how far its row's measure moves: ``由5家增加到9家``."""

_MEASURE = re.compile(r"[^,。;:\d]{2,24}(?:率|占比|比例|标准|总量|数量|床位数?)")
"""A title that is what its sentence measures: ``水表合格率。由40%提高到80%``."""

_MEASURED_IN = frozenset({"%", "‰", "个百分点"})
"""Units of what is measured, which no verb makes: ``新建水站9座、|满意度提高2个百分点``."""


def read_targets(passage: Passage, named: str = "") -> Iterator[Found]:
    """Targets of a passage, in order; ``named`` is what a row of a table is about, whose cell the passage is."""
    title = ABOUT.sub(r"\g<thing>", passage.section.title or "")
    owners: tuple[str, ...] = ("",)
    counted: dict[str | None, str] = {}
    for sentence in passage.sentences:
        if _GOES_ON.search(passage.words(sentence)) is None:
            named_so = head_of(title)[1] in DELIVERED and not _FIELD.fullmatch(title)
            told = named_so or _MEASURE.fullmatch(title)
            raised = named and _ONLY_RAISED.match(passage.words(sentence))
            owners = (named if raised else title if told else "",)
            counted = {}
        title = said = ""  # a title names what the first sentence under it is about
        for index, clause in enumerate(sentence.clauses):
            measured = passage.lexed.measured_in(clause.start, clause.end)
            stated = [
                m.quantity
                for m in measured
                if m.role is None or _spent(passage, sentence, index, m) or is_paid(passage, m)
            ]
            if stated and said and _says_again(passage, clause, stated[0]):
                owners = (said,)
            if stated and SOME_OF_THEM.match(passage.text, _with_mark(passage, sentence, index)):
                owners = (counted[stated[0].unit],) if stated[0].unit in counted else owners
            if stated:
                found = list(_stated(passage, sentence, index, stated, measured, owners))
            else:
                found = [(one, one.indicator) for one in _unnumbered(passage, sentence, index)]
            yield from (_of_article(passage, one) for one, _ in found)
            counted |= {one.unit: owner for one, (_, owner) in zip(stated, found, strict=False) if one.unit}
            said = found[-1][0].indicator if found else said
            left = tuple(dict.fromkeys(owner for _, owner in found))
            measure = "" if stated else bounded_measure(passage.words(clause))
            said = measure or said
            owners = left or (measure or next_owner(passage.words(clause), owners[-1]),)


def _with_mark(passage: Passage, sentence: Sentence, index: int) -> int:
    """Where a clause begins with the 其中 that a comma parts from it: ``其中,`` | ``2031年改造9座``."""
    before = sentence.clauses[index - 1] if index else sentence.clauses[index]
    return before.start if SOME_OF_THEM.fullmatch(passage.words(before)) else sentence.clauses[index].start


def _says_again(passage: Passage, clause: Clause, first: Quantity) -> bool:
    """Whether a clause is no more than a time and a value of what the one before measures: ``2027年80%``."""
    around = passage.text[clause.start : first.start] + passage.text[first.end : clause.end]
    name = strip_trailing(open_words(around))
    return not name or is_again(name)


def _of_article(passage: Passage, found: Found) -> Found:
    """A statement of a regulation without the mark of its item, and with whose conditions the article lists."""
    if (mark := ARTICLE_ITEM.match(passage.text, found.start, found.end)) is not None:
        found = replace(found, start=mark.end())
    subject = article_subject(passage.text, found.start) if passage.standing else ""
    return found if subject in found.indicator else replace(found, indicator=subject + found.indicator)


def _stated(
    passage: Passage,
    sentence: Sentence,
    index: int,
    stated: Sequence[Quantity],
    measured: Sequence[Measured],
    owners: Sequence[str],
) -> Iterator[tuple[Found, str]]:
    """Statements of a clause, each with the thing that a bare head behind it belongs to.

    ``owners`` are the things that the clause before leaves.
    """
    status = _status(passage, sentence, index)
    if status is Status.ACHIEVED and passage.tone.place is Place.PROBLEM:
        return
    paid = sets_standard(passage, sentence, passage.words(sentence.clauses[index]), stated)
    if paid:
        status = Status.ACHIEVED  # an amount in force is the present state, not a promise
    elif passage.standing:
        stated = [one for one in stated if not in_force(passage, sentence.clauses[index], one)]
    baselines = [m.quantity for m in measured if m.role is Disposition.BASELINE]
    things = tuple(reckoned(one) for one in owners)
    clause = sentence.clauses[index]
    said = with_sizes(passage.text, list(read_statements(passage, sentence, index, stated)), clause.end)
    said = with_paid(passage.text, sentence, clause, said)
    of_each = things if len(things) == len(said) else (things[0],) * len(said)
    statements = [
        with_measure(passage, sentence, call(passage, clause, one, thing))
        for one, thing in zip(said, of_each, strict=True)
    ]
    names = _names(passage, clause, statements, things)
    for statement, (named, owner, bare) in zip(statements, names, strict=True):
        of_money = paid and (statement.quantity.unit or "").split("/")[0] in MONEY
        indicator = name_amount(passage, named, statement.start) if of_money else of_heading(passage, named)
        earlier = _earlier_of(statement, stated, baselines)
        indicator = of_label(passage, sentence, statement.start, indicator, statement.quantity.unit)
        clause_start = since(passage, sentence, index, statement.quantity)
        for name in filter(None, (polish(one, statement.quantity.unit) for one in each_rate(indicator))):
            found = Found(
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
            yield found, owner


def _names(
    passage: Passage, clause: Clause, statements: Sequence[Statement], owners: Sequence[str]
) -> Iterator[tuple[str, str, bool]]:
    """The indicator of each statement, the thing it is about, and whether the clause before had to name that."""
    count, own = len(statements), ""
    together = count > 1 and len({(one.start, one.end) for one in statements}) == 1
    plain = [one.indicator for one in statements]
    paid = count and statements[0].quantity.unit in MONEY
    handed = by_place(plain, CHANGE.sub("", owners[0]) if paid else owners[0]) if together else plain
    if handed != plain:
        yield from ((name, name, True) for name in handed)
        return
    for at, statement in enumerate(statements):
        before, words = passage.text[clause.start : statement.start], passage.words(clause)
        rounds = (
            statement.quantity.unit in ROUNDS and any(owners) and HOW_OFTEN.fullmatch(statement.indicator)
        )
        indicator = "" if rounds else statement.indicator
        owner = own or owner_among(owners, at, count, indicator)
        indicator = per_so_many(statement.quantity, indicator, owner)
        named = bool(own) and is_listed(before) and passage.text.startswith(indicator, statement.start)
        bare = is_bare(indicator, listed=len(set(plain)) == count if together else named)
        part = part_of(words, owner, indicator)
        bare = bare or (part == indicator and of_class(indicator, owner) is not None)
        if bare and statement.quantity.unit not in NORM_UNITS:
            grown = GROWN_BY if not indicator or is_again(indicator) else REMARKED_CHANGE
            owner = grown.sub("", owner)  # 产值年均增长9%,2030年达到46亿元
        if bare:
            indicator = with_owner(indicator, owner)
        elif not together:
            alone = part != indicator or statement.quantity.unit in _MEASURED_IN
            indicator = part if alone else shared_verb(before, words, owner, part) + part
        indicator, left = whose(owner, indicator)
        own = own if bare else left
        itself = LEVEL.search(indicator) or (not owner and names_measure(indicator))
        owner = (indicator if itself else owner) if bare else left
        yield by_tier(indicator, at, count) if together else indicator, owner, bare


def _earlier_of(
    statement: Statement, stated: Sequence[Quantity], baselines: Sequence[Quantity]
) -> Quantity | None:
    """Earlier value of a statement: in order where there is one for each, else the last before it."""
    if len(baselines) == len(stated):
        return baselines[stated.index(statement.quantity)]
    before = [quantity for quantity in baselines if quantity.end <= statement.quantity.start]
    return before[-1] if before else None


def _spent(passage: Passage, sentence: Sentence, index: int, measured: Measured) -> bool:
    """Money that reads like planned funding but is reported as spent: ``完成投资3亿元``, and not what a work cost."""
    if passage.text.startswith("的", measured.quantity.end) and _COST.fullmatch(
        passage.text, sentence.clauses[index].start, measured.quantity.start
    ):
        return False
    return measured.role is Disposition.FUNDING and _status(passage, sentence, index) is Status.ACHIEVED


def _unnumbered(passage: Passage, sentence: Sentence, index: int) -> Iterator[Found]:
    """A statement without a number: about a whole population, or a grade to be reached."""
    clause = sentence.clauses[index]
    words = passage.words(clause)
    if passage.tone.place in {Place.CREED, Place.PROBLEM} or _ISSUES.match(words):
        return
    if (match := read_population(words)) is not None:
        indicator = shorten(polish(brought_about(strip_leading(without_population(words))), "%"))
    elif (graded := read_grade(words)) is not None:
        indicator, match = graded
    else:
        return
    if FINISHING.fullmatch(indicator) and _DONE.match(indicator):
        return  # 新建水站12座,2023年底前全部建成
    status = _status(passage, sentence, index)
    yield Found(
        kind=Kind.TARGET,
        status=status,
        indicator=indicator,
        start=clause.start,
        end=clause.end,
        value=match,
        comparator="~" if NEARLY.search(words) else "=",
        deadline=deadline_words(passage, sentence, index, status),
        recurrence=None,
    )


def _status(passage: Passage, sentence: Sentence, index: int) -> Status:
    clause = sentence.clauses[index]
    times = passage.times(clause.start, clause.end) or passage.times(sentence.start, clause.start)
    likely = passage.likely(sentence, dated=bool(times)) + passage.exactness(clause)
    return read_status(passage.words(clause), passage.words(sentence), times, likely, passage.anchor)
