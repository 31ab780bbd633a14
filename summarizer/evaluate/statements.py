"""What gold and predictions have in common for the scorer, and predictions as any program may write them."""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas.commitment import Number
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.gold import GoldEvidence, GoldRecord

# Numbers are compared at fifteen significant digits, what a float keeps: exact for every figure a
# document can hold, and deaf to the last bits of a float that another program wrote (0.1 + 0.2).
_DIGITS = Context(prec=15)


class PredictedEvidence(GoldEvidence):
    """A span of the loaded text; keys such as ``page`` are dropped."""

    model_config = ConfigDict(extra="ignore")


class PredictedRecord(BaseModel):
    """One line of ``records.jsonl``, ours or another program's: only what is scored, unknown keys dropped."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = ""
    document: str
    kind: Kind
    status: Status
    indicator: str = ""
    comparator: str | None = None
    value: Number | None = None
    unit: str | None = None
    baseline: Number | None = None
    deadline: date | None = None
    deadline_basis: str | None = None
    recurrence: str | None = None
    responsible: tuple[str, ...] = ()
    binding: str | None = None
    funding: Number | None = None
    area: str | None = None
    evidence: tuple[PredictedEvidence, ...] = Field(min_length=1)
    optional: bool = False
    disputed: tuple[str, ...] = ()


Statement = GoldRecord | PredictedRecord
"""A gold record or a prediction; both sides of the scorer look alike."""


def number_key(value: Decimal | None) -> Decimal | None:
    """``value`` as it is compared: 60, 60.0 and 6E1 are one number."""
    return None if value is None else _DIGITS.plus(value).normalize(_DIGITS)


def place(statement: Statement) -> tuple[object, ...]:
    """A total order over statements that does not depend on the order of the input."""
    value = number_key(statement.value)
    return (
        tuple((span.start, span.end) for span in statement.evidence),
        statement.kind,
        statement.status,
        (value is not None, value or Decimal(0)),
        statement.indicator,
        statement.id,
    )
