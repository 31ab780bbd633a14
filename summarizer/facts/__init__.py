"""What a document says of itself: title, issuer, tier, type, number, date, period, citations."""

from __future__ import annotations

from summarizer.facts.reading import read_facts

__all__ = ["read_facts"]
