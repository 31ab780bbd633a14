"""Writes one document, given as lines, into every container that is read.

A line is a paragraph or, where it starts with a bar, a row of a table (``| a | b |``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

import pytest

from tests.ofd_writer import write_ofd
from tests.pdf_writer import Page, write_pdf

# Automatic numbers by level: number format, level text, what the number looks like when typed.
LEVELS = (
    ("chineseCounting", "%1、", re.compile("[一二三四五六七八九十]+、")),
    ("chineseCountingThousand", "（%2）", re.compile("（[一二三四五六七八九十]+）")),
    ("decimal", "%3.", re.compile(r"\d+\.(?!\d)")),
)
_LIST_ID = 99


def blocks(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Runs of paragraphs and of table rows, each with whether it is a table."""
    for is_table, run in groupby(lines, key=lambda line: line.startswith("|")):
        yield is_table, list(run)


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def as_text(lines: Sequence[str], encoding: str) -> bytes:
    return "\r\n".join(line if line.startswith("|") else "　　" + line for line in lines).encode(encoding)


def as_markdown(lines: Sequence[str]) -> bytes:
    parts = []
    for is_table, run in blocks(lines):
        if is_table:
            parts.append("\n".join((run[0], "|" + "---|" * len(cells(run[0])), *run[1:])))
        else:
            parts += [_marked(line, first=not parts and line == run[0]) for line in run]
    return "\n\n".join(parts).encode()


def _marked(line: str, *, first: bool) -> str:
    """A title of its own line as a Markdown heading."""
    depth = next((depth for depth, level in enumerate(LEVELS) if level[2].match(line)), None)
    if first:
        return f"# {line}"
    return line if depth is None or line[-1] in "。；】）" else f"{'#' * (depth + 2)} {line}"


def as_html(lines: Sequence[str], encoding: str = "utf-8") -> bytes:
    parts = []
    for is_table, run in blocks(lines):
        if is_table:
            rows = ("".join(f"<td><p>{escape(cell)}</p></td>" for cell in cells(row)) for row in run)
            parts.append(
                "<table><tbody>" + "".join(f"<tr>\n{row}\n</tr>\n" for row in rows) + "</tbody></table>"
            )
        else:
            parts += [f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}</p>" for line in run]
    nav = "<div class='nav'><a href='/'>首页</a><a href='/a'>政务公开</a></div>"
    page = f"<html><meta charset={encoding}><body>{nav}<div id='zoom'>{''.join(parts)}</div></body></html>"
    return page.encode(encoding)


