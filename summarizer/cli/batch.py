"""``summarizer batch``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import with_settings
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.batch.provider import Collected, Submitted

app = typer.Typer(no_args_is_help=True, help="The same work through a provider's Batch API.")

Out = Annotated[Path, typer.Option("--out", "-o", help="Folder that remembers what was handed in.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
MaxRequests = Annotated[int, typer.Option(min=1, help="Most requests in one file.")]
MaxBytes = Annotated[int, typer.Option(min=1, help="Most bytes in one file.")]

_REQUESTS, _BYTES = 50_000, 200_000_000  # OpenAI's limits, as in engines/llm/batches.py
_SHOWN = 20


@app.command()
@with_settings
def submit(
    settings: Settings,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders and lists, as for run.")
    ],
    out: Out,
    max_requests: MaxRequests = _REQUESTS,
    max_bytes: MaxBytes = _BYTES,
    as_json: AsJson = False,
) -> None:
    """Hand in what a run would ask and the cache can't answer. Answers come within a day at half the price.

    Example: summarizer batch submit plans/ --out out
    """
    from summarizer.batch import plan_inputs
    from summarizer.batch.handing_in import Limits
    from summarizer.batch.provider import submit as hand_in

    done = hand_in(
        plan_inputs(paths, out, settings.reading_limits), out, settings, Limits(max_requests, max_bytes)
    )
    for line in done.unread:
        typer.echo(f"left out: {line}", err=True)
    if as_json:
        typer.echo(json.dumps(asdict(done), ensure_ascii=False))
    else:
        typer.echo(_submitted(done))
    raise typer.Exit(1 if done.unread else 0)


def _submitted(done: Submitted) -> str:
    if not done.requests:
        return "nothing to hand in: every answer is in the cache or under way"
    cost = "cost unknown" if done.cost is None else f"about ${done.cost:.2f}"
    return (
        f"{done.requests:,} requests of {done.documents:,} documents handed in, in {done.parts:,} files, {cost}; "
        "later: summarizer batch collect"
    )


@app.command()
@with_settings
def status(settings: Settings, out: Out, as_json: AsJson = False) -> None:
    """How far the provider is.

    Example: summarizer batch status --out out
    """
    from summarizer.batch.provider import status as look

    parts, counts = look(out, settings)
    if as_json:
        typer.echo(json.dumps({"parts": [asdict(part) for part in parts], "requests": counts}))
        return
    for part in parts:
        typer.echo(
            f"{part.remote}  {part.status:12} {part.completed:,} of {part.requests:,}, {part.failed:,} failed"
        )
    typer.echo(f"requests: {', '.join(f'{number:,} {state}' for state, number in counts.items()) or 'none'}")


@app.command()
@with_settings
def collect(
    settings: Settings,
    out: Out,
    resubmit: Annotated[
        bool, typer.Option("--resubmit/--no-resubmit", help="Hand in again what was not answered.")
    ] = True,
    max_requests: MaxRequests = _REQUESTS,
    max_bytes: MaxBytes = _BYTES,
    as_json: AsJson = False,
) -> None:
    """Take finished answers into the cache; then summarizer run reads without asking for them again.

    Example: summarizer batch collect --out out
    """
    from summarizer.batch.handing_in import Limits
    from summarizer.batch.provider import collect as take_in

    found = take_in(out, settings, resubmit=resubmit, limits=Limits(max_requests, max_bytes))
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        for line in _collected(found):
            typer.echo(line)
    raise typer.Exit(1 if found.problems else 0)


def _collected(found: Collected) -> Iterator[str]:
    cost = "cost unknown" if found.cost is None else f"${found.cost:.4f} at batch price"
    yield f"{found.answered:,} answers taken into the cache, {cost}"
    if found.flawed:
        yield f"{found.flawed:,} answers were flawed: the run asks for them directly"
    if found.failed:
        yield f"{found.failed:,} requests were not answered, {found.resubmitted:,} requests handed in again"
    if found.foreign:
        yield f"{found.foreign:,} lines answered nothing that was asked"
    yield from found.problems[:_SHOWN]
    if len(found.problems) > _SHOWN:
        yield f"… and {len(found.problems) - _SHOWN:,} more"
    if found.open_parts:
        yield f"{found.open_parts:,} files still under way; later: summarizer batch collect"
    else:
        yield "all files are in; now: summarizer run, with the same paths and settings"
