"""From settings to an engine."""

from __future__ import annotations

from urllib.parse import urlsplit

from summarizer.engines.protocol import Engine
from summarizer.settings import Settings


def open_engine(settings: Settings) -> Engine:
    """The engine that ``settings`` ask for; use it as a context manager. Raises SettingsError."""
    if settings.chosen_engine == "llm":
        from summarizer.engines.llm import LlmEngine

        return LlmEngine(settings)
    from summarizer.engines.rules.engine import RulesEngine

    return RulesEngine()


def describe_choice(settings: Settings) -> str:
    """One line that says which engine reads, and why."""
    if settings.chosen_engine == "rules":
        reason = "as asked" if settings.engine == "rules" else "no key and no base URL configured"
        return f"engine: rules ({reason}; nothing leaves this machine)"
    host = urlsplit(settings.base_url).netloc.rpartition("@")[2] if settings.base_url else "api.openai.com"
    reason = "as asked" if settings.engine == "llm" else "a key or base URL is configured"
    return f"engine: llm ({reason}; model {settings.model} at {host})"
