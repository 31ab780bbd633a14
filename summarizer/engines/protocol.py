"""The seam between the pipeline and whatever reads the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from summarizer.errors import EngineError, StopRunError
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.document import Chunk, Facts
from summarizer.schemas.extraction import Composition, Extraction, Usage


@dataclass(frozen=True, slots=True)
class Reading:
    """What an engine made of one chunk: an extraction, an error, or (after salvage) both."""

    chunk: Chunk
    extraction: Extraction | None
    """None where nothing could be read."""
    errors: tuple[EngineError | StopRunError, ...] = ()
    """What was lost in this chunk, each with its reason; empty when all is well."""
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a document before its abstract is written."""

    facts: Facts
    gists: tuple[tuple[str, str], ...]
    """``(heading, gist)`` of each section, in document order."""
    records: tuple[Commitment, ...]
    abstract: str = ""
    """As written along with the answer about a document of one chunk; empty where it is still to be written."""


class Engine(Protocol):
    """Reads chunks. Safe to call from several threads at once; errors of one chunk are values."""

    @property
    def name(self) -> str:
        """``rules`` or ``llm``: what records say in ``engine``."""
        ...

    @property
    def fingerprint(self) -> str:
        """Hash over everything that may change an answer: version, model, prompts, schema, decoding."""
        ...

    def extract(self, chunks: Sequence[Chunk]) -> list[Reading]:
        """Read the chunks of one document; one reading each, in the same order."""
        ...

    def compose(self, draft: Draft) -> tuple[Composition | None, Usage]:
        """Write title facts and abstract; None where the engine leaves that to extractive rules."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
