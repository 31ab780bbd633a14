"""What ``summarizer eval`` does once its options are read."""

from __future__ import annotations

from contextlib import ExitStack

import typer
from rich.console import Console
from rich.text import Text

from summarizer.engines.choose import describe_choice, open_engine
from summarizer.evaluate.reports.terminal import (
    comparison_table,
    error_lines,
    score_tables,
    verdict_lines,
)
from summarizer.evaluate.running import EvalOptions, Evaluation, evaluate
from summarizer.settings import Settings

# A log has no width of its own; this one holds the longest names of documents on one line.
_PIPED_COLUMNS = 130


def run_evaluation(options: EvalOptions, settings: Settings, *, show_errors: bool, as_json: bool) -> int:
    """Run, print, and give the exit code: 0, or 1 where the gate fell."""
    with ExitStack() as stack:
        engine = None
        if options.records is None:
            typer.echo(_reader(settings), err=True)
            engine = stack.enter_context(open_engine(settings))
        evaluation = evaluate(options, engine, settings.max_chunk_chars)
    if as_json:
        typer.echo(evaluation.run.model_dump_json(indent=2))
    else:
        console = Console()
        if not console.is_terminal:
            console.width = _PIPED_COLUMNS
        _print(evaluation, console, show_errors=show_errors)
    if options.out:
        typer.echo(f"reports: {options.out / 'summary.md'}, {options.out / 'errors.html'}", err=True)
    return 1 if evaluation.verdict and not evaluation.verdict.passed else 0


def _reader(settings: Settings) -> str:
    """One line that says which engine reads; with recorded answers no endpoint has a part in it."""
    if settings.replay_only and settings.chosen_engine == "llm":
        return f"engine: llm (recorded answers of {settings.model}; nothing leaves this machine)"
    return describe_choice(settings)


def _print(evaluation: Evaluation, console: Console, *, show_errors: bool) -> None:
    blocks = [*score_tables(evaluation.run)]
    if show_errors:
        blocks = [*error_lines(evaluation.errors), *blocks]
    if evaluation.comparison:
        blocks += comparison_table(evaluation.comparison)
    if evaluation.verdict:
        blocks += verdict_lines(evaluation.verdict)
    for block in (*blocks, *evaluation.notes):
        # A line of a log stays a line: searching it finds whole names.
        console.print(block, soft_wrap=isinstance(block, str | Text))
