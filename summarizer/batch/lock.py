"""One run at a time in one output folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from summarizer.errors import OutputError

STATE_FOLDER = ".summarizer"
"""Inside the output folder: the lock and the ledger of finished work."""
GLANCES, GLANCE_S = 4, 0.05
"""How often, and how long, a run waits for somebody who only looks."""


@contextmanager
def claim_folder(out: Path) -> Iterator[Path]:
    """Create ``out``, hold it against other runs, and give its state folder.

    The system drops the lock when the process ends, however it ends. Raises OutputError.
    """
    state = out / STATE_FOLDER
    try:
        state.mkdir(parents=True, exist_ok=True)
        handle = os.open(state / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except FileExistsError as error:
        raise OutputError(f"{out}: is a file, not a folder") from error
    except OSError as error:
        raise OutputError(f"{out}: can't be written: {error.strerror}") from error
    try:
        try:
            _lock_soon(handle)
        except OSError as error:
            raise OutputError(f"{out}: another run is writing into this folder") from error
        yield state
    finally:
        os.close(handle)


def _lock_soon(handle: int) -> None:
    """Whoever asks for the status holds the lock for an instant, which must not turn a run away."""
    for _ in range(GLANCES):
        try:
            return _lock(handle)
        except OSError:
            sleep(GLANCE_S)
    return _lock(handle)


def is_claimed(state: Path) -> bool:
    """Whether a run holds the folder of this state folder at the moment."""
    try:
        handle = os.open(state / "lock", os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(handle)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(handle)


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _lock(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