def as_docx(lines: Sequence[str], *, automatic: bool, restarts: bool = True) -> bytes:
    """``automatic`` leaves the numbers to the word processor; ``restarts`` tells whether ``1.`` counts anew under ``（一）``."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    _add_list(document, restarts=restarts)
    for is_table, run in blocks(lines):
        if not is_table:
            for line in run:
                _add_paragraph(document, line, automatic=automatic)
            continue
        table = document.add_table(rows=len(run), cols=len(cells(run[0])))
        for row, written in zip(table.rows, run, strict=True):
            for cell, text in zip(row.cells, cells(written), strict=True):
                cell.text = text
    document.add_paragraph()  # word processors end every document with one, behind a table too
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_list(document: Any, *, restarts: bool) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    never = "" if restarts else "<w:lvlRestart w:val='0'/>"
    levels = "".join(
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{never if depth == 2 else ''}"
        f"<w:suff w:val='nothing'/><w:lvlText w:val='{text}'/></w:lvl>"
        for depth, (form, text, _) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    kind = f"<w:abstractNum {nsdecls('w')} w:abstractNumId='{_LIST_ID}'>{levels}</w:abstractNum>"
    numbering.insert(0, parse_xml(kind))
    number = f"<w:num {nsdecls('w')} w:numId='{_LIST_ID}'><w:abstractNumId w:val='{_LIST_ID}'/></w:num>"
    numbering.append(parse_xml(number))


def _add_paragraph(document: Any, line: str, *, automatic: bool) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    found = [(depth, match) for depth, level in enumerate(LEVELS) if (match := level[2].match(line))]
    if not automatic or not found:
        document.add_paragraph(line)
        return
    depth, match = found[0]
    numbers = f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{depth}'/><w:numId w:val='{_LIST_ID}'/></w:numPr>"
    document.add_paragraph(line[match.end() :])._p.get_or_add_pPr().append(parse_xml(numbers))


_LEFT, _TOP, _BOTTOM, _SIZE, _LEADING, _WIDTH = 90.0, 760.0, 90.0, 16, 28.0, 26
_CELL_SIZE, _CELL_LEADING, _TABLE_WIDTH = 10, 14.0, 416.0


class _Sheet:
    """Pages filled from top to bottom as official documents are: 16 point, numbered ``— 1 —``."""

    def __init__(self) -> None:
        self.pages: list[
            tuple[list[tuple[float, float, float, str]], list[tuple[float, float, float, float]]]
        ] = []
        self.y = 0.0

    def room(self, height: float) -> None:
        if not self.pages or self.y - height < _BOTTOM:
            self.pages.append(([(280.0, 50.0, 14, f"— {len(self.pages) + 1} —")], []))
            self.y = _TOP

    def paragraph(self, line: str, *, first: bool) -> None:
        left, room = (
            (90.0 + 8 * max(0, _WIDTH - len(line)), _WIDTH) if first else (_LEFT + 2 * _SIZE, _WIDTH - 2)
        )
        for piece in _wrap(line, room, _WIDTH):
            self.room(_LEADING)
            self.pages[-1][0].append((left, self.y - _SIZE, _SIZE, piece))
            left = _LEFT
            self.y -= _LEADING

    def table(self, rows: Sequence[str]) -> None:
        columns = len(cells(rows[0]))
        width = _TABLE_WIDTH / columns
        edges = [_LEFT + width * place for place in range(columns + 1)]
        for row in rows:
            wrapped = [list(_wrap(cell, int(width / _CELL_SIZE) - 1, None)) for cell in cells(row)]
            height = _CELL_LEADING * max(1, *map(len, wrapped)) + 6
            self.room(height)
            runs, rules = self.pages[-1]
            for edge, pieces in zip(edges, wrapped, strict=False):
                runs += [
                    (edge + 4, self.y - _CELL_LEADING * (number + 1), _CELL_SIZE, piece)
                    for number, piece in enumerate(pieces)
                ]
            top, bottom = self.y, self.y - height
            rules += [(edges[0], y, edges[-1], y) for y in (top, bottom)]
            rules += [(x, bottom, x, top) for x in edges]
            self.y = bottom
        self.y -= _LEADING


def _wrap(text: str, first: float, later: float | None) -> Iterator[str]:
    """``text`` in lines of so many ems; digits and Latin letters are half an em wide and never parted."""
    piece, used, room = "", 0.0, first
    for word in re.findall(r"[!-~]+|.", text):
        width = sum(0.5 if mark.isascii() else 1 for mark in word)
        if piece and used + width > room and word not in "，。；：、）”》％】":
            yield piece
            piece, used, room = "", 0.0, first if later is None else later
        piece, used = piece + word, used + width
    if piece:
        yield piece


def as_pdf(lines: Sequence[str]) -> bytes:
    pytest.importorskip("pdfplumber")
    return write_pdf(pages_of(lines))


def as_ofd(lines: Sequence[str]) -> bytes:
    return write_ofd(pages_of(lines))


def pages_of(lines: Sequence[str]) -> list[Page]:
    """``lines`` set on pages as official documents are."""
    sheet = _Sheet()
    for is_table, run in blocks(lines):
        if is_table:
            sheet.table(run)
            continue
        for line in run:
            sheet.paragraph(line, first=line == lines[0])
    return [Page(runs, rules) for runs, rules in sheet.pages]
