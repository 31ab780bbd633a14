"""No pattern of the package takes a time that doubles with every character of a hostile line."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import signal
from collections.abc import Iterator

import pytest

import summarizer

_LONG = 200
_HANGS_S = 20
"""The slowest sound pattern takes a fifth of a second for such a line; an unsound one takes for ever."""
_SPELT = re.compile("[一-鿿]{2,}")
_BEGUN = ("2031年", "《", "(12")
"""What a pattern may need before the run that it stumbles over: a year, a name, a bracket."""
_COMMON = ("0", "1个", "中", "a", "、", "，", " ", "|")


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from _held(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _held(one)


def _patterns() -> dict[str, re.Pattern[str]]:
    """Each pattern that a module keeps, by the first name it goes by."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(summarizer.__path__, "summarizer."):
        if module.name.endswith("__main__"):
            continue
        try:
            kept = vars(importlib.import_module(module.name))
        except ImportError:  # of an extra that is not installed
            continue
        for name, value in kept.items():
            for number, pattern in enumerate(_held(value)):
                found.setdefault(pattern, f"{module.name}.{name}[{number}]")
    return {name: pattern for pattern, name in found.items()}


def _hostile_lines(pattern: str, seed: str) -> list[str]:
    """Lines of what the pattern itself looks for, over and over, that end as nothing does."""
    rolls = random.Random(seed)
    marks = sorted({mark for mark in pattern if not mark.isascii() or mark in "0123456789.-/:,(>"})
    words = [*rolls.sample(marks, min(len(marks), 16)), *_COMMON]
    pairs = [first + second for first, second in (rolls.sample(words, 2) for _ in range(40))]
    openers = ["", *_BEGUN, *sorted(set(_SPELT.findall(pattern)))[:2]]
    runs = [(word * _LONG)[:_LONG] for word in (*words, *pairs)]
    return [f"{opener}{run}。\n。" for opener in openers for run in runs]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="stops a hanging pattern by a signal")
def test_no_pattern_hangs_on_a_line_of_what_it_looks_for() -> None:
    patterns = _patterns()
    assert len(patterns) > 400

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    try:
        hanging = [name for name, pattern in patterns.items() if _hangs(name, pattern)]
    finally:
        signal.signal(signal.SIGALRM, before)
    assert hanging == []


def _hangs(name: str, pattern: re.Pattern[str]) -> bool:
    signal.setitimer(signal.ITIMER_REAL, _HANGS_S)
    try:
        for line in _hostile_lines(pattern.pattern, name):
            pattern.search(line)
            pattern.fullmatch(line)
    except TimeoutError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return False
