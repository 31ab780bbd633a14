"""What fuzzing feeds to each loader, and what must hold whatever comes in.

A target takes any bytes. Nothing but ``InputError`` with one line may come out of a loader, and a document that
is loaded has text, pages within it, and can be cleaned.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from summarizer.clean import clean
from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load import find_inputs, load_bytes, load_path
from tests.containers import as_docx, as_html, as_markdown, as_ofd, as_pdf, as_text
from tests.ofd_writer import document, page, text_object

# Small, so that inputs which only grow are cut off early; no conversions, they are not ours.
LIMITS = Limits(
    max_bytes=1 << 20,
    max_unpacked_bytes=1 << 22,
    max_cells=5_000,
    max_pages=20,
    max_documents=50,
    max_convert_s=0.001,
)
LINES = (
    "某县工作方案",
    "一、工作目标",
    "到2027年，建成养老服务中心12个，占比达到60%以上。",
    "（一）任务。新建食堂30家。",
    "| 指标 | 2027年 |",
    "| 床位（张） | 520 |",
)
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DIVIDER = b"\x00\x01"


def loads(data: bytes, name: str) -> None:
    """Load ``data`` and see that the result, or the refusal, is sound."""
    try:
        loaded = load_bytes(data, name, LIMITS)
    except InputError as error:
        _see_line(error)
        return
    if not loaded.text.strip() or any(start > len(loaded.text) for start in loaded.page_starts):
        raise AssertionError("a document without text, or with pages outside of it")
    cleaned = clean(loaded)
    if len(cleaned.text) != sum(length for _, _, length in cleaned.segments) and not cleaned.text:
        raise AssertionError("cleaning lost count")


def _see_line(error: InputError) -> None:
    if "\n" in str(error):
        raise AssertionError(f"a refusal of several lines: {error}")


def docx(data: bytes) -> None:
    """A whole package."""
    loads(data, "a.docx")


def docx_parts(data: bytes) -> None:
    """The XML inside a sound package: main part, numbering, styles, notes, parted by ``00 01``."""
    parts = ("document", "numbering", "styles", "footnotes")
    loads(_package([f"word/{name}.xml" for name in parts], data), "a.docx")


def ofd(data: bytes) -> None:
    """A whole package."""
    loads(data, "a.ofd")


def ofd_parts(data: bytes) -> None:
    """The XML inside a sound package: entry, document, a page and the template below it, parted by ``00 01``."""
    parts = ("OFD", "Doc_0/Document", "Doc_0/Pages/Page_0/Content", "Doc_0/Tpls/Tpl_0/Content")
    loads(_package([f"{name}.xml" for name in parts], data), "a.ofd")


def _package(names: list[str], data: bytes) -> bytes:
    """A sound ZIP of the parts of ``data``, in the order of ``names``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in zip(names, data.split(_DIVIDER), strict=False):
            archive.writestr(name, part)
    return buffer.getvalue()


def html(data: bytes) -> None:
    """A page."""
    loads(data, "a.html")


def pdf(data: bytes) -> None:
    """A PDF file."""
    loads(data, "a.pdf")


def text(data: bytes) -> None:
    """A plain text in any encoding."""
    loads(data, "a.txt")


def archive(data: bytes) -> None:
    """A ZIP folder."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(data)
        try:
            for member, name in find_inputs([path]):
                load_path(member, name, LIMITS)
        except InputError as error:
            _see_line(error)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "docx": docx, "docx_parts": docx_parts, "ofd": ofd, "ofd_parts": ofd_parts, "html": html, "pdf": pdf, "text": text,
    "archive": archive,
}  # fmt: skip


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """Sound inputs to begin with, made by our own writers."""
    package = as_docx(LINES, automatic=True)
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        parts = [opened.read(f"word/{name}.xml") for name in ("document", "numbering")]
    fixed = as_ofd(LINES)
    with zipfile.ZipFile(io.BytesIO(fixed)) as opened:
        entry, sheet = opened.read("OFD.xml"), opened.read("Doc_0/Pages/Page_0/Content.xml")
    listed = document(
        '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>',
        '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
    )
    sheet = sheet.replace(b"<ofd:Content>", b'<ofd:Template TemplateID="7"/><ofd:Content>')
    below = page(text_object(90, 700, 16, LINES[2], scaled=True))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.txt", as_text(LINES, "gb18030"))
        opened.writestr("计划/b.md", as_markdown(LINES))
        opened.writestr("c.zip", _zip_of("d.html", as_html(LINES)))
    notes = f"<w:footnotes {_NAMESPACE}><w:footnote w:id='1'><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>"
    return {
        "docx": (package,),
        "docx_parts": (_DIVIDER.join((*parts, f"<w:styles {_NAMESPACE}/>".encode(), notes.encode())),),
        "ofd": (fixed,),
        "ofd_parts": (_DIVIDER.join((entry, listed.encode(), sheet, below.encode())),),
        "html": (as_html(LINES), as_html(LINES, "gb18030")),
        "pdf": (as_pdf(LINES),),
        "text": (
            as_text(LINES, "utf-8"),
            as_text(LINES, "gb18030"),
            as_text(LINES, "utf-16"),
            as_markdown(LINES),
        ),
        "archive": (buffer.getvalue(),),
    }[target]


def _zip_of(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        opened.writestr(name, data)
    return buffer.getvalue()
