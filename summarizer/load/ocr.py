"""Scans: the text of pages that are pictures, recognised by RapidOCR (Apache-2.0, models of PaddleOCR under the same).

An extra, and off unless asked for: a page takes seconds, and what is recognised may be wrong. Everything runs on this
machine; the models come with the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.load.ocr_rules import rules_in
from summarizer.load.pages import is_scan
from summarizer.load.pdf_layout import Block, PageBlocks, TableBlock
from summarizer.load.pdf_letters import Letter, TextLine
from summarizer.load.pdf_tables import RuledTable, tables_of
from summarizer.load.pipe_rows import TableTooLargeError, cell_text
from summarizer.load.rules import Box, Rule, cells_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# Dots to the inch: below 150 small print is misread, above 200 nothing is gained (the engine shrinks to 2,000 dots).
_DPI = 200
# Dots of one picture; A3 has 8 million. A page may claim to be as large as it likes.
_MOST_DOTS = 25_000_000
# From this score on a line was right wherever we looked; below, it is counted as doubtful.
_SURE = 0.9
# Boxes are drawn round the ink with a margin: the size of the letters in their height.
_SIZE = 0.8
# Heights of boxes within this factor of the usual one are the same print: a line of 一 is no smaller one.
_ALIKE = 1.35
# Boxes of a row stand at one height, in the size; edges this close, in the size, are one margin.
_SAME_ROW, _SAME_EDGE = 0.5, 0.9
# Boxes of a row parted by less than this, in the size, are words of one line.
_WORD_GAP = 1.5
# From this share within a cell on, a piece belongs to it as a whole.
_MOSTLY = 0.75
# What rules may part in a piece that runs across them: a number with its sign, a Latin word, any other mark.
_WORDS = re.compile(r"[0-9.,:/%％-]+|[A-Za-z]+|.")


@dataclass(frozen=True, slots=True)
class Piece:
    """A recognised run of text and its box, in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    middle: float
    height: float


def recognise(
    document: PdfDocument, pages: Sequence[PageBlocks], name: str, max_cells: int
) -> tuple[list[PageBlocks], tuple[str, ...]]:
    """``pages`` of ``document`` with the text of those that had none, and what to say of it.

    Where the whole document is a scan, all pages are recognised: the few letters it holds are a stamp's.

    Raises ``InputError`` where the extra ``ocr`` is not installed, and for a table of more than ``max_cells`` cells.
    """
    engine = _engine(name)
    every = is_scan(pages)
    read = {
        index: _read(engine, document[index]) for index, page in enumerate(pages) if every or not page.blocks
    }
    lines = [piece for pieces, _, _ in read.values() for piece in pieces]
    usual = median([piece.height for piece in lines]) if lines else 0.0
    found = list(pages)
    try:
        for index, (pieces, rules, _) in read.items():
            blocks = blocks_of(pieces, rules, usual, max_cells)
            found[index] = PageBlocks(tuple(blocks), pages[index].height)
    except TableTooLargeError as error:
        raise InputError(f"{name}: {error}") from error
    doubtful = f"{sum(doubts for _, _, doubts in read.values())} of {len(lines)} lines doubtful"
    return found, (f"text recognised in pictures (OCR), {doubtful}: check figures against the scan",)


def blocks_of(pieces: Sequence[Piece], rules: Sequence[Rule], usual: float, max_cells: int) -> list[Block]:
    """Lines and tables from top to bottom: tables that ``rules`` make, and those that stand in rows without any.

    ``usual`` is the height of most pieces of the document, in points.

    Raises ``TableTooLargeError``.
    """
    if not pieces:
        return []
    even = _even(pieces, usual)
    ruled = list(cells_of(rules, max_cells))
    cells = [cell for table in ruled for cell in table]
    # Edges of lines were made even, by more than what parts a number from the rule before it.
    placed = (replace(piece, left=found.left) for piece, found in zip(even, pieces, strict=True))
    letters = [letter for piece in placed for letter in _letters(piece, cells)]
    tables = tables_of(ruled, letters, max_cells)
    loose = [piece for piece in even if not any(_inside(piece, table) for table in tables)]
    blocks = _unruled(loose) + [TableBlock(table.rows, table.top) for table in tables if table.rows]
    return sorted(blocks, key=lambda block: -block.top)


def _inside(piece: Piece, table: RuledTable) -> bool:
    left, bottom, right, top = table.box
    return left <= (piece.left + piece.right) / 2 <= right and bottom <= piece.middle <= top


