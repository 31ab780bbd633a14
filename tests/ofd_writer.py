"""Writes small OFD files (GB/T 33190-2016) with text and ruled lines, from the pages that the PDF writer takes.

Places come in points from the lower left corner, as there; the file holds millimetres from the upper left one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from tests.pdf_writer import A4, Page

_MM = 25.4 / 72
_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BOX = f"<ofd:PhysicalBox>0 0 {A4[0] * _MM:.3f} {A4[1] * _MM:.3f}</ofd:PhysicalBox>"


def write_ofd(pages: Sequence[Page], *, title: str = "", scaled: bool = False) -> bytes:
    """An OFD package with ``pages``; ``scaled`` sets text in points under a matrix, as converters from PDF do."""
    contents = [page_content(page, scaled=scaled) for page in pages]
    return package(contents, title=title)


def package(contents: Sequence[str], *, title: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """A package around the XML of page contents; ``parts`` are added to it, or take the place of what is there."""
    entries = "".join(
        f'<ofd:Page ID="{10 + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(contents))
    )
    files = {
        "OFD.xml": (
            f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID>'
            f"<ofd:Title>{escape(title)}</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
            "</ofd:DocBody></ofd:OFD>"
        ),
        "Doc_0/Document.xml": document(entries),
    }
    for number, content in enumerate(contents):
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = page(content)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, written in (files | dict(parts or {})).items():
            archive.writestr(zipfile.ZipInfo(path), _XML + written, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def document(entries: str, common: str = "") -> str:
    """``Document.xml`` with the entries of its pages, and what else its common data hold."""
    return (
        f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea>{_BOX}</ofd:PageArea>"
        f"{common}</ofd:CommonData><ofd:Pages>{entries}</ofd:Pages></ofd:Document>"
    )


def page(content: str, used: str = "") -> str:
    """``Content.xml``; ``used`` are the templates it lies on."""
    return (
        f"<ofd:Page {_SPACE}>{used}<ofd:Content><ofd:Layer ID='1' Type='Body'>{content}</ofd:Layer></ofd:Content>"
        "</ofd:Page>"
    )


def page_content(page: Page, *, scaled: bool = False) -> str:
    """The objects of one page."""
    texts = (text_object(x, y, size, written, scaled=scaled) for x, y, size, written in page.runs)
    return "".join((*texts, *(_path(*rule) for rule in page.rules)))


def text_object(x: float, y: float, size: float, written: str, *, scaled: bool = False) -> str:
    """A run of text; ``x`` and ``y`` as in the PDF writer."""
    advances = [size * (0.5 if mark.isascii() else 1.0) for mark in written]
    unit = 1.0 if scaled else _MM
    matrix = f' CTM="{_MM:.6f} 0 0 {_MM:.6f} 0 0"' if scaled else ""
    left, top = x * _MM, (A4[1] - y - size) * _MM
    box = f"{left:.3f} {top:.3f} {sum(advances) * _MM:.3f} {1.2 * size * _MM:.3f}"
    return (
        f'<ofd:TextObject ID="5"{matrix} Boundary="{box}" Font="3" Size="{size * unit:.4f}">'
        f'<ofd:TextCode X="0" Y="{size * unit:.4f}" DeltaX="{_steps([step * unit for step in advances[:-1]])}">'
        f"{escape(written)}</ofd:TextCode></ofd:TextObject>"
    )


def _steps(advances: Sequence[float]) -> str:
    """Equal advances as ``g n v``, others one by one."""
    if len(advances) > 2 and len(set(advances)) == 1:
        return f"g {len(advances)} {advances[0]:.4f}"
    return " ".join(f"{advance:.4f}" for advance in advances)


def _path(x0: float, y0: float, x1: float, y1: float) -> str:
    left, top = min(x0, x1) * _MM, (A4[1] - max(y0, y1)) * _MM
    points = [(x * _MM - left, (A4[1] - y) * _MM - top) for x, y in ((x0, y0), (x1, y1))]
    moves = " ".join(f"{mark} {x:.3f} {y:.3f}" for mark, (x, y) in zip("ML", points, strict=True))
    box = f"{left:.3f} {top:.3f} {abs(x1 - x0) * _MM:.3f} {abs(y1 - y0) * _MM:.3f}"
    return (
        f'<ofd:PathObject ID="6" Boundary="{box}" LineWidth="0.3"><ofd:AbbreviatedData>{moves}</ofd:AbbreviatedData>'
        "</ofd:PathObject>"
    )
