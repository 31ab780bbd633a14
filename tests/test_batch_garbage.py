"""How often the interpreter looks for cyclic garbage during a run, and that the caller finds it as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer import summarize_many
from summarizer.batch.garbage import SELDOM, collected_seldom
from tests.batch_runs import write_plans


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_a_run_collects_seldom_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    results = summarize_many([write_plans(tmp_path / "plans", 2)])
    next(results)
    assert gc.get_threshold() == (SELDOM, 10, 10)
    assert len(list(results)) == 1
    assert gc.get_threshold() == (700, 10, 10)


def test_a_run_that_is_left_half_way_leaves_all_as_it_was(tmp_path: Path) -> None:
    results = summarize_many([write_plans(tmp_path / "plans", 2)])
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert gc.get_threshold() == (700, 10, 10)


def test_runs_that_overlap_end_in_any_order() -> None:
    first, second = collected_seldom(), collected_seldom()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold() == (SELDOM, 10, 10)
    second.__exit__(None, None, None)
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("chosen", [(0, 10, 10), (SELDOM * 2, 5, 5)])
def test_whoever_collects_more_seldom_is_left_alone(chosen: tuple[int, int, int]) -> None:
    gc.set_threshold(*chosen)
    with collected_seldom():
        assert gc.get_threshold() == chosen
    assert gc.get_threshold() == chosen
