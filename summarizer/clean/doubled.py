"""Commas that a disguise puts before every mark: ``会议指出，，新建水站12座，、泵房6座，。``."""

from __future__ import annotations

import re

from summarizer.clean.trace import Trace

_SPARE = re.compile(r"[，,](?=[，,、。；;：:！？])")
_MARKS = re.compile(r"[，,、。；;：:！？]")

_LEAST = 3
_LEAST_SHARE = 0.2
"""So many, and so large a share of all marks, make a habit; a page of ours has one by mistake. The disguise doubles every
mark, which is half of them."""


def without_doubled_marks(trace: Trace) -> Trace:
    """``trace`` without them, where they are a habit."""
    spare = [match.span() for match in _SPARE.finditer(trace.text)]
    if len(spare) < _LEAST or len(spare) < _LEAST_SHARE * len(_MARKS.findall(trace.text)):
        return trace
    return trace.without((start, end, "repeat") for start, end in spare)
