"""Fast search for patterns that open with optional words.

A pattern such as ``(?:不少于|至少|…)?[0-9]…`` makes the regex engine try every optional word at every
character of a text. Here candidates are the rare characters a match proper can begin with; optional
words are looked up behind them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator


def scan(
    text: str, pattern: re.Pattern[str], starts: re.Pattern[str], prefixes: Container[str], longest: int
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` gives, found from the places where ``starts`` matches.

    ``prefixes`` are the optional words that ``pattern`` may open with, none longer than ``longest``
    characters; one blank may part them from what follows.
    """
    done = 0
    for candidate in starts.finditer(text):
        at = candidate.start()
        if at < done:
            continue
        match = None
        if (opening := _prefix(text, at, done, prefixes, longest)) < at:
            match = pattern.match(text, opening)
        match = match or pattern.match(text, at)
        if match is not None:
            done = max(match.end(), at + 1)
            yield match


def _prefix(text: str, at: int, floor: int, prefixes: Container[str], longest: int) -> int:
    """Start of the longest optional word right before ``at``, or ``at``; never before ``floor``."""
    end = at - 1 if at > floor and text[at - 1] == " " else at
    for size in range(min(longest, end - floor), 0, -1):
        if text[end - size : end] in prefixes:
            return end - size
    return at
