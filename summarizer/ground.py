"""Quotes as an engine wrote them → spans of the text, exactly or not at all.

Engines (language models above all) normalise what they copy: widths, quotation marks, spaces and line breaks
inside table rows. Text and quotes are folded the same way, one character to one or to none, and searched with
plain ``str.find``. Nothing is fuzzy: a digit or a word that differs finds nothing.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from summarizer.language.numerals import parts_thousands
from summarizer.schemas.document import Span
from summarizer.schemas.punctuation import fold_punctuation, replacing

# Marks a model swaps for one another while copying; one character to one, so offsets stay.
_fold_look_alikes = replacing(
    {
        "“": '"',  # “两项补贴” copied as "两项补贴"
        "”": '"',
        "„": '"',
        "‘": '"',  # ‘一老一小’ copied as '一老一小'
        "’": '"',
        "'": '"',
        "—": "-",  # 2021—2025年 copied as 2021-2025年
        "―": "-",
        "─": "-",
        "−": "-",
        "〈": "《",
        "〉": "》",
    }
)
# White space, characters of no width, and the pipes that part table cells.
_BLANK = r"[\s|\u00ad\u200b-\u200f\u2060\ufeff]"
_BLANKS = re.compile(f"{_BLANK}+")
# Where removing a blank would join two numbers into one ("3. 5个" → "3.5个", "10 | 20" → "1020"), it stays.
_NUMBER_BEFORE = re.compile(r"\d[.,]?\Z")
_NUMBER_AFTER = re.compile(r"[.,]?\d")
# "3.2031年新建水站12座": the mark of a list before a year is no number with it.
_LIST_MARK = re.compile(r"(?:\A|[^\d.,])\d{1,2}\.\Z")
_YEAR = re.compile(r"20\d\d年")
_MARK = 5
# As far as a number is looked at to both sides of a cut.
_WINDOW = 24
# A model likes to end its quote with a mark of its own ("…60%。" for "…60%；").
_CLOSING_MARKS = "。；，、：,;:."


KEPT_TEXTS = 128
"""Texts that stay folded: two chunks of each of the documents that may be under way."""


@dataclass(frozen=True, slots=True)
class _Folded:
    """Folded text and, for each of its characters, the offset of the character it came from."""

    text: str
    offsets: array[int]
    found: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """Where quotes stand that were looked for. Each is looked for three times: to tell the items of an answer apart, for
    the audit, and for the record."""


def _joins_numbers(text: str, start: int, end: int) -> bool:
    return bool(_NUMBER_BEFORE.search(text[max(0, start - 2) : start]) and _NUMBER_AFTER.match(text, end))


def _fold(text: str) -> _Folded:
    flat = _fold_look_alikes(fold_punctuation(text))
    parts: list[str] = []
    offsets = array("l")
    last = 0
    for blank in _BLANKS.finditer(flat):
        start, end = blank.span()
        parts.append(flat[last:start])
        offsets.extend(range(last, start))
        if _joins_numbers(flat, start, end):
            parts.append(" ")
            offsets.append(start)
        last = end
    parts.append(flat[last:])
    offsets.extend(range(last, len(flat)))
    return _Folded("".join(parts), offsets)


_fold_text = lru_cache(maxsize=KEPT_TEXTS)(_fold)


def _finds(needle: str, text: str) -> Iterator[int]:
    start = text.find(needle) if needle else -1
    while start >= 0:
        yield start
        start = text.find(needle, start + 1)


def cuts_number(text: str, span: Span) -> bool:
    """Whether ``span`` of ``text`` begins or ends inside a number written in digits (``5张`` of ``25张``)."""
    return _inside_number(text, span.start) or _inside_number(text, span.end)


def _inside_number(text: str, at: int) -> bool:
    if not 0 < at < len(text) or not (_in_numbers(text[at - 1]) and _in_numbers(text[at])):
        return False
    if text[at - 1].isdecimal() and text[at].isdecimal():
        return True
    pair = fold_punctuation(text[at - 1 : at + 1])
    if "," in pair:
        around = fold_punctuation(text[max(0, at - _WINDOW) : at + _WINDOW])
        return parts_thousands(around, min(at, _WINDOW) - 1 + pair.index(","))
    before, after = fold_punctuation(text[max(0, at - _MARK) : at]), fold_punctuation(text[at : at + _MARK])
    if _LIST_MARK.search(before) and _YEAR.match(after):
        return False
    return _NUMBER_BEFORE.search(before) is not None and _NUMBER_AFTER.match(after) is not None


def _in_numbers(mark: str) -> bool:
    return mark.isdecimal() or mark in ".,．，"


def _occurrences(quote: str, text: str, folded: _Folded) -> list[Span]:
    """Where ``quote`` stands, as written or else as folded; whole numbers before cut ones, then in text order."""
    spans = [Span(start, start + len(quote)) for start in _finds(quote, text)]
    if not spans:
        needle = _fold(quote).text
        last = len(needle) - 1
        spans = [
            Span(folded.offsets[at], folded.offsets[at + last] + 1) for at in _finds(needle, folded.text)
        ]
    if len(spans) > 1:
        spans.sort(key=lambda span: (cuts_number(text, span), span.start))
    return spans


def _find_all(quote: str, text: str, folded: _Folded) -> tuple[Span, ...]:
    places = folded.found.get(quote)
    if places is None:
        places = folded.found[quote] = tuple(_search(quote, text, folded))
    return places


def _search(quote: str, text: str, folded: _Folded) -> list[Span]:
    if not _BLANKS.sub("", quote):
        return []
    spans = _occurrences(quote, text, folded)
    if not spans and (trimmed := quote.rstrip())[-1] in _CLOSING_MARKS and len(trimmed) > 2:
        spans = _occurrences(trimmed[:-1], text, folded)
    return spans


def _nearest(spans: Sequence[Span], near: str, text: str) -> Sequence[Span]:
    """Occurrences that follow the words ``near`` most closely; all where they stand before none."""
    words = sorted(_find_all(near, text, _fold_text(text)), key=lambda word: word.end)
    ends = [word.end for word in words]
    distances: list[tuple[int, int]] = []
    for at, span in enumerate(spans):
        place = bisect_left(ends, span.start)
        beside = [word for word in words[max(0, place - 1) : place + 1] if word.start < span.start]
        distances += [(abs(span.start - word.end), at) for word in beside]
    closest = min(distances, default=(0, 0))[0]
    return [spans[at] for distance, at in distances if distance == closest] or spans


def ground(
    quotes: Sequence[str], text: str, near: Sequence[str | None] = (), offset: int = 0
) -> list[Span | None]:
    """Spans of ``quotes`` in ``text``, each shifted by ``offset``; None for a quote that does not stand there.

    Identical quotes take successive occurrences as far as they exist, then the last one again. ``near[i]``,
    words that stand before quote ``i``, leaves those occurrences to choose from that follow them most closely. The text of a span equals its quote
    but for widths, quotation marks, dashes, white space, cell borders and one closing mark.
    """
    folded = _fold_text(text)
    taken: set[Span] = set()
    spans: list[Span | None] = []
    following: dict[tuple[str, str], Sequence[Span]] = {}
    for index, quote in enumerate(quotes):
        places: Sequence[Span] = _find_all(quote, text, folded)
        hint = near[index] if index < len(near) else None
        if hint and len(places) > 1:
            if (quote, hint) not in following:
                following[quote, hint] = _nearest(places, hint, text)
            places = following[quote, hint]
        span = next((one for one in places if one not in taken), places[-1] if places else None)
        if span is not None:
            taken.add(span)
        spans.append(span and Span(span.start + offset, span.end + offset))
    return spans
