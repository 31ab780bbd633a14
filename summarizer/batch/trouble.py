"""What to say when the disk or the ledger lets a run down: one line, and the way out."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_KEPT = "what is finished is kept; the same command again goes on from there"

# Primary result codes of https://www.sqlite.org/rescode.html; the extended ones hold them in their low byte.
_ROOM = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_RIGHTS = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def ledger_trouble(path: Path, error: sqlite3.Error) -> str:
    """One line about an error of the ledger's database."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    out = path.parent.parent
    if code in _ROOM:
        return f"{out}: no room to write ({error}); make room: {_KEPT}"
    if code in _RIGHTS:
        return f"{out}: can't be written ({error})"
    if code in _BUSY:
        return f"{path}: held by another program ({error}); {_KEPT}"
    return f"{path}: {error}; --fresh starts the folder anew"


def file_trouble(out: Path, error: OSError) -> str:
    """One line about a file that could not be written."""
    where, why = error.filename or out, error.strerror or error
    if error.errno in _FULL:
        return f"{where}: no room to write ({why}); make room: {_KEPT}"
    if error.errno in _READ_ONLY:
        return f"{where}: can't be written ({why}); {_KEPT}"
    return f"{where}: can't be written: {why}"
