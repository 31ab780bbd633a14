"""What became of one document, and the function that reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from summarizer.batch.listing import load_source
from summarizer.batch.plan import Input
from summarizer.batch.result import Result
from summarizer.dialogue import Dialogue, Reader, hold, in_turn
from summarizer.engines.protocol import Engine
from summarizer.errors import CacheMissError, StopRunError, UsageError
from summarizer.limits import Limits
from summarizer.schemas.extraction import Usage
from summarizer.schemas.summary import Failure, Stage, Summary
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.schemas.document import Document


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document read, or the reason why not. Crosses process borders as it is."""

    name: str
    result: Result | None
    """The summary, less the seconds waited, which no two runs share; None where the document failed."""
    text: str | None
    """The loaded text."""
    failure: Failure | None = None
    """Why there is no summary."""
    retry: bool = False
    """Whether a later run should read the document again."""
    records: int = 0
    """Records found."""
    usage: Usage = Usage()
    """What was asked of a model."""
    seconds: float = 0.0
    """Time from the first byte to the result; not kept."""


Load = Callable[[Input, Limits], "Document"]


def read_document(source: Input, engine: Engine, settings: Settings, load: Load = load_source) -> Outcome:
    """Read one document. Whatever is wrong with it comes back as a value.

    Raises StopRunError (and CacheMissError under ``replay_only``), which concern the whole run.
    """
    return hold(reading(source, Reader.of(engine), settings, load), engine)


def reading(source: Input, reader: Reader, settings: Settings, load: Load = load_source) -> Dialogue[Outcome]:
    """As :func:`read_document`, with an engine that may be elsewhere."""
    from summarizer.pipeline import summarizing

    started = monotonic()
    text: str | None = None
    stage = Stage.LOAD
    try:
        document = load(source, settings.reading_limits)
        text, stage = document.text, Stage.EXTRACT
        summary = yield from in_turn(summarizing(document, reader, settings.max_chunk_chars))
    except (StopRunError, CacheMissError):
        raise
    except UsageError as error:
        return _failed(source, stage, str(error), text)
    except Exception as error:  # noqa: BLE001 - a defect of ours on one document must not cost the others
        return _failed(source, stage, f"unexpected {type(error).__name__}: {_one_line(error)}", text)
    update: dict[str, object] = {"usage": summary.usage.model_copy(update={"latency_s": 0.0})}
    if source.metadata:
        update["metadata"] = dict(source.metadata)
    return Outcome(
        source.name,
        Result(summary.model_copy(update=update)),
        text,
        retry=_lost_something(summary),
        records=len(summary.records),
        usage=summary.usage,
        seconds=monotonic() - started,
    )


def _failed(source: Input, stage: Stage, reason: str, text: str | None) -> Outcome:
    failure = Failure(document=source.name, stage=stage, reason=reason, fatal=True)
    return Outcome(source.name, None, text, failure, retry=True)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


def _lost_something(summary: Summary) -> bool:
    """A refused quote stays refused; an unanswered chunk may be answered next time."""
    return any(failure.stage in (Stage.EXTRACT, Stage.COMPOSE) for failure in summary.failures)
