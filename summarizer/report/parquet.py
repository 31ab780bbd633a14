"""``records.parquet``: typed columns, lists as lists, numbers as exact decimals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.report.atomic import part_of
from summarizer.report.result import Add, Result
from summarizer.schemas.commitment import Commitment

if TYPE_CHECKING:
    import pyarrow as pa

GROUP_ROWS = 20_000
"""Rows held in memory before they are written: about 20 MB."""

PRECISION, SCALE = 38, 9
"""Of the decimal columns: 10²⁹ 元 with nine decimals, the widest that every reader of Parquet takes."""


def arrow_schema() -> pa.Schema:
    """Columns and their types."""
    import pyarrow as pa

    text, decimal = pa.string(), pa.decimal128(PRECISION, SCALE)
    evidence = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("quote", text), ("page", pa.int32())])
    types: dict[str, pa.DataType] = {
        "value": decimal,
        "baseline": decimal,
        "funding": decimal,
        "deadline": pa.date32(),
        "section": pa.list_(text),
        "responsible": pa.list_(text),
        "flags": pa.list_(text),
        "evidence": pa.list_(evidence),
    }
    return pa.schema([(name, types.get(name, text)) for name in Commitment.model_fields])


@contextmanager
def record_columns(path: Path) -> Iterator[Add]:
    """Writes one row a record, a group of rows at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema, rows = arrow_schema(), list[dict[str, Any]]()
    with part_of(path) as part, pq.ParquetWriter(part, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            rows.clear()

        def add(result: Result) -> None:
            rows.extend(_row(record) for record in (result.summary.records if result.summary else ()))
            if len(rows) >= GROUP_ROWS:
                flush()

        yield add
        flush()


def _row(record: Commitment) -> dict[str, Any]:
    row = record.model_dump(mode="python")
    for name in ("value", "baseline", "funding"):
        row[name] = _fitting(row[name])
    return row


def _fitting(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal(1).scaleb(-SCALE))
