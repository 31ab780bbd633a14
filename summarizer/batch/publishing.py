"""The results of a run at an address: the tables, for whoever reads them from another machine."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarizer.batch.addresses import reaching
from summarizer.errors import InputError, OutputError

TABLES = ("records.parquet", "summaries.jsonl", "failures.jsonl", "run.json")
"""What is published; ``run.json`` last, so that whoever sees a new one finds the rest."""
NOTE = "published.json"
"""At the address: check sums of what is there."""
_BLOCK_BYTES = 1 << 22


@contextmanager
def _writing(address: str) -> Iterator[tuple[Any, str]]:
    try:
        with reaching(address) as (system, folder):
            yield system, folder.rstrip("/")
    except InputError as error:
        raise OutputError(f"{error}; the results are in the output folder") from error


def check_address(address: str | None) -> None:
    """Raises OutputError for an address that can't be reached, before hours are spent on a run; None is no address."""
    if address is None:
        return
    with _writing(address) as (system, folder):
        system.exists(f"{folder}/{NOTE}")


def publish(out: Path, address: str) -> tuple[str, ...]:
    """Copy the tables of ``out`` to the folder ``address``; gives the names of those that were not there already.

    Each appears whole or not at all, where the file system can do that (S3, this machine, memory). Raises OutputError.
    """
    sums = {name: _check_sum(out / name) for name in TABLES if (out / name).exists()}
    with _writing(address) as (system, folder):
        before = _published(system, f"{folder}/{NOTE}")
        news = tuple(name for name in sums if sums[name] != before.get(name))
        if news:
            system.makedirs(folder, exist_ok=True)
        for name in news:
            with (
                system.transaction,
                (out / name).open("rb") as source,
                system.open(f"{folder}/{name}", "wb") as to,
            ):
                shutil.copyfileobj(source, to, _BLOCK_BYTES)
        if news:
            with system.transaction, system.open(f"{folder}/{NOTE}", "wb") as to:
                to.write(json.dumps(sums, indent=2).encode() + b"\n")
    return news


def _check_sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _published(system: Any, note: str) -> dict[str, str]:
    """Check sums of what an earlier run has put there."""
    try:
        found = json.loads(system.cat_file(note))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
