"""Paragraphs that a page holds twice: a print version, a mobile version, a share text."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.clean.lines import Line

# Shorter paragraphs may say the same twice for a reason (a heading, a formula of approval).
_MIN_REPEATED = 40


def repeated_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of lines that say again, word for word, what an earlier line said.

    Long paragraphs are taken wherever they stand; short lines between and around them when the same
    lines stand there the first time too. Table rows count as short.
    """
    keys = [line.squeezed for line in lines]
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for index, (line, key) in enumerate(zip(lines, keys, strict=True)):
        if len(key) >= _MIN_REPEATED and not line.is_row:
            earlier = first.setdefault(key, index)
            if earlier != index:
                again[index] = earlier
    for index, earlier in list(again.items()):
        _extend(keys, again, index, earlier, -1)
        _extend(keys, again, index, earlier, 1)
    return set(again)


def _extend(keys: Sequence[str], again: dict[int, int], index: int, earlier: int, step: int) -> None:
    """Follow equal lines away from a repeated pair; both copies must stay apart."""
    at, before = index + step, earlier + step
    while 0 <= before < index and earlier < at < len(keys) and at not in again and keys[at] == keys[before]:
        again[at] = before
        at, before = at + step, before + step
