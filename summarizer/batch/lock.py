"""One run at a time in one output folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import OutputError

STATE_FOLDER = ".summarizer"
"""Inside the output folder: the lock and the ledger of finished work."""


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
            _lock(handle)
        except OSError as error:
            raise OutputError(f"{out}: another run is writing into this folder") from error
        yield state
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
