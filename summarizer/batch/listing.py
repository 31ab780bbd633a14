"""Lists of documents: JSON Lines, CSV or Parquet with one document a row.

A row has ``path`` (a file, relative to the list, or an address such as ``s3://…`` for fsspec) or ``text``; ``name``
says what records shall call the document; all other columns are metadata and come back in ``summaries.jsonl``.
Texts stay where they are until they are read: a run holds offsets, not documents.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from summarizer.batch.plan import Input, Row, Url
from summarizer.errors import InputError
from summarizer.limits import DEFAULT_LIMITS, Limits
from summarizer.schemas.summary import Failure, Stage

if TYPE_CHECKING:
    from summarizer.schemas.document import Document

_OWN = ("path", "text", "name")
_FIELD_LIMIT = 2**31 - 1
"""The csv module refuses cells above 131,072 characters unless told otherwise: a long document is no error."""
_BATCH_ROWS = 256


def read_list(path: Path, base: str | None = None) -> Iterator[Input | Failure]:
    """Documents that the list names, in its order; a row of no use is a Failure. Raises InputError.

    Paths in it are relative to its folder; for a copy of a list from elsewhere, to the address ``base``.
    """
    try:
        for number, (at, row) in enumerate(_rows(path), 1):
            yield _input(path, number, at, row, base)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: can't be read as a list of documents: {error}") from error


def _input(
    path: Path, number: int, at: int, row: Mapping[str, Any] | None, base: str | None
) -> Input | Failure:
    place = f"{path}, row {number}"
    if row is None or not (row.get("path") or row.get("text")):
        reason = f"{place}: neither a path nor a text" if row is not None else f"{place}: not a JSON object"
        return Failure(document=path.name, stage=Stage.LOAD, reason=reason, fatal=True)
    metadata = tuple(
        (key, _words(value)) for key, value in row.items() if key not in _OWN and value is not None
    )
    if row.get("text"):
        return Input(path, str(row.get("name") or f"{path.stem}-{number:06}"), Row(at), metadata)
    where = str(row["path"])
    name = str(row.get("name") or where.rpartition("://")[2].lstrip("./"))
    if "://" in where or base is not None:
        return Input(path, name, Url(where if "://" in where else f"{base}/{where}"), metadata)
    return Input(path.parent / where, name, None, metadata)


def _words(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """``(where, columns)`` of each row; None for a row that is no object."""
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        yield from _parquet_rows(path)
        return
    with path.open("rb") as file:
        yield from (_json_rows(file) if suffix == ".jsonl" else _csv_rows(file))


def _json_rows(file: IO[bytes]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    at = 0
    for line in file:
        if line.strip():
            yield at, _json_row(line)
        at += len(line)


def _json_row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


class _Lines:
    """Lines of a CSV file as text, counting the bytes that its reader has taken."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.at = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            text = line.decode("utf-8-sig" if not self.at else "utf-8")
            self.at += len(line)
            yield text


def _csv_rows(file: IO[bytes]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    csv.field_size_limit(_FIELD_LIMIT)
    lines = _Lines(file)
    reader = csv.reader(lines)
    header = next(reader, None)
    if header is None:
        return
    at = lines.at
    for cells in reader:
        if cells:
            yield at, dict(zip(header, cells, strict=False))
        at = lines.at


def _parquet_rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    file = _parquet(path)
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH_ROWS):
        for row in batch.to_pylist():
            yield number, row
            number += 1


def _parquet(path: Path) -> Any:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError(f"{path}: reading Parquet needs: pip install policy-summarizer[tables]") from error
    try:
        return ParquetFile(path)
    except ArrowException as error:
        raise InputError(f"{path}: not a Parquet file") from error


@lru_cache(maxsize=2)
def _row_group(path: Path, group: int) -> list[str]:
    """Texts of one row group; documents are read in order, so that neighbours share it."""
    texts: list[str] = _parquet(path).read_row_group(group, columns=["text"]).column(0).to_pylist()
    return texts


def _parquet_text(path: Path, number: int) -> str:
    metadata = _parquet(path).metadata
    group = 0
    while number >= (rows := metadata.row_group(group).num_rows):
        group, number = group + 1, number - rows
    return _row_group(path, group)[number]


def _text_at(path: Path, at: int) -> str:
    """The text in one row. Raises InputError where the list is no longer what it was."""
    try:
        if path.suffix.lower() == ".parquet":
            return _parquet_text(path, at)
        with path.open("rb") as file:
            if path.suffix.lower() == ".jsonl":
                file.seek(at)
                row: Mapping[str, Any] | None = _json_row(file.readline())
            else:
                header = next(csv.reader(_Lines(file)))
                file.seek(at)
                row = dict(zip(header, next(csv.reader(_Lines(file))), strict=False))
    except (OSError, ValueError, LookupError, StopIteration, csv.Error) as error:
        raise InputError(f"{path}: the list changed while it was read") from error
    if row is None or not isinstance(row.get("text"), str):
        raise InputError(f"{path}: the list changed while it was read")
    text: str = row["text"]
    return text


def source_bytes(source: Input, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """What a document is made of, for its hash and for sending it to another machine. Raises InputError, OSError."""
    if isinstance(source.place, Row):
        return _text_at(source.path, source.place.at).encode("utf-8", "surrogatepass")
    if isinstance(source.place, Url):
        from summarizer.batch.addresses import fetch

        return fetch(source.place.address)
    from summarizer.load import read_source

    return read_source(source.path, limits)


def load_source(source: Input, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Load the document wherever it is; a file that crashes its reader takes only itself along. Raises InputError."""
    from summarizer.load import load_bytes_isolated, load_path_isolated, load_text

    if isinstance(source.place, Row):
        return load_text(_text_at(source.path, source.place.at), source.name)
    if isinstance(source.place, Url):
        from summarizer.batch.addresses import fetch

        return load_bytes_isolated(fetch(source.place.address), source.name, limits)
    return load_path_isolated(source.path, source.name, limits)
