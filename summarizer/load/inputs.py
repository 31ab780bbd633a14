"""Which files of the paths given are documents, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.errors import InputError
from summarizer.load.containers import SUFFIXES, UNREAD

_TAKEN = SUFFIXES.keys() | UNREAD.keys()


def find_inputs(paths: Sequence[Path]) -> tuple[tuple[Path, str], ...]:
    """Every readable document under ``paths`` with its name, in the order of ``paths``, folders sorted.

    A file is named by its file name, a file of a folder by its path relative to that folder with ``/``
    between folders. Inside folders hidden files and unknown suffixes are passed over, but not documents in
    formats that can't be read (``.doc``): loading them says so. A file given directly is always taken. A path given twice counts once. When two names collide, the later
    one carries its parent's name in front.

    Raises ``InputError`` for a path that is missing and for a folder that holds nothing readable.
    """
    found: dict[Path, str] = {}
    taken: set[str] = set()
    for path in paths:
        for file, name in _expand(path):
            key = file.resolve()
            if key not in found:
                found[key] = _unique(name, file, taken)
                taken.add(found[key])
    return tuple(found.items())


def _expand(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        files = sorted(_walk(path), key=lambda file: file.relative_to(path).as_posix())
        if not files:
            known = ", ".join(sorted(SUFFIXES))
            raise InputError(f"{path}: no readable documents in this folder (looked for {known})")
        yield from ((file, file.relative_to(path).as_posix()) for file in files)
    elif path.exists():
        yield path, path.name
    elif str(path).startswith(("http:/", "https:/")):
        raise InputError(f"{path}: addresses are not fetched; download the page and give its file")
    else:
        raise InputError(f"{path}: no such file or folder")


def _walk(folder: Path) -> Iterator[Path]:
    """Files below ``folder``; links to folders are not followed, so a cycle can't trap us."""
    for root, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in _TAKEN:
                yield Path(root) / name


def _refuse(error: OSError) -> None:
    raise InputError(f"{error.filename}: {error.strerror}") from error


def _unique(name: str, file: Path, taken: set[str]) -> str:
    parents = iter(file.resolve().parents)
    while name in taken:
        name = f"{next(parents).name}/{name}"
    return name
