"""Worker processes that start clean, leave Ctrl-C to their parent and end with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from summarizer.batch.interpreter import collect_seldom

PRELOADED = ("summarizer.pipeline", "summarizer.engines.rules.engine")
"""Loaded once, with the module of ``begin``, by the server that workers are forked from: they start at once and share it."""


def process_pool(workers: int, begin: Callable[..., None], *given: object) -> ProcessPoolExecutor:
    """A pool whose processes call ``begin(*given)`` before anything else; none is started before it is needed."""
    # Not fork: a progress bar's thread may hold a lock at the moment of forking. A forked server is clean.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([*PRELOADED, begin.__module__])
    return ProcessPoolExecutor(workers, context, initializer=_start, initargs=(begin, given))


def _start(begin: Callable[..., None], given: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()
    begin(*given)


def _end_with_parent() -> None:
    """A killed parent can't tell its workers; each would wait for work, with its memory, for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
