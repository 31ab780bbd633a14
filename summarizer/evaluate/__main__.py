"""``python -m summarizer.evaluate --records FILE``: every error and the scores; ``summarizer eval`` does more."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from summarizer.errors import UsageError
from summarizer.evaluate.reports.terminal import error_lines, score_tables
from summarizer.evaluate.running import EvalOptions, evaluate


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and list; 0, or 2 with one line for wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.evaluate", description=__doc__)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=Path("evals/gold"))
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--quiet", action="store_true", help="scores only, no list of errors")
    given = parser.parse_args(arguments)
    options = EvalOptions(
        gold=given.gold, corpus=tuple(given.corpus), records=given.records, kept_errors=sys.maxsize
    )
    try:
        evaluation = evaluate(options)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    console = Console(width=130)
    for block in (*(() if given.quiet else error_lines(evaluation.errors)), *score_tables(evaluation.run)):
        console.print(block)
    return 0


if __name__ == "__main__":
    sys.exit(main())
