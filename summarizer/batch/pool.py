"""Reads many documents at once: processes where the CPU does the work, threads where an LLM does."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from queue import Empty, SimpleQueue

from summarizer.batch.desks import Desks
from summarizer.batch.interpreter import collected_seldom, turns_short
from summarizer.batch.outcome import Outcome, read_document
from summarizer.batch.plan import Input
from summarizer.batch.processes import process_pool
from summarizer.engines.choose import open_engine
from summarizer.engines.protocol import Engine
from summarizer.schemas.extraction import Usage
from summarizer.schemas.summary import Failure, Stage
from summarizer.settings import Settings

FEW = 8
"""Up to so many documents are read in this process: starting another takes longer than reading them."""
POLL_S = 0.2
"""Seconds between two looks at whether the user wants to stop."""
QUEUE_PER_WORKER = 4
"""Documents handed out ahead for each worker: bounds memory, keeps workers busy."""
MOST_THREADS = 64
"""Documents read at once with an LLM; their chunks share the engine's own limit."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    done: int
    total: int
    failed: int = 0
    records: int = 0
    cost: float = 0.0
    """US dollars so far."""
    kept: int = 0
    """Of ``done``, taken over from an earlier run."""
    characters: int = 0
    """Of loaded text, read now."""
    usage: Usage = Usage()
    """Asked of a model so far."""
    written: int | None = None
    """Documents whose lines stand in the files; None while documents are read."""


ReadOne = Callable[[Input, Engine, Settings], Outcome]
Stop = Callable[[], bool]
"""Whether the user wants to stop."""
Watch = Callable[[Progress], None]
"""Told after every document."""


def unstopped() -> bool:
    """Nobody stops the run."""
    return False


def unwatched(_progress: Progress, /) -> None:
    """Nobody watches the run."""


def read_all(
    sources: Iterable[Input],
    engine: Engine,
    settings: Settings,
    stop: Stop,
    read: ReadOne = read_document,
) -> Iterator[Outcome]:
    """Outcomes as they come, in no particular order; after ``stop()`` only those already under way.

    ``read`` reads one document; worker processes always use :func:`read_document`. Raises StopRunError after everything under way has been handed out.
    """
    with collected_seldom():
        yield from _read_all(sources, engine, settings, stop, read)


def _read_all(
    sources: Iterable[Input], engine: Engine, settings: Settings, stop: Stop, read: ReadOne
) -> Iterator[Outcome]:
    iterator = iter(sources)
    first = list(islice(iterator, FEW + 1))
    everything = chain(first, iterator)
    few = len(first) <= FEW or settings.workers == 1
    if engine.name == "rules" and few:
        yield from _one_by_one(everything, engine, settings, stop, read)
    elif engine.name == "rules":
        yield from _in_processes(everything, settings, stop)
    elif few:
        yield from _in_threads(everything, engine, settings, stop, read)
    else:
        yield from _at_desks(everything, engine, settings, stop)


def _one_by_one(
    sources: Iterable[Input], engine: Engine, settings: Settings, stop: Stop, read: ReadOne
) -> Iterator[Outcome]:
    for source in sources:
        if stop():
            return
        yield read(source, engine, settings)


def _in_threads(
    sources: Iterator[Input], engine: Engine, settings: Settings, stop: Stop, read: ReadOne
) -> Generator[Outcome, None, list[Input]]:
    """Outcomes; gives the documents that were under way when a process died."""
    # Twice as many as requests: while half of the documents are cleaned or put together, the others keep the endpoint busy.
    threads = min(2 * settings.concurrency, MOST_THREADS)
    with turns_short(), ThreadPoolExecutor(threads, thread_name_prefix="document") as pool:
        queue = _Queue(pool, lambda source: pool.submit(read, source, engine, settings), 2 * threads)
        yield from queue.drain(sources, stop)
        return queue.orphans


