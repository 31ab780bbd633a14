"""Which container some bytes are: by the name's suffix, then by what the bytes begin with."""

from __future__ import annotations

from pathlib import PurePosixPath

from summarizer.errors import InputError
from summarizer.schemas.document import Media

SUFFIXES = {
    ".txt": Media.TEXT,
    ".text": Media.TEXT,
    ".md": Media.MARKDOWN,
    ".markdown": Media.MARKDOWN,
    ".html": Media.HTML,
    ".htm": Media.HTML,
    ".xhtml": Media.HTML,
    ".docx": Media.DOCX,
    ".pdf": Media.PDF,
    ".ofd": Media.OFD,
}
"""Suffixes, in lower case, that are taken up from a folder."""

OFFICE = {
    ".doc": "an old Word file",
    ".wps": "a WPS file",
    ".rtf": "an RTF file",
    ".odt": "an OpenDocument file",
}
"""Documents that LibreOffice turns into DOCX, where it is installed."""

TAKEN = frozenset(SUFFIXES.keys() | OFFICE.keys())
"""Suffixes taken up from folders; what can't be read fails by name and is not missed."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
"""Name of the stream that holds the text of a Word 97 file ([MS-DOC] 2.1.1); others hold sheets, or are encrypted."""
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_OPEN_WITHIN = 256
"""OpenDocument 1.3, part 2, 3.3: the media type stands unpacked at the start of the package."""
_WORD = b"word/document.xml"
_OFD = b"OFD.xml"
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""Readers accept a PDF whose header stands within this many bytes (ISO 32000-1, annex H, note 13)."""

# First bytes of what people hand over by mistake, and what to do about it.
_FOREIGN = (
    (
        _OLE,
        "an old, damaged or protected Office file; save it as .docx without password",
    ),
    (b"\x89PNG", "a picture (PNG), not text"),
    (b"\xff\xd8\xff", "a picture (JPEG), not text"),
    (b"GIF8", "a picture (GIF), not text"),
    (b"BM\x00\x00", "a picture (BMP), not text"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"\x7fELF", "a program, not text"),
)

_ZIPPED = (
    (b"xl/workbook.xml", "a spreadsheet; save the sheet as a web page (.html)"),
    (b"ppt/presentation.xml", "a set of slides; export it as PDF"),
)
"""Parts by which other documents in ZIP files are told, and what to do with them."""


def office_suffix(data: bytes, name: str) -> str | None:
    """Suffix of the old or foreign word processor that wrote ``data``; None where it needs no conversion.

    A page or a text that somebody called ``.doc`` is read as what it is.
    """
    if data.startswith(_RTF):
        return ".rtf"
    suffix = PurePosixPath(name).suffix.lower()
    if data.startswith(_OLE) and _WORD_STREAM in data:
        return suffix if suffix in OFFICE else ".doc"
    return ".odt" if data.startswith(_ZIP) and _OPEN_TEXT in data[:_OPEN_WITHIN] else None


def media_of(data: bytes, name: str) -> Media:
    """The container of ``data``, called ``name``: PDF, DOCX and OFD by content, the others by suffix.

    Without a known suffix HTML is recognised by its beginning; all else is plain text.

    Raises ``InputError`` when the first bytes are those of a format that is not read.
    """
    suffix = PurePosixPath(name).suffix.lower()
    known = SUFFIXES.get(suffix)
    if data.startswith(_PDF) or (known is Media.PDF and _PDF in data[:_PDF_WITHIN]):
        return Media.PDF
    if data.startswith(_ZIP):
        if known is Media.DOCX or _WORD in data:
            return Media.DOCX
        if known is Media.OFD or _OFD in data:
            return Media.OFD
        what = next((what for part, what in _ZIPPED if part in data), "a ZIP archive; unpack it first")
        raise InputError(f"{name}: this is {what}")
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}")
    if known in (Media.DOCX, Media.PDF, Media.OFD):
        raise InputError(f"{name}: no {known.value.upper()} file, whatever its name says")
    if known is None and _looks_like_html(data):
        return Media.HTML
    return known or Media.TEXT


def _looks_like_html(data: bytes) -> bool:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<meta"))
