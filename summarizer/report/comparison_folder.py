"""The files of a comparison or a tracking: page, workbook, CSV and JSON under one name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from summarizer.comparison import Comparison
from summarizer.errors import OutputError
from summarizer.report.atomic import write_text
from summarizer.report.comparison import Grid, details, followed, side_by_side, unasked
from summarizer.report.comparison_files import write_csv, write_workbook
from summarizer.report.comparison_page import write_comparison_page, write_tracking_page
from summarizer.tracking import Tracking


def write_comparison(out: Path, comparison: Comparison) -> str:
    """Write ``comparison.html``, ``.csv``, ``.json`` and ``.xlsx``; gives a line for the user.

    The CSV is long, one row a record; the workbook holds the wide table too. Raises OutputError.
    """
    long = details(comparison)
    return _write(
        out / "comparison",
        lambda path: write_comparison_page(path, comparison),
        (side_by_side(comparison), long),
        long,
        comparison.model_dump_json(indent=2),
    )


def write_tracking(out: Path, tracking: Tracking) -> str:
    """Write ``tracking.html``, ``.csv``, ``.json`` and ``.xlsx``; gives a line for the user.

    Raises OutputError.
    """
    rows = followed(tracking)
    return _write(
        out / "tracking",
        lambda path: write_tracking_page(path, tracking),
        (rows, unasked(tracking)),
        rows,
        tracking.model_dump_json(indent=2),
    )


def _write(
    stem: Path, write_page: Callable[[Path], None], grids: Sequence[Grid], flat: Grid, json: str
) -> str:
    html, xlsx, comma, lines = (stem.with_suffix(f".{ending}") for ending in ("html", "xlsx", "csv", "json"))
    try:
        write_page(html)
        write_csv(comma, flat)
        write_text(lines, json + "\n")
        write_workbook(xlsx, grids)
    except OSError as error:
        raise OutputError(f"{stem.parent}: {error.strerror or error}") from error
    return f"open {html}; all files are in {stem.parent}"
