"""Gold as a plain spreadsheet, one record a row, and back (CSV or XLSX)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.evaluate.gold_files import first_problem
from summarizer.evaluate.labelling.cells import guard, join_list, split_list, unguard
from summarizer.evaluate.labelling.places import Places
from summarizer.evaluate.statements import Statement
from summarizer.schemas.gold import GoldRecord

BODIES, QUOTES, SPANS = "；", " ‖ ", " "
COLUMNS = (
    "document", "id", "kind", "status", "indicator", "comparator", "value", "unit", "baseline", "deadline",
    "deadline_basis", "recurrence", "responsible", "binding", "funding", "area", "quotes", "spans",
    "optional", "disputed", "note",
)  # fmt: skip
"""One column a field; ``spans`` are ``start-end`` in the loaded text, parted by spaces."""

FindPlaces = Callable[[str], Places | None]
"""From a document's name to its text, or nothing where it is not at hand."""


def record_to_row(record: Statement) -> dict[str, str]:
    """The record as cells; spans without quote give an empty ``quotes`` cell."""
    row = {name: _cell(getattr(record, name, None)) for name in COLUMNS}
    quotes = [span.quote or "" for span in record.evidence]
    row["responsible"] = join_list(record.responsible, BODIES)
    row["disputed"] = join_list(record.disputed, BODIES)
    row["quotes"] = join_list(quotes, QUOTES) if any(quotes) else ""
    row["spans"] = SPANS.join(f"{span.start}-{span.end}" for span in record.evidence)
    row["optional"] = "optional" if record.optional else ""
    return {name: guard(cell) for name, cell in row.items()}


def _cell(found: object) -> str:
    if found is None:
        return ""
    return format(found, "f") if isinstance(found, Decimal) else str(found)


def row_to_record(row: Mapping[str, Any], where: str, places: FindPlaces) -> GoldRecord:
    """The record of a row.

    A row whose ``spans`` cell is empty, such as one that a person added, is placed by its quotes.
    Raises InputError, with ``where`` in front, for what does not fit.
    """
    cells = {name: unguard("" if row.get(name) is None else str(row[name])) for name in COLUMNS}
    fields: dict[str, Any] = {
        name: cell for name, cell in cells.items() if cell and name not in ("quotes", "spans")
    }
    fields["responsible"] = split_list(cells["responsible"], BODIES)
    fields["disputed"] = split_list(cells["disputed"], BODIES)
    fields["optional"] = bool(cells["optional"]) and cells["optional"].lower() not in (
        "0",
        "false",
        "no",
        "否",
    )
    fields.setdefault("id", where.replace(" ", ""))
    try:
        fields["evidence"] = list(_evidence(cells, places))
        return GoldRecord.model_validate(fields)
    except ValidationError as error:
        raise InputError(f"{where}: {first_problem(error)}") from None
    except InputError as error:
        raise InputError(f"{where}: {error}") from None


def _evidence(cells: Mapping[str, str], places: FindPlaces) -> Iterator[dict[str, Any]]:
    quotes = split_list(cells["quotes"], QUOTES)
    spans = cells["spans"].split()
    if spans:
        for number, span in enumerate(spans):
            start, _, end = span.partition("-")
            if not (start.isdigit() and end.isdigit()):
                raise InputError(f"spans: {span!r} is not start-end")
            quote = quotes[number] if number < len(quotes) else ""
            yield {"start": int(start), "end": int(end), "quote": quote or None}
        return
    found = places(cells["document"])
    if quotes and found is None:
        raise InputError(f"the text of {cells['document']!r} is needed to place a quote (--corpus DIR)")
    for quote in quotes if found else ():
        yield found.find(quote).model_dump() if found else {}


def write_csv(path: Path, records: Iterable[Statement]) -> None:
    """Write a CSV that spreadsheets open as UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(map(record_to_row, records))


def write_xlsx(path: Path, records: Iterable[Statement]) -> None:
    """Write an XLSX; all cells are text, so that no program reads dates or numbers into them."""
    openpyxl = _openpyxl()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("gold")
    sheet.append(COLUMNS)
    for record in records:
        sheet.append(list(record_to_row(record).values()))
    book.save(path)


def read_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of a CSV or XLSX by column name, each with where it stands. InputError where it is neither."""
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    table = _xlsx_table(path) if path.suffix.lower() == ".xlsx" else _csv_table(path)
    names: list[str] | None = None
    for number, row in enumerate(table, start=1):
        if names is None:
            names = ["" if cell is None else str(cell).strip() for cell in row]
        elif any(cell not in (None, "") for cell in row):
            yield f"{path.name} row {number}", dict(zip(names, row, strict=False))


def _csv_table(path: Path) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: not a CSV in UTF-8: {error}") from None


def _xlsx_table(path: Path) -> Iterator[tuple[Any, ...]]:
    yield from open_workbook(path).worksheets[0].iter_rows(values_only=True)


def open_workbook(path: Path) -> Any:
    """The workbook in ``path``. InputError where it is none."""
    openpyxl = _openpyxl()
    try:
        return openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever zipfile and its XML reader raise
        raise InputError(f"{path}: not a workbook: {error}") from None


def sheet_columns(path: Path) -> list[str]:
    """Names in the first row. InputError where the file is no CSV or XLSX."""
    table = _xlsx_table(path) if path.suffix.lower() == ".xlsx" else _csv_table(path)
    return ["" if cell is None else str(cell).strip() for cell in next(iter(table), ())]


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise InputError("XLSX needs the extra 'tables': pip install 'policy-summarizer[tables]'") from None
    return openpyxl
