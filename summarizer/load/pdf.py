"""PDF files with a text layer: paragraphs in reading order, ruled tables as rows, pages kept."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load.pages import check_readable, compose, empty_pages, is_scan
from summarizer.load.pdf_columns import reading_order
from summarizer.load.pdf_layout import PageBlocks
from summarizer.load.pdf_letters import read_letters
from summarizer.load.pdf_tables import RuledTable, ruled_tables, with_open_tables
from summarizer.load.pdf_unseen import passes_over, unseen_letters
from summarizer.load.pipe_rows import TableTooLargeError
from summarizer.load.rendered import Rendered
from summarizer.load.rules import Rule
from summarizer.schemas.document import Media

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfObject, PdfPage

# What is drawn shorter than this, in points, is no side of a cell.
_MIN_RULE = 5.0
_PATH = 2  # FPDF_PAGEOBJ_PATH of pdfium
_MIN_TITLE = 6


def render_pdf(data: bytes, name: str, limits: Limits) -> Rendered:
    """Text of the PDF; ``page_starts`` tells at which offset each page begins.

    Running heads and page numbers are left out, lines are joined within and across pages, footnotes
    stand at the end.

    Raises ``InputError`` for a scan, a protected, damaged or too long file, and where the extra
    ``pdf`` is not installed.
    """
    document = _open(data, name)
    try:
        if len(document) > limits.max_pages:
            raise InputError(f"{name}: {len(document):,} pages; the limit is {limits.max_pages:,}")
        pages = list(_read_pages(document, data, name, limits))
        warnings: tuple[str, ...] = ()
        if limits.max_ocr_s and (is_scan(pages) or empty_pages(pages)):
            from summarizer.load.ocr import recognise

            pages, warnings = recognise(document, pages, name, limits.max_cells)
        title = " ".join((document.get_metadata_dict().get("Title") or "").split())
    finally:
        document.close()
    if is_scan(pages):
        raise InputError(
            f"{name}: a scan without a text layer; --ocr reads it (pip install 'policy-summarizer[ocr]')"
        )
    check_readable(pages, name, "PDF")
    text, starts = compose(pages)
    return Rendered(
        text=text,
        media=Media.PDF,
        page_starts=starts,
        title_hint=title if len(title) >= _MIN_TITLE and not title.isascii() else None,
        warnings=(*warnings, *empty_pages(pages)),
    )


def _open(data: bytes, name: str) -> PdfDocument:
    try:
        import pdfplumber  # noqa: F401  # asked for here, so that its absence is told before any work
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        raise InputError(
            f"{name}: reading PDF needs an extra; pip install 'policy-summarizer[pdf]'"
        ) from error
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        why = "protected with a password" if "assword" in str(error) else "damaged"
        raise InputError(f"{name}: this PDF is {why}") from error


def _read_pages(document: PdfDocument, data: bytes, name: str, limits: Limits) -> Iterator[PageBlocks]:
    plumber: Any = None
    for number in range(len(document)):
        try:
            page = document[number]
            letters = read_letters(page)
            if passes_over(page):
                plumber = plumber or _plumber(data)
                letters += unseen_letters(plumber.pages[number], letters)
            rules = _rules(page) if letters else []
            tables: list[RuledTable] = []
            if {rule.is_level for rule in rules} == {True, False}:
                plumber = plumber or _plumber(data)
                tables = ruled_tables(plumber.pages[number], letters, limits.max_cells)
            if plumber:
                plumber.pages[number].close()
            tables = with_open_tables(tables, rules, letters, limits.max_cells)
        except TableTooLargeError as error:
            raise InputError(f"{name}: {error}") from error
        except Exception as error:
            # Two libraries read untrusted files here and name no common root of their errors.
            raise InputError(f"{name}: page {number + 1} of this PDF is damaged") from error
        loose = [letter for letter in letters if not any(table.holds(letter) for table in tables)]
        height = page.get_height()
        yield PageBlocks(tuple(reading_order(loose, tables, height)), height)
        page.close()


def _rules(page: PdfPage) -> list[Rule]:
    """What is drawn long enough to be the side of a cell; of boxes, and of what has no bounds, all four sides."""
    found = []
    for left, bottom, right, top in (_bounds(one) for one in page.get_objects() if one.type == _PATH):
        wide, tall = right - left >= _MIN_RULE, top - bottom >= _MIN_RULE
        if wide:
            found += [
                Rule(is_level=True, place=at, start=left, end=right)
                for at in {bottom, top if tall else bottom}
            ]
        if tall:
            found += [
                Rule(is_level=False, place=at, start=bottom, end=top)
                for at in {left, right if wide else left}
            ]
    return found


def _bounds(drawn: PdfObject) -> tuple[float, float, float, float]:
    """Left, bottom, right and top, in points; without bounds where pdfium knows none."""
    from pypdfium2 import PdfiumError

    try:
        left, bottom, right, top = drawn.get_bounds()
    except PdfiumError:
        return float("-inf"), float("-inf"), float("inf"), float("inf")
    return left, bottom, right, top


def _plumber(data: bytes) -> Any:  # pdfplumber's classes are untyped
    import pdfplumber

    # pdfminer logs a line for every oddity of a file; what matters to a reader is told as a warning.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    return pdfplumber.open(io.BytesIO(data))
