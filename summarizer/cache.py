"""Answers that were paid for, kept on disk as JSON and nothing else.

diskcache pickles what it doesn't know and unpickles what it finds on disk (CVE-2025-69872; its JSONDisk too),
so a row planted in the folder would run code. ``_TextDisk`` stores text, reads text, and refuses the rest.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from summarizer.errors import InputError, OutputError

FORMAT = 1
"""Raised when the stored form changes; rows of another format are misses."""

_BUSY_TIMEOUT_S = 60.0
_NOTE = "note:"


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What the folder holds."""

    folder: Path
    answers: int
    bytes: int
    """Size of the database file."""


def canonical_json(value: object) -> str:
    """One spelling for equal values: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def cache_key(parts: Mapping[str, object]) -> str:
    """Hex SHA-256 over the canonical JSON of everything that may change an answer."""
    return hashlib.sha256(canonical_json(parts).encode()).hexdigest()


class _UnsafeRowError(Exception):
    """A row that is not plain text: nobody but an attacker or another program wrote it."""


def _text_disk() -> type:
    import diskcache

    class TextDisk(diskcache.Disk):  # type: ignore[misc]
        """Keys and values are text inside the database; no pickle, no side files."""

        def put(self, key: object) -> tuple[str, bool]:
            if type(key) is not str:
                raise TypeError("cache keys are text")
            return key, True

        def get(self, key: object, raw: object) -> str:
            if type(key) is not str or not raw:
                raise _UnsafeRowError
            return key

        def store(self, value: object, _read: object, key: object = None) -> tuple[int, int, None, str]:
            if type(value) is not str:
                raise TypeError(f"cache values are text, not that of {key!r}")
            return 0, diskcache.core.MODE_RAW, None, value

        def fetch(self, mode: object, filename: object, value: object, _read: object) -> str:
            # A file name is refused as well: "../../x" in a planted row would read any file.
            if mode != diskcache.core.MODE_RAW or filename is not None or type(value) is not str:
                raise _UnsafeRowError
            return value

    return TextDisk


def _open(folder: Path) -> Any:
    import diskcache

    try:
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        folder.chmod(0o700)  # answers quote documents: other users of the machine have no business here
        # Answers were paid for: nothing is evicted. `summarizer cache clear` makes room.
        return diskcache.Cache(
            str(folder), timeout=_BUSY_TIMEOUT_S, disk=_text_disk(), eviction_policy="none", cull_limit=0
        )
    except (OSError, sqlite3.Error, diskcache.Timeout) as error:
        reason = getattr(error, "strerror", None) or str(error) or "busy"
        raise OutputError(f"the cache folder {folder} can't be used: {reason}") from error


class AnswerCache:
    """Answers by key. Safe for several threads and processes at once; each write is on disk when it returns.

    Raises OutputError where the folder can't be used. Only answers go in: a failure is never stored.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._cache = _open(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database connections of this thread."""
        self._cache.close()

    def get(self, key: str) -> dict[str, Any] | None:
        """The answer stored under ``key``, or None; rows that are broken, unsafe or of another format are None."""
        try:
            text = self._cache.get(key)
            row = json.loads(text) if text is not None else None
        except (_UnsafeRowError, ValueError, sqlite3.DatabaseError):
            return None
        if (
            not isinstance(row, dict)
            or row.get("format") != FORMAT
            or not isinstance(row.get("answer"), dict)
        ):
            return None
        answer: dict[str, Any] = row["answer"]
        return answer

    def put(self, key: str, answer: Mapping[str, Any]) -> None:
        """Store ``answer`` (JSON values only) under ``key``; raises OutputError when the disk is full."""
        try:
            self._cache.set(key, canonical_json({"format": FORMAT, "answer": answer}))
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"the cache folder {self.folder} can't be written: {error}") from error

    def note(self, name: str) -> dict[str, Any] | None:
        """What is remembered beside the answers, such as the mode that an endpoint speaks; notes are not exported."""
        return self.get(_NOTE + name)

    def put_note(self, name: str, fact: Mapping[str, Any]) -> None:
        """Remember something that can be found out again."""
        self.put(_NOTE + name, fact)

    def _keys(self) -> Iterator[str]:
        rows = self._cache._sql("SELECT key FROM Cache WHERE raw = 1 ORDER BY key")  # noqa: SLF001  # the class offers unpickled keys only
        return (key for (key,) in rows.fetchall() if isinstance(key, str))

    def answers(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every key with its answer, sorted by key; unsafe rows are passed over."""
        for key in self._keys():
            answer = None if key.startswith(_NOTE) else self.get(key)
            if answer is not None:
                yield key, answer

    def info(self) -> CacheInfo:
        """How many answers there are and what they weigh."""
        size = sum(path.stat().st_size for path in self.folder.glob("cache.db*"))
        return CacheInfo(self.folder, sum(not key.startswith(_NOTE) for key in self._keys()), size)

    def clear(self) -> int:
        """Remove everything, notes and unsafe rows too; gives the number of answers removed."""
        count = self.info().answers
        self._cache._sql("DELETE FROM Cache")  # noqa: SLF001  # Cache.clear() reads rows first
        self._cache._sql("VACUUM")  # noqa: SLF001
        return count

    def export_to(self, path: Path) -> int:
        """Write every answer to a JSONL file, readable by its owner only; gives their number."""
        temporary = path.with_name(path.name + ".part")
        count = 0
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                for key, answer in self.answers():
                    file.write(canonical_json({"key": key, "format": FORMAT, "answer": answer}) + "\n")
                    count += 1
            temporary.replace(path)
        except OSError as error:
            raise OutputError(f"{path}: can't be written: {error.strerror}") from error
        return count

    def import_from(self, path: Path) -> int:
        """Take in an exported file; gives the number of answers read. Raises InputError at the first bad line."""
        try:
            with path.open(encoding="utf-8") as file:
                rows = [_read_row(line, f"{path}, line {number}") for number, line in enumerate(file, 1)]
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                f"{path}: can't be read: {getattr(error, 'strerror', None) or 'not UTF-8'}"
            ) from error
        return self._put_all(rows)

    def _put_all(self, rows: Iterable[tuple[str, dict[str, Any]]]) -> int:
        count = 0
        with self._cache.transact():
            for key, answer in rows:
                self.put(key, answer)
                count += 1
        return count


def _read_row(line: str, place: str) -> tuple[str, dict[str, Any]]:
    try:
        row = json.loads(line)
        key, answer = row["key"], row["answer"]
        digest = len(key) == 64 and int(key, 16) >= 0
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{place}: not an exported answer") from error
    if not digest or not isinstance(answer, dict):
        raise InputError(f"{place}: not an exported answer")
    if row.get("format") != FORMAT:
        raise InputError(
            f"{place}: written by another version of this program (format {row.get('format')!r})"
        )
    return key, answer
