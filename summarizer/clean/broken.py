"""Lines that were broken inside a sentence: by a fixed width, by an inline element, by a page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from summarizer.clean.lines import OPENS_PARAGRAPH, Line

_CLOSES = "。；：！？.;:!?…"
"""A line ending in one of these is complete."""
_GOES_ON = "，、,（(《“〈‘—"
"""A sentence can't end in one of these."""
_CANT_BEGIN = "，。；：、！？）》”’〉】,;:!?)%％‰℃"
"""A paragraph can't begin with one of these."""
_EXPECTS_MORE = "的和与及或等在对为以将把由从向于至到是使让被按经达占超近约每第各其该本"
"""Characters that a paragraph's last line does not end in; as a line's end they break a sentence."""
_DANGLING_NOUNS = ("为目的", "目的", "其他的", "是的", "等等", "由来", "等")
"""Ends of titles and lists that only look unfinished: ``促进健康为目的``, ``棚户区改造等``."""

# PM / 2.5 / 浓度, CO / 2 / 排放: what sub- and superscripts leave on a line of their own.
_INSET = re.compile(r"[\dA-Za-z.,%+\-]{1,6}")

# Fixed-width text: at least this many lines, and this share of all, fill the same width.
_MIN_FULL_LINES = 3
_MIN_FULL_SHARE = 0.3
# Columns by which a full line may fall short of the width, as a mark or a Latin word moves down.
_RAGGED = 4
# Fixed widths in use run from 20 characters (a leaflet) to 60 (a wide mail); wider lines are paragraphs.
_WIDTHS = range(36, 140)
# A line of prose long enough that no title or cell is meant, in columns.
_PROSE = 80


def joins(lines: Sequence[Line]) -> set[int]:
    """Indices ``i`` for which line ``i + 1`` goes on with the sentence of line ``i``."""
    width = _fixed_width(lines)
    found = {index for index in range(len(lines) - 1) if _goes_on(lines[index], lines[index + 1], width)}
    for index in range(len(lines) - 2):
        if _is_inset(*lines[index : index + 3]):
            found |= {index, index + 1}
    return found


def _is_inset(line: Line, inset: Line, following: Line) -> bool:
    """Whether ``inset`` is an index or number that an element of its own cut out of a sentence: PM 2.5 浓度."""
    return (
        _INSET.fullmatch(inset.text) is not None
        and _is_open_prose(line)
        and not _opens_paragraph(following)
        and not following.is_row
        and _columns(following.text) >= _PROSE
    )


def _goes_on(line: Line, following: Line, width: int | None) -> bool:
    if line.is_row or following.is_row or _opens_paragraph(following) or line.text[0] in "#>":
        return False
    first, last = following.text[0], line.text[-1]
    if first in _CANT_BEGIN and len(line.text) > 1:
        return first not in "%％‰℃" or last.isdigit()
    if last in _CLOSES:
        return False
    if last in _GOES_ON and len(line.text) > 1:
        return True
    if width is not None and _columns(line.text) >= width - _RAGGED and following.indent < 2:
        return True
    return _breaks_off(line, following)


def _breaks_off(line: Line, following: Line) -> bool:
    """Prose that ends in a word which needs another, or before a quotation mark, and goes on like prose."""
    if not _is_open_prose(line) or following.text[-1] not in _CLOSES:
        return False
    unfinished = line.text[-1] in _EXPECTS_MORE and not line.text.endswith(_DANGLING_NOUNS)
    return unfinished or following.text[0] == "“"


def _is_open_prose(line: Line) -> bool:
    """A line too long for a title or cell, with a comma in it and no full stop at its end."""
    return (
        not line.is_row
        and line.text[-1] not in _CLOSES
        and _columns(line.text) >= _PROSE
        and ("，" in line.text or "," in line.text)
    )


def _opens_paragraph(line: Line) -> bool:
    return OPENS_PARAGRAPH.match(line.text) is not None


def _fixed_width(lines: Sequence[Line]) -> int | None:
    """The width at which this text was broken, in columns, or None where it was not."""
    unfinished = Counter(
        _columns(line.text) for line in lines if line.text[-1] not in _CLOSES and not line.is_row
    )
    if not unfinished:
        return None
    best = max(
        _WIDTHS, key=lambda width: (sum(unfinished[width - short] for short in range(_RAGGED + 1)), -width)
    )
    full = sum(unfinished[best - short] for short in range(_RAGGED + 1))
    wider = sum(_columns(line.text) > best for line in lines)
    if full < max(_MIN_FULL_LINES, _MIN_FULL_SHARE * len(lines)) or wider > full:
        return None
    return best


def _columns(text: str) -> int:
    """Width of ``text`` on a terminal: two columns for each wide character."""
    if text.isascii():
        return len(text)
    if len(text) > _WIDTHS.stop:
        return len(text) * 2
    return sum(2 if unicodedata.east_asian_width(mark) in "WFA" else 1 for mark in text)
