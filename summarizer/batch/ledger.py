"""What a run has finished, kept durably: one SQLite file inside the output folder."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from summarizer.batch.in_order import part_of_ledger, write_in_order
from summarizer.batch.outcome import Outcome
from summarizer.batch.trouble import ledger_trouble
from summarizer.errors import OutputError
from summarizer.schemas.summary import Failure

FORMAT = 3
"""Raised when the tables change; a ledger of another format is started afresh."""

UNDER_WAY, SETTLED = 0, 2
"""States of a run: begun; all inputs seen and the file in document order. 1 lies between them."""

# Two tables: a run that keeps a document rewrites the short row only, not the summary.
_TABLES = """
CREATE TABLE IF NOT EXISTS runs (number INTEGER PRIMARY KEY, stamp TEXT NOT NULL, state INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    run INTEGER NOT NULL,
    position INTEGER NOT NULL,
    content TEXT NOT NULL,
    stamp TEXT NOT NULL,
    retry INTEGER NOT NULL,
    check_sum INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS by_position ON documents (run, position);
CREATE TABLE IF NOT EXISTS results (id INTEGER PRIMARY KEY, summary BLOB, text BLOB, failure TEXT);
"""
_TABLE_NAMES = ("runs", "documents", "results")


class Reason(StrEnum):
    """Why a document is read now and not taken over from an earlier run."""

    NEW = "new"
    CHANGED = "changed"
    SETTINGS = "settings"
    """Read by another engine, version or with other settings."""
    FAILED = "failed"
    DAMAGED = "damaged"
    """Its row in the ledger is not what was written."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a result was made from."""

    content: str
    """Hash of the document's bytes."""
    stamp: str
    """Hash of everything else that decides the result."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished document as it stands in the ledger."""

    name: str
    summary_json: str | None
    text: str | None
    failure: Failure | None


class Ledger:
    """Finished documents by name. One process writes; every document is on disk once stored.

    What a run only takes over is written down with the next document it stores: one that has nothing to do leaves the
    file as it was, to the byte.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._run = self._last = 0
        self._changed = False
        self.out_of_order = False
        """Whether this run saw all its inputs and left the file in another order than theirs."""

    def begin(self, stamp: Mapping[str, object]) -> Mapping[str, object] | None:
        """Start a run; no document belongs to it until it is kept or stored.

        Gives the stamp of the run before, if there was one: what decided its results, by name.
        """
        query = "SELECT number, stamp, state FROM runs ORDER BY number DESC LIMIT 1"
        self._last, before, state = self._connection.execute(query).fetchone() or (0, "null", UNDER_WAY)
        now = json.dumps(stamp, ensure_ascii=False)
        self._changed = state != SETTLED or now != before
        query = "INSERT INTO runs VALUES (NULL, ?, ?)"
        self._run = int(self._connection.execute(query, (now, UNDER_WAY)).lastrowid or 0)
        found: Mapping[str, object] | None = json.loads(before)
        return found

    def finish(self) -> int:
        """Mark this run as one that saw all its inputs; gives how many documents of the last such run are gone."""
        db = self._connection
        last = db.execute("SELECT max(number) FROM runs WHERE state != ?", (UNDER_WAY,)).fetchone()[0]
        query = "SELECT count(*) FROM documents WHERE run < ? AND run >= ?"
        gone = int(db.execute(query, (self._run, last or 0)).fetchone()[0]) if last else 0
        self.out_of_order = self._changed or gone > 0
        if not self.out_of_order:
            db.rollback()
            return 0
        with db:
            db.execute("UPDATE runs SET state = ? WHERE number = ?", (SETTLED - 1, self._run))
            db.execute("DELETE FROM runs WHERE number < ?", (self._run,))
        return gone

    def put_in_order(self, path: Path) -> Path | None:
        """A copy of this ledger, which is at ``path``, to take its place once it is closed; None where it can't be made."""
        return write_in_order(self._connection, path, self._run, SETTLED)

    def digest(self) -> str:
        """SHA-256 over name, origin and result of every document of this run, in document order."""
        query = "SELECT name, content, stamp, check_sum FROM documents WHERE run = ? ORDER BY position"
        whole = hashlib.sha256()
        for row in self._connection.execute(query, (self._run,)):
            whole.update(repr(row).encode("utf-8", "surrogatepass"))
        return whole.hexdigest()

    def outdated(self, stamp: str) -> int:
        """Documents that were finished under another stamp."""
        query = "SELECT count(*) FROM documents WHERE stamp != ?"
        return int(self._connection.execute(query, (stamp,)).fetchone()[0])

    def keep(self, name: str, position: int, key: Key) -> Reason | None:
        """Take over an earlier result read from the same bytes in the same way; else the reason why not."""
        query = "SELECT id, content, stamp, retry, check_sum, run, position FROM documents WHERE name = ?"
        row = self._connection.execute(query, (name,)).fetchone()
        if row is None:
            return Reason.NEW
        number, content, stamp, retry, check_sum, *place = row
        if content != key.content:
            return Reason.CHANGED
        if stamp != key.stamp:
            return Reason.SETTINGS
        if retry:
            return Reason.FAILED
        if self._sum(number) != check_sum:
            return Reason.DAMAGED
        self._changed |= place != [self._last, position]
        values = (self._run, position, number)
        self._connection.execute("UPDATE documents SET run = ?, position = ? WHERE id = ?", values)
        return None

    def _sum(self, number: int) -> int | None:
        query = "SELECT summary, text, failure FROM results WHERE id = ?"
        row = self._connection.execute(query, (number,)).fetchone()
        return None if row is None else _check_sum(row)

    def store(self, outcome: Outcome, position: int, key: Key) -> None:
        """Keep one outcome, replacing what was there."""
        self._changed = True
        failure = None if outcome.failure is None else outcome.failure.model_dump_json()
        summary = None if outcome.result is None else outcome.result.json
        result = (_stored(summary), _stored(outcome.text), failure)
        row = (self._run, position, key.content, key.stamp, int(outcome.retry), _check_sum(result))
        with self._connection as db:
            query = (
                "INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
                "run = excluded.run, position = excluded.position, content = excluded.content, "
                "stamp = excluded.stamp, retry = excluded.retry, check_sum = excluded.check_sum RETURNING id"
            )
            number = db.execute(query, (outcome.name, *row)).fetchone()[0]
            db.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", (number, *result))

    def entry(self, name: str) -> Entry:
        """One finished document. Raises KeyError where there is none."""
        row = self._connection.execute(f"{_JOINED} WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return _entry(row)

    def entries(self) -> Iterator[Entry]:
        """Finished documents of this run in document order, one at a time."""
        query = f"{_JOINED} WHERE run = ? ORDER BY position"
        yield from map(_entry, self._connection.execute(query, (self._run,)))


_JOINED = "SELECT name, summary, results.text, failure FROM documents JOIN results USING (id)"
_Row = tuple[bytes | None, bytes | None, str | None]


def _check_sum(row: _Row) -> int:
    """CRC-32 over the stored columns: what a bad sector or a foreign hand changed is noticed before it is used."""
    summary, text, failure = row
    total = zlib.crc32(summary or b"")
    total = zlib.crc32(text or b"", total)
    return zlib.crc32((failure or "").encode("utf-8", "surrogatepass"), total)


def _entry(row: tuple[str, bytes | None, bytes | None, str | None]) -> Entry:
    name, summary, text, failure = row
    problem = None if failure is None else Failure.model_validate_json(failure)
    return Entry(name, _read(summary), _read(text), problem)


def packed(text: str) -> bytes:
    """``text`` in a fifth of its length."""
    # Level 1: a document takes 0.3 ms instead of 2 ms and is about a tenth larger than at level 6.
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked(blob: bytes) -> str:
    """What was packed. Raises zlib.error and ValueError for anything else."""
    return zlib.decompress(blob).decode("utf-8", "surrogatepass")


def _stored(text: str | None) -> bytes | None:
    return None if text is None else packed(text)


def _read(blob: bytes | None) -> str | None:
    return None if blob is None else unpacked(blob)


@contextmanager
def open_ledger(path: Path, say: Callable[[str], None] = lambda _line: None) -> Iterator[Ledger]:
    """The ledger at ``path``, created where there is none; ``say`` is told when an older one is of no use.

    Raises OutputError with what to do where it can't be read or written.
    """
    try:
        part_of_ledger(path).unlink(missing_ok=True)
        with closing(_connect(path, say)) as connection:
            ledger = Ledger(connection)
            yield ledger
            part = ledger.put_in_order(path) if ledger.out_of_order else None
        if part is not None:
            part.replace(path)
    except sqlite3.Error as error:
        raise OutputError(ledger_trouble(path, error)) from error


def _connect(path: Path, say: Callable[[str], None]) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # Each finished document outlives a power cut: 1 ms a document on a disk that syncs in 1 ms.
        connection.execute("PRAGMA synchronous = FULL")
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found != FORMAT:
            if found:
                say(f"{path.parent.parent}: the ledger is of another version; every document is read again")
            dropped = "".join(f"DROP TABLE IF EXISTS {name};" for name in _TABLE_NAMES)
            connection.executescript(f"{dropped} PRAGMA user_version = {FORMAT};")
        connection.executescript(_TABLES)
    except BaseException:
        connection.close()
        raise
    return connection
