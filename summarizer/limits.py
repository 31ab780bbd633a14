"""How much one document may ask of the machine, and how a user says otherwise."""

from __future__ import annotations

from pydantic import Field

from summarizer.errors import SettingsError
from summarizer.schemas.frozen import Frozen

OCR_S = 1800.0
"""What ``ocr`` in the settings grants to a scan: a page takes some seconds on one core, plans have up to 300."""


class Limits(Frozen):
    """Bounds on one input; crossing one is an ``InputError`` for that document only."""

    max_bytes: int = Field(default=64 * 1024 * 1024, gt=0)
    """Bytes of the file. The longest national plans stay under 1 MB of text; scans in PDF reach tens."""
    max_unpacked_bytes: int = Field(default=256 * 1024 * 1024, gt=0)
    """Bytes that an archive container (DOCX, OFD) may hold once unpacked."""
    max_ratio: int = Field(default=200, gt=0)
    """Unpacked over packed size of one archive member; office XML packs about 1:10, bombs 1:1000."""
    max_members: int = Field(default=4_096, gt=0)
    """Files inside an archive container."""
    max_documents: int = Field(default=20_000, gt=0)
    """Files inside a ZIP folder."""
    max_nesting: int = Field(default=3, gt=0)
    """ZIP folders within ZIP folders."""
    max_pages: int = Field(default=2_000, gt=0)
    """Pages of a PDF or OFD file."""
    max_depth: int = Field(default=256, gt=0)
    """Nesting of elements in HTML and XML; what browsers write stays under 60."""
    max_cells: int = Field(default=200_000, gt=0)
    """Cells of all tables of a document after merged cells are spread."""
    max_load_s: float = Field(default=180.0, gt=0)
    """Seconds that reading one PDF, OFD, DOCX or HTML file may take, conversion included; plans of 300 pages take 20."""
    max_ocr_s: float = Field(default=0.0, ge=0)
    """Seconds that recognising the text of one scan may take on top; 0 leaves scans unread."""
    max_memory_bytes: int = Field(default=4 * 1024**3, gt=0)
    """Address space of the process that reads them, where the system can limit it (not on Windows)."""
    max_convert_s: float = Field(default=120.0, gt=0)
    """Seconds that LibreOffice may take for an old Word file; its first start alone takes some."""

    @property
    def max_reading_s(self) -> float:
        """Seconds after which reading a document is ended."""
        return self.max_load_s + self.max_ocr_s


DEFAULT_LIMITS = Limits()


def written_limits(written: str) -> dict[str, str]:
    """Limits as they are written on a command line or in a variable: ``max_pages=500, max_load_s=60``.

    Raises SettingsError for what is none.
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in written.split(","))):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        name = name.replace("-", "_")
        if not equals or not value:
            raise SettingsError(f"{part!r} is no limit; write max_pages=500")
        if name not in Limits.model_fields:
            raise SettingsError(f"unknown limit {name!r}; known are {', '.join(sorted(Limits.model_fields))}")
        found[name] = value
    return found
