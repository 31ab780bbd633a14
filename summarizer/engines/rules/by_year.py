"""Values that a list or a run of years is handed: ``2031年、2032年分别新建水站10座、12座``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.engines.rules.indicators import indicator_of
from summarizer.engines.rules.passage import Passage
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.quantities import Quantity

_YEARS = re.compile(r"20\d\d年?[底末度]?(?:[、和及与至](?:20\d\d年?[底末度]?))+")
"""Years that a list hands out: ``2024年、2025年|分别完成180户、220户``."""
_YEARS_ALONE = re.compile(rf"(?:力争|确保|到|至)*{_YEARS.pattern}[底末]?")
_SPAN = re.compile(r"(?P<first>20\d\d)年?[—–~至-]+(?P<last>20\d\d)年,?(?:每年)?分别|今明两年,?(?:每年)?分别")
"""A run of them: ``2031—2033年分别|新增水表500只、600只、700只``, ``今明两年分别``."""

_THIS_AND_NEXT = ("今年", "明年")

_DONE_YEARLY = re.compile(r"分别(?P<what>(?!提[高升]|[达增降]|控制)[^,。;\d]{3,})$")
"""What is done in each of them: ``2024年、2025年分别|新建水站|10座、12座``."""

THING_BEHIND = re.compile(r"的?[一-龥]{2,}")
"""``12座`` | ``水厂``."""


def without_years(head: str) -> str:
    """What stands before the values, without the years that they are handed to."""
    return _YEARS.sub("", _SPAN.sub("分别", head))


def years_above(passage: Passage, sentence: Sentence, index: int) -> str:
    """The clause before where it lists years alone: ``到2025年、2030年,`` | ``普及率分别达到…``; empty else."""
    above = passage.words(sentence.clauses[index - 1]) if index else ""
    return above if _YEARS_ALONE.fullmatch(above) else ""


def done_each_year(text: str, clause: Clause, head: str, stated: Sequence[Quantity]) -> str:
    """What is done in each of the years: ``分别|新建水站|10座、12座``, ``分别|完成|10座、12座|水站改造``; empty for a measure."""
    behind = text[stated[-1].end : clause.end]
    if THING_BEHIND.fullmatch(behind):
        return indicator_of(head.replace("分别", ""), behind, stated[-1])
    done = _DONE_YEARLY.search(head)
    return done["what"] if done else ""


def each_year(head: str, count: int) -> list[str | None]:
    """The year of each of ``count`` values, as written, where ``head`` lists as many; None each else."""
    span = _SPAN.search(head)
    if span is not None and span["first"] is None:
        return list(_THIS_AND_NEXT) if count == len(_THIS_AND_NEXT) else [None] * count
    if span is not None and int(span["last"]) - int(span["first"]) == count - 1:
        return [f"{year}年" for year in range(int(span["first"]), int(span["last"]) + 1)]
    listed = _YEARS.search(head)
    years = re.split("[、和及与至]", listed.group()) if listed else []
    return list(years) if len(years) == count else [None] * count
