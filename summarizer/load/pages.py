"""Pages of blocks, whichever fixed-layout container they come from, as one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.errors import InputError
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
from summarizer.load.pdf_letters import TextLine, joined

# A scan holds no letters, or a stamp's few; a page of prose holds hundreds.
_MIN_LETTERS_A_PAGE = 10
# Fonts without a Unicode map give private-use or replacement characters; from this share on the text
# layer is useless.
_MAX_UNREADABLE = 0.2


def is_scan(pages: Sequence[PageBlocks]) -> bool:
    """Whether ``pages`` hold too few letters to be anything but pictures of text."""
    return len(_text(pages)) < _MIN_LETTERS_A_PAGE * len(pages)


def check_readable(pages: Sequence[PageBlocks], name: str, kind: str) -> None:
    """Raise ``InputError`` where the letters of the ``kind`` of file (PDF, OFD) are none that anybody can read."""
    text = _text(pages)
    unreadable = sum("\ue000" <= mark <= "\uf8ff" or mark == "\ufffd" for mark in text)
    if unreadable > _MAX_UNREADABLE * len(text):
        raise InputError(
            f"{name}: the fonts of this {kind} don't say what their letters mean; save it from its source again"
        )


def empty_pages(pages: Sequence[PageBlocks]) -> tuple[str, ...]:
    """A warning that numbers the pages without text; none where all have some."""
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.blocks]
    return (f"pages without text: {', '.join(empty)}",) if empty else ()


def _text(pages: Sequence[PageBlocks]) -> str:
    return "".join(
        block.text if isinstance(block, TextLine) else "".join(block.rows)
        for page in pages
        for block in page.blocks
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


def compose(pages: Sequence[PageBlocks]) -> tuple[str, tuple[int, ...]]:
    """The text of ``pages``, and the offsets into it at which they begin.

    Running heads and page numbers are left out, lines are joined within and across pages, footnotes stand at
    the end.
    """
    pages = without_running_heads(pages)
    size = body_size(pages)
    split = [split_notes(page, size) for page in pages]
    composer = _Composer(margins_of([page for page, _ in split]))
    for page, _ in split:
        composer.add_page(page)
    notes = [note for _, found in split for note in found]
    return "\n".join(("".join(composer.pieces), *notes)), tuple(composer.starts)
