"""Characters that pdfium passes over, read by pdfminer.

pdfium leaves out text whose outlines have no width: a character that stands alone in its text object, or all of a page
set sideways, in a font that is neither embedded in the file nor installed on this machine. Official documents name
their fonts (仿宋_GB2312) without embedding them, servers have none of these, and some word processors write each
character as an object of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from summarizer.load.pdf_letters import Letter, on_paper

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pypdfium2 import PdfObject, PdfPage

_NO_WIDTH = 0.01
"""Points; outlines are told in thousandths of an em."""
_SAME_PLACE = 0.25
"""Two characters stand at one place while they are this close, in their size."""
_TEXT = 1  # FPDF_PAGEOBJ_TEXT of pdfium


def passes_over(page: PdfPage) -> bool:
    """Whether there is text on ``page`` that pdfium may not give."""
    return any(_has_no_outlines(one) for one in page.get_objects(filter=[_TEXT]))


def _has_no_outlines(text: PdfObject) -> bool:
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfiumError

    try:
        left, _, right, _ = text.get_bounds()
    except PdfiumError:
        return False
    if right - left > _NO_WIDTH:
        return False
    font = pdfium.FPDFTextObj_GetFont(text)
    return bool(font) and pdfium.FPDFFont_GetIsEmbedded(font) == 0


def unseen_letters(page: Page, seen: Iterable[Letter]) -> Iterator[Letter]:
    """Level characters of ``page`` at places where none of ``seen`` stands; spaces are left out."""
    taken: dict[int, list[Letter]] = {}
    for letter in seen:
        taken.setdefault(round(letter.base), []).append(letter)
    for letter in on_paper(_letters(page)):
        near = (one for base in range(-1, 2) for one in taken.get(round(letter.base) + base, ()))
        if not any(abs(one.left - letter.left) <= _SAME_PLACE * letter.size for one in near):
            yield letter


def _letters(page: Page) -> Iterator[Letter]:
    height = float(page.height)
    for one in page.chars:
        char: dict[str, Any] = one
        if char["upright"] and not char["text"].isspace():
            bottom, top = height - char["bottom"], height - char["top"]
            yield Letter(char["text"], char["x0"], char["x1"], char["matrix"][5], bottom, top)
