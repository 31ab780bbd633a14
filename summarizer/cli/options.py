"""The options that several commands share: one table, one place where they become settings."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

SHARED: Mapping[str, Any] = {
    "engine": Annotated[
        str | None, typer.Option(help="auto, rules or llm; auto is llm if a key or base URL is configured.")
    ],
    "model": Annotated[str | None, typer.Option(help="Model, as the endpoint names it.")],
    "base_url": Annotated[str | None, typer.Option(help="OpenAI-compatible endpoint: https://host/v1.")],
    "concurrency": Annotated[int | None, typer.Option(help="Requests to the model under way at once.")],
    "max_cost": Annotated[float | None, typer.Option(help="US dollars; the run stops before it costs more.")],
    "ocr": Annotated[bool | None, typer.Option("--ocr/--no-ocr", help="Recognise the text of scans.")],
    "limits": Annotated[
        list[str] | None,
        typer.Option(
            "--limit",
            metavar="NAME=VALUE",
            help="Of one document, such as max_pages=500; see docs/inputs.md.",
        ),
    ],
    "cache_dir": Annotated[Path | None, typer.Option("--cache", help="Folder of the answer cache.")],
}
"""Field of the settings → its option. None means not given: environment, project file or default decide."""


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command``, whose first parameter is ``settings``, the shared options in its place.

    Eight commands with six options each would otherwise repeat them, and forget one.
    """
    hints = get_type_hints(command, include_extras=True)
    own = [
        parameter.replace(annotation=hints[name])
        for name, parameter in inspect.signature(command).parameters.items()
        if name != "settings"
    ]
    keyword = inspect.Parameter.KEYWORD_ONLY
    shared = [
        inspect.Parameter(name, keyword, default=None, annotation=hint) for name, hint in SHARED.items()
    ]
    own = [parameter.replace(kind=keyword) for parameter in own]

    @wraps(command)
    def called(**given: Any) -> None:
        from summarizer.settings import load_settings

        settings = load_settings({name: given.pop(name) for name in SHARED})
        command(settings, **given)

    parameters = own + shared
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return called
