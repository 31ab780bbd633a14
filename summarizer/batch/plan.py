"""What a run is asked to read, with the paths that can't be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import InputError
from summarizer.limits import DEFAULT_LIMITS, Limits
from summarizer.schemas.summary import Failure, Stage

LISTS = (".jsonl", ".csv", ".parquet")
"""Suffixes of files that name documents and are none (``batch/listing.py``)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text that stands in a row of a list."""

    at: int
    """Byte offset of the row; in Parquet its number."""


@dataclass(frozen=True, slots=True)
class Url:
    """A file that fsspec fetches."""

    address: str


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read."""

    path: Path
    """Its file; for a ``Row`` or ``Url`` the list that names it."""
    name: str
    """What records call the document."""
    place: Row | Url | None = None
    """Where the document is, if it is no file of its own on this machine."""
    metadata: tuple[tuple[str, str], ...] = ()
    """What a list says of it, by column."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The documents of a run in their final order, and the paths that gave none."""

    inputs: tuple[Input, ...]
    failures: tuple[Failure, ...] = ()


def plan_inputs(paths: Sequence[Path], out: Path | None = None, limits: Limits = DEFAULT_LIMITS) -> Plan:
    """Find the documents under ``paths``; a bad path costs no other.

    A ``.jsonl``, ``.csv`` or ``.parquet`` file given directly is a list of documents. An address that fsspec knows
    (``s3://…``) stands for a document, a list, or all documents below it. Files inside ``out`` are
    results of ours and no inputs, so that a run may write into the folder it reads.

    Raises InputError only where nothing at all is left to read.
    """
    inputs: list[Input] = []
    failures: list[Failure] = []
    addressed = {path for path in paths if _address(path)}
    lists = [path for path in paths if _is_list(path)]
    inputs += _found([path for path in paths if path not in {*addressed, *lists}], failures, limits)
    taken = {source.name for source in inputs}
    for path in paths:
        if path in addressed or path in lists:
            inputs += _entered(path, taken, failures)
    if not inputs:
        raise InputError(failures[0].reason if len(failures) == 1 else _all_bad(failures))
    own = None if out is None else out.resolve()
    kept = tuple(source for source in inputs if own is None or not _is_within(source, own))
    if not kept:
        raise InputError(f"{out}: holds only results of an earlier run; give the folder of the documents")
    return Plan(kept, tuple(failures))


def _is_within(source: Input, folder: Path) -> bool:
    return source.place is None and source.path.resolve().is_relative_to(folder)


def _is_list(path: Path) -> bool:
    return path.suffix.lower() in LISTS and (path.is_file() or _address(path) is not None)


def _address(path: Path) -> str | None:
    from summarizer.batch.addresses import address_of

    return address_of(path)


def _found(paths: Iterable[Path], failures: list[Failure], limits: Limits) -> Iterator[Input]:
    from summarizer.load import find_inputs

    good: list[Path] = []
    for path in paths:
        try:
            find_inputs([path], limits)
        except InputError as error:
            failures.append(_failure(str(path), error))
        else:
            good.append(path)
    if good:
        yield from (Input(file, name) for file, name in find_inputs(good, limits))


def _entered(path: Path, taken: set[str], failures: list[Failure]) -> Iterator[Input]:
    """Documents of a list or at an address, less those whose name is taken."""
    found = False
    try:
        for entry in _entries(path):
            found = True
            if isinstance(entry, Failure):
                failures.append(entry)
            elif entry.name in taken:
                reason = f"{path}: the name {entry.name!r} is taken by an earlier document"
                failures.append(_failure(entry.name, InputError(reason)))
            else:
                taken.add(entry.name)
                yield entry
        if not found:
            failures.append(_failure(str(path), InputError(f"{path}: a list without documents")))
    except InputError as error:
        failures.append(_failure(str(path), error))


def _entries(path: Path) -> Iterable[Input | Failure]:
    from summarizer.batch.addresses import bring, find_addressed
    from summarizer.batch.listing import read_list

    address = _address(path)
    if address is None:
        return read_list(path)
    if path.suffix.lower() in LISTS:
        return read_list(bring(address), address.rpartition("/")[0])
    return find_addressed(address)


def _failure(document: str, error: InputError) -> Failure:
    return Failure(document=document, stage=Stage.LOAD, reason=str(error), fatal=True)


def _all_bad(failures: Sequence[Failure]) -> str:
    return f"none of the {len(failures)} paths can be read; the first: {failures[0].reason}"
