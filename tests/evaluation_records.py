"""Makes gold and predictions for tests of the eval harness: short statements about one line of text."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from summarizer.evaluate.gold_files import GoldFile, Labelled
from summarizer.evaluate.statements import PredictedEvidence, PredictedRecord
from summarizer.load import load_text
from summarizer.schemas.document import Document
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.gold import GoldEvidence, GoldRecord

Spans = tuple[tuple[int, int], ...]


def gold(
    name: str,
    *spans: tuple[int, int],
    value: float | str | None = None,
    status: str = "pledged",
    kind: str | None = None,
    optional: bool = False,
    indicator: str = "",
) -> GoldRecord:
    """A gold record; a target where it has a value, unless said otherwise."""
    return GoldRecord(
        id=name,
        document="a.txt",
        kind=Kind(kind or ("deliverable" if value is None else "target")),
        status=Status(status),
        indicator=indicator,
        value=None if value is None else Decimal(str(value)),
        evidence=tuple(GoldEvidence(start=start, end=end) for start, end in spans),
        optional=optional,
    )


def predicted(
    name: str,
    *spans: tuple[int, int],
    value: float | str | None = None,
    status: str = "pledged",
    kind: str | None = None,
    indicator: str = "",
) -> PredictedRecord:
    """A prediction; a target where it has a value, unless said otherwise."""
    record = gold(name, *spans, value=value, status=status, kind=kind, indicator=indicator)
    return as_predicted(record)


def as_predicted(record: GoldRecord) -> PredictedRecord:
    """The prediction that says what ``record`` says."""
    return PredictedRecord.model_validate(record.model_dump(exclude={"optional", "disputed", "note"}))


def labelled(text: str, *records: GoldRecord, name: str = "a.txt", ours: bool = True) -> Labelled:
    """``records`` as the gold of ``text``."""
    document: Document = load_text(text, name)
    content = "".join(record.model_dump_json() for record in records)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return Labelled(GoldFile(Path(f"{name}.jsonl"), name, records, sha256), document, Path(name), ours)


@st.composite
def statements(draw: st.DrawFn, most: int = 12) -> list[GoldRecord]:
    """Gold of a crowded line: few places, few values, so that records compete."""
    count = draw(st.integers(0, most))
    made = []
    for number in range(count):
        spans = draw(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), min_size=1, max_size=2))
        value = draw(st.sampled_from([None, 1, 2, "2.5"]))
        made.append(
            gold(
                f"g{number}",
                *((start, start + length) for start, length in spans),
                value=value,
                status=draw(st.sampled_from(["pledged", "achieved"])),
                optional=draw(st.booleans()) and draw(st.booleans()),
                indicator=draw(st.sampled_from(["", "床位数", "服务率", "覆盖率"])),
            )
        )
    return made


def span_evidence(start: int, end: int, quote: str | None) -> PredictedEvidence:
    """Evidence of a prediction."""
    return PredictedEvidence(start=start, end=end, quote=quote)
