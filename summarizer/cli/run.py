"""``summarizer run``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import with_settings
from summarizer.settings import Settings

if TYPE_CHECKING:
    from rich.progress import ProgressColumn, Task

    from summarizer.batch import Progress, RunResult
    from summarizer.batch.conduct import Conduct

app = typer.Typer()


class Executor(StrEnum):
    """Where documents are read."""

    LOCAL = "local"
    RAY = "ray"


@app.command()
@with_settings
def run(
    settings: Settings,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, lists (.jsonl, .csv, .parquet) of documents; addresses such as s3://….",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results; made if needed.")],
    resume: Annotated[
        bool, typer.Option("--resume/--fresh", help="Keep finished work, or start anew.")
    ] = True,
    as_json: Annotated[
        bool, typer.Option("--json", help="Also print the records to standard output.")
    ] = False,
    log: Annotated[
        Path | None, typer.Option(help="Append events as JSON Lines to this file; - for standard error.")
    ] = None,
    executor: Annotated[Executor, typer.Option(help="Where documents are read.")] = Executor.LOCAL,
    address: Annotated[
        str | None, typer.Option(help="Of a running Ray cluster; without it one is started here.")
    ] = None,
    publish: Annotated[
        str | None, typer.Option(help="Also copy the tables to this address, such as s3://bucket/plans.")
    ] = None,
) -> None:
    """Summarise files and folders into an output folder.

    Finished documents are kept: the same command again reads only what is new, changed or failed.

    For example:

    summarizer run plans/ --out out

    summarizer run plan.txt report.html --out out --engine rules --json

    summarizer run plans/ --out out --base-url http://localhost:11434/v1 --model qwen3:8b --max-cost 2

    summarizer run list.jsonl --out out --executor ray --log events.jsonl
    """
    from summarizer import batch
    from summarizer.batch.publishing import check_address
    from summarizer.cli.closing import closing_lines, exit_code
    from summarizer.cli.interrupt import stop_on_interrupt
    from summarizer.engines.choose import describe_choice

    check_address(publish)
    plan = batch.plan_inputs(paths, out, settings.reading_limits)
    typer.echo(describe_choice(settings), err=True)
    with ExitStack() as stack:
        conduct = stack.enter_context(_conduct(log, executor, address))
        stop = stack.enter_context(stop_on_interrupt())
        watch = stack.enter_context(_progress_bar(len(plan.inputs)))
        result = batch.run(plan, out, settings, fresh=not resume, watch=watch, stop=stop, conduct=conduct)
    for line in (*closing_lines(result), *_published(result, publish)):
        typer.echo(line, err=True)
    if as_json:
        sys.stdout.write((out / "records.jsonl").read_text(encoding="utf-8"))
    raise typer.Exit(exit_code(result))


def _published(result: RunResult, address: str | None) -> Iterator[str]:
    """Copy the tables of a whole run; gives a line for the user. Raises OutputError."""
    from summarizer.batch.publishing import publish

    if address is None:
        return
    if result.remaining or result.stopped:
        yield f"{address}: nothing published, the run is not finished"
    else:
        yield f"published at {address}: {', '.join(publish(result.out, address)) or 'all there already'}"


@contextmanager
def _conduct(log: Path | None, executor: Executor, address: str | None) -> Iterator[Conduct]:
    """Who reads and who listens, as the options say. Raises UsageError."""
    from summarizer.batch.conduct import Conduct, Read, unlogged
    from summarizer.batch.pool import read_all
    from summarizer.batch.watching import json_log
    from summarizer.errors import OutputError, SettingsError

    if address is not None and executor is not Executor.RAY:
        raise SettingsError("--address: only --executor ray has one")
    with ExitStack() as stack:
        read: Read = read_all
        if executor is Executor.RAY:
            from summarizer.batch.on_ray import RayReader

            read = stack.enter_context(RayReader(address)).read_all
        heard = unlogged
        if log is not None and str(log) == "-":
            heard = json_log(sys.stderr.write)
        elif log is not None:
            try:
                # Line by line, so that a killed run leaves what it wrote.
                heard = json_log(stack.enter_context(log.open("a", encoding="utf-8", buffering=1)).write)
            except OSError as error:
                raise OutputError(f"{log}: {error.strerror}") from error
        yield Conduct(read, lambda line: typer.echo(line, err=True), heard)


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
        _rate_column(),
        bars.TimeRemainingColumn(),
    )
    # redirect_*=False: what a library prints goes where it went, and never into the bar.
    with bars.Progress(*columns, console=Console(stderr=True), redirect_stdout=False, transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def watch(progress: Progress) -> None:
            done = progress.done if progress.written is None else progress.written
            bar.update(task, completed=done, description=_so_far(progress))

        yield watch


def _rate_column() -> ProgressColumn:
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Documents a second, of late."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.1f}/s" if task.speed else "", style="dim")

    return Rate()


def _so_far(progress: Progress) -> str:
    if progress.written is not None:
        return "writing files"
    parts = [f"{progress.records:,} records"]
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    if progress.cost:
        parts.append(f"${progress.cost:.2f}")
    return " · ".join(parts)
