"""``summarizer show``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import with_settings
from summarizer.settings import Settings

app = typer.Typer()


@app.command()
@with_settings
def show(
    settings: Settings,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="One document.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read one document on the terminal.

    Example: summarizer show plan.txt
    """
    from rich.console import Console

    from summarizer.cli.page import printed
    from summarizer.engines.choose import describe_choice, open_engine
    from summarizer.errors import InputError
    from summarizer.load import load_path_isolated
    from summarizer.pipeline import summarize_document
    from summarizer.report.lines import summary_json

    if path.is_dir():
        raise InputError(f"{path}: is a folder; show reads one document, run reads folders")
    document = load_path_isolated(path, path.name, settings.reading_limits)
    typer.echo(describe_choice(settings), err=True)
    with open_engine(settings) as engine:
        summary = summarize_document(document, engine, settings.max_chunk_chars)
    if as_json:
        typer.echo(summary_json(summary))
    else:
        Console().print(printed(summary))
    raise typer.Exit(1 if summary.failures else 0)
