"""Documents as dialogues: one thinks at a time, all wait side by side."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self

import pytest

from summarizer.dialogue import Dialogue, hold, in_turn
from summarizer.engines.protocol import Draft, Reading
from summarizer.errors import EngineError
from summarizer.schemas.document import Chunk
from summarizer.schemas.extraction import Composition, Usage

READERS = 4


class Patient:
    """An engine whose answers come once all readers have asked."""

    name, fingerprint = "patient", "0"

    def __init__(self) -> None:
        self._asked = threading.Barrier(READERS)

    def extract(self, _chunks: Sequence[Chunk], /) -> list[Reading]:
        self._asked.wait(timeout=10)
        return []

    def compose(self, _draft: Draft, /) -> tuple[Composition | None, Usage]:
        raise AssertionError("nobody asks for an abstract")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        pass


def test_while_one_document_waits_for_its_answer_the_others_go_on() -> None:
    thinking, most = [0], [0]

    def think() -> None:
        thinking[0] += 1
        most[0] = max(most[0], thinking[0])
        threading.Event().wait(0.02)  # gives the interpreter away, as any thread must now and then
        thinking[0] -= 1

    def reading(number: int) -> Dialogue[int]:
        think()
        yield ()
        think()
        return number

    engine = Patient()
    with ThreadPoolExecutor(READERS) as pool:
        results = list(pool.map(lambda n: hold(in_turn(reading(n)), engine), range(READERS)))
    assert results == list(range(READERS))
    assert most == [1]


class Broken(Patient):
    """An engine that can't answer."""

    def extract(self, _chunks: Sequence[Chunk], /) -> list[Reading]:
        raise EngineError("no answer")


def test_an_engines_error_reaches_the_document_and_one_that_is_not_caught_frees_the_turn() -> None:
    def catching() -> Dialogue[str]:
        try:
            yield ()
        except EngineError as error:
            return f"caught: {error}"
        return "answered"

    def careless() -> Dialogue[str]:
        yield ()
        return "answered"

    with pytest.raises(EngineError, match="no answer"):
        hold(in_turn(careless()), Broken())
    assert hold(in_turn(catching()), Broken()) == "caught: no answer"
