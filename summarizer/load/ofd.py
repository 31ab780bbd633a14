"""OFD files (GB/T 33190-2016), the fixed-layout format of Chinese offices: read as PDF is, pages kept.

Read by this module itself and not by a library: the one that is kept up (easyofd, Apache-2.0) needs PyMuPDF, whose licence
(AGPL-3.0) would bind whoever installs it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load.ofd_page import Sheet, letters_of, numbers, rules_of
from summarizer.load.pages import check_readable, compose, empty_pages, is_scan
from summarizer.load.pdf_columns import reading_order
from summarizer.load.pdf_layout import PageBlocks
from summarizer.load.pdf_letters import Letter
from summarizer.load.pdf_tables import tables_of, with_open_tables
from summarizer.load.pipe_rows import TableTooLargeError
from summarizer.load.rendered import Rendered
from summarizer.load.rules import Rule, cells_of
from summarizer.load.xml_package import Parts, attribute, child, local, open_parts
from summarizer.schemas.document import Media

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "OFD.xml"
"""The part that every package has at its root (GB/T 33190-2016, 7.2)."""

_A4 = Sheet(0.0, 0.0, 210.0, 297.0)
_POINTS = 72 / 25.4
# Rules of one page that are looked at: a table of 50 rows by 10 columns, each side drawn by itself, has 2,000.
_MOST_RULES = 8_000
_MIN_TITLE = 6


def render_ofd(data: bytes, name: str, limits: Limits) -> Rendered:
    """Text of the OFD file; ``page_starts`` tells at which offset each page begins.

    Running heads and page numbers are left out, lines are joined within and across pages, ruled tables stand as rows.
    What is stamped on or noted beside a page (seals, annotations) is no part of the text.

    Raises ``InputError`` for a scan and for a damaged, hostile or too long file.
    """
    with open_parts(data, name, "OFD", limits) as parts:
        if MAIN not in parts.names:
            raise InputError(f"{name}: a ZIP archive, not an OFD file; unpack it first")
        main = parts.parse(MAIN)
        pages = [page for document in _documents(parts, main) for page in document.pages()]
    if is_scan(pages):
        raise InputError(
            f"{name}: an OFD file of pictures without text; export it as PDF and read that with --ocr"
        )
    check_readable(pages, name, "OFD")
    text, starts = compose(pages)
    return Rendered(
        text=text, media=Media.OFD, page_starts=starts, title_hint=_title(main), warnings=empty_pages(pages)
    )


def _title(main: _Element) -> str | None:
    found = child(main, "DocBody", "DocInfo", "Title")
    title = " ".join((found.text or "").split()) if found is not None else ""
    return title if len(title) >= _MIN_TITLE and not title.isascii() else None


def _documents(parts: Parts, main: _Element) -> Iterator[_Document]:
    count = 0
    for body in main:
        root = child(body, "DocRoot")
        if local(body) == "DocBody" and root is not None:
            path = _located(parts, "", root.text)
            if path is None:
                raise InputError(f"{parts.name}: not a readable OFD file")
            document = _Document.open(parts, path)
            count += len(document.listed)
            if count > parts.limits.max_pages:
                raise InputError(f"{parts.name}: {count:,} pages; the limit is {parts.limits.max_pages:,}")
            yield document
    if not count:
        raise InputError(f"{parts.name}: an OFD file without pages")


def _located(parts: Parts, folder: str, written: str | None) -> str | None:
    """The part that ``written``, a path from ``folder`` or from the root, leads to; None where there is none.

    Some programs count all paths from the root, whatever the standard says (7.3).
    """
    path = (written or "").strip().replace("\\", "/")
    from_root = posixpath.normpath(path.lstrip("/"))
    from_folder = from_root if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
    return next((found for found in (from_folder, from_root) if found in parts.names), None)


@dataclass(frozen=True, slots=True)
class _Document:
    """One document of a package, as ``Document.xml`` describes it."""

    parts: Parts
    folder: str
    root: _Element
    listed: tuple[_Element, ...]
    """The pages' entries."""

    @classmethod
    def open(cls, parts: Parts, path: str) -> _Document:
        root = parts.parse(path)
        listed = child(root, "Pages")
        pages = () if listed is None else tuple(page for page in listed if local(page) == "Page")
        return cls(parts, posixpath.dirname(path), root, pages)

    def pages(self) -> Iterator[PageBlocks]:
        """Pages in their order, each with its blocks from top to bottom."""
        common = child(self.root, "CommonData")
        templates = {
            attribute(entry, "ID"): entry
            for entry in (() if common is None else common)
            if local(entry) == "TemplatePage"
        }
        usual = _sheet(child(common, "PageArea")) or _A4
        for number, entry in enumerate(self.listed, start=1):
            page = self._part(entry, number)
            sheet = _sheet(child(page, "Area")) or usual
            named = dict.fromkeys(
                attribute(below, "TemplateID") for below in page if local(below) == "Template"
            )
            used = (templates.get(name) for name in named)
            layers = [self._part(template, number) for template in used if template is not None]
            yield self._blocks([page, *layers], sheet)

    def _part(self, entry: _Element, number: int) -> _Element:
        path = _located(self.parts, self.folder, attribute(entry, "BaseLoc"))
        if path is None:
            raise InputError(f"{self.parts.name}: page {number} of this OFD file is missing")
        return self.parts.parse(path)

    def _blocks(self, layers: list[_Element], sheet: Sheet) -> PageBlocks:
        letters: list[Letter] = []
        rules: list[Rule] = []
        for layer in layers:
            content = child(layer, "Content")
            if content is not None:
                letters += letters_of(content, sheet)
                rules += islice(rules_of(content, sheet), _MOST_RULES - len(rules))
        return _read_page(letters, rules, sheet.height * _POINTS, self.parts)


def _read_page(letters: list[Letter], rules: list[Rule], height: float, parts: Parts) -> PageBlocks:
    try:
        most = parts.limits.max_cells
        tables = with_open_tables(tables_of(cells_of(rules, most), letters, most), rules, letters, most)
    except TableTooLargeError as error:
        raise InputError(f"{parts.name}: {error}") from error
    loose = [letter for letter in letters if not any(table.holds(letter) for table in tables)]
    return PageBlocks(tuple(reading_order(loose, tables, height)), height)


def _sheet(area: _Element | None) -> Sheet | None:
    box = child(area, "PhysicalBox")
    found = numbers(box.text) if box is not None else []
    if len(found) < 4 or found[2] <= 0 or found[3] <= 0:
        return None
    return Sheet(*found[:4])
