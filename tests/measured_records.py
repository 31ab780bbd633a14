"""Records and summaries of our own making for the tests of comparing and tracking."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from summarizer.schemas.commitment import Commitment, Comparator, DeadlineBasis, Evidence, Recurrence
from summarizer.schemas.document import Media
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import PeriodCovered, Provenance, Summary

QUOTE = "原文"


def stated(
    indicator: str,
    value: str | None = None,
    unit: str | None = None,
    *,
    comparator: Comparator | None = None,
    status: Status = Status.PLEDGED,
    deadline: date | None = None,
    recurrence: Recurrence | None = None,
    quote: str = QUOTE,
) -> Commitment:
    """A target with a value, a deliverable without one."""
    key = f"{indicator}|{value}|{unit}|{status}|{deadline}|{comparator}"
    return Commitment(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        document="d",
        section=(),
        kind=Kind.DELIVERABLE if value is None else Kind.TARGET,
        status=status,
        indicator=indicator,
        comparator=None if value is None else comparator or "=",
        value=None if value is None else Decimal(value),
        unit=unit,
        deadline=deadline,
        deadline_basis=None if deadline is None else DeadlineBasis.EXPLICIT,
        recurrence=recurrence,
        evidence=(Evidence(start=0, end=len(quote), quote=quote),),
    )


def summed(
    document: str, records: Iterable[Commitment], place: str | None = None, since: date | None = None
) -> Summary:
    """A document of ``place`` that holds ``records`` and, where given, plans for the time from ``since``."""
    return Summary(
        document=document,
        jurisdiction=place,
        period=None
        if since is None
        else PeriodCovered(start=since, end=since.replace(year=since.year + 4), text="期间"),
        records=tuple(record.model_copy(update={"document": document}) for record in records),
        provenance=Provenance(
            sha256="0" * 64, media=Media.TEXT, engine="rules", engine_fingerprint="0", version="0"
        ),
    )
