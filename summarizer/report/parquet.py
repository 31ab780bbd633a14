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

BATCH_ROWS = 250
"""Rows held as Python objects, about 1 KB each, before they become columns, which take a fifth of that."""
GROUP_ROWS = 8_000
"""Rows of one row group. A group that is being written takes 5 MB; one that is written leaves 20 KB in memory until
the file ends, so that smaller groups cost more in runs of millions of records (measured with 0.2 to 20 thousand rows)."""

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

    schema, rows, batches = arrow_schema(), list[dict[str, Any]](), list[pa.RecordBatch]()
    with part_of(path) as part, pq.ParquetWriter(part, schema, compression="zstd") as writer:

        def cut() -> None:
            batches.append(pa.RecordBatch.from_pylist(rows, schema=schema))
            rows.clear()

        def write() -> None:
            writer.write_table(pa.Table.from_batches(batches, schema))
            batches.clear()

        def add(result: Result) -> None:
            for record in result.summary.records if result.summary else ():
                rows.append(_row(record))
                if len(rows) >= BATCH_ROWS:
                    cut()
                if BATCH_ROWS * len(batches) >= GROUP_ROWS:
                    write()

        yield add
        if rows:
            cut()
        if batches:
            write()


def _row(record: Commitment) -> dict[str, Any]:
    row = record.model_dump(mode="python")
    for name in ("value", "baseline", "funding"):
        row[name] = _fitting(row[name])
    return row


def _fitting(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal(1).scaleb(-SCALE))
