"""The ledger of a finished run, written anew in document order: the same work leaves the same bytes.

While a run reads, rows stand in the order in which documents happened to finish, and what was read twice leaves holes.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

# One page cache of SQLite whatever the number of documents: rows are copied in the order of an index.
_COPY = """
BEGIN;
INSERT INTO fresh.runs SELECT 1, stamp, {settled} FROM main.runs WHERE number = {run};
INSERT INTO fresh.documents SELECT position + 1, name, 1, position, content, stamp, retry, check_sum
    FROM main.documents WHERE run = {run} ORDER BY position;
INSERT INTO fresh.results SELECT position + 1, summary, text, failure
    FROM main.documents JOIN main.results USING (id) WHERE run = {run} ORDER BY position;
-- Documents that are gone come last: should they come back, their results are still good.
INSERT INTO fresh.documents SELECT
    row_number() OVER (ORDER BY name) + (SELECT count(*) FROM fresh.documents),
    name, 0, 0, content, stamp, retry, check_sum
    FROM main.documents WHERE run != {run} ORDER BY name;
INSERT INTO fresh.results SELECT now.id, summary, text, failure
    FROM fresh.documents AS now JOIN main.documents AS was USING (name) JOIN main.results ON main.results.id = was.id
    WHERE now.run = 0 ORDER BY now.id;
COMMIT;
"""


PATIENCE_MS = 200
"""Waiting for somebody who looks at the ledger: order is worth less than the user's time."""


def part_of_ledger(path: Path) -> Path:
    """Where the new file is made; a killed run may leave it behind."""
    return path.with_name(f"{path.name}.part")


def write_in_order(connection: sqlite3.Connection, path: Path, run: int, settled: int) -> Path | None:
    """Copy the ledger behind ``connection``, which is at ``path``, into a part that may take its place once it is closed.

    The copy holds one run, number 1, marked ``settled``. None where there is no room for it, or somebody else is
    looking at the ledger: what is there is complete, and the next run tries again. ``connection`` has no transaction open.
    """
    part = part_of_ledger(path)
    try:
        _make(connection, part)
        _fill(connection, part, run, settled)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        # A write-ahead log that outlived its file would be applied to the new one.
        if connection.execute("PRAGMA main.journal_mode = DELETE").fetchone()[0] != "delete":
            raise sqlite3.OperationalError("the ledger is being looked at")
    except (sqlite3.Error, OSError):
        with suppress(OSError):
            part.unlink()
        return None
    return part


def _make(connection: sqlite3.Connection, part: Path) -> None:
    """An empty ledger with the tables of this one."""
    part.unlink(missing_ok=True)
    tables = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    version = connection.execute("PRAGMA main.user_version").fetchone()[0]
    with closing(sqlite3.connect(part)) as fresh:
        fresh.executescript(";".join(sql for (sql,) in tables) + f"; PRAGMA user_version = {version}")


def _fill(connection: sqlite3.Connection, part: Path, run: int, settled: int) -> None:
    connection.execute("ATTACH ? AS fresh", (str(part),))
    try:
        # It counts only once it is whole and synced: neither a journal nor syncs on the way.
        connection.execute("PRAGMA fresh.journal_mode = OFF")
        connection.execute("PRAGMA fresh.synchronous = OFF")
        connection.executescript(_COPY.format(run=run, settled=settled))
    finally:
        connection.rollback()
        connection.execute("DETACH fresh")
    with closing(
        sqlite3.connect(part)
    ) as fresh:  # the header says so from now on, and opening it changes nothing
        fresh.execute("PRAGMA journal_mode = WAL")
