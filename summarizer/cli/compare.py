"""``summarizer compare``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import with_settings
from summarizer.settings import Settings

app = typer.Typer()


@app.command()
@with_settings
def compare(
    settings: Settings,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Output folder of a run, or documents; at least two in all."),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="Folder for comparison.html, .xlsx, .csv and .json; made if needed."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
) -> None:
    """The same indicator across documents, side by side.

    Wordings are unified and units reconciled; a doubtful match says why it is.

    Documents are summarised first; an output folder of a run is taken as it is.

    For example:

    summarizer compare out

    summarizer compare plan-a.txt plan-b.txt --out comparison
    """
    from rich.console import Console

    from summarizer.cli.summaries import say_engine, summaries_of
    from summarizer.comparison import compare as align
    from summarizer.errors import InputError
    from summarizer.report.comparison_folder import write_comparison
    from summarizer.report.comparison_terminal import comparison_lines

    say_engine(paths, settings)
    found = summaries_of(paths, settings)
    if len(found.summaries) < 2:
        raise InputError(f"compare needs two documents or more, got {len(found.summaries)}")
    comparison = align(found.summaries)
    if out is not None:
        typer.echo(write_comparison(out, comparison), err=True)
    if as_json:
        typer.echo(comparison.model_dump_json(indent=2))
    elif out is None:
        console = Console()
        for block in comparison_lines(comparison):
            console.print(block)
    raise typer.Exit(0 if found.complete else 1)
