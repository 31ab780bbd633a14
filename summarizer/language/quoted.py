"""Runs of a text that are names: within quotation marks or book-title marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_RUN = re.compile(r"“[^”\n]{0,60}”|《[^》\n]{0,120}》|\"[^\"\n]{0,40}\"")
_AIM = re.compile(
    r"[率量额数度](?:达到?|不低于|超过|控制在|提高到|保持在)[^”,]{0,3}\d[^”]*[”\"]的?(?:总?目标|要求|任务)"
)
"""Values to be reached, put in quotation marks as the aims that they are: ``“供水普及率达到95%”的目标``."""
_SPOKEN = re.compile(r"“[^“”\n]{11,400}[。!?]”")
"""What somebody says, whole sentences of it, which names nothing: ``“今年我们将新建水站9座。”局长说``."""

_LONGEST_AIM = 4
"""Characters behind the closing mark: ``的总目标``."""


def speech_end(text: str, start: int) -> int | None:
    """Where the speech that opens at ``start`` of the folded ``text`` ends; None where no whole sentences are quoted there."""
    spoken = _SPOKEN.match(text, start)
    return spoken.end() if spoken else None


@dataclass(frozen=True)
class Quoted:
    """Runs of one text within quotation marks and book-title marks."""

    text: str

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        runs = [
            match.span()
            for match in _RUN.finditer(self.text)
            if _AIM.search(self.text, match.start(), match.end() + _LONGEST_AIM) is None
            and speech_end(self.text, match.start()) is None
        ]
        return [start for start, _ in runs], [end for _, end in runs]

    def holds(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within one of them."""
        starts, ends = self._runs
        at = bisect_right(starts, start) - 1
        return at >= 0 and end <= ends[at]
