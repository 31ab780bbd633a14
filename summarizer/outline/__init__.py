"""Outline of a document: cleaned text in, sections that tile it out."""

from __future__ import annotations

from summarizer.outline.build import outline

__all__ = ["outline"]
