"""Chunks and settings for tests of the LLM engine."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from summarizer.engines.llm import LlmEngine
from summarizer.engines.protocol import Reading
from summarizer.schemas.document import Chunk, Facts, Section, SectionKind, Span
from summarizer.schemas.extraction import Usage
from summarizer.schemas.punctuation import fold_punctuation
from summarizer.settings import Settings
from tests.loopback import Loopback

MODEL = "gpt-5-mini"
"""A model whose price is known."""
KEY = "sk-test-7Qp4xLw9RzT2"


def chunk(text: str, context: str = "", document: str = "plan.txt", index: int = 0) -> Chunk:
    """A chunk that is a whole section."""
    span = Span(0, len(text))
    section = Section(0, span, span, SectionKind.PROSE, 0, "", "", ())
    return Chunk(document, index, span, text, fold_punctuation(text), (section,), context, Facts())


def chunks(count: int) -> list[Chunk]:
    """Chunks with a few targets each, all different."""
    return [
        chunk(f"第{n}章。到20{30 + n % 60}年，全县新建食堂{n + 2}处，覆盖率达到{n % 90 + 10}%。", index=n)
        for n in range(count)
    ]


def settings(server: Loopback, cache: Path, **changes: object) -> Settings:
    """Settings for the loopback server, with ``changes``."""
    fields = {"base_url": server.base_url, "model": MODEL, "cache_dir": cache, "api_key": SecretStr(KEY)}
    return Settings.model_validate(fields | changes)


def read(server: Loopback, cache: Path, count: int = 20, **changes: object) -> list[Reading]:
    """Readings of ``count`` chunks by a fresh engine."""
    with LlmEngine(settings(server, cache, **changes)) as engine:
        return engine.extract(chunks(count))


def quotes(readings: list[Reading]) -> list[list[str]]:
    """Quotes of each reading."""
    return [[item.quote for item in r.extraction.items] if r.extraction else [] for r in readings]


def spent(readings: list[Reading]) -> Usage:
    """What all readings used."""
    return sum((reading.usage for reading in readings), Usage())
