"""What we publish: a commitment with its evidence. Strict; ``text[start:end]`` holds for every evidence.

Field names and meanings follow the annotation guidelines of the project (``evals/README.md``).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, model_validator

from summarizer.schemas.display import record_html, record_text
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.frozen import Frozen


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal, PlainSerializer(_json_number, return_type=int | float, when_used="json-unless-none")
]
"""Exact decimal inside, a JSON number outside."""

Comparator = Literal[">=", "<=", ">", "<", "=", "~"]
Binding = Literal["约束性", "预期性"]
Recurrence = Literal["yearly", "half-yearly", "quarterly", "monthly", "weekly", "daily", "holiday"]


class DeadlineBasis(StrEnum):
    """Where a deadline was read."""

    EXPLICIT = "explicit"
    INHERITED = "inherited"


class Modality(StrEnum):
    """How strongly the words commit; read from the words, outside the scored fields."""

    MUST = "must"
    PLAN = "plan"
    STRIVE = "strive"
    EXPLORE = "explore"


class Area(StrEnum):
    """Policy area."""

    PARTY = "党建"
    AGEING = "老龄工作"
    ELDERLY_CARE = "养老服务"
    ASSISTANCE = "社会救助"
    CHILDREN = "儿童福利"
    DISABILITY = "残疾人福利"
    VAGRANTS = "流浪救助"
    ORGANISATIONS = "社会组织"
    CHARITY = "慈善"
    LOTTERY = "福利彩票"
    SOCIAL_WORK = "社会工作"
    VOLUNTEERS = "志愿服务"
    COMMUNITY = "社区治理"
    FUNERALS = "殡葬"
    MARRIAGE = "婚姻登记"
    PLACES = "区划地名"
    FUNDS = "资金项目"
    DIGITAL = "信息化"
    LAW = "法治"
    SAFETY = "安全"
    STAFF = "队伍建设"
    OTHER = "其他"


class Evidence(Frozen):
    """Words of the document that state a commitment."""

    start: int
    """Offset of the first character in the loaded text, in Unicode code points."""
    end: int
    """Offset after the last character in the loaded text."""
    quote: str
    """The same run after cleaning."""
    page: int | None = None
    """One-based page, where the container has pages."""


class Commitment(Frozen):
    """One statement about one thing that can be checked."""

    id: str
    """Stable over runs: depends only on the document's text and the record."""
    document: str
    """Path relative to the folder given, or the file's name."""
    section: tuple[str, ...]
    """Heading path of the first evidence, outermost first."""
    kind: Kind
    status: Status
    indicator: str
    """What is measured or delivered, in the document's words, simplified Chinese."""
    comparator: Comparator | None = None
    value: Number | None = None
    """In base units: 万 and 亿 expanded, percentages as the number."""
    unit: str | None = None
    """``%``, ``‰`` or the measure word as written."""
    baseline: Number | None = None
    """Earlier value, in the same units as ``value``."""
    deadline: date | None = None
    """Last day of the period named; for achieved records the day to which the figure refers."""
    deadline_basis: DeadlineBasis | None = None
    recurrence: Recurrence | None = None
    responsible: tuple[str, ...] = ()
    binding: Binding | None = None
    funding: Number | None = None
    """Planned investment in 元, for the whole record."""
    area: Area = Area.OTHER
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    modality: Modality | None = None
    """Strength read from the words; None for achieved records."""
    flags: tuple[str, ...] = ()
    """``ungrounded_value``, ``conflict``, ``addresses_model`` … sorted."""
    engine: str = "rules"

    @model_validator(mode="after")
    def _deliverables_carry_no_quantity(self) -> Commitment:
        if self.kind is Kind.DELIVERABLE and (self.value is not None or self.comparator is not None):
            raise ValueError("a deliverable has neither value nor comparator")
        if (self.deadline is None) != (self.deadline_basis is None):
            raise ValueError("deadline and deadline_basis stand together or not at all")
        return self

    def __str__(self) -> str:
        return record_text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the fields that say something, and the words."""
        return record_html(self)
