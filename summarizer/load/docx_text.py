"""Runs, paragraphs and tables of a DOCX document as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.load.docx_numbering import Counters, Listing, Style, numbering_of
from summarizer.load.docx_package import switched_on
from summarizer.load.pipe_rows import GridCell, pipe_rows
from summarizer.load.xml_package import attribute, child, local

if TYPE_CHECKING:
    from lxml.etree import _Element

# Deleted and moved-away text, instructions of fields, phonetic guides, comments, old copies of a drawing.
_LEFT_OUT = frozenset(
    "del moveFrom instrText delText delInstrText rt rPr pPr sdtPr sdtEndPr Fallback commentReference annotationRef "
    "footnoteRef endnoteRef txbxContent tblPr tblGrid trPr tcPr".split()
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_NOTES = frozenset(("footnoteReference", "endnoteReference"))
# Numbers that end in one of these stand before the text without a space: 一、总则, （一）目标, 1.任务.
_CLOSING = "、.．。）)】］]：:·"
_CONTENTS = "toc "
"""Names of the styles of a table of contents: its lines say headings a second time."""


@dataclass(slots=True)
class Reader:
    """Walks a document in order; counts lists and collects notes on the way."""

    styles: Mapping[str, Style]
    listings: Mapping[str, Listing]
    max_cells: int
    counters: Counters = field(default_factory=Counters)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """``(kind, id)`` of footnotes and endnotes in the order in which they are referred to."""

    def lines(self, container: _Element) -> Iterator[str]:
        """Lines of the paragraphs and tables in ``container``; a text box follows the paragraph it hangs on."""
        held = ""  # text of paragraphs whose end was deleted, to go on in the next one
        for block in _blocks(container):
            if local(block) == "tbl":
                yield from self._table(block)
                continue
            text = held + self._paragraph(block)
            held = ""
            if child(block, "pPr", "rPr", "del") is not None:
                held = text
            else:
                yield from filter(None, (line.strip() for line in text.split("\n")))
            for box in _text_boxes(block):
                yield from self.lines(box)
        yield from filter(None, [held.strip()])

    def _paragraph(self, paragraph: _Element) -> str:
        properties = child(paragraph, "pPr")
        style = self.styles.get(attribute(child(properties, "pStyle"), "val") or "")
        if style is not None and style.name.startswith(_CONTENTS):
            return ""
        text = "".join(self._runs(paragraph))
        if not text.strip():
            return ""
        return self._label(properties) + text.lstrip()

    def _label(self, properties: _Element | None) -> str:
        numbering = numbering_of(properties, self.styles)
        listing = self.listings.get(numbering[0]) if numbering else None
        if numbering is None or listing is None:
            return ""
        label = self.counters.next_label(numbering[0], listing, numbering[1])
        return label if not label or label[-1] in _CLOSING or label.startswith("—") else f"{label} "

    def _runs(self, element: _Element) -> Iterator[str]:
        for part in element:
            name = local(part)
            if name == "t":
                yield part.text or ""
            elif name in _MARKS:
                yield _MARKS[name]
            elif name == "sym":
                yield _symbol(part)
            elif name in _NOTES:
                self.notes.append((name.removesuffix("Reference"), attribute(part, "id") or ""))
            elif name not in _LEFT_OUT and not (name == "r" and switched_on(child(part, "rPr"), "vanish")):
                yield from self._runs(part)

    def _table(self, table: _Element) -> Iterator[str]:
        rows = [row for row in _within(table, "tr") if child(row, "trPr", "del") is None]
        cells = [list(_within(row, "tc")) for row in rows]
        if max(map(len, cells), default=0) < 2:  # a frame around text: 专栏
            for row in cells:
                for cell in row:
                    yield from self.lines(cell)
            return
        yield from pipe_rows(self._grid(rows, cells), self.max_cells)

    def _grid(self, rows: list[_Element], cells: list[list[_Element]]) -> list[list[GridCell]]:
        """Cells with their spans; a cell that goes on from the row above adds to the span of that one."""
        grid: list[list[GridCell]] = []
        open_cells: dict[int, tuple[int, int]] = {}
        for row, found in zip(rows, cells, strict=True):
            column = _count(child(row, "trPr", "gridBefore"), 0)
            line = [GridCell("") for _ in range(column)]
            for cell in found:
                span = _count(child(cell, "tcPr", "gridSpan"), 1)
                merge = child(cell, "tcPr", "vMerge")
                if merge is not None and attribute(merge, "val") != "restart" and column in open_cells:
                    above, place = open_cells[column]
                    first = grid[above][place]
                    grid[above][place] = GridCell(first.text, first.rows + 1, first.columns)
                else:
                    if merge is None:
                        open_cells.pop(column, None)
                    else:
                        open_cells[column] = (len(grid), len(line))
                    line.append(GridCell(" ".join(self.lines(cell)), 1, span))
                column += span
            grid.append(line)
        return grid


def _blocks(container: _Element) -> Iterator[_Element]:
    """Paragraphs and tables, also those inside content controls and accepted insertions."""
    for part in container:
        name = local(part)
        if name in ("p", "tbl"):
            yield part
        elif name in (
            "sdt",
            "sdtContent",
            "ins",
            "moveTo",
            "customXml",
            "smartTag",
            "AlternateContent",
            "Choice",
        ):
            yield from _blocks(part)


def _within(element: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, not those of tables inside."""
    for part in element:
        if local(part) == name:
            yield part
        elif local(part) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _within(part, name)


def _text_boxes(element: _Element) -> Iterator[_Element]:
    for part in element:
        name = local(part)
        if name == "txbxContent":
            yield part
        elif name not in ("Fallback", "del", "moveFrom"):
            yield from _text_boxes(part)


def _symbol(part: _Element) -> str:
    """A character of a symbol font; those of private use are pictures and have no text."""
    written = attribute(part, "char") or ""
    code = (
        int(written, 16)
        if 0 < len(written) <= 5 and all(mark in "0123456789abcdefABCDEF" for mark in written)
        else 0
    )
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _count(element: _Element | None, default: int) -> int:
    written = attribute(element, "val") or ""
    return min(int(written), 63) if written.isascii() and written.isdigit() and len(written) < 6 else default
