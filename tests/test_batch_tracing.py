"""Spans of a run, read from the memory exporter of OpenTelemetry's own SDK; the package itself needs only its API."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from summarizer.batch import plan_inputs, run, stream
from summarizer.batch.pool import FEW
from summarizer.settings import Settings
from tests.batch_runs import write_plans
from tests.loopback import Loopback, Script

pytestmark = pytest.mark.optional


@pytest.fixture(scope="module")
def exporter() -> Any:
    """The exporter of this process: OpenTelemetry takes one provider, once."""
    memory = pytest.importorskip(
        "opentelemetry.sdk.trace.export.in_memory_span_exporter", reason="opentelemetry-sdk is not installed"
    )
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor

    found, provider = memory.InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(found))
    trace.set_tracer_provider(provider)
    return found


@pytest.fixture
def spans(exporter: Any) -> Iterator[Any]:
    """Gives the finished spans by name."""
    exporter.clear()

    def named(name: str) -> list[Any]:
        return [span for span in exporter.get_finished_spans() if span.name == name]

    yield named
    exporter.clear()


def test_a_run_is_a_span_and_each_document_one_below_it(tmp_path: Path, spans: Any) -> None:
    folder = write_plans(
        tmp_path / "plans", FEW + 3
    )  # enough for worker processes: their spans are made here
    (folder / "bad.txt").write_bytes(b"")
    run(plan_inputs([folder]), tmp_path / "out", Settings(engine="rules", workers=2))
    (whole,) = spans("summarizer.run")
    documents = spans("summarizer.document")
    assert dict(whole.attributes) == {"summarizer.documents": FEW + 4, "summarizer.engine": "rules"}
    assert len(documents) == FEW + 4
    for span in documents:
        assert span.parent.span_id == whole.context.span_id
        assert span.context.trace_id == whole.context.trace_id
        assert span.start_time <= span.end_time
        assert span.end_time <= whole.end_time
    states = {span.attributes["summarizer.document"]: span.status for span in documents}
    assert not states.pop("bad.txt").is_ok
    assert all(status.is_ok for status in states.values())
    assert {span.attributes["summarizer.records"] for span in documents} == {0, 1}


def test_documents_taken_over_have_no_span(tmp_path: Path, spans: Any) -> None:
    plan, rules = plan_inputs([write_plans(tmp_path / "plans", 3)]), Settings(engine="rules", workers=1)
    run(plan, tmp_path / "out", rules)
    run(plan, tmp_path / "out", rules)
    assert len(spans("summarizer.run")) == 2
    assert len(spans("summarizer.document")) == 3


def test_a_run_that_is_left_ends_its_span(tmp_path: Path, spans: Any) -> None:
    plan = plan_inputs([write_plans(tmp_path / "plans", 3)])
    outcomes = stream(plan, tmp_path / "out", Settings(engine="rules", workers=1))
    next(outcomes)
    outcomes.close()
    assert (len(spans("summarizer.run")), len(spans("summarizer.document"))) == (1, 1)


def test_spans_hold_no_secret_and_no_text(tmp_path: Path, spans: Any) -> None:
    with Loopback(Script(key="s3cret")) as server:
        key = SecretStr("s3cret")
        llm = Settings(engine="llm", base_url=server.base_url, cache_dir=tmp_path / "cache", api_key=key)
        run(plan_inputs([write_plans(tmp_path / "plans", 2)]), tmp_path / "out", llm)
    assert len(spans("summarizer.document")) == 2
    told = "".join(span.to_json() for name in ("run", "document") for span in spans(f"summarizer.{name}"))
    assert "s3cret" not in told
    assert "护理型床位" not in told
