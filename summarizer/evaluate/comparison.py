"""Two runs over the same documents, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.evaluate.counts import Counts
from summarizer.evaluate.document_score import DocumentScore
from summarizer.evaluate.intervals import Bootstrap, Interval, f1, percentile_interval, spread
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


def compare_runs(before: RunScore, now: RunScore, draws: int | None = None) -> Comparison:
    """Compare over the documents that both runs scored."""
    earlier = {score.document: score for score in before.documents}
    later = {score.document: score for score in now.documents}
    both = sorted(earlier.keys() & later.keys())
    pairs = [(earlier[name], later[name]) for name in both]
    bootstrap = Bootstrap(len(both), draws) if draws else Bootstrap(len(both))
    names = dict.fromkeys(name for pair in pairs for score in pair for name in slices_of(score))
    differences = [_difference(name, pairs, bootstrap) for name in names]
    return Comparison(
        tuple(one for one in differences if one is not None),
        tuple(item for old, new in pairs for item in _new_errors(new, old)),
        tuple(item for old, new in pairs for item in _new_errors(old, new)),
        tuple(sorted(earlier.keys() - later.keys())),
        tuple(sorted(later.keys() - earlier.keys())),
    )


def _difference(
    name: str, pairs: list[tuple[DocumentScore, DocumentScore]], bootstrap: Bootstrap
) -> Difference | None:
    before = [slices_of(old).get(name, Counts()) for old, _ in pairs]
    now = [slices_of(new).get(name, Counts()) for _, new in pairs]
    first, second = _total(before).f1, _total(now).f1
    if first is None or second is None:
        return None
    changes = [
        new - old
        for old, new in zip(bootstrap.samples(before, f1), bootstrap.samples(now, f1), strict=True)
        if old is not None and new is not None
    ]
    several = sum(any(old) or any(new) for old, new in zip(before, now, strict=True)) > 1
    interval = percentile_interval(changes) if several else None
    return Difference(name, first, second, interval, max(_DETECTABLE * spread(changes), _one_item(before)))


def _one_item(by_document: list[Counts]) -> float:
    """By how much one item more or less moves F1: nothing smaller can be seen at all."""
    total = _total(by_document)
    worse = Counts(max(0, total.found - 1), total.extra, total.missed + 1)
    return abs((total.f1 or 0.0) - (worse.f1 or 0.0))


def _total(by_document: list[Counts]) -> Counts:
    total = Counts()
    for counts in by_document:
        total = total.plus(counts)
    return total


def _new_errors(old: DocumentScore, new: DocumentScore) -> list[Item]:
    """Errors of ``new`` that ``old`` does not have."""
    had = set(old.missed), set(old.extra)
    return [
        *(Item(new.document, "missed", item) for item in new.missed if item not in had[0]),
        *(Item(new.document, "extra", item) for item in new.extra if item not in had[1]),
    ]
