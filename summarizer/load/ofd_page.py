"""Objects of an OFD page (GB/T 33190-2016, 8 and 11): letters with their places, and rules.

OFD measures in millimetres from the upper left corner; letters and rules are given back as those of PDF are, in points
from the lower left one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.load.pdf_letters import Letter, on_paper
from summarizer.load.rules import Rule, rule_between
from summarizer.load.xml_package import attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_POINTS = 72 / 25.4
"""Points to a millimetre."""
# Text turned by more than this is a stamp or watermark, in radians; as in PDF.
_LEVEL = 0.1
# How far letters reach above and below their line, in their size; common to the fonts of official documents.
_ASCENT, _DESCENT = 0.88, 0.12
# An advance where none is written, in the size: Chinese characters are square, Latin ones take about half.
_LATIN = 0.5
# More steps than any line of text holds: `g 999999999 1` would be written out otherwise.
_MOST_STEPS = 20_000
# Numbers that each operator of a path takes (GB/T 33190-2016, 9.3); C closes it.
_OPERANDS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The physical box of a page in millimetres: where its left and upper edges are, and how high it is."""

    left: float
    top: float
    width: float
    height: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the page in points from its lower left corner."""
        return (x - self.left) * _POINTS, (self.top + self.height - y) * _POINTS


def numbers(written: str | None) -> list[float]:
    """The finite numbers of a list parted by space; what is none ends it."""
    found: list[float] = []
    for word in (written or "").split():
        try:
            number = float(word)
        except ValueError:
            break
        if not math.isfinite(number):
            break
        found.append(number)
    return found


def letters_of(content: _Element, sheet: Sheet) -> Iterator[Letter]:
    """Visible letters of all layers that stand upright, in the order of the file."""
    for element in _visible(content):
        if local(element) == "TextObject":
            yield from on_paper(_letters(element, sheet))


def rules_of(content: _Element, sheet: Sheet) -> Iterator[Rule]:
    """Straight rules of all paths: lines, and the sides of boxes."""
    for element in _visible(content):
        if local(element) != "PathObject":
            continue
        for below in element:
            if local(below) == "AbbreviatedData":
                yield from _rules(below.text or "", _matrix(element), sheet)


def _visible(content: _Element) -> Iterator[_Element]:
    """Graphic units in the order of the file, less those switched off with all they hold."""
    ahead = [content]
    while ahead:
        element = ahead.pop()
        if (attribute(element, "Visible") or "true").lower() == "false" or attribute(element, "Alpha") == "0":
            continue
        yield element
        ahead.extend(reversed(element))


def _matrix(element: _Element) -> Matrix:
    """From the object's own space to the page: ``CTM``, then the corner of ``Boundary``."""
    found = numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = found[:6] if len(found) >= 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    box = numbers(attribute(element, "Boundary"))
    x, y = (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)
    return a, b, c, d, e + x, f + y


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _letters(element: _Element, sheet: Sheet) -> Iterator[Letter]:
    matrix = _matrix(element)
    size = (numbers(attribute(element, "Size")) or [0.0])[0]
    wide = (numbers(attribute(element, "HScale")) or [1.0])[0]
    across, down = math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])
    turn = math.atan2(matrix[1], matrix[0])
    if size <= 0 or not across or not down or abs(turn) > _LEVEL:
        return
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode":
            continue
        x = (numbers(attribute(code, "X")) or [x])[0]  # one that is left out is the one before
        y = (numbers(attribute(code, "Y")) or [y])[0]
        for mark, at, base, advance in _set(code, x, y, size * wide):
            left, height = sheet.place(*_moved(matrix, at, base))
            tall, step = size * down * _POINTS, advance * across * _POINTS
            yield Letter(mark, left, left + step, height, height - _DESCENT * tall, height + _ASCENT * tall)


def _set(code: _Element, x: float, y: float, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Each mark of ``code`` with its place in the object's space and the room it takes."""
    text = (code.text or "").replace("\n", " ").replace("\t", " ")
    across, down = _steps(attribute(code, "DeltaX")), _steps(attribute(code, "DeltaY"))
    for index, mark in enumerate(text):
        usual = size * (_LATIN if mark.isascii() else 1.0)
        step = across[index] if index < len(across) else 0.0 if down else usual
        if mark >= " ":
            yield " " if mark == "\u3000" else mark, x, y, min(abs(step) or usual, usual)
        x += step
        y += down[index] if index < len(down) else 0.0


def _steps(written: str | None) -> list[float]:
    """A list of advances; ``g 3 6.5`` stands for ``6.5 6.5 6.5`` (GB/T 33190-2016, 11.3)."""
    found: list[float] = []
    words = iter((written or "").split())
    for word in words:
        count, value = 1, word
        if word == "g":
            many = numbers(next(words, ""))
            count, value = int(many[0]) if many else 0, next(words, "")
        found += numbers(value) * max(0, min(count, _MOST_STEPS - len(found)))
    return found[:_MOST_STEPS]


def _rules(data: str, matrix: Matrix, sheet: Sheet) -> Iterator[Rule]:
    """The straight pieces of a path: ``M x y L x y …``, closed by ``C``."""
    words = data.split()
    at = 0
    start = here = (0.0, 0.0)
    while at < len(words):
        operator = words[at]
        count = _OPERANDS.get(operator, 0)
        given = numbers(" ".join(words[at + 1 : at + 1 + count]))
        at += 1 + count
        if operator not in _OPERANDS or len(given) < count:
            return
        there = start if operator == "C" else (given[-2], given[-1])
        if operator in "LC":
            rule = _rule(here, there, matrix, sheet)
            if rule is not None:
                yield rule
        if operator in "MS":
            start = there
        here = there


def _rule(here: Sequence[float], there: Sequence[float], matrix: Matrix, sheet: Sheet) -> Rule | None:
    x0, y0 = sheet.place(*_moved(matrix, here[0], here[1]))
    x1, y1 = sheet.place(*_moved(matrix, there[0], there[1]))
    return rule_between(x0, y0, x1, y1)
