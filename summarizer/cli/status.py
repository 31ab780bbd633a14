"""``summarizer status``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer()


@app.command()
def status(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Output folder of a run.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """How far the run in a folder is, and how fast. Reads only; a run under way is not disturbed.

    Example: summarizer status out
    """
    from summarizer.batch.state import read_state

    found = read_state(folder)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
    else:
        for line in _lines(found):
            typer.echo(line)


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    documents, usage = found["documents"], found["usage"]
    why = f": {found['why']}" if found.get("why") else ""
    yield f"{found['state']}{why}"
    yield (
        f"documents  {documents['done']:,} of {documents['all']:,}"
        f" ({documents['kept']:,} taken over, {documents['failed']:,} failed)"
    )
    if found["state"] != "finished" and "written" in found:
        yield f"written    {found['written']:,} of {documents['done']:,}"
    yield f"records    {found['records']:,} in documents read now"
    yield f"rate       {found['documents_per_second']:,.1f} documents/s, {found['characters_per_second']:,} characters/s"
    if found["state"] == "reading" and found["seconds_left"] is not None:
        yield f"time left  about {_duration(found['seconds_left'])}"
    if usage["requests"] or usage["cache_hits"]:
        cost = "unknown" if usage["cost"] is None else f"${usage['cost']:.4f}"
        yield f"asked      {usage['requests']:,} requests, {usage['cache_hits']:,} from the cache, cost {cost}"
    if found["peak_memory_bytes"]:
        yield f"memory     {found['peak_memory_bytes'] / 1e6:,.0f} MB at most in one process"
    yield f"updated    {found['updated']}, {_duration(found['seconds'])} after the start"


def _duration(seconds: float) -> str:
    """``2 h 05 min``, ``12 min``, ``40 s``."""
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02} min"
