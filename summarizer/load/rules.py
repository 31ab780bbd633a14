"""Straight rules of a page, and the cells of the tables that they make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.load.pipe_rows import TableTooLargeError

# Ends of rules this close are one corner, in points; office programs draw each side of a cell by itself.
_CLOSE = 3.0
# A rule is level or upright when its ends differ by less than this in the other direction, in points.
_STRAIGHT = 1.0

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner."""


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A level or an upright line: ``place`` in the one direction, ``start`` to ``end`` in the other, in points."""

    is_level: bool
    place: float
    start: float
    end: float


def rule_between(x0: float, y0: float, x1: float, y1: float) -> Rule | None:
    """The rule from one point to the other; None where it is slanted or a mere dot."""
    if abs(y1 - y0) < _STRAIGHT <= abs(x1 - x0):
        return Rule(is_level=True, place=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
    if abs(x1 - x0) < _STRAIGHT <= abs(y1 - y0):
        return Rule(is_level=False, place=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))
    return None


def cells_of(rules: Sequence[Rule], max_cells: int) -> Iterator[list[Box]]:
    """The cells of each table that ``rules`` make; cells without a wall between them are one.

    Raises ``TableTooLargeError`` where rules cross in more than ``max_cells`` fields.
    """
    for table in _connected(rules):
        grid = _Grid.of(table, max_cells)
        if grid is not None:
            yield grid.cells()


def _connected(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules that touch each other, directly or by way of others.

    Upright rules sort before level ones, and these by height: an upright one looks at those within its reach only.
    """
    ordered = sorted(set(rules))
    owner = list(range(len(ordered)))

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = owner[owner[one]]
            one = owner[one]
        return one

    uprights = sum(not rule.is_level for rule in ordered)
    heights = [rule.place for rule in ordered[uprights:]]
    for index, rule in enumerate(ordered[:uprights]):
        first = bisect_left(heights, rule.start - _CLOSE)
        for other in range(first, bisect_right(heights, rule.end + _CLOSE)):
            level = ordered[uprights + other]
            if level.start - _CLOSE <= rule.place <= level.end + _CLOSE:
                owner[root(index)] = root(uprights + other)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for index, rule in enumerate(ordered):
        groups[root(index)].append(rule)
    return iter(groups.values())


@dataclass(frozen=True, slots=True)
class _Grid:
    """Fields between neighbouring edges; ``right`` and ``below`` hold the fields with a wall on that side."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    """From top to bottom."""
    right: frozenset[tuple[int, int]]
    below: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, rules: Sequence[Rule], max_cells: int) -> _Grid | None:
        xs = edges_of(rule.place for rule in rules if not rule.is_level)
        ys = edges_of(rule.place for rule in rules if rule.is_level)
        if len(xs) < 2 or len(ys) < 2:
            return None
        if (len(xs) - 1) * (len(ys) - 1) > max_cells:
            raise TableTooLargeError(f"a table with more than {max_cells:,} cells")
        right: set[tuple[int, int]] = set()
        below: set[tuple[int, int]] = set()
        for rule in rules:
            if rule.is_level:
                row = len(ys) - 2 - nearest(ys, rule.place)
                below.update((row, column) for column in _covered(xs, rule))
            else:
                column = nearest(xs, rule.place) - 1
                right.update((len(ys) - 2 - row, column) for row in _covered(ys, rule))
        return cls(tuple(xs), tuple(reversed(ys)), frozenset(right), frozenset(below))

    def cells(self) -> list[Box]:
        """Boxes of the cells, from the upper left to the lower right."""
        seen: set[tuple[int, int]] = set()
        boxes = []
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                if (row, column) not in seen:
                    fields = self._room(row, column)
                    seen |= fields
                    boxes.append(self._box(fields))
        return boxes

    def _room(self, row: int, column: int) -> set[tuple[int, int]]:
        """Fields that can be reached from this one without crossing a wall."""
        found, ahead = {(row, column)}, [(row, column)]
        while ahead:
            at, beside = ahead.pop()
            steps = (
                ((at, beside + 1), (at, beside) in self.right),
                ((at, beside - 1), (at, beside - 1) in self.right),
                ((at + 1, beside), (at, beside) in self.below),
                ((at - 1, beside), (at - 1, beside) in self.below),
            )
            for field, walled in steps:
                inside = 0 <= field[0] < len(self.ys) - 1 and 0 <= field[1] < len(self.xs) - 1
                if inside and not walled and field not in found:
                    found.add(field)
                    ahead.append(field)
        return found

    def _box(self, fields: set[tuple[int, int]]) -> Box:
        rows, columns = [row for row, _ in fields], [column for _, column in fields]
        return self.xs[min(columns)], self.ys[max(rows) + 1], self.xs[max(columns) + 1], self.ys[min(rows)]


def _covered(edges: Sequence[float], rule: Rule) -> Iterator[int]:
    """Which fields between ``edges``, which ascend, the rule runs along."""
    first = bisect_left(edges, rule.start - _CLOSE)
    yield from range(first, bisect_right(edges, rule.end + _CLOSE) - 1)


def edges_of(places: Iterable[float]) -> list[float]:
    """``places`` in ascending order, those that are one edge taken once."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _CLOSE:
            edges.append(place)
    return edges


def nearest(edges: Sequence[float], place: float) -> int:
    """Index of the edge nearest to ``place``; ``edges`` ascend."""
    after = min(bisect_left(edges, place), len(edges) - 1)
    return after - 1 if after and place - edges[after - 1] <= edges[after] - place else after
