"""Bootstrap intervals, clustered by document: records of one document succeed and fail together."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from operator import mul
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


Measure = Callable[[Counts], float | None]


def precision(counts: Counts) -> float | None:
    """See :attr:`Counts.precision`."""
    return counts.precision


def recall(counts: Counts) -> float | None:
    """See :attr:`Counts.recall`."""
    return counts.recall


def f1(counts: Counts) -> float | None:
    """See :attr:`Counts.f1`."""
    return counts.f1


@dataclass(frozen=True)
class Bootstrap:
    """The same resamples of ``documents`` documents for every question, so that answers can be paired."""

    documents: int
    draws: int = DRAWS

    @cached_property
    def _times(self) -> list[array[int]]:
        """How often each document is in each resample; two bytes each, for runs over thousands."""
        chance = random.Random(_SEED)
        table = []
        for _ in range(self.draws):
            row = array("H", bytes(2 * self.documents))
            for chosen in chance.choices(range(self.documents), k=self.documents):
                row[chosen] += 1
            table.append(row)
        return table

    def samples(self, by_document: Sequence[Counts], measure: Measure) -> list[float | None]:
        """``measure`` of every resample; ``by_document`` holds the counts of each document, in order."""
        places = [place for place, counts in enumerate(by_document) if any(counts)]
        found, extra, missed = (
            zip(*(by_document[place] for place in places), strict=True) if places else ((),) * 3
        )
        whole = len(places) == self.documents
        sampled = []
        for row in self._times:
            times: Sequence[int] = row if whole else [row[place] for place in places]
            sampled.append(
                measure(
                    Counts(
                        sum(map(mul, times, found)), sum(map(mul, times, extra)), sum(map(mul, times, missed))
                    )
                )
            )
        return sampled

    def interval(self, by_document: Sequence[Counts], measure: Measure) -> Interval | None:
        """95 % interval of ``measure``; None where fewer than two documents bear on it."""
        if sum(map(any, by_document)) < 2:
            return None
        return percentile_interval([one for one in self.samples(by_document, measure) if one is not None])


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
