"""Word documents (ISO/IEC 29500-1): text with the numbering and the tables a reader sees."""

from __future__ import annotations

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load.docx_numbering import read_listings, read_styles
from summarizer.load.docx_package import Package, open_package
from summarizer.load.docx_text import Reader
from summarizer.load.pipe_rows import TableTooLargeError
from summarizer.load.rendered import Rendered
from summarizer.load.xml_package import attribute, child, local
from summarizer.schemas.document import Media

_MIN_TITLE = 4
"""Titles that templates leave behind (``无``, ``1``) are shorter."""


def render_docx(data: bytes, name: str, limits: Limits) -> Rendered:
    """The final text: insertions taken, deletions, comments, hidden text and the table of contents left out.

    Automatic numbers stand before their paragraphs, tables as pipe rows, text boxes behind the
    paragraph they hang on, footnotes and endnotes on lines of their own at the end.

    Raises ``InputError`` for a damaged or hostile package.
    """
    package = open_package(data, name, limits)
    body = child(package.document, "body")
    if body is None:
        raise InputError(f"{name}: not a readable DOCX file")
    reader = Reader(read_styles(package.styles), read_listings(package.numbering), limits.max_cells)
    try:
        lines = list(reader.lines(body))
        lines += _notes(reader, package)
    except TableTooLargeError as error:
        raise InputError(f"{name}: {error}") from error
    return Rendered(text="\n".join(lines), media=Media.DOCX, title_hint=_title(package))


def _notes(reader: Reader, package: Package) -> list[str]:
    """Notes in the order of their references, ``注1：…``; a note that nothing refers to is left out."""
    parts = {"footnote": package.footnotes, "endnote": package.endnotes}
    texts = {
        (kind, attribute(note, "id") or ""): note
        for kind, part in parts.items()
        if part is not None
        for note in part
        if local(note) == kind
    }
    lines = []
    for number, key in enumerate(dict.fromkeys(reader.notes), start=1):
        if key in texts and (text := " ".join(reader.lines(texts[key]))):
            lines.append(f"注{number}：{text}")
    return lines


def _title(package: Package) -> str | None:
    title = child(package.properties, "title")
    text = " ".join((title.text or "").split()) if title is not None else ""
    return text if len(text) >= _MIN_TITLE else None
