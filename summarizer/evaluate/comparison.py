"""Two runs over the same documents, pair by pair."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.evaluate.counts import Counts
from summarizer.evaluate.document_score import DocumentScore
from summarizer.evaluate.intervals import DRAWS, Column, Interval, percentile_interval, resamples, spread
from summarizer.evaluate.run_score import RunScore, slices_of

# Two-sided 5 % and 80 % power: (1.960 + 0.842) standard errors of the difference (Cohen 1988).
_DETECTABLE = 2.80


@dataclass(frozen=True, slots=True)
class Difference:
    """F1 of one slice, then and now."""

    slice: str
    before: float
    now: float
    interval: Interval | None
    """95 % interval of ``now - before``, paired by document; None where one document bears on it."""
    smallest_visible: float
    """Smallest difference that these documents could have shown (5 %, power 80 %)."""

    @property
    def change(self) -> float:
        """``now - before``."""
        return self.now - self.before

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.interval is not None and not self.interval.low <= 0 <= self.interval.high


@dataclass(frozen=True, slots=True)
class Item:
    """One item that changed sides."""

    document: str
    side: str
    """``missed`` or ``extra``."""
    item: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two runs."""

    differences: tuple[Difference, ...]
    gained: tuple[Item, ...]
    """Errors of the earlier run that are gone."""
    lost: tuple[Item, ...]
    """Errors that the earlier run did not have."""
    only_before: tuple[str, ...]
    only_now: tuple[str, ...]
    """Documents that one of the runs does not have; they are left out."""


def compare_runs(before: RunScore, now: RunScore, draws: int = DRAWS) -> Comparison:
    """Compare over the documents that both runs scored."""
    earlier, later = _places(before), _places(now)
    both = sorted(earlier.keys() & later.keys())
    columns: dict[str, tuple[Column, Column]] = {}
    gained, lost = list[Item](), list[Item]()
    for place, name in enumerate(both):
        old, new = before.documents[earlier[name]], now.documents[later[name]]
        for side, score in enumerate((old, new)):
            for slice_, counts in slices_of(score).items():
                columns.setdefault(slice_, (Column(), Column()))[side].append(place, counts)
        gained += _new_errors(new, old)
        lost += _new_errors(old, new)
    return Comparison(
        tuple(_differences(columns, len(both), draws)),
        tuple(gained),
        tuple(lost),
        tuple(sorted(earlier.keys() - later.keys())),
        tuple(sorted(later.keys() - earlier.keys())),
    )


def _places(run: RunScore) -> dict[str, int]:
    return {score.document: place for place, score in enumerate(run.documents)}


def _differences(
    columns: dict[str, tuple[Column, Column]], documents: int, draws: int
) -> Iterator[Difference]:
    several = {name: pair for name, pair in columns.items() if len({*pair[0].places, *pair[1].places}) > 1}
    changes = {name: array("d") for name in several}
    for times in resamples(documents, draws):
        for name, (before, now) in several.items():
            old, new = before.total(times).f1, now.total(times).f1
            if old is not None and new is not None:
                changes[name].append(new - old)
    once = [1] * documents
    for name, (before, now) in columns.items():
        total, other = before.total(once), now.total(once)
        if total.f1 is not None and other.f1 is not None:
            drawn = changes.get(name, array("d"))
            visible = max(_DETECTABLE * spread(drawn), _one_item(total))
            yield Difference(name, total.f1, other.f1, percentile_interval(drawn), visible)


def _one_item(total: Counts) -> float:
    """By how much one item more or less moves F1: nothing smaller can be seen at all."""
    worse = Counts(max(0, total.found - 1), total.extra, total.missed + 1)
    return abs((total.f1 or 0.0) - (worse.f1 or 0.0))


def _new_errors(old: DocumentScore, new: DocumentScore) -> list[Item]:
    """Errors of ``new`` that ``old`` does not have."""
    had = set(old.missed), set(old.extra)
    return [
        *(Item(new.document, "missed", item) for item in new.missed if item not in had[0]),
        *(Item(new.document, "extra", item) for item in new.extra if item not in had[1]),
    ]
