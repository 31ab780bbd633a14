"""Records as data frames. The libraries are extras and imported when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.schemas.commitment import Commitment

NUMBERS = ("value", "baseline", "funding")
"""Columns that become 64-bit floats: exact decimals stand in ``records.parquet``."""
LISTS = ("section", "responsible", "flags")
CATEGORIES = ("kind", "status", "comparator", "deadline_basis", "recurrence", "binding", "area", "modality")


def rows(records: Iterable[Commitment]) -> list[dict[str, Any]]:
    """One plain dictionary a record; numbers are floats, enumerations strings.

    Its keys are the fields of ``Commitment``, then ``quote``, ``start`` and ``end`` of the first evidence.
    """
    return [_row(record) for record in records]


def _row(record: Commitment) -> dict[str, Any]:
    row: dict[str, Any] = record.model_dump(mode="python")
    for name in NUMBERS:
        row[name] = None if row[name] is None else float(row[name])
    for name in LISTS:
        row[name] = list(row[name])
    for name in CATEGORIES:
        row[name] = None if row[name] is None else str(row[name])
    first = record.evidence[0]
    row["evidence"] = list(row["evidence"])
    return row | {"quote": first.quote, "start": first.start, "end": first.end}


def columns() -> list[str]:
    """Names of the columns, the same for a frame without rows."""
    from summarizer.schemas.commitment import Commitment  # noqa: PLC0415 - it imports this module

    return [*Commitment.model_fields, "quote", "start", "end"]


def to_pandas(records: Iterable[Commitment]) -> Any:
    """A ``pandas.DataFrame`` with one row a record. Raises ImportError with a hint where pandas is missing."""
    try:
        import pandas as pd  # noqa: PLC0415 - heavy and optional
    except ImportError as error:
        raise ImportError("pandas is not installed: pip install 'policy-summarizer[pandas]'") from error
    frame = pd.DataFrame(rows(records), columns=columns())
    frame["deadline"] = pd.to_datetime(frame["deadline"])
    for name in NUMBERS:
        frame[name] = frame[name].astype("float64")
    for name in CATEGORIES:
        frame[name] = frame[name].astype("category")
    return frame


def to_polars(records: Iterable[Commitment]) -> Any:
    """A ``polars.DataFrame`` with one row a record. Raises ImportError with a hint where polars is missing."""
    try:
        import polars as pl  # noqa: PLC0415 - heavy and optional
    except ImportError as error:
        raise ImportError("polars is not installed: pip install 'policy-summarizer[polars]'") from error
    evidence = pl.Struct({"start": pl.Int64, "end": pl.Int64, "quote": pl.String, "page": pl.Int64})
    types: dict[str, Any] = {
        "deadline": pl.Date,
        "evidence": pl.List(evidence),
        "start": pl.Int64,
        "end": pl.Int64,
    }
    types |= dict.fromkeys(NUMBERS, pl.Float64) | dict.fromkeys(LISTS, pl.List(pl.String))
    return pl.DataFrame(rows(records), schema={name: types.get(name, pl.String) for name in columns()})
