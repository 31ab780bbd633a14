"""The child's side of :mod:`summarizer.load.isolated`: one request a line in, one answer a line out, in JSON."""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load.reading import load_path

# Beyond the parent's time limit, in seconds of CPU: ends a child whose parent was killed while it hung.
_GRACE_S = 30


def serve() -> None:
    """Answer requests until the parent closes the pipe; what libraries print goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers, Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        for line in sys.stdin:
            answers.write(json.dumps(_answer(json.loads(line))) + "\n")
            answers.flush()


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    limits = Limits(**request["limits"])
    _restrain(limits)
    name = str(request["name"])
    try:
        return asdict(load_path(Path(request["path"]), name, limits))
    except InputError as error:
        return {"error": str(error)}
    except (MemoryError, ImportError):
        # A library whose code no longer fits into the memory left can't be imported.
        return {"error": f"{name}: reading takes more than {limits.max_memory_bytes:,} bytes of memory"}
    except Exception as error:  # noqa: BLE001 - a defect of ours on one document must not cost the others
        said = " ".join(str(error).split())[:200]
        return {"error": f"{name}: can't be read (unexpected {type(error).__name__}: {said})"}


def _restrain(limits: Limits) -> None:
    """Let the system itself end this process when it takes too much; Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.max_reading_s + _GRACE_S)
    _lower(resource.RLIMIT_CPU, seconds)
    _lower(resource.RLIMIT_AS, limits.max_memory_bytes)


def _lower(kind: int, wanted: int) -> None:
    import resource

    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
