"""Which files of the paths given are documents, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.errors import InputError
from summarizer.limits import DEFAULT_LIMITS, Limits
from summarizer.load import archives
from summarizer.load.containers import SUFFIXES, TAKEN
from summarizer.load.reading import missing


def find_inputs(paths: Sequence[Path], limits: Limits = DEFAULT_LIMITS) -> tuple[tuple[Path, str], ...]:
    """Every readable document under ``paths`` with its name, in the order of ``paths``, folders sorted.

    A file is named by its file name, a file of a folder by its path relative to that folder with ``/``
    between folders. A ZIP archive is a folder (:mod:`summarizer.load.archives`). Inside folders hidden files and
    unknown suffixes are passed over, but not archives that can't be opened: loading them says so. A file given directly is always taken. A path given twice counts
    once. When two names collide, the later one carries its parent's name in front.

    Raises ``InputError`` for a path that is missing, for a folder or archive that holds nothing readable, and
    for an archive given directly that can't be opened.
    """
    found: dict[Path, str] = {}
    taken: set[str] = set()
    for path in paths:
        for file, name in _expand(path, limits):
            key = file.resolve()
            if key not in found:
                found[key] = _unique(name, key, taken)
                taken.add(found[key])
    return tuple(found.items())


def _expand(path: Path, limits: Limits) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        files = {file.relative_to(path).as_posix(): file for file in _walk(path, limits)}
        if not files:
            known = ", ".join(sorted(SUFFIXES))
            raise InputError(f"{path}: no readable documents in this folder (looked for {known})")
        yield from ((files[name], name) for name in sorted(files))
    elif path.is_file() and _is_archive(path):
        members = archives.list_archive(path, limits)
        if not members:
            raise InputError(f"{path}: no readable documents in this archive")
        yield from members
    elif path.exists():
        yield path, path.name
    else:
        raise InputError(missing(path))


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == archives.SUFFIX


def _walk(folder: Path, limits: Limits) -> Iterator[Path]:
    """Files below ``folder``; links to folders are not followed, so a cycle can't trap us."""
    for root, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root) / name
            if name.startswith((".", "~$")):
                continue
            if _is_archive(path):
                yield from _unpacked(path, limits)
            elif path.suffix.lower() in TAKEN and (path.is_file() or not path.exists()):
                # A pipe would be waited for; a link that leads nowhere fails by name.
                yield path


def _unpacked(path: Path, limits: Limits) -> Iterator[Path]:
    """Documents of an archive met in a folder; one that can't be opened stands for itself and fails by name."""
    try:
        members = archives.list_archive(path, limits)
    except InputError:
        yield path
    else:
        yield from (member for member, _ in members)


def _refuse(error: OSError) -> None:
    raise InputError(f"{error.filename}: {error.strerror}") from error


def _unique(name: str, file: Path, taken: set[str]) -> str:
    """``name`` with as many folders of ``file``, an absolute path, in front as it takes."""
    parents = iter(file.parents)
    while name in taken:
        name = f"{next(parents).name}/{name}"
    return name
