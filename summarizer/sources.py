"""Hashes over this program's own sources: what other sources made is made again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def digest(*packages: str) -> str:
    """Hex SHA-256 over every file of ``packages`` (dotted names) and below, compiled ones apart."""
    whole = hashlib.sha256()
    for package in packages:
        root = Path(str(files(package)))
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                whole.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()
