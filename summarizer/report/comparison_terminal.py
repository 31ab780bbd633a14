"""A comparison or a tracking on the terminal: what a reader needs first, doubts in words, all else in the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from summarizer.comparison import Cell, Comparison, Finding, Place, Row
from summarizer.report.comparison import DOUBTS, ENGLISH, FINDINGS, TIMINGS, VERDICTS, reason, statement
from summarizer.tracking import Outcome, Tracking, Verdict

_FINDING_STYLES = {Finding.SAME: "green", Finding.DIFFERS: "cyan", Finding.CONFLICT: "bold red"}
_VERDICT_STYLES = {
    Verdict.MET: "green",
    Verdict.OVER: "bold green",
    Verdict.SHORT: "bold red",
    Verdict.START: "cyan",
    Verdict.NO_NEWS: "dim",
}


def comparison_lines(comparison: Comparison) -> Iterator[RenderableType]:
    """The shared indicators, and how many records each document has alone."""
    table = _table({"indicator": 3, "who says what": 6, "finding": 3})
    names = _names(comparison.documents)
    for row in comparison.rows:
        table.add_row(Text(row.indicator), _sayings(row, names), _row_notes(row))
    doubtful = sum(row.doubtful for row in comparison.rows)
    if comparison.rows:
        yield table
    yield Text(
        f"{len(comparison.rows)} indicators shared by {len(comparison.documents)} documents, {doubtful} of them doubtful"
    )
    for place, records in zip(comparison.documents, comparison.alone, strict=True):
        yield Text(f"  {len(records):>5,}  records alone in {place.label}", style="dim")


def _table(columns: dict[str, int]) -> Table:
    """Columns with their shares of the terminal's width; long Chinese words are folded, never cut."""
    table = Table(show_lines=True, expand=True)
    for name, ratio in columns.items():
        table.add_column(name, ratio=ratio, overflow="fold")
    return table


def _names(places: tuple[Place, ...]) -> list[str]:
    """The place where it tells the documents apart, else place and document."""
    times = Counter(place.place for place in places)
    return [place.place if place.place and times[place.place] == 1 else place.label for place in places]


def _sayings(row: Row, names: Sequence[str]) -> Text:
    text = Text()
    for name, cell in zip(names, row.cells, strict=True):
        for record in cell.records if cell else ():
            text.append(f"{'' if not text else chr(10)}{name}  ", style="dim")
            text.append(statement(record, ENGLISH), style="bold")
    return text


def _row_notes(row: Row) -> Text:
    text = Text(FINDINGS[row.finding][ENGLISH], style=_FINDING_STYLES[row.finding])
    cells: list[Cell] = [cell for cell in row.cells if cell is not None]
    doubts = dict.fromkeys(doubt for cell in cells for doubt in cell.doubts)
    if doubts:
        text.append(f"\ndoubtful: {', '.join(DOUBTS[doubt][ENGLISH] for doubt in doubts)}", style="yellow")
    return text


def tracking_lines(tracking: Tracking) -> Iterator[RenderableType]:
    """Pledges with news, and how many are without."""
    table = _table({"pledge": 4, "verdict": 2, "result": 4, "why": 3})
    answered = [outcome for outcome in tracking.outcomes if outcome.result is not None]
    for outcome in answered:
        table.add_row(*_outcome_cells(outcome))
    if answered:
        yield table
    counts = ", ".join(f"{tracking.count(verdict)} {VERDICTS[verdict][ENGLISH]}" for verdict in Verdict)
    yield Text(f"{len(tracking.outcomes)} pledges: {counts}")
    yield Text(f"{len(tracking.unasked)} results answer no pledge", style="dim")


def _outcome_cells(outcome: Outcome) -> Iterator[Text]:
    sides = [
        Text.assemble(
            (record.indicator, ""),
            "\n",
            (statement(record, ENGLISH), "bold"),
            "\n",
            (f"“{record.evidence[0].quote}”", "dim"),
        )
        for record in (outcome.pledge, outcome.result)
        if record is not None
    ]
    timing = TIMINGS[outcome.timing][ENGLISH] if outcome.timing else ""
    yield sides[0]
    yield Text(
        f"{VERDICTS[outcome.verdict][ENGLISH]} {timing}\n{signed(outcome.gap)}".strip(),
        style=_VERDICT_STYLES[outcome.verdict],
    )
    yield sides[1]
    yield Text(
        reason(outcome.shared, outcome.score or 0.0, outcome.doubts, ENGLISH),
        style="yellow" if outcome.doubts else "dim",
    )


def signed(gap: Decimal | None) -> str:
    """``+4``, ``-56``; empty without a number."""
    return "" if gap is None else f"{gap.normalize():+f}"
