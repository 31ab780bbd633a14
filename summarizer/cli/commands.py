"""Which commands there are; a command's module is imported only when the command is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup


@dataclass(frozen=True, slots=True)
class _Entry:
    module: str
    """Holds ``app``, a ``typer.Typer``."""
    help: str
    """The one line that ``--help`` shows."""
    inner: str | None = None
    """Name inside ``app`` where the module holds several commands."""


COMMANDS = {
    "run": _Entry("summarizer.cli.run", "Summarise files and folders into an output folder."),
    "show": _Entry("summarizer.cli.show", "Read one document on the terminal."),
    "estimate": _Entry("summarizer.cli.llm", "What a run with a language model would cost.", "estimate"),
    "compare": _Entry("summarizer.cli.compare", "The same indicator across documents, side by side."),
    "track": _Entry("summarizer.cli.track", "Pledges of one document against results of a later one."),
    "eval": _Entry("summarizer.cli.eval", "Score an engine against gold labels."),
    "batch": _Entry("summarizer.cli.batch", "The same work through a provider's Batch API."),
    "status": _Entry("summarizer.cli.status", "How far the run in a folder is."),
    "cache": _Entry("summarizer.cli.llm", "Look into, clear, export or import the answer cache.", "cache"),
    "schema": _Entry("summarizer.cli.schema", "The JSON Schemas of every public record."),
    "doctor": _Entry("summarizer.cli.llm", "What is configured, and what the endpoint can do.", "doctor"),
}
"""In the order of ``--help``; a command whose module is not installed is not shown."""

_EPILOG = (
    "Try it: [bold]summarizer run plans/ --out out[/bold], then open [bold]out/report.html[/bold]. "
    "Without a key nothing leaves this machine; with OPENAI_API_KEY or --base-url a language model reads. "
    "Exit codes: 0 all well, 1 something failed and is listed, 2 wrong usage or unreadable input, "
    "130 interrupted (finished work is kept)."
)


_COMPLETION = ("install_completion", "show_completion")


class LazyGroup(TyperGroup):
    """Lists commands from the table above and imports only the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        """Names of the commands that are installed."""
        return [name for name, entry in COMMANDS.items() if find_spec(entry.module) is not None]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - the signature is Typer's
        """A stand-in with name and help: enough for listing."""
        entry = COMMANDS.get(cmd_name)
        if entry is None or find_spec(entry.module) is None:
            return None
        return TyperCommand(cmd_name, callback=_nothing, help=entry.help, rich_markup_mode="rich")

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The real command that the line calls."""
        name, stand_in, rest = super().resolve_command(ctx, args)
        return name, stand_in if name is None else _load(name), rest


def _nothing() -> None:
    """Stands where a command has not been loaded."""


def _load(name: str) -> Any:
    entry = COMMANDS[name]
    command: Any = typer.main.get_command(import_module(entry.module).app)
    if entry.inner is not None:
        command = command.commands[entry.inner]
    command.name = name
    # Completion belongs to the program; on every command it would crowd out the command's own options.
    command.params = [option for option in command.params if option.name not in _COMPLETION]
    return command


def build() -> Callable[..., Any]:
    """The program as something to call with arguments."""
    app = typer.Typer(
        cls=LazyGroup,
        no_args_is_help=True,
        epilog=_EPILOG,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_program)
    return typer.main.get_command(app)


def _say_version(asked: bool) -> None:
    if asked:
        from summarizer import __version__

        typer.echo(__version__)
        raise typer.Exit


def _program(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Turns Chinese policy documents into commitments that can be checked against their own words."""
