"""Paragraphs that a page holds twice: a print version, a mobile version, a share text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.clean.lines import Line

# A line of this many characters is looked for again; shorter ones (headings, buttons) recur for a reason.
_MIN_LINE = 20
# Lines that recur together must come to this much: statutes say one sentence in two articles, and a
# box restates its section, but nobody writes 100 characters twice the same way.
_MIN_REPEATED = 100


def repeated_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of lines that say again, word for word, what an earlier run of lines said.

    Runs count as a whole: headings and table rows inside a repeated run go with it.
    """
    keys = [line.squeezed for line in lines]
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for index, key in enumerate(keys):
        if len(key) >= _MIN_LINE:
            earlier = first.setdefault(key, index)
            if earlier != index:
                again[index] = earlier
    for index, earlier in list(again.items()):
        _extend(keys, again, index, earlier, -1)
        _extend(keys, again, index, earlier, 1)
    return {
        index for run in _runs(again) if sum(len(keys[at]) for at in run) >= _MIN_REPEATED for index in run
    }


def _runs(again: dict[int, int]) -> Iterator[list[int]]:
    """Neighbouring lines whose earlier copies are neighbours as well."""
    run: list[int] = []
    for index in sorted(again):
        if run and (index != run[-1] + 1 or again[index] != again[run[-1]] + 1):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _extend(keys: Sequence[str], again: dict[int, int], index: int, earlier: int, step: int) -> None:
    """Follow equal lines away from a repeated pair; both copies must stay apart."""
    at, before = index + step, earlier + step
    while 0 <= before < index and earlier < at < len(keys) and at not in again and keys[at] == keys[before]:
        again[at] = before
        at, before = at + step, before + step
