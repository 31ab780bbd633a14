"""One event loop in a thread of its own, for all engines of the process."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Coroutine
from functools import lru_cache
from typing import Any, TypeVar

Result = TypeVar("Result")
_STARTING = threading.Lock()
"""``lru_cache`` alone lets threads that come first at the same time each start a loop; futures shared between loops
are never woken, and the run hangs."""


@lru_cache(maxsize=1)
def _started(_process: int) -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="summarizer-llm", daemon=True).start()
    return loop


def _loop(process: int) -> asyncio.AbstractEventLoop:
    with _STARTING:
        return _started(process)


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run ``work`` on the shared loop and wait for it; an interrupt of the caller cancels it."""
    future = asyncio.run_coroutine_threadsafe(work, _loop(os.getpid()))  # a fork has no threads of its parent
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise
