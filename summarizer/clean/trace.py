"""A text that remembers from where in the loaded text each of its characters came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.schemas.document import Dropped, Span

Cut = tuple[int, int, str]
"""A run ``[start, end)`` of a trace's text that goes, and the reason as in ``Dropped.reason``."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A text with its segments ``(start in text, start in loaded text, length)`` and what left it so far.

    Every operation gives a new trace: characters may go (``without``) or be replaced one for one
    (``rewritten``); none are ever put in or moved.
    """

    text: str
    segments: tuple[tuple[int, int, int], ...]
    dropped: tuple[Cut, ...] = ()
    """Runs of the loaded text, unlike other cuts; in no order."""

    @classmethod
    def of(cls, loaded: str) -> Trace:
        """The loaded text itself, nothing changed."""
        return cls(loaded, ((0, 0, len(loaded)),) if loaded else ())

    def rewritten(self, text: str) -> Trace:
        """The same places with other characters; ValueError unless the length stays the same."""
        if len(text) != len(self.text):
            raise ValueError(f"{len(text)} characters can't stand for {len(self.text)}")
        return Trace(text, self.segments, self.dropped)

    def without(self, cuts: Iterable[Cut]) -> Trace:
        """The trace less ``cuts``, which may come in any order and overlap (the first reason counts)."""
        ordered = _apart(sorted(cuts))
        if not ordered:
            return self
        text = "".join(self.text[start:end] for start, end in _kept(ordered, len(self.text)))
        segments, dropped = _split(self.segments, ordered)
        return Trace(text, segments, (*self.dropped, *dropped))

    def all_dropped(self) -> tuple[Dropped, ...]:
        """What left the text, in loaded order, neighbours with the same reason joined."""
        joined: list[Cut] = []
        for start, end, reason in sorted(self.dropped):
            if joined and joined[-1][1:] == (start, reason):
                joined[-1] = (joined[-1][0], end, reason)
            else:
                joined.append((start, end, reason))
        return tuple(Dropped(Span(start, end), reason) for start, end, reason in joined)


def _apart(cuts: Sequence[Cut]) -> list[Cut]:
    """``cuts``, sorted by start, with empty ones gone and overlaps given to the earlier one."""
    apart: list[Cut] = []
    reached = 0
    for start, end, reason in cuts:
        begin = max(start, reached)
        if begin < end:
            apart.append((begin, end, reason))
            reached = end
    return apart


def _kept(cuts: Sequence[Cut], length: int) -> Iterator[tuple[int, int]]:
    reached = 0
    for start, end, _ in cuts:
        if reached < start:
            yield reached, start
        reached = end
    if reached < length:
        yield reached, length


def _split(
    segments: Sequence[tuple[int, int, int]], cuts: Sequence[Cut]
) -> tuple[tuple[tuple[int, int, int], ...], list[Cut]]:
    """``segments`` less ``cuts``, and the loaded runs that the cuts took. One walk over both."""
    kept: list[tuple[int, int, int]] = []
    dropped: list[Cut] = []
    at = 0  # start of the next kept character in the new text
    number = 0
    for start, loaded, length in segments:
        reached, end = start, start + length
        while number < len(cuts) and cuts[number][0] < end:
            cut_start, cut_end, reason = cuts[number]
            begin, stop = max(cut_start, reached), min(cut_end, end)
            if reached < begin:
                kept.append((at, loaded + reached - start, begin - reached))
                at += begin - reached
            dropped.append((loaded + begin - start, loaded + stop - start, reason))
            reached = stop
            if cut_end > end:
                break
            number += 1
        if reached < end:
            kept.append((at, loaded + reached - start, end - reached))
            at += end - reached
    return tuple(kept), dropped
