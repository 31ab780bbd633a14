"""``records.csv``: UTF-8 with a byte order mark, so that Excel reads the Chinese; no cell runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.report.atomic import replacing
from summarizer.report.columns import FLAT, flat, inert
from summarizer.report.result import Add, Result


@contextmanager
def record_rows(path: Path) -> Iterator[Add]:
    """Writes one row a record."""
    with replacing(path, encoding="utf-8-sig") as file:
        writer = csv.writer(file)  # RFC 4180: CRLF, quotes doubled
        writer.writerow(FLAT)

        def add(result: Result) -> None:
            for record in result.summary.records if result.summary else ():
                writer.writerow([inert(cell) for cell in flat(record).values()])

        yield add
