"""How a run is carried out and watched: nothing of this changes a result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from summarizer.batch.outcome import Outcome
from summarizer.batch.plan import Input
from summarizer.batch.pool import Stop, read_all
from summarizer.engines.protocol import Engine
from summarizer.settings import Settings

Say = Callable[[str], None]
"""Takes a line for the user."""
Log = Callable[[str, Mapping[str, object]], None]
"""Takes the name of an event and its fields."""
Read = Callable[[Iterable[Input], Engine, Settings, Stop], Iterator[Outcome]]
"""Reads documents, here or elsewhere (see :func:`summarizer.batch.pool.read_all`)."""


def unsaid(_line: str, /) -> None:
    """Nobody listens."""


def unlogged(_event: str, _fields: Mapping[str, object], /) -> None:
    """Nobody keeps a log."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """Who reads, who listens."""

    read: Read = read_all
    say: Say = unsaid
    log: Log = unlogged


HERE = Conduct()
"""On this machine, in silence."""
