"""A document on its way through the pipeline as a dialogue: it asks, an engine answers, in this process or another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self, TypeVar

from summarizer.engines.protocol import Draft, Engine, Reading
from summarizer.schemas.document import Chunk
from summarizer.schemas.extraction import Composition, Usage

Question = tuple[Chunk, ...] | Draft
"""Chunks to be read, or what is known of a document whose abstract is to be written."""
Answer = Sequence[Reading] | tuple[Composition | None, Usage]
"""What :meth:`Engine.extract` or :meth:`Engine.compose` gives."""

_Result = TypeVar("_Result")
Dialogue = Generator[Question, Answer, _Result]
"""Yields questions and is sent answers; an engine's error is thrown in where its answer was awaited."""


_TURN = threading.Lock()
"""Threads that compute side by side in one interpreter only take it from each other: 100 documents, 16 requests at
once, took 34,000 changes of thread and a fifth more of the processor. A very long document makes the others wait."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What a summary says of the engine that answered; see :class:`Engine`."""

    name: str
    fingerprint: str

    @classmethod
    def of(cls, engine: Engine) -> Self:
        """Name and fingerprint of ``engine``."""
        return cls(engine.name, engine.fingerprint)


def ask(engine: Engine, question: Question) -> Answer:
    """The engine's answer; raises what the engine raises."""
    return engine.compose(question) if isinstance(question, Draft) else engine.extract(question)


def in_turn(dialogue: Dialogue[_Result]) -> Dialogue[_Result]:
    """``dialogue``, thinking only while no other of this process does; it waits for answers beside the others."""
    step: Callable[[], Question] = partial(next, dialogue)
    while True:
        with _TURN:
            try:
                question = step()
            except StopIteration as end:
                result: _Result = end.value
                return result
        try:
            step = partial(dialogue.send, (yield question))
        except Exception as error:  # noqa: BLE001 - whose it is, the dialogue decides
            step = partial(dialogue.throw, error)


def hold(dialogue: Dialogue[_Result], engine: Engine) -> _Result:
    """Carry ``dialogue`` to its end with ``engine``; raises what the dialogue does not catch."""
    try:
        question = next(dialogue)
        while True:
            try:
                answer = ask(engine, question)
            except Exception as error:  # noqa: BLE001 - whose it is, the dialogue decides
                question = dialogue.throw(error)
            else:
                question = dialogue.send(answer)
    except StopIteration as end:
        result: _Result = end.value
        return result
