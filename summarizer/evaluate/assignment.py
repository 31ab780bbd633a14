"""Optimal one-to-one assignment on a sparse bipartite graph, in exact integers.

Shortest augmenting paths with potentials (Jonker and Volgenant 1987, in the sparse form of Karp 1980).
A search stays inside the connected component of its row, so a document of thousands of records whose
evidence seldom overlaps costs time in proportion to its edges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush


def best_assignment(weights: Sequence[Mapping[int, int]]) -> list[int | None]:
    """Column of each row, or None, so that the sum of weights is greatest.

    ``weights[row]`` maps columns to positive integers; a pair that is not there can't be assigned.
    Equal sums are decided by the order of rows and columns, so callers sort both first.
    """
    search = _Search([dict(row) for row in weights])
    for row in range(len(weights)):
        search.place(row)
    return [column if column is not None and column >= 0 else None for column in search.column_of]


@dataclass
class _Search:
    """State of the augmentation. Staying single is a private column, ``-1 - row``, of weight 0."""

    weights: list[dict[int, int]]
    column_of: list[int | None] = field(init=False)
    row_of: dict[int, int] = field(default_factory=dict)
    row_price: list[int] = field(init=False)
    column_price: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row, columns in enumerate(self.weights):
            columns[-1 - row] = 0
        self.column_of = [None] * len(self.weights)
        self.row_price = [-max(columns.values()) for columns in self.weights]

    def place(self, row: int) -> None:
        """Assign ``row``, moving earlier rows where that pays."""
        distance, came_from, done, sink = self._shortest_path(row)
        reach = distance[sink]
        self.row_price[row] += reach
        for column in done:
            self.row_price[self.row_of[column]] += reach - distance[column]
            self.column_price[column] = self.column_price.get(column, 0) - reach + distance[column]
        self._flip(sink, came_from, row)

    def _shortest_path(self, start: int) -> tuple[dict[int, int], dict[int, int], list[int], int]:
        distance: dict[int, int] = {}
        came_from: dict[int, int] = {}
        done: list[int] = []
        closed: set[int] = set()
        heap: list[tuple[int, int]] = []
        row, walked = start, 0
        while True:
            for column, weight in self.weights[row].items():
                reach = walked - weight - self.row_price[row] - self.column_price.get(column, 0)
                if column not in closed and reach < distance.get(column, reach + 1):
                    distance[column], came_from[column] = reach, row
                    heappush(heap, (reach, column))
            walked, column = heappop(heap)
            while column in closed:
                walked, column = heappop(heap)
            closed.add(column)
            if column not in self.row_of:
                return distance, came_from, done, column
            done.append(column)
            row = self.row_of[column]

    def _flip(self, sink: int, came_from: Mapping[int, int], start: int) -> None:
        column: int | None = sink
        while column is not None:
            row = came_from[column]
            previous = self.column_of[row]
            self.column_of[row], self.row_of[column] = column, row
            column = None if row == start else previous
