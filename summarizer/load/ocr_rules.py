"""Rules of a table in a picture of a page: long straight runs of dark dots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.load.rules import Rule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Darker than this, of 255, is ink; scans of grey rules stay below.
_DARK = 160
# The least length of a rule, in points: longer than a stroke of any letter of a title (22 points).
_LEAST = 25.0
# A rule is at most this thick, in points; a page scanned a little askew draws it across some rows of dots.
_THICK = 6.0
# Gaps of this many dots, along the rule and from row to row, are dirt.
_GAP = 3

Run = tuple[int, int, int]
"""Row, first dot, and the dot behind the last."""


def rules_in(picture: NDArray[np.uint8], scale: float) -> list[Rule]:
    """Level and upright rules of ``picture``, in points from its lower left corner; ``scale`` is dots to a point.

    ``picture`` has rows of dots from the top, with one value or several channels a dot.
    """
    grey = picture if picture.ndim == 2 else picture.min(axis=2)
    dark = grey < _DARK
    height = dark.shape[0] / scale
    level = [
        Rule(is_level=True, place=height - row / scale, start=start / scale, end=end / scale)
        for row, start, end in _lines(dark, scale)
    ]
    upright = [
        Rule(is_level=False, place=column / scale, start=height - end / scale, end=height - start / scale)
        for column, start, end in _lines(dark.T, scale)
    ]
    return level + upright


def _lines(dark: NDArray[np.bool_], scale: float) -> Iterator[tuple[float, int, int]]:
    """Lines along the rows of ``dark``: the middle row, the first dot and the one behind the last."""
    for line in _grown(_runs(dark, int(_LEAST * scale))):
        rows = [row for row, _, _ in line]
        if rows[-1] - rows[0] <= _THICK * scale:
            yield (rows[0] + rows[-1]) / 2, min(run[1] for run in line), max(run[2] for run in line)


def _runs(dark: NDArray[np.bool_], least: int) -> Iterator[Run]:
    """Runs of at least ``least`` dark dots, row by row."""
    import numpy as np

    edges = np.diff(np.pad(dark, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    long = ends - starts >= least
    yield from zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True)


def _grown(runs: Iterator[Run]) -> Iterator[list[Run]]:
    """Runs that touch each other from row to row, or go on in the same row."""
    growing: list[list[Run]] = []
    for run in runs:
        still = [line for line in growing if run[0] - line[-1][0] <= _GAP]
        yield from (line for line in growing if run[0] - line[-1][0] > _GAP)
        growing = still
        owner = next((line for line in growing if _touches(line[-1], run)), None)
        if owner is None:
            growing.append([run])
        else:
            owner.append(run)
    yield from growing


def _touches(one: Run, other: Run) -> bool:
    return one[1] <= other[2] + _GAP and other[1] <= one[2] + _GAP
