"""An element of a page as lines: one paragraph a line, tables as pipe rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.load.numerals import chinese_counting
from summarizer.load.pipe_rows import GridCell, pipe_rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u3000]+")
# A line end of the source between two wide characters is no space to a reader of Chinese.
_SOURCE_BREAK = re.compile(
    "(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t\r\n]*(?=[\u3000-\u9fff\uff00-\uffef])"
)

# A cell that holds more characters, in a table of so few rows, is a page laid out with a table.
_MAX_CELL = 600
_LAYOUT_ROWS = 4
# What HTML allows for colspan and rowspan (WHATWG HTML 4.9.11).
_MAX_SPAN = 1000


def blocks_of(root: HtmlElement, max_cells: int) -> list[str]:
    """The text under ``root``: non-empty lines, without space at their ends."""
    lines: list[str] = []
    run: list[str] = []
    for kind, text in _events(root, max_cells):
        if kind == "text":
            run.append(text)
            continue
        _close(run, lines)
        if kind == "row":
            lines.append(text)
    _close(run, lines)
    return lines


def _close(run: list[str], lines: list[str]) -> None:
    text = _SPACE.sub(" ", _SOURCE_BREAK.sub("", "".join(run))).strip()
    run.clear()
    if text:
        lines.append(text)


def _events(root: HtmlElement, max_cells: int) -> Iterator[tuple[str, str]]:
    """``text`` runs, ``break`` between blocks, and whole ``row`` lines; no recursion over depth."""
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                yield "break", ""
            if element.tail and element is not root:
                yield "text", element.tail
            continue
        if tag in _BLOCKS or tag == "br":
            yield "break", ""
        stack.append((element, True))
        if tag == "table" and element is not root and is_data_table(element):
            yield from (("row", row) for row in pipe_rows(_cells(element), max_cells))
            continue
        if tag == "li" and (number := _list_number(element)):
            yield "text", number
        if tag and element.text:
            yield "text", element.text
        stack.extend((child, False) for child in reversed(element))


def is_data_table(table: HtmlElement) -> bool:
    """Whether ``table`` holds rows of cells and not the layout of a page."""
    rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
    if max((len(row) for row in rows), default=0) < 2:
        return False
    if next(table.iterdescendants("table"), None) is not None:
        return False
    longest = max(len(cell.text_content()) for row in rows for cell in row)
    return longest <= _MAX_CELL or len(rows) > _LAYOUT_ROWS


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        yield from (child,) if child.tag == "tr" else child.iterchildren("tr")


def _cells(table: HtmlElement) -> Iterator[list[GridCell]]:
    for row in _rows(table):
        yield [
            GridCell(" ".join(blocks_of(cell, 0)), _span(cell, "rowspan"), _span(cell, "colspan"))
            for cell in row.iterchildren("td", "th")
        ]


def _span(cell: HtmlElement, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return min(max(int(written), 1), _MAX_SPAN) if written.isascii() and written.isdigit() else 1


def _list_number(item: HtmlElement) -> str:
    """The number a browser would print before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or "none" in (parent.get("style") or ""):
        return ""
    first = parent.get("start") or "1"
    number = sum(1 for _ in item.itersiblings("li", preceding=True)) + (int(first) if first.isdigit() else 1)
    style = (parent.get("style") or "") + (parent.get("type") or "")
    return f"{chinese_counting(number)}、" if "cjk" in style or "chinese" in style else f"{number}."
