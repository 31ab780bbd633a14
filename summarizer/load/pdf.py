"""PDF files with a text layer: paragraphs in reading order, ruled tables as rows, pages kept."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.load.limits import Limits
from summarizer.load.pdf_layout import (
    Block,
    Margins,
    PageBlocks,
    TableBlock,
    body_size,
    goes_on,
    margins_of,
    split_notes,
    without_running_heads,
)
from summarizer.load.pdf_letters import TextLine, joined, read_letters, text_lines
from summarizer.load.pdf_tables import ruled_tables
from summarizer.load.pipe_rows import TableTooLargeError
from summarizer.load.rendered import Rendered
from summarizer.schemas.document import Media

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# A scan holds no letters, or a stamp's few; a page of prose holds hundreds.
_MIN_LETTERS_A_PAGE = 10
# Fonts without a Unicode map give private-use or replacement characters; from this share on the text
# layer is useless.
_MAX_UNREADABLE = 0.2
# Fewer paths on a page can't rule a table of two by two cells.
_MIN_PATHS = 2
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
        title = " ".join((document.get_metadata_dict().get("Title") or "").split())
    finally:
        document.close()
    _check_text(pages, name)
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.blocks]
    text, starts = _compose(pages)
    return Rendered(
        text=text,
        media=Media.PDF,
        page_starts=starts,
        title_hint=title if len(title) >= _MIN_TITLE and not title.isascii() else None,
        warnings=(f"pages without text: {', '.join(empty)}",) if empty else (),
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
            tables = []
            if letters and _may_hold_tables(page):
                plumber = plumber or _plumber(data)
                tables = ruled_tables(plumber.pages[number], letters, limits.max_cells)
                plumber.pages[number].close()
        except TableTooLargeError as error:
            raise InputError(f"{name}: {error}") from error
        except Exception as error:
            # Two libraries read untrusted files here and name no common root of their errors.
            raise InputError(f"{name}: page {number + 1} of this PDF is damaged") from error
        loose = [letter for letter in letters if not any(table.holds(letter) for table in tables)]
        blocks: list[Block] = [
            *text_lines(loose),
            *(TableBlock(table.rows, table.top) for table in tables if table.rows),
        ]
        yield PageBlocks(tuple(sorted(blocks, key=lambda block: -block.top)), page.get_height())
        page.close()


def _may_hold_tables(page: PdfPage) -> bool:
    return sum(1 for found in page.get_objects() if found.type == _PATH) >= _MIN_PATHS


def _plumber(data: bytes) -> Any:  # pdfplumber's classes are untyped
    import pdfplumber

    # pdfminer logs a line for every oddity of a file; what matters to a reader is told as a warning.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    return pdfplumber.open(io.BytesIO(data))


def _check_text(pages: Sequence[PageBlocks], name: str) -> None:
    text = "".join(
        block.text if isinstance(block, TextLine) else "".join(block.rows)
        for page in pages
        for block in page.blocks
    )
    if len(text) < _MIN_LETTERS_A_PAGE * len(pages):
        raise InputError(
            f"{name}: a scan without a text layer; recognise its text first, for example with ocrmypdf"
        )
    unreadable = sum("\ue000" <= mark <= "\uf8ff" or mark == "\ufffd" for mark in text)
    if unreadable > _MAX_UNREADABLE * len(text):
        raise InputError(
            f"{name}: the fonts of this PDF don't say what their letters mean; save it from its source again"
        )


@dataclass(slots=True)
class _Composer:
    """Puts blocks together into one text, remembering where pages begin."""

    margins: Margins
    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    length: int = 0
    last: Block | None = None
    header: str = ""

    def add_page(self, page: PageBlocks) -> None:
        blocks = page.blocks
        for number, block in enumerate(blocks):
            joint = self._joint(block, same_page=number > 0)
            if number == 0:
                self.starts.append(self.length + len(joint))
            if isinstance(block, TextLine):
                self._put(joint + block.text)
            else:
                self._put(joint + "\n".join(self._rows(block, first=number == 0)))
            self.last = block
        if not blocks:
            self.starts.append(self.length)

    def _joint(self, block: Block, *, same_page: bool) -> str:
        if self.last is None:
            return ""
        last = self.last
        if not (isinstance(block, TextLine) and isinstance(last, TextLine)):
            return "\n"
        if not goes_on(last, block, self.margins, same_page=same_page):
            return "\n"
        return joined(last.text, block.text)[len(last.text) : -len(block.text)]

    def _rows(self, block: TableBlock, *, first: bool) -> Sequence[str]:
        """Rows of a table; the header that a table repeats on its next page is left out."""
        goes_over = first and isinstance(self.last, TableBlock) and len(block.rows) > 1
        rows = block.rows[1:] if goes_over and block.rows[0] == self.header else block.rows
        self.header = self.header if rows is not block.rows else block.rows[0] if block.rows else ""
        return rows

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _compose(pages: Sequence[PageBlocks]) -> tuple[str, tuple[int, ...]]:
    pages = without_running_heads(pages)
    size = body_size(pages)
    split = [split_notes(page, size) for page in pages]
    composer = _Composer(margins_of([page for page, _ in split]))
    for page, _ in split:
        composer.add_page(page)
    notes = [note for _, found in split for note in found]
    return "\n".join(("".join(composer.pieces), *notes)), tuple(composer.starts)