def _letters(piece: Piece, cells: Sequence[Box]) -> Iterator[Letter]:
    """The marks of ``piece``, each word of them within one of ``cells``: a piece may run across the rules between cells.

    Numbers are never parted, and a piece that lies mostly in one cell is all in it: boxes reach beyond the ink.
    """
    beside = [cell for cell in cells if cell[1] <= piece.middle <= cell[3]]
    width = max(piece.right - piece.left, 1.0)
    words = (
        [piece.text]
        if _share(piece.left, piece.right, beside) >= _MOSTLY * width
        else _WORDS.findall(piece.text)
    )
    unit = width / max(_width(piece.text), 1.0)
    at = piece.left
    for word in words:
        end = at + _width(word) * unit
        middle = (at + end) / 2
        owner = next((cell for cell in beside if cell[0] <= middle <= cell[2]), (at, 0.0, end, 0.0))
        yield from _spread(word, max(at, owner[0]), min(end, owner[2]), piece)
        at = end


def _share(left: float, right: float, cells: Sequence[Box]) -> float:
    """The most of ``left`` to ``right`` that lies within one of ``cells``."""
    return max((min(right, cell[2]) - max(left, cell[0]) for cell in cells), default=0.0)


def _spread(word: str, left: float, right: float, piece: Piece) -> Iterator[Letter]:
    unit = max(right - left, 0.0) / max(_width(word), 0.5)
    size = _SIZE * piece.height
    low = piece.middle - size / 2
    for mark in word:
        step = _width(mark) * unit
        yield Letter(mark, left, left + step, low, low, low + size)
        left += step


def _width(text: str) -> float:
    """How wide ``text`` is set, in Chinese characters."""
    return sum(0.5 if mark.isascii() else 1.0 for mark in text)


def _unruled(pieces: Sequence[Piece]) -> list[Block]:
    """Lines; neighbouring rows of as many pieces, two or more, are rows of a table."""
    rows = [_joined(row) for row in _rows(pieces)]
    blocks: list[Block] = []
    for width, run in groupby(rows, key=len):
        same = list(run)
        if width > 1 and len(same) > 1:
            cells = ("| " + " | ".join(cell_text(piece.text) for piece in row) + " |" for row in same)
            blocks.append(TableBlock(tuple(cells), same[0][0].middle))
        else:
            blocks += [_line(row) for row in same]
    return blocks


def _engine(name: str) -> Any:
    try:
        return _loaded()
    except ImportError as error:
        raise InputError(
            f"{name}: reading scans needs an extra; pip install 'policy-summarizer[ocr]'"
        ) from error


@cache
def _loaded() -> Any:  # the class is untyped
    """The engine, loaded once a process: its models take most of a second."""
    from rapidocr import RapidOCR

    # One thread: documents are read side by side, and a reader is held to seconds of CPU.
    options = {"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 1}
    return RapidOCR(params=options)


def _read(engine: Any, page: PdfPage) -> tuple[list[Piece], list[Rule], int]:
    """Pieces and rules of a page, and how many of the pieces are doubtful."""
    width, height = page.get_size()
    scale = min(_DPI / 72, (_MOST_DOTS / max(width * height, 1.0)) ** 0.5)
    picture = page.render(scale=scale).to_numpy()
    page.close()
    read = engine(picture)
    if read.boxes is None or read.txts is None:
        return [], [], 0
    pieces = []
    for box, text in zip(read.boxes.tolist(), read.txts, strict=True):
        xs, ys = [x / scale for x, _ in box], [height - y / scale for _, y in box]
        pieces.append(Piece(text, min(xs), max(xs), (min(ys) + max(ys)) / 2, max(ys) - min(ys)))
    return pieces, rules_in(picture, scale), sum(score < _SURE for score in read.scores)


def _even(pieces: Sequence[Piece], usual: float) -> list[Piece]:
    """``pieces`` with heights and left edges that differ by their ink alone made the same."""
    size = _SIZE * usual
    edges: list[float] = []
    for left in sorted(piece.left for piece in pieces):
        if not edges or left - edges[-1] > _SAME_EDGE * size:
            edges.append(left)
    return [
        replace(
            piece,
            left=max(edge for edge in edges if edge <= piece.left),
            height=usual if usual / _ALIKE < piece.height < usual * _ALIKE else piece.height,
        )
        for piece in pieces
    ]


def _rows(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stand beside each other, from left to right; rows from top to bottom."""
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.middle):
        if row and row[0].middle - piece.middle > _SAME_ROW * _SIZE * max(row[0].height, piece.height):
            yield sorted(row, key=lambda piece: piece.left)
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=lambda piece: piece.left)


def _joined(row: Sequence[Piece]) -> list[Piece]:
    """``row`` with the words of one line put together."""
    joined = [row[0]]
    for piece in row[1:]:
        last = joined[-1]
        if piece.left - last.right < _WORD_GAP * _SIZE * piece.height:
            joined[-1] = replace(last, text=last.text + piece.text, right=max(last.right, piece.right))
        else:
            joined.append(piece)
    return joined


def _line(row: Sequence[Piece]) -> TextLine:
    size = _SIZE * row[0].height
    text = " ".join(piece.text for piece in row)
    return TextLine(text, row[0].left, row[-1].right, row[0].middle + size / 2, size)
