"""``summarizer run``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import with_settings
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.batch import Progress

app = typer.Typer()


@app.command()
@with_settings
def run(
    settings: Settings,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results; made if needed.")],
    resume: Annotated[
        bool, typer.Option("--resume/--fresh", help="Keep finished work, or start anew.")
    ] = True,
    as_json: Annotated[
        bool, typer.Option("--json", help="Also print the records to standard output.")
    ] = False,
) -> None:
    """Summarise files and folders into an output folder.

    Finished documents are kept: the same command again reads only what is new, changed or failed.

    For example:

    summarizer run plans/ --out out

    summarizer run plan.txt report.html --out out --engine rules --json

    summarizer run plans/ --out out --base-url http://localhost:11434/v1 --model qwen3:8b --max-cost 2
    """
    from summarizer.batch import plan_inputs
    from summarizer.batch import run as run_batch
    from summarizer.cli.closing import closing_lines, exit_code
    from summarizer.cli.interrupt import stop_on_interrupt
    from summarizer.engines.choose import describe_choice

    plan = plan_inputs(paths, out)
    typer.echo(describe_choice(settings), err=True)
    with stop_on_interrupt() as stop, _progress_bar(len(plan.inputs)) as watch:
        result = run_batch(plan, out, settings, fresh=not resume, watch=watch, stop=stop)
    for line in closing_lines(result):
        typer.echo(line, err=True)
    if as_json:
        sys.stdout.write((out / "records.jsonl").read_text(encoding="utf-8"))
    raise typer.Exit(exit_code(result))


@contextmanager
def _progress_bar(total: int) -> Iterator[Callable[[Progress], None]]:
    """A live bar on standard error if that is a terminal; else nothing."""
    from summarizer.batch.pool import unwatched

    if not sys.stderr.isatty():
        yield unwatched
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.description}"),
        bars.TimeRemainingColumn(),
    )
    # redirect_*=False: what a library prints goes where it went, and never into the bar.
    with bars.Progress(*columns, console=Console(stderr=True), redirect_stdout=False, transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def watch(progress: Progress) -> None:
            bar.update(task, completed=progress.done, description=_so_far(progress))

        yield watch


def _so_far(progress: Progress) -> str:
    parts = [f"{progress.records:,} records"]
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    if progress.cost:
        parts.append(f"${progress.cost:.2f}")
    return " · ".join(parts)
