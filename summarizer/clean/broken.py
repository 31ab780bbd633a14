"""Lines that were broken inside a sentence: by a fixed width, by an inline element, by a page."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

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

# 腾退土地2282 / 公顷, 建成园区 109 / 个, 水费支出3.2亿 / 元
_ENDS_IN_NUMBER = re.compile(r".*[一-龥] ?\d[\d,]*(?:\.\d+)? ?[万亿]?")
_UNIT_OPENS = re.compile(r"(?:[十百千万亿]{0,2}(?![年月日号])[一-龥]{1,4}|[%％‰])[，。；、,;]")

# 床位总数达到3. / 2万张, 水费1,2 / 00万元: a number that a line's end cuts.
_CUT_NUMBER = re.compile(r".*[一-龥] ?\d[\d,]*[.,]?")
_REST = re.compile(r"\d[\d,.]*(?:[万亿]?(?![年月日号])[一-龥]|[%％‰])")
# Letters of a line from which on it may be cut inside a number: shorter ones are cells.
_LEAST_CUT = 10

# （责任单位： / 市水务局）, 《供水服 / 务条例》
_PAIRS = (("（", "）"), ("《", "》"), ("(", ")"))

# 1 新建水站 3座 建设科 10月: rows of a table whose cells blanks part.
_CELL = "(?:[^ ，。；（）]|（[^ （）]{0,12}）){1,24}"
_SPACED_ROW = re.compile(rf"{_CELL}(?: +{_CELL}){{3,9}}")

_NUMBERED_ROW = re.compile(r"(\d{1,2}) +[一-龥]")

# PM / 2.5 / 浓度, CO / 2 / 排放: what sub- and superscripts leave on a line of their own.
_INSET = re.compile(r"[\dA-Za-z.,%+\-]{1,6}")

_WORDS = re.compile("[\u3400-\u9fff]{2,12}")
_PREDICATES = "是为达要指"

# Fixed-width text: at least this many lines, and this share of all, fill the same width.
_MIN_FULL_LINES = 3
_MIN_FULL_SHARE = 0.3
# Where lines wrap without a fixed width: how long they are beside the widest, and how many of these stop in the middle.
_NEARLY = 0.7
_MIN_WRAPPED_SHARE = 0.5
_PROSE_MARK = re.compile("[，；、]")
_COLUMNS = range(36, 140)
_LETTERS = range(18, 80)
_RAGGED = 4
# Spaces before the first line of a paragraph; full-width ones are two columns each and count as one.
_INDENT = 2
# A line of prose long enough that no title or cell is meant, in columns.
_PROSE = 80


def joins(lines: Sequence[Line]) -> set[int]:
    """Indices ``i`` for which line ``i + 1`` goes on with the sentence of line ``i``."""
    full = _full_lines(lines) | _wrapped_lines(lines)
    found = {
        index for index in range(len(lines) - 1) if _goes_on(lines[index], lines[index + 1], index in full)
    }
    for index in range(len(lines) - 2):
        if _is_inset(*lines[index : index + 3]):
            found |= {index, index + 1}
    return found


def _full_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of lines that fill the width at which the text was broken, none where it was not."""
    full: set[int] = set()
    for ruler in (_Ruler(_columns, _COLUMNS, 2, _RAGGED), _Ruler(len, _LETTERS, 1, 0)):
        measured = [ruler.measure(line.text) for line in lines]
        width = _fixed_width(lines, measured, ruler)
        if width is not None:
            full |= {
                index for index, line in enumerate(lines) if ruler.fills(measured[index], line.indent, width)
            }
    return full


