"""File names for documents, whose own names may be hostile."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_NAME_BYTES = 200
"""Of one path component with suffix; file systems allow 255, and writing adds a prefix and a suffix."""

# Characters that Windows refuses in names, control characters, and marks that turn text around.
_UNSAFE = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]')
# Names of devices that Windows keeps for itself, with or without a suffix.
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")


class FileNames:
    """Gives every document of a run its own file name, the document's own where that is harmless."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def take(self, document: str, suffix: str) -> str:
        """A relative path ending in ``suffix`` that no other document of this run has; never leaves its folder.

        A name that had to be changed, or that differs from another in case only, carries a hash.
        """
        safe = safe_name(document, suffix)
        if self._clashes(safe):
            safe = safe_name(document, suffix, always_hash=True)
        self._files.add(_folded(safe))
        self._folders.update(_folded(folder) for folder in _parents(safe))
        return safe

    def _clashes(self, name: str) -> bool:
        folded = _folded(name)
        parents = {_folded(folder) for folder in _parents(name)}
        return folded in self._files or folded in self._folders or bool(parents & self._files)


def safe_name(document: str, suffix: str, *, always_hash: bool = False) -> str:
    """``document`` as a relative path that any file system takes, with ``suffix`` behind."""
    parts = [_safe_part(part) for part in document.split("/") if part not in ("", ".", "..")] or ["document"]
    name = "/".join(parts)
    room = MAX_NAME_BYTES - len(suffix) - 9
    changed = always_hash or name != document or any(len(part.encode()) > room for part in parts)
    if changed:
        digest = hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        name = "/".join(_cut(part, room) for part in parts) + f"-{digest}"
    return name + suffix


def _safe_part(part: str) -> str:
    part = _UNSAFE.sub("_", part).strip(" .") or "_"
    return f"_{part}" if _RESERVED.match(part) or part.startswith("-") else part


def _cut(part: str, room: int) -> str:
    return part.encode()[:room].decode("utf-8", "ignore").rstrip(" .") or "_"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _parents(name: str) -> list[str]:
    parts = name.split("/")[:-1]
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
