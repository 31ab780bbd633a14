"""The command line. Each command is loaded when it is called, so that ``--help`` stays instant."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    sys.exit(call(arguments))


def call(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 all well, 1 something failed, 2 wrong usage or input, 130 interrupted."""
    from summarizer.cli.commands import build
    from summarizer.errors import SummarizerError, UsageError

    try:
        build()(args=None if arguments is None else list(arguments), prog_name="summarizer")
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else int(leave.code is not None)
    except UsageError as error:
        return _complain(error, 2)
    except SummarizerError as error:
        return _complain(error, 1)
    except KeyboardInterrupt:
        return 130
    return 0


def _complain(error: Exception, code: int) -> int:
    sys.stderr.write(f"summarizer: {' '.join(str(error).split())}\n")
    return code
