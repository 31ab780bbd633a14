"""One document laid out for a terminal, with colour and right widths for Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from summarizer.report.labels import KINDS, quantity
from summarizer.report.markdown import fact_rows, remarks
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.summary import Summary

COLOURS = {
    ("target", "pledged"): "cyan",
    ("target", "achieved"): "green",
    ("deliverable", "pledged"): "magenta",
    ("deliverable", "achieved"): "yellow",
}
"""One for each sort of record; readable on dark and light terminals."""


def printed(summary: Summary) -> RenderableType:
    """The whole document. Its words are never read as console markup."""
    return Group(*_blocks(summary))


def _blocks(summary: Summary) -> Iterator[RenderableType]:
    yield Panel(
        _facts(summary), title=Text(summary.title or summary.document, style="bold"), title_align="left"
    )
    for failure in summary.failures:
        yield Text(f"✗ {failure.reason}", style="bold red")
    for warning in summary.warnings:
        yield Text(f"! {warning}", style="yellow")
    if summary.abstract:
        yield Padding(Text(summary.abstract), (1, 1))
    for (kind, status), (chinese, english) in KINDS.items():
        records = [r for r in summary.records if (r.kind.value, r.status.value) == (kind, status)]
        if records:
            style = COLOURS[kind, status]
            yield Text(f"{chinese} · {english}s ({len(records)})", style=f"bold {style}")
            yield Padding(_table(records, style), (0, 0, 1, 1))
    yield _ledger_line(summary)


def _facts(summary: Summary) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for label, content in fact_rows(summary):
        grid.add_row(label, Text(content))
    return grid


def _table(records: list[Commitment], style: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("事项", ratio=5, overflow="fold")
    table.add_column("数值", style=style, ratio=2, overflow="fold", justify="right")
    table.add_column("时限", no_wrap=True)
    table.add_column("责任单位 · 备注", ratio=3, overflow="fold", style="dim")
    for position, record in enumerate(records, 1):
        table.add_row(
            str(position),
            _statement(record),
            Text(quantity(record)),
            Text(record.deadline.isoformat() if record.deadline else "", style="dim"),
            Text(" · ".join(part for part in ("、".join(record.responsible), remarks(record)) if part)),
        )
    return table


def _statement(record: Commitment) -> Text:
    text = Text(record.indicator)
    if record.evidence[0].quote != record.indicator:
        text.append(f"\n“{record.evidence[0].quote}”", style="dim italic")
    return text


def _ledger_line(summary: Summary) -> Text:
    share = summary.coverage.claimed_share
    if share is None:
        return Text("no numbers in this text", style="dim")
    mentions, unclaimed = summary.coverage.mentions, summary.coverage.unclaimed
    line = Text(f"{len(mentions)} numbers in the text, {len(unclaimed)} unexplained", style="dim")
    if unclaimed:
        line.append("：" + "、".join(mention.text for mention in unclaimed[:12]))
    return line