def _at_desks(sources: Iterator[Input], engine: Engine, settings: Settings, stop: Stop) -> Iterator[Outcome]:
    """Questions are asked here, in threads that wait; all else is done in processes."""

    def alone(source: Input) -> Outcome:
        with Desks(1, engine, settings) as desks:
            desks.wait()
            return desks.read(source, engine, settings)

    def together() -> Generator[Outcome, None, list[Input]]:
        with Desks(settings.workers, engine, settings) as desks:
            return (yield from _in_threads(sources, engine, settings, stop, desks.read))

    yield from _until_none_broke(together, alone)


def _in_processes(sources: Iterator[Input], settings: Settings, stop: Stop) -> Iterator[Outcome]:
    def alone(source: Input) -> Outcome:
        with process_pool(1, _start_worker, settings) as pool:
            return pool.submit(_read_here, source).result()

    def together() -> Generator[Outcome, None, list[Input]]:
        with process_pool(settings.workers, _start_worker, settings) as pool:
            ahead = QUEUE_PER_WORKER * settings.workers
            queue = _Queue(pool, lambda source: pool.submit(_read_here, source), ahead)
            yield from queue.drain(sources, stop)
            return queue.orphans

    yield from _until_none_broke(together, alone)


def _until_none_broke(
    together: Callable[[], Generator[Outcome, None, list[Input]]], alone: Callable[[Input], Outcome]
) -> Iterator[Outcome]:
    """Outcomes of ``together``, which gives the documents that were under way when a process died, until there are none.

    One of these killed its process; each gets a process of its own, so that only the guilty one fails.
    """
    while broken := (yield from together()):
        for source in broken:
            try:
                yield alone(source)
            except BrokenProcessPool:
                reason = "the reader's process died on this document (out of memory, or a crash in a library)"
                failure = Failure(document=source.name, stage=Stage.EXTRACT, reason=reason, fatal=True)
                yield Outcome(source.name, None, None, failure, retry=True)


class _Queue:
    """A window of futures over an endless supply of sources."""

    def __init__(self, pool: Executor, submit: Callable[[Input], Future[Outcome]], size: int) -> None:
        self._pool, self._submit, self._size = pool, submit, size
        self._running: dict[Future[Outcome], Input] = {}
        self._finished: SimpleQueue[Future[Outcome]] = SimpleQueue()
        self.orphans: list[Input] = []
        """Sources that were under way when a process died."""

    def drain(self, sources: Iterator[Input], stop: Stop) -> Iterator[Outcome]:
        error: BaseException | None = None
        while self._fill(sources, over=error is not None or stop()):
            try:
                future = self._finished.get(timeout=POLL_S)
            except Empty:
                continue
            source = self._running.pop(future)
            problem = None if future.cancelled() else future.exception()
            if future.cancelled():
                continue
            if problem is None:
                yield future.result()
            elif isinstance(problem, BrokenProcessPool):
                self.orphans.append(source)
            else:
                error = error or problem
        if error is not None:
            raise error

    def _fill(self, sources: Iterator[Input], *, over: bool) -> bool:
        """Top the window up, unless a process died; cancel what has not begun, if all is ``over``. Whether anything is still under way."""
        if over:
            for future in self._running:
                future.cancel()
        elif not self.orphans:
            for source in islice(sources, self._size - len(self._running)):
                future = self._submit(source)
                self._running[future] = source
                future.add_done_callback(self._finished.put)
        return bool(self._running)


@dataclass(slots=True)
class _Here:
    """What a worker process keeps between documents."""

    engine: Engine | None = None
    settings: Settings | None = None
    stack: ExitStack | None = None


_here = _Here()


def _start_worker(settings: Settings) -> None:
    _here.settings = settings
    _here.stack = ExitStack()
    _here.engine = _here.stack.enter_context(open_engine(settings))


def _read_here(source: Input) -> Outcome:
    if _here.engine is None or _here.settings is None:
        raise RuntimeError("worker was not started")
    return read_document(source, _here.engine, _here.settings)
