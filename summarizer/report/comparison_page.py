"""A comparison or a tracking as one page: no script, no network, everything from documents escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from pathlib import Path

from summarizer.comparison import Cell, Comparison, Finding, Place, Row
from summarizer.report.atomic import replacing
from summarizer.report.comparison import (
    DOUBTS,
    ENGLISH,
    FINDINGS,
    TIMINGS,
    VERDICTS,
    reason,
    statement,
)
from summarizer.report.labels import TYPES
from summarizer.schemas.commitment import Commitment
from summarizer.tracking import Outcome, Tracking, Verdict
from summarizer.version import VERSION

MOST_COLUMNS = 5
"""Documents that stand side by side on the page; of more, each row lists those that say something."""

_HEAD = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""


def write_comparison_page(path: Path, comparison: Comparison) -> None:
    """The page of a comparison. Raises OSError."""
    _write(path, "指标对照 Comparison", _comparison(comparison))


def write_tracking_page(path: Path, tracking: Tracking) -> None:
    """The page of a tracking. Raises OSError."""
    _write(path, "承诺对账 Tracking", _tracking(tracking))


def _write(path: Path, title: str, body: Iterable[str]) -> None:
    style = (files("summarizer.report") / "assets" / "comparison.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    with replacing(path) as file:
        file.write(_HEAD.format(policy=escape(policy), title=escape(title), style=style))
        file.write(f"<main>\n<h1>{escape(title)}</h1>\n")
        file.writelines(body)
        file.write(
            f'</main>\n<footer><p class="soft">policy-summarizer {escape(VERSION)}</p></footer>\n</body>\n</html>\n'
        )


def _comparison(comparison: Comparison) -> Iterator[str]:
    rows = comparison.rows
    doubtful = sum(row.doubtful for row in rows)
    conflicts = sum(row.finding is Finding.CONFLICT for row in rows)
    yield (
        f'<p class="soft">{len(comparison.documents)} 份文件，{len(rows)} 项共有指标，其中存疑 {doubtful} 项、矛盾 {conflicts} 项。'
        f" {len(comparison.documents)} documents share {len(rows)} indicators; {doubtful} are doubtful, {conflicts} in conflict.</p>\n"
    )
    yield from _documents(comparison.documents)
    yield "<h2>共有 Shared</h2>\n"
    wide = len(comparison.documents) <= MOST_COLUMNS
    names = [place.label for place in comparison.documents] if wide else ["各文件 who says what"]
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in ("指标 indicator", *names))
    body = (_row(row, _cells(row) if wide else _stacked(row, comparison.documents)) for row in rows)
    yield _table("共有指标 shared indicators", heads, body)
    yield "<h2>独有 Alone</h2>\n"
    for place, records in zip(comparison.documents, comparison.alone, strict=True):
        yield f"<details><summary>{escape(place.label)}：{len(records)}</summary><ul>\n"
        yield from (
            f"<li>{_said(record)} {escape(record.indicator)}{_quote(record)}</li>\n" for record in records
        )
        yield "</ul></details>\n"


def _documents(places: Iterable[Place]) -> Iterator[str]:
    yield "<ul>\n"
    for place in places:
        parts = (place.place, place.title, TYPES.get(place.type, ""), place.document)
        yield f"<li>{escape(' · '.join(part for part in parts if part))}</li>\n"
    yield "</ul>\n"


def _table(label: str, heads: str, rows: Iterable[str]) -> str:
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(label)}"><table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody></table></div>\n"
    )


def _row(row: Row, cells: str) -> str:
    chinese, english = FINDINGS[row.finding]
    head = (
        f'<th scope="row">{escape(row.indicator)}<br>'
        f'<small class="{english}">{chinese} {english}</small> <small>{escape(row.dimension)}</small></th>'
    )
    return f"<tr{_doubtful(row.doubtful)}>{head}{cells}</tr>\n"


def _doubtful(doubtful: bool) -> str:
    return ' class="doubtful"' if doubtful else ""


def _cells(row: Row) -> str:
    return "".join(f"<td>{_cell(cell)}</td>" if cell else '<td class="none">—</td>' for cell in row.cells)


def _stacked(row: Row, places: Iterable[Place]) -> str:
    said = (
        f'<div class="said"><small>{escape(place.label)}</small>{_cell(cell)}</div>'
        for place, cell in zip(places, row.cells, strict=True)
        if cell is not None
    )
    return f"<td>{''.join(said)}</td>"


def _cell(cell: Cell) -> str:
    said = "".join(f"<div>{_said(record)}</div>" for record in cell.records)
    quotes = "".join(f"{escape(record.indicator)}{_quote(record)}" for record in cell.records)
    told = f'<p class="soft">{escape(reason(cell.shared, cell.score, cell.doubts))}</p>'
    return f"{said}{_doubts(cell.doubts)}<details><summary>依据 evidence</summary>{quotes}{told}</details>"


def _doubts(doubts: Iterable[object]) -> str:
    named = [words for doubt, words in DOUBTS.items() if doubt in set(doubts)]
    shown = "；".join(f"{chinese} ({english})" for chinese, english in named)
    return f'<div class="doubt">存疑 doubtful: {escape(shown)}</div>' if named else ""


def _said(record: Commitment) -> str:
    return f'<span class="value">{escape(statement(record))}</span>'


def _quote(record: Commitment) -> str:
    first = record.evidence[0]
    return f'<q title="{first.start}–{first.end}">{escape(first.quote)}</q>'


def _tracking(tracking: Tracking) -> Iterator[str]:
    counts = "，".join(f"{VERDICTS[verdict][0]} {tracking.count(verdict)}" for verdict in Verdict)
    english = ", ".join(f"{tracking.count(verdict)} {VERDICTS[verdict][ENGLISH]}" for verdict in Verdict)
    yield f'<p class="soft">承诺 {len(tracking.outcomes)} 项：{counts}。 {len(tracking.outcomes)} pledges: {english}.</p>\n'
    yield from _documents((tracking.plan, tracking.report))
    answered = [outcome for outcome in tracking.outcomes if outcome.result is not None]
    yield "<h2>有结果 Answered</h2>\n"
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("承诺 pledge", "结论 verdict", "结果 result"))
    yield _table("有结果的承诺 answered pledges", heads, map(_outcome, answered))
    quiet = [outcome.pledge for outcome in tracking.outcomes if outcome.result is None]
    yield from _listed("未提及 No news", quiet)
    yield from _listed("其他结果 Other results", tracking.unasked)


def _listed(title: str, records: Iterable[Commitment]) -> Iterator[str]:
    items = [f"<li>{_said(record)} {escape(record.indicator)}{_quote(record)}</li>\n" for record in records]
    yield f"<details><summary>{title}：{len(items)}</summary><ul>\n{''.join(items)}</ul></details>\n"


def _outcome(outcome: Outcome) -> str:
    chinese, english = VERDICTS[outcome.verdict]
    timing = " ".join(TIMINGS[outcome.timing]) if outcome.timing else ""
    gap = (
        ""
        if outcome.gap is None
        else f"<div><small>差距 gap {escape(f'{outcome.gap.normalize():+f}')}</small></div>"
    )
    verdict = (
        f'<td><span class="{english}">{chinese} {english}</span> <small>{timing}</small>{gap}{_doubts(outcome.doubts)}'
        f'<p class="soft">{escape(reason(outcome.shared, outcome.score or 0.0, ()))}</p></td>'
    )
    sides = [_side(record) for record in (outcome.pledge, outcome.result) if record is not None]
    return f"<tr{_doubtful(bool(outcome.doubts))}>{verdict.join(sides)}</tr>\n"


def _side(record: Commitment) -> str:
    return f"<td>{escape(record.indicator)}<div>{_said(record)}</div>{_quote(record)}</td>"
