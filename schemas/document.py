"""What the stages before extraction hand to each other: Document → Cleaned → Outline → Chunk.

Two texts exist, and every span says into which one it points:

* the *loaded* text, ``Document.text``: what the analyst can open; published evidence points here;
* the *cleaned* text, ``Cleaned.text``: what engines read; quotes are cut from here.

All offsets are half-open and count Unicode code points. These are dataclasses and not Pydantic models
because they are built by the thousand and never leave the process.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from summarizer.schemas.punctuation import fold_punctuation


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run ``[start, end)`` of code points; the owner of the field says into which text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """Number of code points that both spans hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class Media(StrEnum):
    """Container in which a document came."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    OFD = "ofd"


@dataclass(frozen=True, slots=True)
class Link:
    """Where a page points to; its words are on one line and may be empty."""

    text: str
    address: str
    """As the page writes it: relative ones count from the page's own address."""
    is_attachment: bool
    """Whether it leads to a file and not to another page."""


@dataclass(frozen=True, slots=True)
class Document:
    """One loaded input. Tables of any container stand in ``text`` as Markdown pipe rows, one row a line."""

    name: str
    """Path relative to the folder given, or the file's name; ``/`` separates folders."""
    text: str
    """The loaded text; for a plain text file its decoded content, newlines as they are."""
    sha256: str
    """Hex SHA-256 of ``text`` in UTF-8: the key of caches and gold."""
    media: Media = Media.TEXT
    encoding: str | None = None
    """Encoding the bytes were read with, where the container has one."""
    page_starts: tuple[int, ...] = ()
    """Offsets into ``text`` at which pages begin; empty where the container has no pages."""
    title_hint: str | None = None
    """Title that the container states about itself (HTML ``<title>``, DOCX core properties)."""
    warnings: tuple[str, ...] = ()
    """What a reader should know of how the text was got; never empty lines."""
    links: tuple[Link, ...] = ()
    """Attachments of a page and links in its article, in order; none of them was fetched."""

    def page(self, offset: int) -> int | None:
        """One-based page that holds ``offset``, or None where there are no pages."""
        return bisect_right(self.page_starts, offset) or None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A run of the loaded text that cleaning left out, and why."""

    span: Span
    """Into the loaded text."""
    reason: str
    """One of ``chrome``, ``caption``, ``pinyin``, ``space``, ``repeat``, ``front matter``."""


@dataclass(frozen=True)
class Cleaned:
    r"""The text engines read, and the way back. One paragraph or table row a line, lines parted by ``\n``.

    ``segments`` are ``(cleaned start, loaded start, length)`` runs copied one character to one
    character (a character may have been replaced by another, never by several); between segments the
    loaded text holds what was dropped.
    """

    text: str
    segments: tuple[tuple[int, int, int], ...]
    dropped: tuple[Dropped, ...] = ()

    @cached_property
    def folded(self) -> str:
        """``text`` with Chinese punctuation folded to ASCII one for one: same length, same offsets."""
        return fold_punctuation(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [segment[0] for segment in self.segments]

    def loaded_offset(self, offset: int) -> int:
        """Offset in the loaded text of the cleaned character at ``offset``."""
        start, loaded, _ = self._segment(offset)
        return loaded + offset - start

    def loaded_span(self, span: Span) -> Span:
        """The loaded run whose cleaning gives ``text[span]``; an empty span is refused with ValueError."""
        if span.start == span.end:
            raise ValueError("an empty span has no place in the loaded text")
        start, loaded, length = self._segment(span.start)
        if span.end <= start + length:  # most spans lie in one segment
            return Span(loaded + span.start - start, loaded + span.end - start)
        return Span(loaded + span.start - start, self.loaded_offset(span.end - 1) + 1)

    def _segment(self, offset: int) -> tuple[int, int, int]:
        """The segment that holds the cleaned character at ``offset``."""
        if not 0 <= offset < len(self.text):
            raise IndexError(f"offset {offset} outside a text of {len(self.text)} characters")
        return self.segments[bisect_right(self._starts, offset) - 1]


class SectionKind(StrEnum):
    """What sort of place a section is; scores are sliced by it."""

    PROSE = "prose"
    TABLE = "table"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row."""

    text: str
    span: Span
    """Into the cleaned text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table rebuilt from pipe rows or from cells flattened one to a line."""

    header: tuple[str, ...]
    """Column names; empty strings where a column has none."""
    rows: tuple[tuple[Cell, ...], ...]
    """Body rows, as wide as the header; a cell merged over rows stands in each of them."""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of the cleaned text under one heading. Sections tile the cleaned text exactly."""

    index: int
    span: Span
    """Into the cleaned text: heading (if any) and body, up to the next section."""
    body: Span
    """Into the cleaned text: what follows the heading; the text run in on a heading's line is body."""
    kind: SectionKind
    level: int
    """Depth of the heading: 1 for ``一、``; 0 for text before the first heading."""
    number: str
    """Number as written, ``（一）``, ``专栏3``; empty where there is none."""
    title: str
    """Heading without number and closing punctuation; empty where there is none."""
    path: tuple[str, ...]
    """Headings from the outermost to this one, each as ``number + title``."""
    lead_in: str = ""
    """Sentence that closes the text above this section and its siblings and announces them (``到2027年的目标是：``), as written."""
    responsible: tuple[str, ...] = ()
    """Bodies named in the bracket that closes the section, as written."""
    responsible_span: Span | None = None
    """Where that bracket stands in the cleaned text, brackets included."""
    table: Table | None = None


