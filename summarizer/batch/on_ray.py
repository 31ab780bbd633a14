"""Documents read on a Ray cluster: the same outcomes as here, the same ledger, the same files.

Tasks of Ray Core rather than blocks of Ray Data: a task is a few documents, so that a lost worker costs those and no
block, outcomes reach the ledger as they come, and a stop waits for what is under way. The driver sends bytes, so that
machines share no file system. Every task says which engine it was: a node with another version stops the run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from summarizer.batch.listing import source_bytes
from summarizer.batch.outcome import Outcome, read_document
from summarizer.batch.plan import Input, Row
from summarizer.batch.pool import POLL_S, QUEUE_PER_WORKER, Stop, read_all, unstopped
from summarizer.engines.choose import open_engine
from summarizer.engines.protocol import Engine
from summarizer.errors import CacheMissError, InputError, OutputError, SettingsError, StopRunError
from summarizer.limits import DEFAULT_LIMITS, Limits
from summarizer.schemas.summary import Failure, Stage
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.schemas.document import Document

RETRIES = 3
"""How often Ray gives the documents of a lost worker to another one."""
GROUP = 4
"""Documents of one task of the rules engine: 0.2 s of work, a hundred times what a task costs."""
GROUP_PER_REQUEST = 4
"""Documents of one task of the LLM engine, for each request that the task may have under way."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One document on its way to another machine."""

    source: Input
    data: bytes


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came back."""

    outcomes: tuple[Outcome, ...]
    fingerprint: str
    """Of the engine that read."""
    stopped: StopRunError | CacheMissError | None = None


def load_parcel(source: Input, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in a parcel, as :func:`summarizer.batch.listing.load_source` would load it."""
    from summarizer.load import load_bytes_isolated, load_text

    if isinstance(source.place, Row):
        return load_text(data.decode("utf-8", "surrogatepass"), source.name)
    return load_bytes_isolated(data, source.name, limits)


@lru_cache(maxsize=1)
def _engine(settings_json: str, api_key: str | None) -> Engine:
    """The engine of this worker, kept between tasks."""
    settings = Settings.model_validate_json(settings_json)
    with_key = settings if api_key is None else settings.model_copy(update={"api_key": _secret(api_key)})
    return ExitStack().enter_context(open_engine(with_key))


def _secret(key: str) -> Any:
    from pydantic import SecretStr

    return SecretStr(key)


def read_parcels(parcels: Sequence[Parcel], settings: Settings) -> Delivery:
    """Read some documents in this process: what a task does."""
    key = settings.api_key.get_secret_value() if settings.api_key else None
    engine = _engine(settings.model_dump_json(exclude={"api_key"}), key)
    data = {parcel.source.name: parcel.data for parcel in parcels}
    outcomes: list[Outcome] = []

    def load(source: Input, limits: Limits) -> Document:
        return load_parcel(source, data[source.name], limits)

    def read(source: Input, engine: Engine, settings: Settings) -> Outcome:
        return read_document(source, engine, settings, load)

    here = settings.model_copy(update={"workers": 1})
    try:
        outcomes.extend(read_all((parcel.source for parcel in parcels), engine, here, unstopped, read))
    except (StopRunError, CacheMissError) as error:
        return Delivery(tuple(outcomes), engine.fingerprint, error)
    return Delivery(tuple(outcomes), engine.fingerprint)