def _wrapped_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of lines of prose that stop in the middle of a sentence, of a text whose lines mostly do; none of others.

    Recognised pages and copies from a viewer break their lines at no fixed width, but at none that is far shorter.
    """
    prose = [
        index for index, line in enumerate(lines) if not line.is_row and not _SPACED_ROW.fullmatch(line.text)
    ]
    widest = max((_columns(lines[index].text) for index in prose), default=0)
    if widest not in _COLUMNS:
        return set()
    long = [index for index in prose if _columns(lines[index].text) >= _NEARLY * widest]
    unfinished = [index for index in long if lines[index].text[-1] not in _CLOSES + "）)"]
    if len(unfinished) < max(_MIN_FULL_LINES, _MIN_WRAPPED_SHARE * len(long)):
        return set()
    return {
        index
        for index in unfinished
        if "。" in lines[index].text
        or (_PROSE_MARK.search(lines[index].text) and not _opens_paragraph(lines[index]))
    }


@dataclass(frozen=True, slots=True)
class _Ruler:
    """A way to measure lines: by columns of a screen, or by characters."""

    measure: Callable[[str], int]
    widths: range
    """Widths in use: from a leaflet's to a wide mail's; wider lines are paragraphs."""
    indent: int
    """Most that one leading space may take."""
    ragged: int
    """By how much a full line may fall short, as a mark or a Latin word moves down."""

    def taken(self, measured: int, indent: int) -> set[int]:
        return {measured + indent * each for each in range(1, self.indent + 1)}

    def fills(self, measured: int, indent: int, width: int) -> bool:
        if measured > width:
            return True
        return any(width - self.ragged <= taken <= width for taken in self.taken(measured, indent))


def _is_inset(line: Line, inset: Line, following: Line) -> bool:
    """Whether ``inset`` is what an element of its own cut out of a sentence.

    An index or number (PM, 2.5, 浓度…), or words in bold (今年的, 主要目标, 是：…).
    """
    if following.is_row or _opens_paragraph(following) or _columns(following.text) < _PROSE:
        return False
    if _INSET.fullmatch(inset.text):
        return _is_open_prose(line)
    return bool(
        line.text[-1] in _EXPECTS_MORE
        and "，" in line.text
        and _WORDS.fullmatch(inset.text)
        and following.text[0] in _PREDICATES
    )


def _goes_on(line: Line, following: Line, full: bool) -> bool:
    if line.is_row or following.is_row or _opens_paragraph(following) or line.text[0] in "#>":
        return False
    if _is_next_row(line, following):
        return False
    first, last = following.text[0], line.text[-1]
    if first in _CANT_BEGIN and len(line.text) > 1:
        return first not in "%％‰℃" or last.isdigit()
    if _is_open(line, following) or _cuts_number(line, following):
        return True
    full = full and following.indent < _INDENT
    if last in _CLOSES:
        return full and last == "." and line.text[-2:-1].isdigit() and first.isdigit()  # 12. / 5%
    if last in _GOES_ON and len(line.text) > 1:
        return True
    return full or _breaks_off(line, following) or _parts_number(line, following)


def _is_next_row(line: Line, following: Line) -> bool:
    """Whether two lines are rows of one table whose cells blanks part, by their cells or by their numbers."""
    if _SPACED_ROW.fullmatch(line.text) and _SPACED_ROW.fullmatch(following.text):
        return True
    number, before = _NUMBERED_ROW.match(following.text), _NUMBERED_ROW.match(line.text)
    return number is not None and int(number[1]) == (int(before[1]) if before else 0) + 1


def _is_open(line: Line, following: Line) -> bool:
    """Whether a bracket or title is opened at the end of one line and closed on the next."""
    for opening, closing in _PAIRS:
        opened = line.text.rfind(opening)
        if opened > line.text.rfind(closing) and following.text.find(closing) >= 0:
            inner = following.text.find(opening)
            return inner < 0 or following.text.find(closing) < inner
    return False


def _cuts_number(line: Line, following: Line) -> bool:
    """Whether the end of a line stands inside a number: ``床位总数达到3.`` | ``2万张``."""
    long = len(line.text) >= _LEAST_CUT
    return long and _CUT_NUMBER.fullmatch(line.text) is not None and _REST.match(following.text) is not None


def _parts_number(line: Line, following: Line) -> bool:
    """Whether a number stands at the end of one line and its unit, and more of the sentence, on the next."""
    return _ENDS_IN_NUMBER.fullmatch(line.text) is not None and _UNIT_OPENS.match(following.text) is not None


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


def _fixed_width(lines: Sequence[Line], measured: Sequence[int], ruler: _Ruler) -> int | None:
    """The width at which this text was broken, as ``ruler`` measures it, or None where it was not."""
    unfinished = Counter(
        taken
        for line, width in zip(lines, measured, strict=True)
        if line.text[-1] not in _CLOSES and not line.is_row
        for taken in ruler.taken(width, line.indent)
        if taken in ruler.widths
    )
    least = max(_MIN_FULL_LINES, _MIN_FULL_SHARE * len(lines))
    if unfinished.total() < least:
        return None
    full = {
        width: sum(unfinished[width - short] for short in range(ruler.ragged + 1)) for width in ruler.widths
    }
    lengths = sorted(measured)
    wider = {width: len(lengths) - bisect_right(lengths, width) for width in ruler.widths}
    best = max(ruler.widths, key=lambda width: full[width] - wider[width])
    if full[best] < least or wider[best] > full[best]:
        return None
    return best


def _columns(text: str) -> int:
    """Width of ``text`` on a terminal: two columns for each wide character."""
    if text.isascii():
        return len(text)
    if len(text) > _COLUMNS.stop:
        return len(text) * 2
    return sum(map(_width, text))


@cache
def _width(mark: str) -> int:
    return 2 if unicodedata.east_asian_width(mark) in "WFA" else 1
