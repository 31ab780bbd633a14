"""What was handed to a provider's Batch API: one SQLite file inside the output folder, so that no request is lost."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from summarizer.batch.trouble import ledger_trouble
from summarizer.errors import OutputError
from summarizer.schemas.extraction import Usage

DATABASE = "batches.sqlite"
"""In the state folder."""
MOST_ATTEMPTS = 3
"""How often a request without an answer is handed in again; then the run asks for it directly."""

_TABLES = """
CREATE TABLE IF NOT EXISTS parts (
    id INTEGER PRIMARY KEY,
    mark TEXT NOT NULL UNIQUE,
    remote TEXT,
    status TEXT NOT NULL,
    requests INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    cost REAL
);
CREATE TABLE IF NOT EXISTS asks (
    key TEXT PRIMARY KEY,
    part INTEGER,
    state TEXT NOT NULL,
    document TEXT NOT NULL,
    text BLOB NOT NULL,
    body BLOB NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS asks_by_state ON asks (state, part);
"""


class AskState(StrEnum):
    """Where a request is."""

    QUEUED = "queued"
    WAITING = "waiting"
    """Handed in."""
    ANSWERED = "answered"
    """In the cache."""
    FLAWED = "flawed"
    """Answered, but broken, truncated or misquoting: the run asks again, directly."""
    FAILED = "failed"


class PartState(StrEnum):
    """Where a file of requests is; once handed in, ``status`` holds the provider's own word."""

    SENDING = "sending"
    """Being handed in: it may have arrived or not."""
    TAKEN = "taken"
    """Its answers are in."""
    LOST = "lost"
    """Never arrived."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request."""

    key: str
    document: str
    text: str
    """Of its chunk, into which its quotes must lead."""
    body: dict[str, Any]
    input_tokens: int
    """Estimated."""
    output_tokens: int
    """Estimated."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of requests."""

    id: int
    mark: str
    remote: str | None
    status: str
    requests: int
    cost: float | None


class Jobs:
    """Requests and the files they were handed in with; durable after each call."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def queue(self, ask: Ask) -> bool:
        """Note a request to be handed in; False where it is under way already, or better asked directly."""
        row = self._db.execute("SELECT state, attempts FROM asks WHERE key = ?", (ask.key,)).fetchone()
        state, attempts = row or (None, 0)
        if state in {AskState.QUEUED, AskState.WAITING, AskState.FLAWED}:
            return False
        if state == AskState.FAILED and attempts >= MOST_ATTEMPTS:
            return False
        if state == AskState.ANSWERED:  # and yet not in the cache: it was cleared
            attempts = 0
        body = _packed(json.dumps(ask.body, ensure_ascii=False))
        tokens = (ask.input_tokens, ask.output_tokens)
        values = (ask.key, AskState.QUEUED, ask.document, _packed(ask.text), body, *tokens, attempts)
        with self._db as db:
            db.execute("INSERT OR REPLACE INTO asks VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?, '')", values)
        return True

    def clear_queue(self) -> None:
        """Forget what was queued and, for want of money or by accident, never handed in."""
        with self._db as db:
            db.execute("DELETE FROM asks WHERE state = ?", (AskState.QUEUED,))

    def failed(self) -> list[str]:
        """Keys of failed requests."""
        return [
            key for (key,) in self._db.execute("SELECT key FROM asks WHERE state = ?", (AskState.FAILED,))
        ]

    def requeue(self) -> int:
        """Put failed requests into the queue again, if there is hope; gives their number."""
        query = "UPDATE asks SET state = ?, part = NULL WHERE state = ? AND attempts < ?"
        with self._db as db:
            return db.execute(query, (AskState.QUEUED, AskState.FAILED, MOST_ATTEMPTS)).rowcount

    def queued(self) -> Iterator[Ask]:
        """Requests to be handed in, sorted by document and key."""
        query = f"{_ASKS} WHERE state = ? ORDER BY document, key"
        yield from map(_ask, self._db.execute(query, (AskState.QUEUED,)))

    def asks(self, keys: Iterable[str]) -> Iterator[Ask]:
        """Some requests, one at a time."""
        for key in keys:
            yield _ask(self._db.execute(f"{_ASKS} WHERE key = ?", (key,)).fetchone())

    def queued_usage(self) -> Usage:
        """Estimated tokens of all queued requests."""
        query = "SELECT count(*), total(input_tokens), total(output_tokens) FROM asks WHERE state = ?"
        requests, tokens_in, tokens_out = self._db.execute(query, (AskState.QUEUED,)).fetchone()
        return Usage(requests=requests, input_tokens=int(tokens_in), output_tokens=int(tokens_out))

    def begin_part(self, mark: str, keys: Iterable[str], size: int) -> Part:
        """Note that these requests are about to be handed in together."""
        names = [(key,) for key in keys]
        with self._db as db:
            values = (mark, PartState.SENDING, len(names), size)
            number = (
                db.execute("INSERT INTO parts VALUES (NULL, ?, NULL, ?, ?, ?, NULL)", values).lastrowid or 0
            )
            query = f"UPDATE asks SET state = ?, part = {number}, attempts = attempts + 1 WHERE key = ?"  # noqa: S608 - a number of ours
            db.executemany(query, [(AskState.WAITING, *name) for name in names])
        return Part(number, mark, None, PartState.SENDING, len(names), None)

    def note(self, part: Part, remote: str | None, status: str, cost: float | None = None) -> None:
        """Note what the provider says of a part."""
        with self._db as db:
            query = "UPDATE parts SET remote = ?, status = ?, cost = coalesce(?, cost) WHERE id = ?"
            db.execute(query, (remote, status, cost, part.id))

    def settle(self, key: str, state: AskState, reason: str = "") -> None:
        """Note what became of a request."""
        with self._db as db:
            db.execute("UPDATE asks SET state = ?, reason = ? WHERE key = ?", (state, reason, key))

    def give_up(self, part: Part, reason: str, *, counted: bool = True) -> int:
        """Mark what is still waiting in a part as failed; uncounted where it never arrived. Gives their number."""
        query = "UPDATE asks SET state = ?, reason = ?, attempts = attempts - ? WHERE part = ? AND state = ?"
        with self._db as db:
            values = (AskState.FAILED, reason, int(not counted), part.id, AskState.WAITING)
            return db.execute(query, values).rowcount

    def text(self, key: str, part: Part) -> str | None:
        """Text of the chunk that a waiting request of this part asks about; None where it is none of ours."""
        query = "SELECT text FROM asks WHERE key = ? AND part = ? AND state = ?"
        row = self._db.execute(query, (key, part.id, AskState.WAITING)).fetchone()
        return None if row is None else _unpacked(row[0])

    def parts(self, *, open_only: bool = False) -> list[Part]:
        """Files of requests in the order they were made; ``open_only`` leaves out those that are over."""
        rows = self._db.execute("SELECT id, mark, remote, status, requests, cost FROM parts ORDER BY id")
        parts = [Part(*row) for row in rows]
        return [
            part for part in parts if not open_only or part.status not in {PartState.TAKEN, PartState.LOST}
        ]

    def counts(self) -> dict[str, int]:
        """Requests by state."""
        return dict(
            self._db.execute("SELECT state, count(*) FROM asks GROUP BY state ORDER BY state").fetchall()
        )

    def problems(self) -> list[tuple[str, str]]:
        """``(document, reason)`` of requests without a usable answer."""
        query = "SELECT document, reason FROM asks WHERE state IN (?, ?) ORDER BY document, key"
        return self._db.execute(query, (AskState.FAILED, AskState.FLAWED)).fetchall()


_ASKS = "SELECT key, document, text, body, input_tokens, output_tokens FROM asks"


def _ask(row: tuple[str, str, bytes, bytes, int, int]) -> Ask:
    key, document, text, body, tokens_in, tokens_out = row
    return Ask(key, document, _unpacked(text), json.loads(_unpacked(body)), tokens_in, tokens_out)


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _unpacked(blob: bytes) -> str:
    return zlib.decompress(blob).decode("utf-8", "surrogatepass")


@contextmanager
def open_jobs(path: Path) -> Iterator[Jobs]:
    """The jobs at ``path``, made where there are none. Raises OutputError."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.executescript(_TABLES)
            yield Jobs(connection)
    except (sqlite3.Error, zlib.error) as error:
        trouble = ledger_trouble(path, error) if isinstance(error, sqlite3.Error) else f"{path}: damaged"
        raise OutputError(trouble) from error
