"""Loaded text to the text engines read, with the way back kept for every character."""

from __future__ import annotations

from summarizer.clean.cleaning import clean

__all__ = ["clean"]
