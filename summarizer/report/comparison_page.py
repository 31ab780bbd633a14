"""A comparison or a tracking as one page in Chinese and English: no script, no network, all from documents escaped.

Both languages are in the page; two radio buttons and a style sheet choose which of them is shown.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path

from summarizer.align import Doubt
from summarizer.comparison import Cell, Comparison, Finding, Place, Row
from summarizer.report.atomic import replacing
from summarizer.report.comparison import (
    CHINESE,
    DOUBTS,
    ENGLISH,
    FINDINGS,
    TIMINGS,
    VERDICTS,
    dimension_words,
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

_CHOICE = """<fieldset class="language"><legend>界面语言 <span lang="en">Language</span></legend>
<label><input type="radio" name="language" id="chinese" checked>中文</label>
<label lang="en"><input type="radio" name="language" id="english">English</label></fieldset>
"""


def write_comparison_page(path: Path, comparison: Comparison) -> None:
    """The page of a comparison. Raises OSError."""
    _write(path, ("指标对照", "Comparison"), _comparison(comparison))


def write_tracking_page(path: Path, tracking: Tracking) -> None:
    """The page of a tracking. Raises OSError."""
    _write(path, ("承诺对账", "Tracking"), _tracking(tracking))


def _write(path: Path, title: tuple[str, str], body: Iterable[str]) -> None:
    style = (files("summarizer.report") / "assets" / "comparison.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    with replacing(path) as file:
        file.write(_HEAD.format(policy=escape(policy), title=escape(" ".join(title)), style=style))
        file.write(f"{_CHOICE}<main>\n<h1>{_both(*title)}</h1>\n")
        file.writelines(body)
        file.write(
            f'</main>\n<footer><p class="soft">policy-summarizer {escape(VERSION)}</p></footer>\n</body>\n</html>\n'
        )


def _both(chinese: str, english: str) -> str:
    """A label in both languages, once where they are the same."""
    if chinese == english:
        return escape(chinese)
    return f'<span class="zh">{escape(chinese)}</span><span class="en" lang="en">{escape(english)}</span>'


def _comparison(comparison: Comparison) -> Iterator[str]:
    rows, count = comparison.rows, len(comparison.documents)
    doubtful = sum(row.doubtful for row in rows)
    conflicts = sum(row.finding is Finding.CONFLICT for row in rows)
    told = _both(
        f"{count} 份文件，{len(rows)} 项共有指标，其中存疑 {doubtful} 项、矛盾 {conflicts} 项。",
        f"{count} documents share {len(rows)} indicators; {doubtful} are doubtful, {conflicts} in conflict.",
    )
    yield f'<p class="soft">{told}</p>\n'
    yield from _documents(comparison.documents)
    wide = count <= MOST_COLUMNS
    names = (
        [escape(place.label) for place in comparison.documents]
        if wide
        else [_both("各文件", "who says what")]
    )
    body = (_row(row, _cells(row) if wide else _stacked(row, comparison.documents)) for row in rows)
    yield from _table(("共有", "Shared"), (_both("指标", "indicator"), *names), body)
    yield f"<h2>{_both('独有', 'Alone')}</h2>\n"
    for place, records in zip(comparison.documents, comparison.alone, strict=True):
        yield from _listed(escape(place.label), records)


def _documents(places: Iterable[Place]) -> Iterator[str]:
    yield "<ul>\n"
    for place in places:
        sort = _both(TYPES.get(place.type, ""), place.type.value)
        told = [escape(part) for part in (place.place, place.title) if part]
        yield f"<li>{' · '.join((*told, sort, escape(place.document)))}</li>\n"
    yield "</ul>\n"


def _table(title: tuple[str, str], heads: Iterable[str], rows: Iterable[str]) -> Iterator[str]:
    columns = "".join(f'<th scope="col">{head}</th>' for head in heads)
    yield f'<h2 id="table">{_both(*title)}</h2>\n'
    yield '<div class="scroll" tabindex="0" role="region" aria-labelledby="table"><table>\n'
    yield f"<thead><tr>{columns}</tr></thead>\n<tbody>\n"
    yield from rows
    yield "</tbody></table></div>\n"


def _listed(title: str, records: Iterable[Commitment]) -> Iterator[str]:
    items = [f"<li>{_said(record)} {escape(record.indicator)}{_quote(record)}</li>\n" for record in records]
    yield f"<details><summary>{title}: {len(items)}</summary><ul>\n{''.join(items)}</ul></details>\n"


def _row(row: Row, cells: str) -> str:
    finding = FINDINGS[row.finding]
    dimension = _both(*(dimension_words(row.dimension, language) for language in (CHINESE, ENGLISH)))
    head = (
        f'<th scope="row">{escape(row.indicator)}<br>'
        f'<small class="{finding[ENGLISH]}">{_both(*finding)}</small> <small>{dimension}</small></th>'
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
    opened = f"{quotes}{_reason(cell.shared, cell.score, cell.doubts)}"
    return f"{said}{_doubts(cell.doubts)}<details><summary>{_both('依据', 'evidence')}</summary>{opened}</details>"


def _reason(shared: Sequence[str], score: float, doubts: Sequence[Doubt]) -> str:
    told = (reason(shared, score, doubts, language) for language in (CHINESE, ENGLISH))
    return f'<p class="soft">{_both(*told)}</p>'


def _doubts(doubts: Iterable[Doubt]) -> str:
    named = [DOUBTS[doubt] for doubt in doubts]
    if not named:
        return ""
    chinese = "；".join(words[CHINESE] for words in named)
    english = "; ".join(words[ENGLISH] for words in named)
    return f'<div class="doubt">{_both(f"存疑：{chinese}", f"doubtful: {english}")}</div>'


def _said(record: Commitment) -> str:
    said = (statement(record, language) for language in (CHINESE, ENGLISH))
    return f'<span class="value">{_both(*said)}</span>'


def _quote(record: Commitment) -> str:
    first = record.evidence[0]
    return f'<q title="{first.start}–{first.end}">{escape(first.quote)}</q>'


def _tracking(tracking: Tracking) -> Iterator[str]:
    counts = [
        "，".join(f"{VERDICTS[verdict][CHINESE]} {tracking.count(verdict)}" for verdict in Verdict),
        ", ".join(f"{tracking.count(verdict)} {VERDICTS[verdict][ENGLISH]}" for verdict in Verdict),
    ]
    total = len(tracking.outcomes)
    told = _both(f"承诺 {total} 项：{counts[CHINESE]}。", f"{total} pledges: {counts[ENGLISH]}.")
    yield f'<p class="soft">{told}</p>\n'
    yield from _documents((tracking.plan, tracking.report))
    heads = (_both("承诺", "pledge"), _both("结论", "verdict"), _both("结果", "result"))
    answered = (outcome for outcome in tracking.outcomes if outcome.result is not None)
    yield from _table(("有结果", "Answered"), heads, map(_outcome, answered))
    quiet = [outcome.pledge for outcome in tracking.outcomes if outcome.result is None]
    yield from _listed(_both("未提及", "No news"), quiet)
    yield from _listed(_both("其他结果", "Other results"), tracking.unasked)


def _outcome(outcome: Outcome) -> str:
    words = VERDICTS[outcome.verdict]
    timing = _both(*TIMINGS[outcome.timing]) if outcome.timing else ""
    gap = "" if outcome.gap is None else f"{outcome.gap.normalize():+f}"
    apart = f"<div><small>{_both('差距', 'gap')} {gap}</small></div>" if gap else ""
    told = _reason(outcome.shared, outcome.score or 0.0, ())
    verdict = (
        f'<td><span class="{words[ENGLISH]}">{_both(*words)}</span> <small>{timing}</small>'
        f"{apart}{_doubts(outcome.doubts)}{told}</td>"
    )
    sides = [_side(record) for record in (outcome.pledge, outcome.result) if record is not None]
    return f"<tr{_doubtful(bool(outcome.doubts))}>{verdict.join(sides)}</tr>\n"


def _side(record: Commitment) -> str:
    return f"<td>{escape(record.indicator)}<div>{_said(record)}</div>{_quote(record)}</td>"
