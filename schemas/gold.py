"""Gold: what careful readers found in a document, as spans and values; ``evals/README.md`` is the guide.

A gold folder holds one JSONL file a document (a :class:`GoldRecord` a line, named like the document)
and, beside them, ``index.json`` (a :class:`GoldIndex`), which ties each document to its text by hash.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from summarizer.schemas.commitment import Area, Binding, Comparator, DeadlineBasis, Number, Recurrence
from summarizer.schemas.document import DocumentType, Level, SectionKind
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.frozen import Frozen

FieldName = Literal[
    "indicator",
    "comparator",
    "unit",
    "baseline",
    "deadline",
    "deadline_basis",
    "recurrence",
    "responsible",
    "binding",
    "funding",
    "area",
]
"""Fields that are scored on matched records, next to kind, status, value and evidence."""


class GoldEvidence(Frozen):
    """One place where the document states the record."""

    start: int = Field(ge=0)
    """Offset of the first character in the loaded text, in Unicode code points."""
    end: int
    """Offset after the last character in the loaded text."""
    quote: str | None = None
    """The run after cleaning; None where only spans may be held."""

    @model_validator(mode="after")
    def _holds_something(self) -> GoldEvidence:
        if self.end <= self.start:
            raise ValueError(f"evidence [{self.start}, {self.end}) holds no character")
        return self


class GoldRecord(Frozen):
    """One statement about one thing that can be checked, as a reader labelled it."""

    id: str
    """Unique in its gold folder."""
    document: str
    """Name of the document's file."""
    kind: Kind
    status: Status
    indicator: str = ""
    """What is measured or delivered; empty where only spans and values may be held."""
    comparator: Comparator | None = None
    value: Number | None = None
    """In base units: 万 and 亿 expanded, percentages as the number."""
    unit: str | None = None
    baseline: Number | None = None
    deadline: date | None = None
    deadline_basis: DeadlineBasis | None = None
    recurrence: Recurrence | None = None
    responsible: tuple[str, ...] = ()
    binding: Binding | None = None
    funding: Number | None = None
    """Planned investment in 元."""
    area: Area | None = None
    evidence: tuple[GoldEvidence, ...] = Field(min_length=1)
    optional: bool = False
    """Two careful readers may differ: finding it is neither rewarded nor punished."""
    disputed: tuple[FieldName, ...] = ()
    """Fields on which the readings differed: not scored."""
    note: str | None = None
    """Why it was a hard call."""

    @model_validator(mode="after")
    def _deliverables_carry_no_value(self) -> GoldRecord:
        if self.kind is Kind.DELIVERABLE and self.value is not None:
            raise ValueError("a deliverable has no value")
        return self


class Region(Frozen):
    """A run of the loaded text that is no prose; scores are sliced by it."""

    start: int
    end: int
    kind: SectionKind


class GoldDocument(Frozen):
    """What ties a gold file to a text, and what scores are sliced by."""

    document: str
    """Name of the document's file."""
    sha256: str
    """Hex SHA-256 of the loaded text in UTF-8."""
    characters: int
    """Length of the loaded text in code points."""
    type: DocumentType = DocumentType.OTHER
    level: Level | None = None
    regions: tuple[Region, ...] = ()
    """Tables and boxes; all else is prose."""
    agreement: float | None = None
    """Item F1 of two readers who labelled the document on their own; None where it was read once."""


class GoldIndex(Frozen):
    """``index.json`` of a gold folder."""

    documents: tuple[GoldDocument, ...] = ()
