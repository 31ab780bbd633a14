"""What the state folder says of a run, to those who only look."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer.batch.lock import STATE_FOLDER, is_claimed
from summarizer.batch.watching import METRICS
from summarizer.errors import InputError

_UNDER_WAY = ("reading", "writing files")


def read_state(out: Path) -> dict[str, Any]:
    """The content of ``metrics.json``; ``state`` is ``killed`` where the run ended without a word.

    Raises InputError where no run has been.
    """
    state = out / STATE_FOLDER
    try:
        found: dict[str, Any] = json.loads((state / METRICS).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(f"{out}: no run has written here") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{state / METRICS}: can't be read: {error}") from error
    if found.get("state") in _UNDER_WAY and not is_claimed(state):
        found["why"] = "the same command again goes on from what is finished"
        found["state"] = "killed"
    return found
