"""Characters of a PDF page with their places, and the lines they make."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Gaps between neighbours on a line, in their size: wider ones are spaces (columns, set-apart letters).
_GAP_HAN = 0.6
_GAP_LATIN = 0.2
# Letters belong to one line while their middles lie this close, in their size.
_SAME_LINE = 0.5
# A mark set this much smaller than its line, and raised, refers to a footnote.
_SMALL = 0.75
_FOOTNOTE_MARKS = frozenset("0123456789*①②③④⑤⑥⑦⑧⑨⑩[]〔〕")
# Text turned by more than this is a stamp or watermark, in radians.
_LEVEL = 0.1


@dataclass(frozen=True, slots=True)
class Letter:
    """One character; the box is in points from the lower left corner of the page as it is read."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """Height of the box, which is the size of the font."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Height of the middle above the lower edge."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line."""

    text: str
    left: float
    right: float
    top: float
    size: float


def read_letters(page: PdfPage) -> list[Letter]:
    """Visible characters of ``page`` that stand upright, in the order of the file."""
    import pypdfium2.raw as pdfium

    turned = page.get_rotation()
    width, height = page.get_size()
    if turned in (90, 270):
        width, height = height, width
    text = page.get_textpage()
    letters = []
    try:
        for index in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if code <= 0x20 or code in (0xA0, 0x3000, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
                continue
            if pdfium.FPDFText_IsGenerated(text, index) == 1 or _is_slanted(
                pdfium.FPDFText_GetCharAngle(text, index), turned
            ):
                continue
            box = _turned(text.get_charbox(index, loose=True), turned, width, height)
            letters.append(Letter(chr(code), *box))
    finally:
        text.close()
    return letters


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
    """``letters`` as printed lines from top to bottom."""
    return [_line(row) for row in _rows(sorted(letters, key=lambda letter: (-letter.middle, letter.left)))]


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    row: list[Letter] = []
    for letter in letters:
        if row and abs(row[0].middle - letter.middle) > _SAME_LINE * max(row[0].size, letter.size):
            yield row
            row = []
        row.append(letter)
    if row:
        yield row


def _line(row: list[Letter]) -> TextLine:
    size = sorted(letter.size for letter in row)[len(row) // 2]
    base = min(letter.bottom for letter in row if letter.size > _SMALL * size)
    ordered = sorted(row, key=lambda letter: letter.left)
    kept = [
        letter for at, letter in enumerate(ordered) if not _is_reference(ordered, at, size, base)
    ] or ordered
    pieces = [kept[0].text]
    for before, letter in pairwise(kept):
        gap = _GAP_LATIN if before.text.isascii() and letter.text.isascii() else _GAP_HAN
        if letter.left - before.right > gap * size:
            pieces.append(" ")
        pieces.append(letter.text)
    return TextLine("".join(pieces), kept[0].left, kept[-1].right, max(letter.top for letter in kept), size)


def _is_reference(row: Sequence[Letter], at: int, size: float, base: float) -> bool:
    """A small raised mark behind Chinese text: 60%以上① but not km²."""
    letter = row[at]
    if letter.size > _SMALL * size or letter.text not in _FOOTNOTE_MARKS or letter.bottom < base + size / 5:
        return False
    owner = next((other for other in reversed(row[:at]) if other.size > _SMALL * size), None)
    return owner is not None and not (owner.text.isascii() and owner.text.isalpha())
