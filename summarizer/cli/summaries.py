"""Summaries that a command was pointed at: taken from an output folder, or read from documents now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import typer

from summarizer.api import load_summaries, summarize_many
from summarizer.engines.choose import describe_choice
from summarizer.errors import InputError
from summarizer.schemas.summary import Summary
from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class Found:
    """Summaries, and whether all of them are whole."""

    summaries: tuple[Summary, ...]
    complete: bool
    """False where a document, or a part of one, could not be read: the command ends with exit code 1."""

    @property
    def only(self) -> Summary:
        """The one summary; raises InputError for several."""
        if len(self.summaries) != 1:
            raise InputError(f"{len(self.summaries)} documents where one is needed; name one file")
        return self.summaries[0]


def say_engine(paths: Iterable[Path], settings: Settings) -> None:
    """One line on standard error that says which engine will read, if any document has to be read."""
    if not all(map(_is_output, paths)):
        typer.echo(describe_choice(settings), err=True)


def _is_output(path: Path) -> bool:
    return path.suffix == ".jsonl" or (path / "summaries.jsonl").is_file()


def summaries_of(paths: Iterable[Path], settings: Settings) -> Found:
    """Summaries behind ``paths``, in their order.

    A folder with ``summaries.jsonl``, or such a file itself, is what a run left; all else is documents and folders
    of documents, which are summarised here. What can't be read is named on standard error, one line each.
    Raises InputError where nothing is left.
    """
    found: list[Summary] = []
    failed = False
    for path in paths:
        if _is_output(path):
            found += load_summaries(path)
            continue
        for result in summarize_many([path], settings=settings):
            failures = result.failures if isinstance(result, Summary) else (result,)
            failed = failed or bool(failures)
            for failure in failures:
                typer.echo(failure.reason, err=True)
            if isinstance(result, Summary):
                found.append(result)
    if not found:
        raise InputError("no document could be read")
    return Found(tuple(found), complete=not failed)
