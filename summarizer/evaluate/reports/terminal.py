"""The run as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from summarizer.evaluate.agreement import Agreement
from summarizer.evaluate.comparison import Comparison
from summarizer.evaluate.counts import Counts
from summarizer.evaluate.errors import ErrorRow
from summarizer.evaluate.gate import Verdict
from summarizer.evaluate.reports.lines import fact_lines, score_lines, shown, shown_interval
from summarizer.evaluate.run_score import RunScore
from summarizer.evaluate.slices import dimension_of

_ITEMS_SHOWN = 10


def score_tables(run: RunScore) -> Iterator[RenderableType]:
    """Facts, scores by slice, fields."""
    facts = Table.grid(padding=(0, 2))
    for name, words in fact_lines(run):
        facts.add_row(Text(name, style="dim"), Text(words))
    yield facts
    yield _slices(run)
    yield _fields(run)
    for reason in run.skipped:
        yield Text(reason, style="yellow")


def _slices(run: RunScore) -> Table:
    table = _table("slice", "P", "R", "F1", "95 % of F1", "found", "extra", "missed")
    dimension = ""
    for line in score_lines(run, documents=True):
        if dimension and dimension != dimension_of(line.slice):
            table.add_section()
        dimension = dimension_of(line.slice)
        table.add_row(
            Text(line.slice), *_shares(line.counts), shown_interval(line.f1), *map(str, line.counts)
        )
    return table


def _fields(run: RunScore) -> Table:
    table = _table("field", "accuracy", "correct", "incorrect", "missing", "spurious")
    for name, slots in run.fields().items():
        table.add_row(name, shown(slots.accuracy), *map(str, slots[:4]))
    return table


def _shares(counts: Counts) -> tuple[str, str, str]:
    return shown(counts.precision), shown(counts.recall), shown(counts.f1)


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def comparison_table(comparison: Comparison) -> Iterator[RenderableType]:
    """Slices that changed, and how many items did."""
    changed = [one for one in comparison.differences if one.change]
    if changed:
        table = _table("against the baseline", "before", "now", "change", "95 %", "smallest visible")
        for one in changed:
            interval = "" if one.interval is None else f"{one.interval.low:+.3f} … {one.interval.high:+.3f}"
            colour = ("green" if one.change > 0 else "red") if one.clear or one.interval is None else ""
            change = Text(f"{one.change:+.4f}", style=colour)
            cells = shown(one.before), shown(one.now), change, interval, shown(one.smallest_visible)
            table.add_row(Text(one.slice), *cells)
        yield table
    yield Text(f"against the baseline: {len(comparison.gained)} items gained, {len(comparison.lost)} lost")


def verdict_lines(verdict: Verdict) -> Iterator[RenderableType]:
    """Passed, or what fell and by which items."""
    if verdict.passed:
        yield Text(f"gate: passed ({verdict.floors} floors)", style="green")
    for finding in verdict.findings:
        yield Text(f"gate: {finding.message}", style="bold red")
        for item in finding.items[:_ITEMS_SHOWN]:
            yield Text(f"    {item}", style="red")
        if len(finding.items) > _ITEMS_SHOWN:
            yield Text(f"    … and {len(finding.items) - _ITEMS_SHOWN} more in errors.csv", style="red")


def error_lines(errors: Sequence[ErrorRow]) -> Iterator[RenderableType]:
    """Errors one by one with the words around them."""
    for row in errors:
        style = "red" if row.side == "missed" else "yellow"
        value = f" {row.value}{row.unit}" if row.value else ""
        head = Text(f"{row.side} {row.document} {row.kind} {row.status} {row.indicator}{value}", style=style)
        near = f" ({row.partner})" if row.partner else ""
        yield head
        yield Text(f"    {row.category}: {row.reason}{near}", style="dim")
        yield Text.assemble(f"    …{row.before}", (row.quote, "underline"), f"{row.after}…")


def agreement_tables(agreement: Agreement) -> Iterator[RenderableType]:
    """Item F1 of two readers by document, and α by field."""
    table = _table("document", "item F1", "both", "only A", "only B")
    for name, counts in (*agreement.by_document.items(), ("all", agreement.items)):
        both, only_b, only_a = counts
        table.add_row(Text(name), shown(counts.f1), str(both), str(only_a), str(only_b))
    yield table
    fields = _table("field", "Krippendorff's α", "agreed", "compared")
    for one in agreement.alphas:
        fields.add_row(one.field, shown(one.alpha), str(one.agreed), str(one.compared))
    yield fields
    if agreement.unpaired:
        yield Text(f"labelled by one reader only: {', '.join(agreement.unpaired)}", style="yellow")
