"""What an engine returns for one chunk: small, flat and forgiving; strings as written, never offsets.

Code grounds the quotes and computes offsets, numbers and dates (see ``ground`` and ``normalise``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Kind(StrEnum):
    """What sort of thing is stated."""

    TARGET = "target"
    DELIVERABLE = "deliverable"


class Status(StrEnum):
    """Whether it is promised or reported."""

    PLEDGED = "pledged"
    ACHIEVED = "achieved"


class Answer(BaseModel):
    """Base of engine answers: unknown keys are dropped, not refused."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


class Item(Answer):
    """One statement about one thing that can be checked."""

    kind: Kind
    status: Status
    indicator: str
    """What is measured or delivered: a short noun phrase in the document's words."""
    quote: str
    """Shortest verbatim run of the text that states it, with number and deadline of the same clause."""
    value: str | None = None
    """Number with its unit as written in the quote (``1亿元``, ``3.1万家``, ``全覆盖``); null for deliverables."""
    comparator: str | None = None
    """One of >=, <=, >, <, =, ~ where words outside the value decide it; else null."""
    unit: str | None = None
    """Unit where it stands away from the number (a table header); else null."""
    baseline: str | None = None
    """Earlier value as written (``由X提高到Y``: X)."""
    deadline: str | None = None
    """Words that name the deadline, wherever they stand (quote, lead-in, heading, column)."""
    recurrence: str | None = None
    """``每年``, ``每季度``, ``每月`` … as written."""
    responsible: tuple[str, ...] = ()
    """Bodies named as responsible, as written."""
    binding: str | None = None
    """``约束性`` or ``预期性`` where the document says so."""
    funding: str | None = None
    """Words that state planned investment for this record (``预计投资700万元``)."""
    area: str | None = None
    """Policy area, one of the list in the guidelines."""
    near: str | None = None
    """A few words before the quote where the same run stands more than once; else null."""


class Gist(Answer):
    """What one section says, in one sentence."""

    section: str
    """Heading of the section, as written; empty for text before the first heading."""
    text: str


class Claim(Answer):
    """What a number is when it is no record: the answer to an audit question."""

    quote: str
    """The number with the words around it, verbatim."""
    disposition: str
    """One of baseline, funding, scope, condition, date, name, numbering, citation, situation."""


class Extraction(Answer):
    """All that an engine read in one chunk."""

    items: tuple[Item, ...] = ()
    gists: tuple[Gist, ...] = ()
    claims: tuple[Claim, ...] = ()
    abstract: str | None = None
    """Abstract of the document, where the chunk is all of it; else null."""


class Composition(Answer):
    """Facts and abstract of the whole document, written last from gists and records."""

    title: str | None = None
    issuer: str | None = None
    abstract: str = ""


class Usage(BaseModel):
    """What calls cost, counted over all attempts, failed ones included."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    requests: int = 0
    """Requests sent."""
    cache_hits: int = 0
    """Answers taken from the cache instead of sent; of a document that was read before, the requests it took then."""
    input_tokens: int = 0
    cached_input_tokens: int = 0
    """Part of ``input_tokens`` that the provider served from its prompt cache."""
    output_tokens: int = 0
    cost: float | None = Field(default=0.0)
    """US dollars; None where the price of the model is not known."""
    latency_s: float = 0.0
    """Seconds spent waiting for answers, summed over requests."""

    def __add__(self, other: Usage) -> Usage:
        known = self.cost is not None and other.cost is not None
        sums: dict[str, Any] = {
            name: getattr(self, name) + getattr(other, name)
            for name in type(self).model_fields
            if name != "cost"
        }
        return Usage(**sums, cost=(self.cost or 0.0) + (other.cost or 0.0) if known else None)
