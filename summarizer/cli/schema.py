"""``summarizer schema``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def schema(
    name: Annotated[
        str | None,
        typer.Argument(help="commitment, summary, failure, extraction or gold; all of them if left out."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write NAME.json for each into this folder.")] = None,
) -> None:
    """The JSON Schemas of every public record.

    Example: summarizer schema commitment
    """
    from summarizer.errors import UsageError
    from summarizer.report.atomic import replacing
    from summarizer.schemas_json import public_schemas

    schemas = public_schemas()
    if name is not None and name not in schemas:
        raise UsageError(f"no schema {name!r}; there are {', '.join(schemas)}")
    chosen = schemas if name is None else {name: schemas[name]}
    if out is None:
        shown = chosen if name is None else chosen[name]
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for key, content in chosen.items():
        with replacing(out / f"{key}.json") as file:
            file.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
