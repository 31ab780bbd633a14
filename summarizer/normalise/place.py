"""Where a grounded item stands: all that its words are read against."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.language.lexed import Lexed
from summarizer.schemas.document import Cleaned, Document, Facts, Section


@dataclass(frozen=True, slots=True)
class Place:
    """Where a grounded item stands."""

    document: Document
    cleaned: Cleaned
    facts: Facts
    section: Section
    lead_in: str
    """Sentence that governs the section's items (``到2025年,…:``); empty where there is none."""
    engine: str
    lexed: Lexed
    """The chunk that was read, lexed."""
    offset: int
    """Of the chunk in the cleaned text."""
