"""Numbers and running heads of pages that a text was copied from, between lines of the document itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.clean.lines import OPENS_PARAGRAPH, Line

_LEAST_NUMBERS = 3
"""Numbers that follow one another and are no accident; a table gives its own in neighbouring lines."""
_LEAST_LETTERS = 120
"""Of the lines between two of them: no page is shorter, but cells and items are."""
_LEAST_HEADS = 2
"""Pages on which the same line stands beside the number."""
_MAX_DIGITS = 3
_PROSE = 30
"""Letters of a line from which on it is prose, and unfinished where no mark of ``_CLOSES`` ends it."""
_CLOSES = "。；：！？.;:!?…"
_LABELS = ("专栏", "图", "表", "附件", "附表")
"""What a number alone on its line belongs to, where it stands right above: ``专栏`` / ``3``."""


def page_breaks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Spans to cut at the end of each page, into the text of ``lines``: with the line ends where a sentence goes on behind it.

    Where no sentence goes on behind any of them the numbers may be those of rows, and none is cut.
    """
    cut = set(pagination(lines))
    spans: list[tuple[int, int]] = []
    broken = False
    for first in sorted(index for index in cut if index - 1 not in cut):
        last = next(index for index in range(first, len(lines)) if index + 1 not in cut)
        before, after = lines[first - 1 : first], lines[last + 1 : last + 2]
        if before and after and _goes_on(before[0], after[0]):
            spans.append((before[0].end, after[0].start))
            broken = True
        else:
            spans += [(lines[index].start, lines[index].end) for index in range(first, last + 1)]
    yield from spans if broken else ()


def _goes_on(line: Line, following: Line) -> bool:
    unfinished = len(line.text) >= _PROSE and line.text[-1] not in _CLOSES
    return unfinished and not line.is_row and OPENS_PARAGRAPH.match(following.text) is None


def pagination(lines: Sequence[Line]) -> Iterator[int]:
    """Indices of the lines that hold nothing but the number of a page, and of the heads that recur beside them."""
    numbers = [
        index
        for index, line in enumerate(lines)
        if line.text.isascii() and line.text.isdecimal() and len(line.text) <= _MAX_DIGITS
    ]
    if len(numbers) < _LEAST_NUMBERS or not all(_follow(lines, *two) for two in pairwise(numbers)):
        return
    if any(index and lines[index - 1].text.endswith(_LABELS) for index in numbers):
        return
    yield from numbers
    beside = [at for index in numbers for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    recurring = Counter(lines[at].squeezed for at in beside)
    yield from (at for at in beside if recurring[lines[at].squeezed] >= _LEAST_HEADS)


def _follow(lines: Sequence[Line], first: int, then: int) -> bool:
    """Whether two numbers are those of one page and the next, with a page of text between."""
    between = sum(len(line.text) for line in lines[first + 1 : then])
    return int(lines[then].text) == int(lines[first].text) + 1 and between >= _LEAST_LETTERS
