"""What the state folder says of a run, to those who only look."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer.batch.lock import STATE_FOLDER, is_claimed
from summarizer.batch.watching import FINISHED, METRICS, WRITING
from summarizer.errors import InputError

_UNDER_WAY = ("reading", WRITING)


def read_state(out: Path) -> dict[str, Any]:
    """The content of ``metrics.json``, and the figures of a finished run; ``state`` is ``killed`` where a run ended without a word.

    Raises InputError where no run has been.
    """
    state = out / STATE_FOLDER
    try:
        found = _object(state / METRICS)
    except FileNotFoundError as error:
        raise InputError(f"{out}: no run has written here") from error
    if found.get("state") == FINISHED:
        try:
            figures: dict[str, Any] = _object(out / "run.json")["times"]["figures"]
            return {"state": FINISHED} | figures
        except (FileNotFoundError, LookupError, TypeError) as error:
            raise InputError(f"{out / 'run.json'}: does not say how the run went") from error
    if found.get("state") in _UNDER_WAY and not is_claimed(state):
        found["why"] = "the same command again goes on from what is finished"
        found["state"] = "killed"
    return found


def _object(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: can't be read: {error}") from error
    if not isinstance(found, dict):
        raise InputError(f"{path}: can't be read: no JSON object")
    return found
