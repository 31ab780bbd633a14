"""ZIP folders: documents inside an archive, read one by one in memory; nothing is ever written to disk.

A document inside an archive has a path of its own, the archive's with the member's name behind it
(``plans.zip/2024/plan.docx``), so that callers need no other type than ``Path``.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load.containers import TAKEN

SUFFIX = ".zip"
# A member small enough to be read whatever its ratio: short texts of one repeated line pack well.
_RATIO_FROM = 1024 * 1024
_UTF8_NAME = 0x800  # general purpose bit 11, APPNOTE 6.3.10, 4.4.4
_BROKEN = (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, zlib.error)


@dataclass(frozen=True, slots=True)
class _Directory:
    """An open archive and what it holds."""

    archive: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]


def list_archive(path: Path, limits: Limits) -> tuple[tuple[Path, str], ...]:
    """Documents inside the ZIP file ``path`` in the order of their names: ``(path of its own, name within)``.

    Hidden files, links and unknown suffixes are passed over. Archives inside the archive are opened too, up to
    ``limits.max_nesting`` deep.

    Raises ``InputError`` for what is no readable archive, for one that crosses a limit, and for one with a
    member named outside of it (``../x``): nobody packs that by accident.
    """
    names = sorted(_names(_on_disk(path, limits), path.name, limits, 1))
    if len(names) > limits.max_documents:
        raise InputError(f"{path}: more than {limits.max_documents:,} documents in the archive")
    return tuple((path / name, name) for name in names)


def read_member(path: Path, limits: Limits) -> bytes | None:
    """Bytes of the document at ``path`` inside an archive; None where no part of ``path`` is an archive.

    Raises ``InputError`` as :func:`list_archive` does, and for a member that is missing, too large, packed
    like a bomb or protected with a password.
    """
    for archive in path.parents:
        if archive.is_file() and archive.suffix.lower() == SUFFIX:
            within = path.relative_to(archive).as_posix()
            return _read(_on_disk(archive, limits), within, str(path), limits, 1)
    return None


def _on_disk(path: Path, limits: Limits) -> _Directory:
    try:
        found = path.stat()
        return _directory_at(path, (found.st_size, found.st_mtime_ns), limits)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


@lru_cache(maxsize=4)
def _directory_at(path: Path, _state: tuple[int, int], limits: Limits) -> _Directory:
    """Kept open: members are asked for one by one, and each opening reads the whole directory."""
    return _directory(path, path.name, limits)


def _names(directory: _Directory, name: str, limits: Limits, depth: int) -> Iterator[str]:
    for inner, info in directory.members.items():
        suffix = PurePosixPath(inner).suffix.lower()
        if suffix in TAKEN:
            yield inner
        elif suffix == SUFFIX:
            if depth >= limits.max_nesting:
                raise InputError(f"{name}/{inner}: archives nested more than {limits.max_nesting} deep")
            below = _nested(directory, info, f"{name}/{inner}", limits)
            yield from (f"{inner}/{found}" for found in _names(below, f"{name}/{inner}", limits, depth + 1))


def _read(directory: _Directory, wanted: str, name: str, limits: Limits, depth: int) -> bytes:
    if wanted in directory.members:
        return _unpack(directory.archive, directory.members[wanted], name, limits)
    for inner, info in directory.members.items():
        if wanted.startswith(f"{inner}/") and depth < limits.max_nesting:
            below = _nested(directory, info, name, limits)
            return _read(below, wanted.removeprefix(f"{inner}/"), name, limits, depth + 1)
    raise InputError(f"{name}: no such file in the archive")


def _nested(directory: _Directory, info: zipfile.ZipInfo, name: str, limits: Limits) -> _Directory:
    return _directory(io.BytesIO(_unpack(directory.archive, info, name, limits)), name, limits)


def _directory(file: Path | BinaryIO, name: str, limits: Limits) -> _Directory:
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise InputError(f"{name}: not a readable ZIP archive") from error
    count = len(archive.infolist())
    if count > limits.max_documents:
        raise InputError(f"{name}: {count:,} files in the archive; the limit is {limits.max_documents:,}")
    return _Directory(archive, _members(archive, name))


def _members(archive: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    """Visible files by their names within the archive."""
    members: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        inner = _written(info)
        parts = inner.split("/")
        if inner.startswith("/") or ".." in parts or ":" in parts[0] or not inner.isprintable():
            raise InputError(f"{name}: holds a file named outside of the archive ({inner!r}); refused")
        hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
        is_file = bool(parts[-1]) and not stat.S_ISLNK(info.external_attr >> 16)  # folders end in a slash
        if is_file and not hidden:
            members[PurePosixPath(inner).as_posix()] = info
    return members


def _written(info: zipfile.ZipInfo) -> str:
    """The member's name with ``/`` between folders; Windows in China packs names in GBK without saying so."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME and not name.isascii():
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = info.filename
    return name.replace("\\", "/")


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits) -> bytes:
    if info.file_size > limits.max_bytes:
        raise InputError(f"{name}: {info.file_size:,} bytes; the limit is {limits.max_bytes:,}")
    if info.file_size > _RATIO_FROM and info.file_size > limits.max_ratio * max(info.compress_size, 1):
        raise InputError(f"{name}: packed more than {limits.max_ratio}:1; refused as a bomb")
    try:
        with archive.open(info) as file:
            return file.read(limits.max_bytes)  # never more than the directory says: zipfile stops there
    except _BROKEN as error:
        raise InputError(f"{name}: damaged inside the ZIP archive") from error
    except RuntimeError as error:  # zipfile's way to say that a member is encrypted
        raise InputError(f"{name}: the ZIP archive is protected with a password") from error
