"""Lines of the cleaned text, long ones cut where a heading stands in the middle."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.language.headings import INLINE_HEADING, INLINE_ITEM
from summarizer.language.ordinals import read_ordinal

# A page scraped into one paragraph: official paragraphs of the corpus stay below this (longest: 1,024
# characters), pages on one line are far above it. In characters.
_LONG_LINE = 1_500
# Items numbered within a line become lines of their own if they are paragraphs: on average this long, in characters.
_LONG_ITEM = 120
_SENTENCE_START = re.compile(r"[。!?;] *")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or a part of a long one, without the blanks around it."""

    lead: int
    """Where the line starts with the blanks before it."""
    start: int
    end: int
    text: str
    """Folded text of ``[start, end)``."""
    is_lead_in: bool = False
    """Whether a series of items that stood before in the same line ends here."""

    def __len__(self) -> int:
        return self.end - self.start


def cut_lines(folded: str) -> list[Line]:
    """Non-empty lines of the folded text, in order; linear in its length."""
    lines: list[Line] = []
    position = 0
    for row in folded.split("\n"):
        for start, end, is_lead_in in _parts(row):
            piece = row[start:end]
            if bare := piece.strip():
                first = position + start + len(piece) - len(piece.lstrip())
                lines.append(Line(position + start, first, first + len(bare), bare, is_lead_in))
        position += len(row) + 1
    return lines


def _parts(row: str) -> Iterator[tuple[int, int, bool]]:
    items, lead_ins = _inline_items(row)
    headings = _inline_headings(row) if len(row) >= _LONG_LINE else []
    cuts = sorted({0, len(row), *headings, *items, *lead_ins})
    yield from ((start, end, start in lead_ins) for start, end in itertools.pairwise(cuts))


def _inline_headings(row: str) -> list[int]:
    return [found.start() for found in INLINE_HEADING.finditer(row)]


def _inline_items(row: str) -> tuple[list[int], set[int]]:
    """Starts of ``一是… 二是…`` where they are paragraphs, and of the lead-in of every later series."""
    found = [(match.start("n"), read_ordinal(match["n"])) for match in INLINE_ITEM.finditer(row)]
    if len(found) < 2 or len(row) < _LONG_ITEM * len(found):
        return [], set()
    lead_ins = {
        _sentence_before(row, start, floor)
        for (floor, before), (start, ordinal) in itertools.pairwise(found)
        if ordinal == 1 and before != 1
    }
    starts = [start for start, _ in found]
    return starts, lead_ins - set(starts)


def _sentence_before(row: str, start: int, floor: int) -> int:
    """Start of the sentence that ends right before ``start``: the lead-in of a new series."""
    ends = [match.end() for match in _SENTENCE_START.finditer(row, floor, start) if match.end() < start]
    return ends[-1] if ends else start
