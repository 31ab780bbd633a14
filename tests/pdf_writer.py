"""Writes small PDF files with Chinese text and ruled lines, so that tests need no binary fixtures.

Text is set in a standard Chinese font by name, not embedded, in the Unicode encoding that readers know
(ISO 32000-1, 9.7.5.2, ``UniGB-UCS2-H``); every character is one em wide, ASCII half of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

A4 = (595, 842)
_SYSTEM = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
_DESCRIPTOR = (
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
    "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
)


@dataclass(frozen=True)
class Page:
    """Text runs ``(x, y, size, text)`` and rules ``(x0, y0, x1, y1)``, in points from the lower left."""

    runs: Sequence[tuple[float, float, float, str]] = ()
    rules: Sequence[tuple[float, float, float, float]] = field(default=())
    turned: bool = False
    """Set sideways on the paper and shown turned clockwise by a quarter, as wide tables are."""


def write_pdf(pages: Sequence[Page]) -> bytes:
    """A PDF 1.4 file with ``pages``."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] {_SYSTEM} {_DESCRIPTOR} >>",
    ]
    for number, page in enumerate(pages):
        content = _content(page)
        objects.append(
            f"<< /Type /Page {'/Rotate 90 ' if page.turned else ''}/Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {6 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _assemble(objects)


def _content(page: Page) -> str:
    matrix = "0 1 -1 0" if page.turned else "1 0 0 1"
    lines = []
    for x, y, size, written in page.runs:
        left, bottom = _place(x, y, page)
        lines.append(
            f"BT /F {size} Tf {matrix} {left} {bottom} Tm <{written.encode('utf-16-be').hex()}> Tj ET"
        )
    for x0, y0, x1, y1 in page.rules:
        start, end = _place(x0, y0, page), _place(x1, y1, page)
        lines.append(f"{start[0]} {start[1]} m {end[0]} {end[1]} l S")
    return "\n".join(lines)


def _place(x: float, y: float, page: Page) -> tuple[float, float]:
    return (A4[0] - y, x) if page.turned else (x, y)


def _assemble(objects: Sequence[str]) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, written in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{written}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    return data + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    ).encode("ascii")
