"""Bytes to ``Document``: containers, encodings and the article among a page's chrome."""

from __future__ import annotations

from summarizer.load.inputs import find_inputs
from summarizer.load.isolated import load_bytes_isolated, load_path_isolated
from summarizer.load.reading import load_bytes, load_path, load_text, read_source

__all__ = [
    "find_inputs", "load_bytes", "load_bytes_isolated", "load_path", "load_path_isolated", "load_text", "read_source"
]  # fmt: skip
