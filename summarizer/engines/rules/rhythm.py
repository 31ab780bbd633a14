"""How often what is stated is done, in the document's words."""

from __future__ import annotations

import re

from summarizer.engines.rules.passage import Passage
from summarizer.language.clauses import Sentence
from summarizer.language.recurrences import RECURRENCES, recurrence_in

_COUNTED_ALIKE = re.compile(
    r"^(?:(?!累计|达到|总|覆盖|共|每|力争|年内|[新改扩]建|建[成设]|打造|车间)[^\d%率])*\d[\d.]*[万亿]?[多余]?(?:人|名|场|期|次|个|项|家|户|批|件|份)"
)
"""What a clause counts that goes on about a deed of every year: ``每年组织培训2期,|培训400人次``."""

_DAILY = frozenset({"每天", "每日"})
"""How often a service is there says nothing of what it comes to: ``每天24小时开放,服务超7万人次``."""


def recurrence_words(passage: Passage, sentence: Sentence, index: int) -> str | None:
    """``每年`` or the like in the clause or in the one before it that governs it."""
    clause = sentence.clauses[index]
    own = recurrence_in(passage.words(clause))
    if own is not None or index == 0:
        return own
    before = sentence.clauses[index - 1]
    governs = passage.words(before).startswith(tuple(RECURRENCES))
    if ";" in passage.text[before.end : clause.start]:
        return None
    states = any(measured.role is None for measured in passage.lexed.measured_in(before.start, before.end))
    alike = _COUNTED_ALIKE.search(passage.words(clause)) is not None and not passage.times(
        clause.start, clause.end
    )
    carried = recurrence_in(passage.words(before)) if governs and (alike or not states) else None
    return None if carried in _DAILY else carried
