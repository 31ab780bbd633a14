"""Reading ahead keeps the order, bounds what is under way, and brings errors up in turn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from threading import Barrier

import pytest

from summarizer.evaluate.ahead import map_ahead


@pytest.mark.parametrize("ahead", [1, 3])
def test_results_come_in_order_with_their_items(ahead: int) -> None:
    assert list(map_ahead(lambda n: n * n, range(7), ahead)) == [(n, n * n) for n in range(7)]


def test_several_are_under_way_at_once() -> None:
    both = Barrier(2, timeout=20)
    assert [n for n, _ in map_ahead(lambda _: both.wait(), range(2), 2)] == [0, 1]


@pytest.mark.parametrize("ahead", [1, 3])
def test_no_more_is_taken_than_was_asked_for(ahead: int) -> None:
    taken = []

    def endless() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    assert len(list(islice(map_ahead(str, endless(), ahead), 5))) == 5
    assert len(taken) <= 5 + ahead


def test_an_exception_comes_up_at_its_turn() -> None:
    results = map_ahead(lambda n: 10 // (2 - n), range(5), 3)
    assert [next(results), next(results)] == [(0, 5), (1, 10)]
    with pytest.raises(ZeroDivisionError):
        next(results)
