"""Files appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to; it takes the place of ``path`` when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name[:200]}.part")
    try:
        yield part
        part.replace(path)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


@contextmanager
def replacing(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file that replaces ``path`` when the block ends well; newlines are written as given."""
    with (
        part_of(path) as part,
        part.open("w", encoding=encoding, newline="", errors="surrogatepass") as file,
    ):
        yield file
        file.flush()
        os.fsync(file.fileno())


def write_text(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` at once, without waiting for the disk."""
    put_bytes(path, text.encode("utf-8", "surrogatepass"))


def put_bytes(path: Path, data: bytes) -> None:
    """Let ``path`` hold ``data``, without waiting for the disk: for the many files of a run. One that does is left alone."""
    with suppress(OSError):
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    with part_of(path) as part:
        part.write_bytes(data)
