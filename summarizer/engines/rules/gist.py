"""The gist of a section: its most telling sentence, shortened at a clause mark."""

from __future__ import annotations

import re

from summarizer.engines.rules.passage import Passage
from summarizer.schemas.extraction import Gist

MAX_GIST_CHARS = 90
"""About two lines of a page."""

_LOOKED_AT = 6
"""Sentences considered; official prose states its point early."""


def read_gist(passage: Passage) -> Gist | None:
    """Gist of a passage: the early sentence with most figures and launching verbs, first of equals."""
    sentences = passage.sentences[:_LOOKED_AT]
    if not sentences:
        return None
    best = max(sentences, key=lambda s: (_weight(passage.words(s)), -s.start))
    text = passage.written(best.start, best.end).strip().replace("\n", " ")
    section = passage.section
    return Gist(section=section.number + section.title, text=_shorten(text))


def _weight(words: str) -> float:
    figures = len(re.findall(r"\d+(?:\.\d+)?(?:%|[万亿]|[^\d,.年月日])", words))
    named = len(re.findall(r"[“《]", words))
    return min(figures, 4) + 0.5 * min(named, 3) + (1 if 12 <= len(words) <= 160 else 0)


def _shorten(text: str) -> str:
    if len(text) <= MAX_GIST_CHARS:
        return text
    cut = max(text.rfind(mark, 0, MAX_GIST_CHARS) for mark in ",，;；、")
    return (text[:cut] if cut > MAX_GIST_CHARS // 2 else text[:MAX_GIST_CHARS]) + "……"
