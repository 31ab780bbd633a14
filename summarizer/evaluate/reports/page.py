"""A page on which one reads a document with gold and predictions side by side, error by error.

One file without network: style and script stand in it and a content security policy lets nothing else
run. Documents lie in inert templates and are laid out one at a time, so a page of many stays quick.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from importlib.resources import files
from itertools import pairwise

from summarizer.evaluate.document_score import DocumentResult
from summarizer.evaluate.errors import ErrorRow
from summarizer.evaluate.matching import Match
from summarizer.evaluate.reports.lines import shown
from summarizer.evaluate.statements import Statement, number_key

_HEAD = """<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {style}; script-src {script}">
<title>{title}</title>
<style>{css}</style>
</head>
<body class="errors">
<header>
<select aria-label="document"></select>
<button id="back">←</button><button id="next">→</button><button id="all">errors</button>
<p><kbd>j</kbd> next, <kbd>k</kbd> back, <kbd>[</kbd> <kbd>]</kbd> document, <kbd>a</kbd> errors, wrong fields, all</p>
<p id="counter" aria-live="polite"></p>
</header>
<main></main>
"""


def page_head(title: str) -> str:
    """Everything above the documents."""
    css, script = _asset("page.css"), _asset("page.js")
    return _HEAD.format(style=_hash(css), script=_hash(script), title=escape(title), css=css)


def page_foot() -> str:
    """Everything below the documents."""
    return f"<script>{_asset('page.js')}</script>\n</body>\n</html>\n"


def page_document(number: int, result: DocumentResult) -> str:
    """One document as an inert template."""
    score, text = result.score, result.labelled.document.text
    pairing = result.pairing
    gold = _Side("gold", result.labelled.gold.records)
    predicted = _Side("predicted", result.predicted)
    gold_class = {id(one): "missed" for one in pairing.missed}
    gold_class |= {id(one): "optional" for one in gold.statements if one.optional}
    predicted_class = {id(one): "extra" for one in pairing.extra}
    predicted_class |= {id(match.predicted): "ignored" for match in pairing.ignored}
    counts = score.counts
    title = f"F1 {shown(counts.f1)}, {counts.missed} missed, {counts.extra} extra"
    return (
        f'<template id="d{number}" data-name="{escape(f"{score.document} ({title})")}">'
        f'<section class="gold"><h2>gold</h2><div class="text">{_marked(text, gold, gold_class)}</div></section>'
        f'<section class="predicted"><h2>predicted</h2>'
        f'<div class="text">{_marked(text, predicted, predicted_class)}</div></section>'
        f"<section><h2>{escape(title)}</h2><ol>{''.join(_rows(result, gold, predicted))}</ol></section>"
        "</template>\n"
    )


@dataclass(frozen=True)
class _Side:
    name: str
    statements: Sequence[Statement]

    @cached_property
    def numbers(self) -> dict[int, str]:
        """Name of each statement within the page, by identity."""
        return {id(one): str(n) for n, one in enumerate(self.statements)}

    @cached_property
    def places(self) -> dict[tuple[str, int], str]:
        """The same by id and first offset."""
        return {(one.id, one.evidence[0].start): str(n) for n, one in enumerate(self.statements)}

    @cached_property
    def names(self) -> dict[str, str]:
        """The same by id."""
        return {one.id: str(n) for n, one in enumerate(self.statements)}


def _marked(text: str, side: _Side, classes: Mapping[int, str]) -> str:
    """``text`` with the evidence of one side marked; marks that overlap are cut where either ends."""
    spans = [
        (max(0, span.start), min(len(text), span.end), number, classes.get(id(one), "found"))
        for number, one in enumerate(side.statements)
        for span in one.evidence
        if span.start < len(text)
    ]
    cuts = sorted({0, len(text), *(s[0] for s in spans), *(s[1] for s in spans)})
    opening: dict[int, list[tuple[int, int, int, str]]] = {}
    for span in spans:
        opening.setdefault(span[0], []).append(span)
    active: list[tuple[int, int, int, str]] = []
    parts = []
    for start, end in pairwise(cuts):
        active = [span for span in active if span[1] > start] + opening.get(start, [])
        parts.append(_run(text[start:end], start, active))
    return "".join(parts)


# When marks overlap the worst is shown.
_WORST = ("missed", "extra", "found", "optional", "ignored")


def _run(words: str, start: int, active: Sequence[tuple[int, int, int, str]]) -> str:
    if not active:
        return f'<span data-at="{start}">{escape(words)}</span>'
    worst = min((span[3] for span in active), key=_WORST.index)
    numbers = " ".join(str(span[2]) for span in active)
    return f'<mark class="{worst}" data-at="{start}" data-r="{numbers}">{escape(words)}</mark>'


def _rows(result: DocumentResult, gold: _Side, predicted: _Side) -> Iterator[str]:
    """List entries in the order of the text."""
    fields: dict[str, list[ErrorRow]] = {}
    for row in result.errors:
        if row.side == "field":
            fields.setdefault(row.id, []).append(row)
    entries = [
        _error(row, *((gold, predicted) if row.side == "missed" else (predicted, gold)))
        for row in result.errors
        if row.side != "field"
    ]
    matches = (*result.pairing.matches, *result.pairing.ignored)
    entries += [_match(match, fields.get(match.gold.id, []), gold, predicted) for match in matches]
    yield from (entry for _, entry in sorted(entries))


def _error(row: ErrorRow, side: _Side, other: _Side) -> tuple[int, str]:
    data = {side.name: side.places[row.id, row.start]}
    if row.partner:
        data[other.name] = other.names[row.partner]
    value = f" {row.value}{row.unit}" if row.value else ""
    head = f"{row.side}: {row.kind} {row.status} {row.indicator}{value}"
    return row.start, _entry(row.side, data, row.start, [head, f"{row.category}: {row.reason}"])


def _match(match: Match, wrong: Sequence[ErrorRow], gold: _Side, predicted: _Side) -> tuple[int, str]:
    one = match.gold
    key = number_key(one.value)
    value = "" if key is None else f" {key:f}{one.unit or ''}"
    lines = [f"{one.kind} {one.status} {one.indicator or match.predicted.indicator}{value}", match.reason]
    lines += [f"{row.category}: {row.reason}" for row in wrong]
    data = {"gold": gold.numbers[id(one)], "predicted": predicted.numbers[id(match.predicted)]}
    start = one.evidence[0].start
    sort = "optional" if one.optional else "field" if wrong else "found"
    return start, _entry(sort, data, start, lines)


def _entry(sort: str, data: Mapping[str, str], start: int, lines: Sequence[str]) -> str:
    head, *rest = (escape(line) for line in lines)
    attributes = "".join(f' data-{name}="{number}"' for name, number in sorted(data.items()))
    small = "".join(f"<small>{line}</small>" for line in rest)
    return f'<li class="{sort}"{attributes} data-start="{start}">{head}{small}</li>'


def _asset(name: str) -> str:
    return files("summarizer.evaluate.reports").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
