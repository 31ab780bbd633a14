"""Sentences and their clauses.

Brackets and quotation marks are not broken; a comma between digits (``68,745``) is no boundary. Reads
the *folded* text; offsets are half-open code points into the text given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.language.numerals import parts_thousands
from summarizer.language.quoted import speech_end

_DONE = "建成|投产|投用|投入|完工|竣工|开工|运营|启用|交付|通车|通水|封顶"
_COUNTED = "座个处家所项名人次里米吨%元亩户张套台件部期场条只"
_WRITES, _HOLDS = "编制|制定|修订|修编|出台|印发|发布|起草", "举办|召开|开展|组织"
_HELD = "活动|大会|会议|培训班?|竞赛|比赛|演练|论坛|行动"
_DOES = "新建|改造|建成|培训|举办|开展|完成|实施|新增|启动|打造|培育|创建"
_MARK = re.compile(
    r"[“《(\[]|[”》)\]]|[,;:。!?\n]|——|\.(?<=[一-龥%]\.)(?=[一-龥])"
    r"|、(?<=[成产用入工营付车水顶]、)(?=[一-龥“”]{2,20}(?:\d{1,2}月|[一二三四]季度|[上下]半年|年[底内末])[底末]?前?"
    rf"(?:{_DONE}))"
    rf"|、(?<=[{_COUNTED}》”]、)(?=(?:{_WRITES})(?:并|和|印发|实施)*《|(?:{_HOLDS})[^、,;:。\d]{{4,24}}(?:{_HELD})(?:[,;。、\n]|$))"
    rf"|、(?<=》、)(?=(?:{_DOES})[^、,;。《》]{{2,16}}\d)"
)
"""A full stop between Chinese words ends a sentence too: sloppy typing, never a decimal. Works done each at its own
time are clauses of their own (``泵站3月投产|、|水厂年底完工``), and papers, events and counts one behind the other
(``新建水站9座|、|编制《供水规划》|、|改造管网12公里``).
"""
_OPEN = {"“": "”", "《": "》", "(": ")", "[": "]"}
_CLOSE = frozenset(_OPEN.values())
_LONGEST_BRACKET = 120
"""A bracket left open for longer than this is taken for a slip of the pen."""
_BEFORE_WORDS = re.compile(r"(?:[ \t|①-⒛]|\[[一-龥]{2,12}\](?=[一-龥])|\(\d{1,2}\)(?=[一-龥“《]))*")
"""Blanks, borders of cells and the marks and labels of a list within the line: ``③``, ``⑵``, ``(2)``, ``【供水】``."""
_SHORTEST_TAIL = 5
"""Shorter brackets behind a full stop number what follows: ``(一)``, ``(十二)``."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A run between two commas, semicolons or colons, without the mark of a list (``③``) before it; never empty."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run up to a full stop or line end; a semicolon does not end it."""

    start: int
    end: int
    clauses: tuple[Clause, ...]


def read_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Sentence]:
    """Sentences of ``text[start:end]``, in order."""
    stop = len(text) if end is None else end
    clauses: list[Clause] = []
    sentence_start = clause_start = start
    depth: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, start, stop):
        mark, at = match.group(), match.start()
        if mark in _OPEN:
            if mark != "“" or depth or speech_end(text, at) is None:
                depth.append((_OPEN[mark], at))
            continue
        if mark in _CLOSE:
            opened = _close(depth, mark)
            if opened is not None and not depth and _closes_paragraph(text, opened, at):
                _append(clauses, text, clause_start, match.end())
                yield Sentence(sentence_start, match.end(), tuple(clauses))
                clauses, sentence_start, clause_start = [], match.end(), match.end()
            continue
        if mark == "\n" or (depth and at - depth[0][1] > _LONGEST_BRACKET):
            depth.clear()
        if depth or _inside_number(text, at, mark):
            continue
        _append(clauses, text, clause_start, at)
        clause_start = match.end()
        if mark in "。!?\n.":
            if clauses:
                yield Sentence(sentence_start, at, tuple(clauses))
            clauses, sentence_start = [], match.end()
    _append(clauses, text, clause_start, stop)
    if clauses:
        yield Sentence(sentence_start, stop, tuple(clauses))


def _close(depth: list[tuple[str, int]], mark: str) -> int | None:
    """Where the bracket that ``mark`` closes was opened; brackets left open within it are given up."""
    if not any(mark == closing for closing, _ in depth):
        return None
    while True:
        closing, opened = depth.pop()
        if closing == mark:
            return opened


def _closes_paragraph(text: str, opened: int, closed: int) -> bool:
    """A bracket behind a full stop names who answers for what stands before it: ``…体系。(水利局负责)推广…``."""
    return closed - opened >= _SHORTEST_TAIL and text[opened - 1 : opened] == "。" and text[closed] == ")"


def _inside_number(text: str, at: int, mark: str) -> bool:
    if mark == ",":
        return parts_thousands(text, at)
    return mark == ":" and 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def _append(clauses: list[Clause], text: str, start: int, end: int) -> None:
    if (before := _BEFORE_WORDS.match(text, start, end)) is not None:
        start = before.end()
    while end > start and text[end - 1] in " \t|":
        end -= 1
    if end > start:
        clauses.append(Clause(start, end))
