"""Runs of a text that are names: within quotation marks or book-title marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Quoted:
    """Runs of one text within quotation marks and book-title marks."""

    text: str

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        runs = [
            match.span()
            for match in re.finditer(r"“[^”\n]{0,60}”|《[^》\n]{0,120}》|\"[^\"\n]{0,40}\"", self.text)
        ]
        return [start for start, _ in runs], [end for _, end in runs]

    def holds(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within one of them."""
        starts, ends = self._runs
        at = bisect_right(starts, start) - 1
        return at >= 0 and end <= ends[at]
