"""How the interpreter is set during a run, and that the caller finds it as it was."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer import summarize_many
from summarizer.batch.interpreter import SELDOM, SHORT_TURN_S, collected_seldom, turns_short
from summarizer.settings import Settings
from tests.batch_runs import write_plans
from tests.loopback import Loopback


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    thresholds, turn_s = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*thresholds)
    sys.setswitchinterval(turn_s)


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


def test_turns_are_short_while_a_model_answers(tmp_path: Path) -> None:
    usual_s = sys.getswitchinterval()
    with Loopback() as server:
        settings = Settings(
            engine="llm", base_url=server.base_url, model="loopback", cache_dir=tmp_path / "cache"
        )
        results = summarize_many([write_plans(tmp_path / "plans", 2)], settings=settings)
        next(results)
        assert sys.getswitchinterval() == pytest.approx(SHORT_TURN_S)
        assert len(list(results)) == 1
    assert sys.getswitchinterval() == usual_s


def test_turns_stay_as_they_are_for_the_rules(tmp_path: Path) -> None:
    usual_s = sys.getswitchinterval()
    next(summarize_many([write_plans(tmp_path / "plans", 2)]))
    assert sys.getswitchinterval() == usual_s


def test_shorter_turns_of_the_caller_are_left_alone() -> None:
    sys.setswitchinterval(SHORT_TURN_S / 5)
    with turns_short():
        assert sys.getswitchinterval() == pytest.approx(SHORT_TURN_S / 5)
    assert sys.getswitchinterval() == pytest.approx(SHORT_TURN_S / 5)
