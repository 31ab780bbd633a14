"""The LLM engine: any OpenAI-compatible endpoint, cached, bounded, verified."""

from __future__ import annotations

from summarizer.engines.llm.engine import LlmEngine
from summarizer.engines.llm.plan import Planned

__all__ = ["LlmEngine", "Planned"]
