"""One document's result: facts, gists, records, the ledger of numbers, failures, cost, provenance."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field

from summarizer.schemas.commitment import Commitment
from summarizer.schemas.display import summary_html, summary_text
from summarizer.schemas.document import DocumentType, Level, Media, SectionKind
from summarizer.schemas.extraction import Usage
from summarizer.schemas.frames import to_pandas, to_polars
from summarizer.schemas.frozen import Frozen


class Stage(StrEnum):
    """Where a failure happened."""

    LOAD = "load"
    CLEAN = "clean"
    OUTLINE = "outline"
    EXTRACT = "extract"
    GROUND = "ground"
    NORMALISE = "normalise"
    COMPOSE = "compose"
    WRITE = "write"


class Failure(Frozen):
    """What failed or was refused, where, and why: never an exception in flight."""

    document: str
    stage: Stage
    reason: str
    """One line a user can act on."""
    section: tuple[str, ...] = ()
    chunk: int | None = None
    """Index of the chunk, where one is concerned."""
    quote: str | None = None
    """What the engine offered, where it was refused."""
    fatal: bool = False
    """Whether the whole document has no result."""


class Disposition(StrEnum):
    """What a number of the text was found to be."""

    RECORD = "record"
    BASELINE = "baseline"
    FUNDING = "funding"
    SCOPE = "scope"
    CONDITION = "condition"
    DATE = "date"
    NAME = "name"
    NUMBERING = "numbering"
    CITATION = "citation"
    SITUATION = "situation"
    CHROME = "chrome"
    RESPONSIBLE = "responsible"
    UNCLAIMED = "unclaimed"


class Mention(Frozen):
    """One quantity, deadline or tail of responsible bodies in the text, and what it was found to be."""

    start: int
    """Into the loaded text."""
    end: int
    text: str
    """The mention after cleaning."""
    disposition: Disposition
    record: str | None = None
    """Id of the record that holds it, for ``record``, ``baseline`` and ``funding``."""
    section: int = 0
    """Index into the summary's sections."""


class Coverage(Frozen):
    """The ledger of every number of one document."""

    mentions: tuple[Mention, ...] = ()

    @property
    def unclaimed(self) -> tuple[Mention, ...]:
        """Mentions that nothing explains: the analyst's to-do list."""
        return tuple(m for m in self.mentions if m.disposition is Disposition.UNCLAIMED)

    @property
    def claimed_share(self) -> float | None:
        """Share of mentions with a disposition other than unclaimed; None where there are none."""
        return 1 - len(self.unclaimed) / len(self.mentions) if self.mentions else None


class SectionSummary(Frozen):
    """One section of the document with its gist."""

    path: tuple[str, ...]
    """Headings from the outermost to this one; empty for text before the first heading."""
    kind: SectionKind
    level: int
    start: int
    """Into the loaded text; sections do not overlap."""
    end: int
    gist: str
    """One sentence; empty where the section holds a heading only."""


class Reference(Frozen):
    """A document that the text cites."""

    title: str
    number: str | None = None
    start: int
    """Into the loaded text."""
    end: int


class PageLink(Frozen):
    """Where a web page points to; nothing of it was fetched."""

    text: str
    """Words of the link; may be empty."""
    address: str
    """As the page writes it: relative ones count from the page's own address."""
    is_attachment: bool
    """Whether it leads to a file, by its suffix, and not to another page."""


class PeriodCovered(Frozen):
    """First and last day that the document plans or reports for."""

    start: datetime.date
    end: datetime.date
    text: str
    """Words it was read from."""


class Provenance(Frozen):
    """What made this summary: enough to make it again."""

    sha256: str
    """Of the loaded text, UTF-8."""
    media: Media
    encoding: str | None = None
    engine: str
    engine_fingerprint: str
    """Hash over engine version, model, prompts and schema."""
    version: str
    """Version of this package."""


class Summary(Frozen):
    """All that was read in one document."""

    document: str
    """Path relative to the folder given, or the file's name."""
    title: str | None = None
    issuer: str | None = None
    level: Level | None = None
    jurisdiction: str | None = None
    type: DocumentType = DocumentType.OTHER
    number: str | None = None
    date: datetime.date | None = None
    period: PeriodCovered | None = None
    abstract: str = ""
    sections: tuple[SectionSummary, ...] = ()
    records: tuple[Commitment, ...] = ()
    references: tuple[Reference, ...] = ()
    coverage: Coverage = Coverage()
    failures: tuple[Failure, ...] = ()
    warnings: tuple[str, ...] = ()
    usage: Usage = Usage()
    links: tuple[PageLink, ...] = Field(default=(), exclude_if=lambda links: not links)
    """Attachments of a web page and links in its article, in their order; left out where there are none."""
    metadata: dict[str, str] = Field(default_factory=dict, exclude_if=lambda metadata: not metadata)
    """What a list of documents said of this one, by column; left out where it said nothing."""
    provenance: Provenance

    def to_pandas(self) -> Any:
        """Records as a ``pandas.DataFrame``, one row each; needs the extra ``pandas``."""
        return to_pandas(self.records)

    def to_polars(self) -> Any:
        """Records as a ``polars.DataFrame``, one row each; needs the extra ``polars``."""
        return to_polars(self.records)

    def __str__(self) -> str:
        return summary_text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: facts, abstract and records with their words."""
        return summary_html(self)
