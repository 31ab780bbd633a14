"""What the readers of the rules engine hand over: a statement at its place, still in the document's words."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.language.quantities import Quantity
from summarizer.schemas.extraction import Item, Kind, Status


@dataclass(frozen=True, slots=True)
class Found:
    """One statement found in a chunk; offsets are into the chunk's text."""

    kind: Kind
    status: Status
    indicator: str
    start: int
    """Of the evidence."""
    end: int
    value: str | None = None
    comparator: str | None = None
    unit: str | None = None
    baseline: str | None = None
    deadline: str | None = None
    recurrence: str | None = None
    responsible: tuple[str, ...] = ()
    binding: str | None = None
    funding: str | None = None


NEAR_CHARS = 12
"""Characters before a quote that tell two occurrences of the same words apart."""


def to_item(found: Found, text: str) -> Item:
    """The answer-schema item of ``found``, quoted from the chunk's ``text``."""
    quote = text[found.start : found.end]
    near = text[max(0, found.start - NEAR_CHARS) : found.start] if text.count(quote) > 1 else None
    return Item(
        kind=found.kind,
        status=found.status,
        indicator=found.indicator,
        quote=quote,
        value=found.value,
        comparator=found.comparator,
        unit=found.unit,
        baseline=found.baseline,
        deadline=found.deadline,
        recurrence=found.recurrence,
        responsible=found.responsible,
        binding=found.binding,
        funding=found.funding,
        near=near or None,
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """One value at its place: the run that states it and the words of its indicator."""

    quantity: Quantity
    start: int
    end: int
    indicator: str
    comparator: str
    unit: str | None = None
    """Unit that a later value of a list states for all: ``1409万、1305万人次``."""
    deadline: str | None = None
    """Year that a list hands out with the value: ``2024年、2025年分别完成180户、220户``."""
