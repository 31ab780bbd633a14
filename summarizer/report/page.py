"""``report.html``: one file on which every record can be checked against its words. It asks the network for nothing.

The documents stand in the file as JSON, one block each, and are drawn when they are looked at. Scripts write
text nodes only, and the policy in the file's head lets no other script or style run.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from summarizer.report.atomic import replacing
from summarizer.report.columns import PATH_SEPARATOR, number
from summarizer.report.labels import TYPES
from summarizer.report.result import Add, Result
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.summary import Disposition, Summary
from summarizer.version import VERSION

MAX_CHARACTERS = 30_000_000
"""Of JSON in one page: about 400 documents of 20,000 characters with their records; browsers stay quick below."""

_SCRIPTS = ("words.js", "data.js", "filters.js", "table.js", "reader.js", "charts.js", "main.js")

_HEAD = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<title>政策承诺一览</title>
<style>{style}</style>
</head>
<body>
{body}
"""


def _asset(name: str) -> str:
    return (files("summarizer.report") / "assets" / name).read_text(encoding="utf-8")


def _script() -> str:
    joined = "\n".join(_asset(name) for name in _SCRIPTS)
    return f"(() => {{\n'use strict';\n{joined}}})();\n"


def _digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def policy(script: str, style: str) -> str:
    """A Content-Security-Policy under which only these two texts run and nothing is fetched."""
    return (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


@contextmanager
def report_page(path: Path, *, max_characters: int = MAX_CHARACTERS) -> Iterator[Add]:
    """Writes the page; documents beyond ``max_characters`` are left out, and the page says how many."""
    script, style = _script(), _asset("page.css")
    written = omitted = index = 0
    with replacing(path) as file:
        head = _HEAD.format(policy=escape(policy(script, style)), style=style, body=_asset("page.html"))
        file.write(head)

        def add(result: Result) -> None:
            nonlocal written, omitted, index
            blocks = _blocks(result, index)
            written += len(blocks)
            if written > max_characters:
                omitted += 1
                return
            index += 1
            file.write(blocks)

        yield add
        run = _block({"version": VERSION, "omitted": omitted}, 'id="run"')
        file.write(f"{run}<script>{script}</script>\n</body>\n</html>\n")


def _blocks(result: Result, index: int) -> str:
    card = document_card(result)
    text = "" if result.text is None else _block(result.text, f'class="text" data-of="{index}"')
    return _block(card, 'class="document"') + text


def _block(content: Any, attributes: str) -> str:
    # "<" can't end the block or open a comment in it: https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" {attributes}>{text}</script>\n'


def document_card(result: Result) -> dict[str, Any]:
    """What the page knows of a document, under the names that its scripts read."""
    summary = result.summary
    card: dict[str, Any] = {
        "document": result.document,
        "failures": [failure.reason for failure in result.failures],
        "warnings": [],
        "sections": [],
        "records": [],
        "claimed": [],
        "unclaimed": [],
        "numbers": 0,
    }
    return card if summary is None else card | _facts(summary) | _content(summary)


def _facts(summary: Summary) -> dict[str, Any]:
    period = summary.period
    return {
        "title": summary.title,
        "issuer": summary.issuer,
        "number": summary.number,
        "date": summary.date.isoformat() if summary.date else None,
        "type": TYPES.get(summary.type, str(summary.type)),
        "period": f"{period.start} – {period.end}" if period else None,
        "abstract": summary.abstract,
        "engine": summary.provenance.engine,
        "warnings": list(summary.warnings),
    }


def _content(summary: Summary) -> dict[str, Any]:
    mentions = summary.coverage.mentions
    return {
        "sections": [
            [
                section.start,
                section.end,
                section.path[-1] if section.path else "",
                section.kind,
                section.level,
                section.gist,
                PATH_SEPARATOR.join(section.path),
            ]
            for section in summary.sections
        ],
        "records": [_record(record) for record in summary.records],
        "claimed": [[m.start, m.end] for m in mentions if m.disposition is not Disposition.UNCLAIMED],
        "unclaimed": [[m.start, m.end] for m in mentions if m.disposition is Disposition.UNCLAIMED],
        "numbers": len(mentions),
    }


def _record(record: Commitment) -> dict[str, Any]:
    return {
        "i": record.id,
        "k": record.kind,
        "s": record.status,
        "n": record.indicator,
        "c": record.comparator,
        "v": number(record.value),
        "u": record.unit,
        "b": number(record.baseline),
        "d": record.deadline.isoformat() if record.deadline else None,
        "db": record.deadline_basis,
        "rc": record.recurrence,
        "r": list(record.responsible),
        "bi": record.binding,
        "m": number(record.funding),
        "a": record.area,
        "mo": record.modality,
        "f": list(record.flags),
        "e": [[item.start, item.end, item.quote, item.page] for item in record.evidence],
    }
