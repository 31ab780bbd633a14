"""OpenTelemetry spans, where its API is installed: one for the run, one for each document read.

Nothing is exported unless whoever starts the program configures a provider, as with any library that is traced.
"""

from __future__ import annotations

import time
from importlib.util import find_spec
from typing import Any, Self

from summarizer.batch.outcome import Outcome

_NS = 1_000_000_000


class Tracing:
    """Spans of one run; does nothing where ``opentelemetry`` is missing."""

    def __init__(self, documents: int, engine: str) -> None:
        self._tracer = _tracer()
        self._attributes = {"summarizer.documents": documents, "summarizer.engine": engine}
        self._span: Any = None

    def __enter__(self) -> Self:
        if self._tracer is not None:
            self._span = self._tracer.start_span("summarizer.run", attributes=self._attributes)
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if self._span is not None:
            if isinstance(error, Exception):
                self._span.record_exception(error)
            self._span.end()

    def read(self, outcome: Outcome) -> None:
        """One document was read: maybe in another process, so that its span is made afterwards."""
        if self._tracer is None:
            return
        from opentelemetry.trace import Status, StatusCode, set_span_in_context

        end = time.time_ns()
        attributes = {"summarizer.document": outcome.name, "summarizer.records": outcome.records}
        span = self._tracer.start_span(
            "summarizer.document",
            context=set_span_in_context(self._span),
            start_time=end - int(outcome.seconds * _NS),
            attributes=attributes,
        )
        if outcome.failure is not None:
            span.set_status(Status(StatusCode.ERROR, outcome.failure.reason))
        span.end(end)


def _tracer() -> Any:
    if find_spec("opentelemetry") is None:
        return None
    try:
        from opentelemetry import trace
    except ImportError:  # a namespace of other packages
        return None
    return trace.get_tracer("summarizer")
