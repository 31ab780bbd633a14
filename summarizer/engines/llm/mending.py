"""Items that can't be used as they are: what to tell the model about them, and chunks cut in two."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace

from summarizer.engines.llm.salvage import Broken, Parsed
from summarizer.ground import ground
from summarizer.schemas.document import Chunk, Span
from summarizer.schemas.extraction import Item

SHORTEST_HALF = 60
"""Code points; a chunk below twice this is not cut again: its answer breaks off for another reason."""
MOST_MENDED = 40
"""Items asked about again at once; more wrong ones than that are beyond mending."""
_CUT = re.compile(r"\n|(?<=[。；])")
_SHOWN_LINES = 2


@dataclass(frozen=True, slots=True)
class Sorted:
    """Items of an answer, told apart."""

    sound: tuple[Item, ...]
    unquoted: tuple[Item, ...]
    """Valid, but their quote does not stand in the chunk."""
    broken: tuple[Broken, ...]


def sort_items(chunk: Chunk, parsed: Parsed) -> Sorted:
    """Items whose quote stands in the chunk, items whose quote does not, and invalid ones."""
    return sort_quotes(chunk.text, parsed)


def sort_quotes(text: str, parsed: Parsed) -> Sorted:
    """As :func:`sort_items`, for the text of a chunk alone."""
    spans = ground([item.quote for item in parsed.items], text)
    pairs = list(zip(parsed.items, spans, strict=True))
    return Sorted(
        sound=tuple(item for item, span in pairs if span),
        unquoted=tuple(item for item, span in pairs if not span),
        broken=parsed.broken,
    )


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def _like(text: str, words: str) -> str:
    """Lines or sentences of ``text`` that share most pairs of characters with ``words``."""
    wanted = _pairs(words)
    sentences = [sentence for sentence in _CUT.split(text) if sentence.strip()]
    best = sorted(sentences, key=lambda sentence: -(wanted & _pairs(sentence)).total())[:_SHOWN_LINES]
    return "\n".join(sentence.strip() for sentence in best)


def _problem(chunk: Chunk, raw: object, reason: str, words: str) -> str:
    shown = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    return f"条目：{shown}\n问题：{reason}\n原文：{_like(chunk.text, words)}"


def problems(chunk: Chunk, items: Sorted) -> list[str]:
    """One paragraph for each item to be mended: the item, what is wrong, and where it may come from."""
    found = [
        _problem(chunk, one.raw, one.reason, " ".join(str(value) for value in one.raw.values()))
        for one in items.broken
    ]
    found += [
        _problem(
            chunk,
            item.model_dump(mode="json", exclude_defaults=True),
            "quote不是原文里连续的一段",
            item.quote,
        )
        for item in items.unquoted
    ]
    return found[:MOST_MENDED]


def halve(chunk: Chunk) -> tuple[Chunk, Chunk] | None:
    """The chunk in two, cut at the line or sentence end nearest to its middle; None where it is too short."""
    text = chunk.text
    cuts = [match.end() for match in _CUT.finditer(text)]
    cuts = [cut for cut in cuts if SHORTEST_HALF <= cut <= len(text) - SHORTEST_HALF]
    if not cuts:
        return None
    # A line end is better than a sentence end unless it is far off.
    middle = min(cuts, key=lambda cut: abs(cut - len(text) / 2) - (len(text) / 8) * (text[cut - 1] == "\n"))
    return _part(chunk, 0, middle), _part(chunk, middle, len(text))


def _part(chunk: Chunk, start: int, end: int) -> Chunk:
    span = Span(chunk.span.start + start, chunk.span.start + end)
    sections = tuple(section for section in chunk.sections if section.span.overlap(span))
    text, folded = chunk.text[start:end], chunk.folded[start:end]
    return replace(chunk, span=span, text=text, folded=folded, sections=sections, whole=False)
