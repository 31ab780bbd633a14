"""Desks: processes that clean, cut and put documents together, while a model answers here, under one set of limits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Self

from summarizer.batch.outcome import Outcome, read_document, reading
from summarizer.batch.plan import Input
from summarizer.batch.processes import process_pool
from summarizer.dialogue import Answer, Dialogue, Question, Reader, ask
from summarizer.engines.protocol import Draft, Engine
from summarizer.engines.stated import stated_quantities
from summarizer.errors import SummarizerError
from summarizer.schemas.document import Chunk
from summarizer.settings import Settings


class Desks:
    """``workers`` processes around one engine, which stays in this one; use it as a context manager."""

    def __init__(self, workers: int, engine: Engine, settings: Settings) -> None:
        # The key stays here, with the only one who uses it.
        keyless = settings.model_copy(update={"api_key": None})
        self._desks = [_Desk(Reader.of(engine), keyless) for _ in range(workers)]
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        for desk in self._desks:
            desk.close()

    def wait(self) -> None:
        """Until all desks are ready; nobody has to."""
        for desk in self._desks:
            desk.ready.result()

    def read(self, source: Input, engine: Engine, settings: Settings) -> Outcome:
        """As :func:`read_document`, for any number of threads; in this process while no desk is ready.

        Raises what it raises, and BrokenProcessPool where the desk's process died.
        """
        with self._taken() as desk:
            if desk is None:
                return read_document(source, engine, settings)
            try:
                step = desk.begin(source)
                while not isinstance(step.said, Outcome):
                    step = desk.go_on(step.ticket, _answer(engine, step.said))
            except BrokenProcessPool:
                desk.broken = True
                raise
            return step.said

    @contextmanager
    def _taken(self) -> Iterator[_Desk | None]:
        """The ready desk with the fewest documents."""
        with self._lock:
            ready = (desk for desk in self._desks if desk.is_ready)
            desk = min(ready, key=lambda one: one.documents, default=None)
            if desk is not None:
                desk.documents += 1
        try:
            yield desk
        finally:
            if desk is not None:
                with self._lock:
                    desk.documents -= 1


def _answer(engine: Engine, question: Question) -> Answer | Exception:
    """The engine's answer, or what it raised in a form that passes between processes."""
    try:
        return ask(engine, question)
    except SummarizerError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whose it is, the document's reading decides
        return RuntimeError(f"{type(error).__name__}: {error}")


@dataclass(frozen=True, slots=True)
class _Step:
    """How far a document at a desk is."""

    ticket: int
    said: Question | Outcome


class _Desk:
    """One process with the documents that lie there."""

    def __init__(self, reader: Reader, settings: Settings) -> None:
        self._pool = process_pool(1, _sit_down, reader, settings)
        self.ready: Future[None] = Future()
        # Whoever starts a process waits until the server it is forked from has loaded the program: most of a second.
        threading.Thread(target=self._open, name="desk", daemon=True).start()
        self.documents = 0
        self.broken = False

    @property
    def is_ready(self) -> bool:
        return self.ready.done() and not self.broken and self.ready.exception() is None

    def _open(self) -> None:
        try:
            self.ready.set_result(self._pool.submit(_nothing).result())
        except Exception as error:  # noqa: BLE001 - a desk that does not open is one that nobody sits at
            self.ready.set_exception(error)

    def begin(self, source: Input) -> _Step:
        return self._pool.submit(_begin, source).result()

    def go_on(self, ticket: int, answer: Answer | Exception) -> _Step:
        return self._pool.submit(_go_on, ticket, answer).result()

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


@dataclass(slots=True)
class _Here:
    """What a desk's process keeps."""

    seat: tuple[Reader, Settings] | None = None
    tickets: Iterator[int] = field(default_factory=count)
    open: dict[int, Dialogue[Outcome]] = field(default_factory=dict)
    """Documents that wait for an answer."""


_here = _Here()


def _sit_down(reader: Reader, settings: Settings) -> None:
    import summarizer.pipeline  # noqa: F401 - its tables are read before the first document comes

    _here.seat = reader, settings


def _nothing() -> None:
    """Done as soon as the process is there."""


def _begin(source: Input) -> _Step:
    if _here.seat is None:
        raise RuntimeError("nobody sits at the desk")
    ticket, dialogue = next(_here.tickets), reading(source, *_here.seat)
    return _said(ticket, dialogue, lambda: next(dialogue))


def _go_on(ticket: int, answer: Answer | Exception) -> _Step:
    dialogue = _here.open.pop(ticket)
    if isinstance(answer, Exception):
        return _said(ticket, dialogue, lambda: dialogue.throw(answer))
    return _said(ticket, dialogue, lambda: dialogue.send(answer))


def _said(ticket: int, dialogue: Dialogue[Outcome], step: Callable[[], Question]) -> _Step:
    try:
        question = step()
    except StopIteration as end:
        return _Step(ticket, end.value)
    _here.open[ticket] = dialogue
    return _Step(ticket, question if isinstance(question, Draft) else tuple(map(_with_quantities, question)))


def _with_quantities(chunk: Chunk) -> Chunk:
    """Lexed here, where it is lexed anyway, and not by the one who asks."""
    return replace(chunk, stated=tuple(stated_quantities(chunk)))
