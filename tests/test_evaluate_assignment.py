"""The assignment against an independent solver and its own invariants."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from summarizer.evaluate.assignment import best_assignment

GRAPHS = st.lists(st.dictionaries(st.integers(0, 6), st.integers(1, 40), max_size=6), max_size=8)


def total(weights: list[dict[int, int]], columns: list[int | None]) -> int:
    return sum(weights[row][column] for row, column in enumerate(columns) if column is not None)


@given(GRAPHS)
def test_no_assignment_is_worth_more(weights: list[dict[int, int]]) -> None:
    dense = np.zeros((len(weights), 7))
    for row, columns in enumerate(weights):
        for column, weight in columns.items():
            dense[row, column] = weight
    best = dense[linear_sum_assignment(dense, maximize=True)].sum()
    assert total(weights, best_assignment(weights)) == best


@given(GRAPHS)
def test_each_column_is_given_once_and_only_along_an_edge(weights: list[dict[int, int]]) -> None:
    columns = best_assignment(weights)
    given_away = [column for column in columns if column is not None]
    assert len(given_away) == len(set(given_away))
    assert all(column is None or column in weights[row] for row, column in enumerate(columns))


def test_an_early_row_moves_aside_for_a_late_one() -> None:
    assert best_assignment([{0: 5, 1: 4}, {0: 5}]) == [1, 0]


def test_a_row_stays_single_where_another_is_worth_more() -> None:
    assert best_assignment([{0: 1}, {0: 9}]) == [None, 0]


def test_weights_far_beyond_floats_are_exact() -> None:
    big = 10**18
    assert best_assignment([{0: big + 1, 1: big}, {0: big + 2, 1: big}]) == [1, 0]


def test_nothing_is_assigned_to_nothing() -> None:
    assert best_assignment([]) == []
    assert best_assignment([{}, {}]) == [None, None]
