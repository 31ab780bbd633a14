"""How much one document may ask of the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one input; crossing one is an ``InputError`` for that document only."""

    max_bytes: int = 64 * 1024 * 1024
    """Bytes of the file. The longest national plans stay under 1 MB of text; scans in PDF reach tens."""
    max_unpacked_bytes: int = 256 * 1024 * 1024
    """Bytes that an archive container (DOCX, OFD) may hold once unpacked."""
    max_ratio: int = 200
    """Unpacked over packed size of one archive member; office XML packs about 1:10, bombs 1:1000."""
    max_members: int = 4_096
    """Files inside an archive container."""
    max_documents: int = 20_000
    """Files inside a ZIP folder."""
    max_nesting: int = 3
    """ZIP folders within ZIP folders."""
    max_pages: int = 2_000
    """Pages of a PDF or OFD file."""
    max_depth: int = 256
    """Nesting of elements in HTML and XML; what browsers write stays under 60."""
    max_cells: int = 200_000
    """Cells of all tables of a document after merged cells are spread."""
    max_load_s: float = 180.0
    """Seconds that reading one PDF, OFD, DOCX or HTML file may take, conversion included; plans of 300 pages take 20."""
    max_memory_bytes: int = 4 * 1024**3
    """Address space of the process that reads them, where the system can limit it (not on Windows)."""
    max_convert_s: float = 120.0
    """Seconds that LibreOffice may take for an old Word file; its first start alone takes some."""


DEFAULT_LIMITS = Limits()
