"""``records.jsonl``, ``summaries.jsonl`` and ``failures.jsonl``: one JSON object a line, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarizer.report.atomic import replacing
from summarizer.report.result import Add, Result
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.summary import Summary

FLAG_REASONS = {
    "conflict": "the document states different values for this indicator",
    "ungrounded_value": "value, unit or deadline can't be derived from the words quoted",
    "addresses_model": "the words speak to a language model rather than to a reader",
}
"""What a flag of a record means; a flag that is not listed stands for itself."""


@contextmanager
def record_lines(path: Path) -> Iterator[Add]:
    """Writes every record of the documents it is fed."""
    with replacing(path) as file:

        def add(result: Result) -> None:
            for record in result.summary.records if result.summary else ():
                file.write(record_json(record) + "\n")

        yield add


@contextmanager
def summary_lines(path: Path) -> Iterator[Add]:
    """Writes the whole summary of every document it is fed, less what changes from run to run."""
    with replacing(path) as file:

        def add(result: Result) -> None:
            if result.summary is not None:
                file.write(summary_json(result.summary) + "\n")

        yield add


@contextmanager
def failure_lines(path: Path) -> Iterator[Add]:
    """Writes everything that failed or was flagged."""
    with replacing(path) as file:

        def add(result: Result) -> None:
            for problem in problems(result):
                file.write(json.dumps(problem, ensure_ascii=False) + "\n")

        yield add


def record_json(record: Commitment) -> str:
    """One record as a line of JSON."""
    return record.model_dump_json()


def summary_json(summary: Summary) -> str:
    """One summary as a line of JSON; seconds waited differ from run to run and stand in ``run.json`` only."""
    return summary.model_dump_json(exclude={"usage": {"latency_s"}})


def problems(result: Result) -> Iterator[dict[str, Any]]:
    """Failures of a document, then its flagged records, each with a reason a user can act on."""
    for failure in result.failures:
        yield {"sort": "failure"} | failure.model_dump(mode="json")
    for record in result.summary.records if result.summary else ():
        for flag in record.flags:
            yield {
                "sort": "flag",
                "document": record.document,
                "flag": flag,
                "reason": FLAG_REASONS.get(flag, flag.replace("_", " ")),
                "section": list(record.section),
                "record": record.id,
                "quote": record.evidence[0].quote,
            }
