"""Structured, grounded commitments from Chinese policy documents.

>>> from summarizer import summarize
>>> summary = summarize(text="到2025年，养老机构护理型床位占比达到60%以上。", engine="rules")

Names are loaded when first used: ``import summarizer`` stays instant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from summarizer.version import VERSION

if TYPE_CHECKING:
    from summarizer.api import load_records, load_summaries, summarize, summarize_many, to_pandas, to_polars
    from summarizer.comparison import Comparison, compare
    from summarizer.errors import SummarizerError, UsageError
    from summarizer.schemas.commitment import Commitment, Evidence
    from summarizer.schemas.summary import Failure, Summary
    from summarizer.settings import Settings
    from summarizer.tracking import Tracking, track

__version__ = VERSION

__all__ = [
    "Commitment",
    "Comparison",
    "Evidence",
    "Failure",
    "Settings",
    "SummarizerError",
    "Summary",
    "Tracking",
    "UsageError",
    "__version__",
    "compare",
    "load_records",
    "load_summaries",
    "summarize",
    "summarize_many",
    "to_pandas",
    "to_polars",
    "track",
]

_HOMES = {
    "Commitment": "summarizer.schemas.commitment",
    "Comparison": "summarizer.comparison",
    "Evidence": "summarizer.schemas.commitment",
    "Failure": "summarizer.schemas.summary",
    "Settings": "summarizer.settings",
    "Summary": "summarizer.schemas.summary",
    "SummarizerError": "summarizer.errors",
    "Tracking": "summarizer.tracking",
    "UsageError": "summarizer.errors",
    "compare": "summarizer.comparison",
    "load_records": "summarizer.api",
    "load_summaries": "summarizer.api",
    "summarize": "summarizer.api",
    "summarize_many": "summarizer.api",
    "to_pandas": "summarizer.api",
    "to_polars": "summarizer.api",
    "track": "summarizer.tracking",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
