"""``summarizer track``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import with_settings
from summarizer.settings import Settings

app = typer.Typer()


@app.command()
@with_settings
def track(
    settings: Settings,
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="The earlier document, with pledges.")],
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", help="The later document, with results; may be the same.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Folder for tracking.html, .xlsx, .csv and .json; made if needed."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the tracking as JSON.")] = False,
) -> None:
    """Pledges of one document against results of a later one: met, short, over, no news.

    Each verdict stands with both quotes and the reason for the match; a doubtful match says so.

    For example:

    summarizer track plan-2021.txt report-2025.txt

    summarizer track five-year-plan.txt five-year-plan.txt --out tracking
    """
    from rich.console import Console

    from summarizer.cli.summaries import say_engine, summaries_of
    from summarizer.report.comparison_folder import write_tracking
    from summarizer.report.comparison_terminal import tracking_lines
    from summarizer.tracking import track as answer

    say_engine([plan, report], settings)
    earlier = summaries_of([plan], settings)
    later = earlier if report == plan else summaries_of([report], settings)
    tracking = answer(earlier.only, later.only)
    if out is not None:
        typer.echo(write_tracking(out, tracking), err=True)
    if as_json:
        typer.echo(tracking.model_dump_json(indent=2))
    elif out is None:
        console = Console()
        for block in tracking_lines(tracking):
            console.print(block)
    raise typer.Exit(0 if earlier.complete and later.complete else 1)
