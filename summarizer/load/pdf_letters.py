"""Characters of a PDF page with their places, and the lines they make."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Gaps between neighbours on a line, in their pitch, that are spaces; beside Latin text word processors
# leave a quarter unasked.
_GAP_HAN = 0.18
_GAP_MIXED = 0.6
_GAP_LATIN = 0.2
# Letters belong to one line while they stand this close, in their size.
_SAME_LINE = 0.5
# A mark set this much smaller than its line, and raised, refers to a footnote.
_SMALL = 0.75
_FOOTNOTE_MARKS = frozenset("0123456789*①②③④⑤⑥⑦⑧⑨⑩[]〔〕")
_SPACES = frozenset((0x20, 0xA0, 0x3000))
# Text turned by more than this is a stamp or watermark, in radians.
_LEVEL = 0.1
# The longest side of a page, in points (ISO 32000-1, annex C): what stands farther out, nobody sees.
_FARTHEST = 14_400.0


@dataclass(frozen=True, slots=True)
class Letter:
    """One character; places are in points from the lower left corner of the page as it is read."""

    text: str
    left: float
    """Where the pen stood before the character."""
    right: float
    base: float
    """Height of the line it stands on."""
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """Height of the box, about the size of the font."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Height of the middle of the box."""
        return (self.top + self.bottom) / 2

    @property
    def is_han(self) -> bool:
        """Whether this is a Chinese character, and so as wide as the next one."""
        return "\u3400" <= self.text <= "\u9fff"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line."""

    text: str
    left: float
    right: float
    top: float
    size: float


def on_paper(letters: Iterable[Letter]) -> Iterator[Letter]:
    """``letters`` less those so far out that no page holds them, or at no place that can be told."""
    for one in letters:
        if all(abs(place) <= _FARTHEST for place in (one.left, one.right, one.base, one.bottom, one.top)):
            yield one


def read_letters(page: PdfPage) -> list[Letter]:
    """Visible characters of ``page`` that stand upright, in the order of the file."""
    import pypdfium2.raw as pdfium

    turned = page.get_rotation()
    width, height = page.get_size()
    if turned in (90, 270):
        width, height = height, width
    text = page.get_textpage()
    letters = []
    pen_x, pen_y = ctypes.c_double(), ctypes.c_double()
    try:
        for index in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if code < 0x20 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
                continue
            if pdfium.FPDFText_IsGenerated(text, index) == 1 or _is_slanted(
                pdfium.FPDFText_GetCharAngle(text, index), turned
            ):
                continue
            left, bottom, right, top = _turned(text.get_charbox(index, loose=True), turned, width, height)
            pdfium.FPDFText_GetCharOrigin(text, index, pen_x, pen_y)
            pen, base, _, _ = _turned((pen_x.value, pen_y.value) * 2, turned, width, height)
            letters.append(
                Letter(" " if code in _SPACES else chr(code), min(pen, left), right, base, bottom, top)
            )
    finally:
        text.close()
    return list(on_paper(letters))


def _is_slanted(angle: float, turned: int) -> bool:
    apart = (angle - math.radians(turned)) % (2 * math.pi)
    return turned == 0 and min(apart, 2 * math.pi - apart) > _LEVEL


def _turned(
    box: tuple[float, float, float, float], turned: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """``box`` (left, bottom, right, top) of a page shown turned clockwise by ``turned`` degrees."""
    left, bottom, right, top = box
    if turned == 90:
        return bottom, width - right, top, width - left
    if turned == 180:
        return width - right, height - top, width - left, height - bottom
    if turned == 270:
        return height - top, left, height - bottom, right
    return box


def text_lines(letters: Iterable[Letter]) -> list[TextLine]:
    """``letters`` as printed lines from top to bottom; lines of spaces only are left out."""
    return [_line(row) for row in rows_of(letters) if any(letter.text != " " for letter in row)]


def rows_of(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """``letters`` that stand on one line, from top to bottom, spaces included."""
    return _rows(sorted(letters, key=lambda letter: (-letter.base, letter.left)))


def joined(before: str, after: str) -> str:
    """``before`` and what goes on after it on the next line; Latin words keep a space between them."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f"{before} {after}" if latin else before + after


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    row: list[Letter] = []
    for letter in letters:
        if row and abs(row[0].base - letter.base) > _SAME_LINE * max(row[0].size, letter.size):
            yield row
            row = []
        row.append(letter)
    if row:
        yield row


def _line(row: list[Letter]) -> TextLine:
    inked = sorted((letter for letter in row if letter.text != " "), key=lambda letter: letter.left)
    size = sorted(letter.size for letter in inked)[len(inked) // 2]
    base = sorted(letter.base for letter in inked)[len(inked) // 2]
    kept = [letter for at, letter in enumerate(inked) if not _is_reference(inked, at, size, base)] or inked
    pitch = _pitch(kept) or size
    blanks = sorted(letter.left for letter in row if letter.text == " ")
    pieces = [kept[0].text]
    for before, letter in pairwise(kept):
        written = bisect_left(blanks, before.left) < bisect_left(blanks, letter.left)
        if written or letter.left - _end(before, pitch) > _space(before, letter) * pitch:
            pieces.append(" ")
        pieces.append(letter.text)
    return TextLine(
        "".join(pieces), kept[0].left, _end(kept[-1], pitch), max(letter.top for letter in kept), size
    )


def _pitch(row: Sequence[Letter]) -> float | None:
    """The usual distance from one Chinese character to the next, what justification adds included."""
    steps = sorted(
        after.left - letter.left for letter, after in pairwise(row) if letter.is_han and after.is_han
    )
    return steps[len(steps) // 2] if steps else None


def _end(letter: Letter, pitch: float) -> float:
    """Where the next letter would stand: boxes of Chinese characters may be cut to their ink."""
    return letter.left + pitch if letter.is_han else letter.right


def _space(before: Letter, letter: Letter) -> float:
    """The least gap between these two that is a space, in their pitch."""
    if before.is_han and letter.is_han:
        return _GAP_HAN
    return _GAP_LATIN if before.text.isascii() and letter.text.isascii() else _GAP_MIXED


def _is_reference(row: Sequence[Letter], at: int, size: float, base: float) -> bool:
    """A small raised mark behind Chinese text: 60%以上① but not km²."""
    letter = row[at]
    if letter.size > _SMALL * size or letter.text not in _FOOTNOTE_MARKS or letter.base < base + size / 5:
        return False
    owner = next((other for other in reversed(row[:at]) if other.size > _SMALL * size), None)
    return owner is not None and not (owner.text.isascii() and owner.text.isalpha())
