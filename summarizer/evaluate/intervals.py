"""Bootstrap intervals, clustered by document: records of one document succeed and fail together."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from operator import itemgetter, mul
from statistics import pstdev
from typing import NamedTuple

from summarizer.evaluate.counts import Counts

DRAWS = 1_000
"""Resamples. The ends of a 95 % interval then rest on 25 draws each, which moves them by under 0.005."""
_SEED = 20_240_501
_LOW, _HIGH = 0.025, 0.975


class Interval(NamedTuple):
    """Ends of a 95 % percentile interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Column:
    """Counts of one slice in the documents that bear on it; sixteen bytes a document."""

    places: array[int] = field(default_factory=lambda: array("I"))
    """Numbers of the documents in their run."""
    found: array[int] = field(default_factory=lambda: array("I"))
    extra: array[int] = field(default_factory=lambda: array("I"))
    missed: array[int] = field(default_factory=lambda: array("I"))

    def append(self, place: int, counts: Counts) -> None:
        """Take the counts of one document more; those of a document without any change nothing."""
        if any(counts):
            self.places.append(place)
            self.found.append(counts.found)
            self.extra.append(counts.extra)
            self.missed.append(counts.missed)

    def total(self, times: Sequence[int]) -> Counts:
        """The sum of a resample that holds document ``n`` ``times[n]`` times."""
        drawn = itemgetter(*self.places)(times) if len(self.places) > 1 else [times[p] for p in self.places]
        return Counts(*(sum(map(mul, drawn, counts)) for counts in (self.found, self.extra, self.missed)))


def resamples(documents: int, draws: int = DRAWS) -> Iterator[array[int]]:
    """How often each of ``documents`` is in each resample; the same ones every time, so that answers can be paired."""
    chance = random.Random(_SEED)
    for _ in range(draws):
        times = array("H", bytes(2 * documents))
        for chosen in chance.choices(range(documents), k=documents):
            times[chosen] += 1
        yield times


Measure = Callable[[Counts], float | None]


def intervals(
    columns: Mapping[str, Column], documents: int, measures: Sequence[Measure], draws: int = DRAWS
) -> dict[str, list[Interval | None]]:
    """95 % intervals of every measure of every slice; None where fewer than two documents bear on it."""
    several = {name: column for name, column in columns.items() if len(column.places) > 1}
    samples = {name: [array("d") for _ in measures] for name in several}
    for times in resamples(documents, draws):
        for name, column in several.items():
            total = column.total(times)
            for measure, taken in zip(measures, samples[name], strict=True):
                if (measured := measure(total)) is not None:
                    taken.append(measured)
    nothing = [array("d") for _ in measures]
    return {name: [percentile_interval(taken) for taken in samples.get(name, nothing)] for name in columns}


def percentile_interval(samples: Sequence[float]) -> Interval | None:
    """The middle 95 % of ``samples``; None where there are none."""
    if not samples:
        return None
    ordered = sorted(samples)
    last = len(ordered) - 1
    return Interval(ordered[floor(_LOW * last)], ordered[ceil(_HIGH * last)])


def spread(samples: Sequence[float]) -> float:
    """Standard error that the samples show."""
    return pstdev(samples) if samples else 0.0
