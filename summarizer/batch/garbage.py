"""Cyclic garbage is looked for seldom while documents are read.

CPython looks for it whenever 700 containers more are alive than at the last look. A document makes thousands and
keeps them to its end, so that nearly every look is in vain.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000
"""Containers between two looks: 95 documents of 2,600 characters make 2 of them instead of 345. Reading these took a twentieth
less of the processor with the rules engine and a tenth with a model, and no more memory at its peak."""

_lock = threading.Lock()
_before: list[tuple[int, int, int]] = []
"""What held before each run that is under way; the first is what the caller wants."""


def collect_seldom() -> None:
    """From now on; whoever collects more seldom, or not at all, is left alone."""
    youngest, *older = gc.get_threshold()
    if youngest:
        gc.set_threshold(max(youngest, SELDOM), *older)


@contextmanager
def collected_seldom() -> Iterator[None]:
    """As long as the block lasts; when the last of several that overlap ends, all is as before the first."""
    with _lock:
        _before.append(gc.get_threshold())
        collect_seldom()
    try:
        yield
    finally:
        with _lock:
            first = _before[0]
            _before.pop()
            if not _before:
                gc.set_threshold(*first)