def share(settings: Settings, workers: int) -> Settings:
    """A worker's part of the limits: their sum is what the user allowed, whatever happens to the network between."""
    return settings.model_copy(
        update={
            "concurrency": max(1, settings.concurrency // workers),
            "requests_per_minute": _part(settings.requests_per_minute, workers),
            "tokens_per_minute": _part(settings.tokens_per_minute, workers),
            "max_cost": None if settings.max_cost is None else settings.max_cost / workers,
        }
    )


def _part(limit: int | None, workers: int) -> int | None:
    return None if limit is None else max(1, limit // workers)


class RayReader:
    """A cluster to read on: the one at ``address``, or one started here. Use it as a context manager."""

    def __init__(self, address: str | None) -> None:
        self._address = address

    def __enter__(self) -> Self:
        # Ray reports usage to its makers unless told not to: nothing leaves the machine unasked.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray
        except ImportError as error:
            raise SettingsError("--executor ray needs: pip install 'policy-summarizer[ray]'") from error
        try:
            ray.init(
                address=self._address or "local",
                log_to_driver=False,
                logging_level="ERROR",
                include_dashboard=None if self._address else False,
            )
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            raise SettingsError(f"--address {self._address}: no Ray cluster there: {reason}") from error
        return self

    def __exit__(self, *_: object) -> None:
        import ray

        ray.shutdown()

    def read_all(
        self, sources: Iterable[Input], engine: Engine, settings: Settings, stop: Stop
    ) -> Iterator[Outcome]:
        """As :func:`summarizer.batch.pool.read_all`, on the cluster."""
        yield from _Flight(engine, settings, stop).fly(iter(sources))


class _Flight:
    """A window of tasks over an endless supply of sources."""

    def __init__(self, engine: Engine, settings: Settings, stop: Stop) -> None:
        import ray

        self._ray: Any = ray
        self._engine, self._stop = engine, stop
        # Asked of a model: a few tasks, each with its share. By rules: as many as the cluster has cores, now.
        self._asks = engine.name != "rules"
        self._most = max(1, min(self._cores(), settings.concurrency)) if self._asks else None
        self._settings = share(settings, self._most) if self._most else settings
        self._group = GROUP_PER_REQUEST * self._settings.concurrency if self._asks else GROUP
        self._task = ray.remote(max_retries=RETRIES)(read_parcels)
        self._waiting: dict[Any, list[Parcel]] = {}
        self._problem: StopRunError | CacheMissError | OutputError | None = None

    def _cores(self) -> int:
        return int(self._ray.cluster_resources().get("CPU", 1))

    def fly(self, sources: Iterator[Input]) -> Iterator[Outcome]:
        """Outcomes as they come."""
        while True:
            yield from self._fill(sources)
            if not self._waiting:
                break
            done, _ = self._ray.wait(list(self._waiting), timeout=POLL_S)
            for reference in done:
                yield from self._landed(reference)
        if self._problem is not None:
            raise self._problem

    def _fill(self, sources: Iterator[Input]) -> Iterator[Outcome]:
        """Send tasks out until the window is full; what can't even be sent has failed."""
        window = self._most or max(2, QUEUE_PER_WORKER // 2 * self._cores())
        while len(self._waiting) < window and not self._problem and not self._stop():
            group = list(islice(sources, self._group))
            if not group:
                return
            parcels: list[Parcel] = []
            for source in group:
                try:
                    parcels.append(Parcel(source, source_bytes(source, self._settings.reading_limits)))
                except (OSError, InputError):
                    yield read_document(source, self._engine, self._settings)
            if parcels:
                self._waiting[self._task.remote(parcels, self._settings)] = parcels

    def _landed(self, reference: Any) -> Iterator[Outcome]:
        parcels = self._waiting.pop(reference)
        try:
            delivery: Delivery = self._ray.get(reference)
        except self._ray.exceptions.RayError as error:
            yield from self._lost(parcels, error)
            return
        if delivery.fingerprint != self._engine.fingerprint:
            self._problem = OutputError("a node of the cluster has another version of this program")
            return
        self._problem = self._problem or delivery.stopped
        yield from delivery.outcomes

    def _lost(self, parcels: list[Parcel], error: Exception) -> Iterator[Outcome]:
        """One of these documents kills its workers: each goes alone, so that only the guilty one fails."""
        if len(parcels) > 1:
            for parcel in parcels:
                self._waiting[self._task.remote([parcel], self._settings)] = [parcel]
            return
        reason = f"its workers died or could not answer: {type(error).__name__}"
        name = parcels[0].source.name
        failure = Failure(document=name, stage=Stage.EXTRACT, reason=reason, fatal=True)
        yield Outcome(name, None, None, failure, retry=True)