class Level(StrEnum):
    """Tier of government that issues a document."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class DocumentType(StrEnum):
    """Genre of a policy document."""

    FIVE_YEAR_PLAN = "five-year plan"
    ANNUAL_PLAN = "annual plan"
    ACTION_PLAN = "action plan"
    OPINION = "implementation opinion"
    MEETING = "meeting report"
    RESULTS = "report of results"
    WORK_REPORT = "government work report"
    NOTICE = "notice"
    REGULATION = "regulation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Period:
    """Years that a document covers, both ends included."""

    start: datetime.date
    end: datetime.date
    text: str
    """Words it was read from."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that the text names as existing."""

    title: str
    number: str | None
    span: Span
    """Into the cleaned text."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the document says of itself; None where it does not say."""

    title: str | None = None
    issuer: str | None = None
    level: Level | None = None
    jurisdiction: str | None = None
    type: DocumentType = DocumentType.OTHER
    number: str | None = None
    """Document number as written: ``浙委发〔2019〕27号``."""
    date: datetime.date | None = None
    """Date of issue or publication."""
    period: Period | None = None
    reviewed: Period | None = None
    review_end: int = 0
    """What it reports of, where its title plans another time besides, and where in the cleaned text it turns to that; 0 if untold."""
    citations: tuple[Citation, ...] = ()

    @property
    def standing(self) -> bool:
        """Whether the document states rules in force: its amounts are paid, not promised."""
        return self.type in {DocumentType.REGULATION, DocumentType.NOTICE}


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections that tile the cleaned text, in order."""

    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one call of an engine reads: whole sections, or whole sentences and rows of a long one."""

    document: str
    index: int
    span: Span
    """Into the cleaned text."""
    text: str
    """``Cleaned.text[span]``."""
    folded: str
    """``Cleaned.folded[span]``."""
    sections: tuple[Section, ...]
    """Sections that the chunk touches; their spans are into the cleaned text, not into ``text``."""
    context: str
    """Heading path, lead-in sentence and table header that the chunk inherits, for an engine to read."""
    facts: Facts
    whole: bool = False
    """Whether the document has no other chunk."""
    stated: tuple[Span, ...] | None = None
    """Quantities that state something, into ``text``; None where whoever needs them reads them."""
