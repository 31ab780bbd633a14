"""Settings of the interpreter while documents are read; when the last of several runs ends, all is as before the first."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Value = TypeVar("Value")

SELDOM = 50_000
"""Containers between two looks for cyclic garbage. CPython looks whenever 700 more are alive than at the last look; a
document makes thousands and keeps them to its end, so that nearly every look is in vain. 95 documents of 2,600 characters
make 2 looks instead of 345. Reading these took a twentieth less of the processor with the rules engine and a tenth with a
model, and no more memory at its peak."""
SHORT_TURN_S = 0.001
"""Turn of a thread that others wait for. The thread that talks to the endpoint gives its turn away with every byte it sends
or receives, and gets it back after one of a thread that computes: 5 ms in CPython. 100 documents, 16 requests at once, took
1.06 of the time that the endpoint's latency asks for instead of 1.10, and no more of the processor; half a millisecond saves
another hundredth, and costs a tenth more of the processor with 64 requests at once."""


@dataclass(frozen=True, slots=True)
class _Setting(Generic[Value]):
    """One setting of the whole process, and what held before each run that is under way: the first is what the caller wants."""

    read: Callable[[], Value]
    write: Callable[[Value], None]
    wanted: Callable[[Value], Value]
    """From what the caller chose to what suits a run."""
    before: list[Value] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def choose(self) -> None:
        """From now on."""
        self.write(self.wanted(self.read()))

    @contextmanager
    def chosen(self) -> Iterator[None]:
        """As long as the block lasts."""
        with self.lock:
            self.before.append(self.read())
            self.choose()
        try:
            yield
        finally:
            with self.lock:
                first = self.before[0]
                self.before.pop()
                if not self.before:
                    self.write(first)


def _seldom(thresholds: tuple[int, int, int]) -> tuple[int, int, int]:
    """Whoever collects more seldom, or not at all, is left alone."""
    youngest, middle, oldest = thresholds
    return (max(youngest, SELDOM) if youngest else 0), middle, oldest


def _set_turn(turn_s: float) -> None:
    """CPython keeps whole microseconds and cuts off the rest: 0.0001 would come back as 0.000099."""
    sys.setswitchinterval((round(turn_s * 1e6) + 0.5) / 1e6)


_garbage = _Setting(gc.get_threshold, lambda thresholds: gc.set_threshold(*thresholds), _seldom)
_turns = _Setting(sys.getswitchinterval, _set_turn, lambda chosen: min(chosen, SHORT_TURN_S))

collect_seldom = _garbage.choose
"""Look for cyclic garbage seldom from now on."""
collected_seldom = _garbage.chosen
"""Cyclic garbage is looked for seldom as long as the block lasts."""
turns_short = _turns.chosen
"""Threads change often as long as the block lasts."""
