"""The lines that every report shows: slices with their scores and intervals, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from statistics import fmean

from summarizer.evaluate.counts import Counts
from summarizer.evaluate.intervals import Column, Interval, intervals
from summarizer.evaluate.run_score import RunScore, macro_f1
from summarizer.evaluate.slices import dimension_of

# What a reader asks first stands first.
_ORDER = ("all", "quantities", "kind × status", "place", "number form", "quote length", "type", "level",
          "document length", "document")  # fmt: skip

_MEASURES = (attrgetter("precision"), attrgetter("recall"), attrgetter("f1"))


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One slice with its scores."""

    slice: str
    counts: Counts
    precision: Interval | None
    """95 % intervals, clustered by document; None where one document bears on the slice."""
    recall: Interval | None
    f1: Interval | None


def score_lines(run: RunScore, *, documents: bool) -> Iterator[ScoreLine]:
    """Lines of all slices; of the documents too, if asked."""
    totals = run.totals()
    spans = intervals(columns_of(run), len(run.documents), _MEASURES)
    for name in sorted(totals, key=_place):
        if dimension_of(name) != "document":
            yield ScoreLine(name, totals[name], *spans[name])
        elif documents:
            yield ScoreLine(name, totals[name], None, None, None)


def columns_of(run: RunScore) -> dict[str, Column]:
    """The counts of every slice but the documents themselves."""
    columns: dict[str, Column] = {}
    for place, score in enumerate(run.documents):
        for name, counts in score.slices.items():
            columns.setdefault(name, Column()).append(place, counts)
    return columns


def _place(name: str) -> tuple[int, str]:
    dimension = dimension_of(name)
    return (_ORDER.index(dimension) if dimension in _ORDER else len(_ORDER), name)


def fact_lines(run: RunScore) -> list[tuple[str, str]]:
    """What is true of the run as a whole, each as a name and a few words."""
    usage = run.usage()
    facts = [
        ("documents", f"{len(run.documents)}" + (f", {len(run.skipped)} skipped" if run.skipped else "")),
        (
            "predictions",
            f"{run.predicted}, {sum(s.ignored for s in run.documents)} of them answer optional gold",
        ),
        ("macro F1", shown(macro_f1(run.documents))),
        ("grounding", shown(run.grounding)),
        ("status", ", ".join(f"{name} {count}" for name, count in run.statuses().items()) or "–"),
    ]
    facts.append(("ceiling", _ceiling(run)))
    if run.coverage is not None:
        facts.append(("numbers explained", shown(run.coverage)))
    if run.failures:
        facts.append(("failures", str(run.failures)))
    if usage.requests or usage.cache_hits:
        cost = "cost unknown" if usage.cost is None else f"${usage.cost:.4f}"
        tokens = (
            f"{usage.input_tokens} tokens in ({usage.cached_input_tokens} cached), {usage.output_tokens} out"
        )
        facts.append(("requests", f"{usage.requests}, {usage.cache_hits} answers from the cache"))
        facts.append(("spent", f"{cost}, {tokens}, {usage.latency_s:.1f} s waiting"))
    return facts


def _ceiling(run: RunScore) -> str:
    """Item F1 of two readers, and of how many documents it is known; what no program can be expected to pass."""
    twice = sum(score.agreement is not None for score in run.documents)
    if run.ceiling is not None:
        return f"{run.ceiling:.3f} (item F1 of two readers, on {twice} of these documents)"
    elsewhere = run.agreement_elsewhere
    if elsewhere:
        known = f"{fmean(elsewhere):.3f} (item F1 of two readers) on {len(elsewhere)} documents skipped here"
        return f"{known}; those scored were labelled by one"
    return "unknown: one reader labelled each document (summarizer eval agree A B)"


def shown(share: float | None) -> str:
    """A share with three decimals; a dash where there is none."""
    return "–" if share is None else f"{share:.3f}"


def shown_interval(interval: Interval | None) -> str:
    """``0.81–0.93``; nothing where there is none."""
    return "" if interval is None else f"{interval.low:.2f}–{interval.high:.2f}"
