"""What would be sent for a chunk, without sending it: for estimates and for providers' batch interfaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.cache import AnswerCache
from summarizer.engines.llm.asking import ask_extract
from summarizer.engines.llm.modes import Mode
from summarizer.engines.llm.tokens import estimate_answer, estimate_tokens
from summarizer.schemas.document import Chunk
from summarizer.schemas.extraction import Extraction, Usage

_LEAST_OUTPUT_TOKENS = 60


@dataclass(frozen=True, slots=True)
class Planned:
    """One request that the cache can't answer."""

    chunk: Chunk
    key: str
    """Under which its answer will be cached."""
    body: dict[str, Any]
    """Of a chat completion."""
    input_tokens: int
    """Estimated."""
    prefix_tokens: int
    """The part of them that every request begins with, and that providers serve from their prompt cache."""

    @property
    def output_tokens(self) -> int:
        """Estimated tokens of the answer."""
        return max(_LEAST_OUTPUT_TOKENS, estimate_answer(self.chunk.text))


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of an answer that came by another way, such as a batch file."""

    extraction: Extraction | None
    stored: bool
    """Whether it is in the cache now; otherwise the run will ask again."""
    reason: str = ""
    """Why it was not stored."""
    usage: Usage = Usage()
    """Tokens that the answer reports, without their cost."""


def plan_requests(chunks: Sequence[Chunk], model: str, mode: Mode, cache: AnswerCache) -> list[Planned]:
    """Requests for those chunks whose answers are not in the cache, in order; nothing is sent."""
    asks = [(chunk, ask_extract(chunk)) for chunk in chunks]
    return [
        Planned(chunk, key, ask.body(model, mode), ask.tokens, estimate_tokens(ask.system))
        for chunk, ask in asks
        if cache.get(key := ask.key(model)) is None
    ]
