"""The three ways in: a path, bytes, a string."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePosixPath

from summarizer.errors import InputError
from summarizer.limits import DEFAULT_LIMITS, Limits
from summarizer.load import archives
from summarizer.load.containers import OFFICE, media_of, office_suffix
from summarizer.load.encoding import decode
from summarizer.load.rendered import Rendered
from summarizer.schemas.document import Document, Media


def load_path(path: Path, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read the file ``path``, which may lie inside a ZIP archive; ``name`` is what records will call it.

    An archive itself is read where it holds a single document.

    Raises ``InputError`` with one line when the file is missing, too large, empty, binary or in an
    encoding that can't be told.
    """
    return load_bytes(read_source(path, limits), name, limits)


def missing(path: Path) -> str:
    """What is wrong with a path that leads nowhere, in one line."""
    if str(path).startswith(("http:/", "https:/")):
        return f"{path}: addresses are not fetched; download the page and give its file"
    return f"{path}: no such file or folder"


def read_source(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Bytes of the document at ``path``, on disk or inside a ZIP archive (``plans.zip/2024/plan.docx``).

    Raises ``InputError`` when it is missing, too large or hostile.
    """
    try:
        if path.suffix.lower() == archives.SUFFIX and path.is_file():
            return _sole_member(path, limits)
        if not path.exists() and (data := archives.read_member(path, limits)) is not None:
            return data
        if not path.exists():
            raise InputError(missing(path))
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise InputError(f"{path.name}: {size:,} bytes; the limit is {limits.max_bytes:,}")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


def _sole_member(path: Path, limits: Limits) -> bytes:
    members = archives.list_archive(path, limits)
    if len(members) != 1:
        held = f"{len(members):,} documents; `summarizer run` reads them all" if members else "no documents"
        raise InputError(f"{path}: a ZIP archive with {held}")
    return archives.read_member(members[0][0], limits) or b""


def load_bytes(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read ``data``, whose container follows from the suffix of ``name`` and its first bytes.

    Raises ``InputError`` as :func:`load_path` does.
    """
    if len(data) > limits.max_bytes:
        raise InputError(f"{name}: {len(data):,} bytes; the limit is {limits.max_bytes:,}")
    if not data.strip():
        raise InputError(f"{name}: the file is empty")
    if suffix := office_suffix(data, name):
        from summarizer.load.office import docx_of

        rendered = _render(docx_of(data, name, suffix, limits), Media.DOCX, name, limits)
        warning = f"{OFFICE[suffix]}, converted by LibreOffice"
        return _document(replace(rendered, warnings=(*rendered.warnings, warning)), name)
    return _document(_render(data, media_of(data, name), name, limits), name)


def load_text(text: str, name: str) -> Document:
    """Take ``text`` as the content of a plain text file (Markdown where ``name`` ends in ``.md``).

    Raises ``InputError`` when it holds nothing but space.
    """
    suffix = PurePosixPath(name).suffix.lower()
    media = Media.MARKDOWN if suffix in (".md", ".markdown") else Media.TEXT
    return _document(Rendered(text=text.removeprefix("\ufeff"), media=media), name)


def _render(data: bytes, media: Media, name: str, limits: Limits) -> Rendered:
    if media is Media.DOCX:
        from summarizer.load.docx import render_docx

        return render_docx(data, name, limits)
    if media is Media.PDF:
        from summarizer.load.pdf import render_pdf

        return render_pdf(data, name, limits)
    if media is Media.OFD:
        from summarizer.load.ofd import render_ofd

        return render_ofd(data, name, limits)
    decoded = decode(data, name, declared=media is Media.HTML)
    if media is Media.HTML:
        from summarizer.load.html import render_html

        return render_html(decoded, name, limits)
    warnings = (decoded.warning,) if decoded.warning else ()
    return Rendered(text=decoded.text, media=media, encoding=decoded.encoding, warnings=warnings)


def _document(rendered: Rendered, name: str) -> Document:
    if not rendered.text.strip():
        raise InputError(f"{name}: no text in this file")
    return Document(
        name=name,
        text=rendered.text,
        sha256=hashlib.sha256(rendered.text.encode("utf-8", "surrogatepass")).hexdigest(),
        media=rendered.media,
        encoding=rendered.encoding,
        page_starts=rendered.page_starts,
        title_hint=rendered.title_hint,
        warnings=rendered.warnings,
        links=rendered.links,
    )
