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
}
"""Suffixes, in lower case, that are taken up from a folder."""

UNREAD = {
    ".doc": "an old Word file; save it as .docx",
    ".wps": "a WPS file; save it as .docx",
    ".rtf": "an RTF file; save it as .docx",
    ".odt": "an OpenDocument file; save it as .docx",
    ".ofd": "an OFD file; export it as PDF",
}
"""Documents that are not read: taken up from a folder all the same, so that they fail by name and are not missed."""

_ZIP = b"PK\x03\x04"
_WORD = b"word/document.xml"
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""Readers accept a PDF whose header stands within this many bytes (ISO 32000-1, annex H, note 13)."""

# First bytes of what people hand over by mistake, and what to do about it.
_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old or protected Office file; save it as .docx without password",
    ),
    (b"\x89PNG", "a picture (PNG), not text"),
    (b"\xff\xd8\xff", "a picture (JPEG), not text"),
    (b"GIF8", "a picture (GIF), not text"),
    (b"BM\x00\x00", "a picture (BMP), not text"),
    (b"{\\rtf", "an RTF file; save it as .docx"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"\x7fELF", "a program, not text"),
)


def media_of(data: bytes, name: str) -> Media:
    """The container of ``data``, called ``name``: PDF and DOCX by content, the others by suffix.

    Without a known suffix HTML is recognised by its beginning; all else is plain text.

    Raises ``InputError`` when the first bytes are those of a format that is not read.
    """
    suffix = PurePosixPath(name).suffix.lower()
    known = SUFFIXES.get(suffix)
    if suffix in UNREAD and _is_packed(data):
        raise InputError(f"{name}: this is {UNREAD[suffix]}")
    if data.startswith(_PDF) or (known is Media.PDF and _PDF in data[:_PDF_WITHIN]):
        return Media.PDF
    if data.startswith(_ZIP):
        if known is Media.DOCX or _WORD in data:
            return Media.DOCX
        raise InputError(f"{name}: this is a ZIP archive; unpack it first")
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}")
    if known in (Media.DOCX, Media.PDF):
        raise InputError(f"{name}: not a {known.value.upper()} file, whatever its name says")
    if known is None and _looks_like_html(data):
        return Media.HTML
    return known or Media.TEXT


def _is_packed(data: bytes) -> bool:
    """Whether these are bytes of an office format; a page or text under its name is read as what it is."""
    return data.startswith((_ZIP, b"\xd0\xcf\x11\xe0", b"{\\rtf"))


def _looks_like_html(data: bytes) -> bool:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<meta"))
