"""How a summary and a record look when printed, and in a notebook. Everything from documents is escaped."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.schemas.commitment import Commitment
    from summarizer.schemas.summary import Summary

SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "", "~": "≈"}
"""Comparator → what stands before the value."""

# Colours come from the notebook where it states any, so that dark themes work.
_STYLE = (
    "<style>.ps{font:14px/1.5 system-ui,sans-serif;max-width:70em}.ps table{border-collapse:collapse;width:100%}"
    ".ps td,.ps th{text-align:left;vertical-align:top;padding:.25em .6em;border-bottom:1px solid #8884}"
    ".ps q{opacity:.75}.ps .n{text-align:right;white-space:nowrap}.ps caption{text-align:left;font-weight:600}"
    ".ps .x{color:#c33}</style>"
)


def quantity(record: Commitment) -> str:
    """``≥60%``, ``≈31000家``; empty where there is no value."""
    if record.value is None:
        return ""
    value = f"{record.value.normalize():f}"
    return f"{SIGNS.get(record.comparator or '=', '')}{value}{record.unit or ''}"


def record_text(record: Commitment) -> str:
    """One record on two lines: what is stated, and the words."""
    parts = [f"[{record.status} {record.kind}] {record.indicator}", quantity(record)]
    if record.deadline is not None:
        parts.append(f"by {record.deadline}" if record.status == "pledged" else f"as of {record.deadline}")
    parts.append("、".join(record.responsible))
    first = record.evidence[0]
    return f"{'  '.join(part for part in parts if part)}\n  “{first.quote}” [{first.start}:{first.end}]"


def summary_text(summary: Summary) -> str:
    """A summary on some lines: title, counts, abstract, records."""
    counts = Counter(f"{record.status} {record.kind}s" for record in summary.records)
    head = f"{summary.title or summary.document} ({', '.join(_facts(summary))})"
    found = (
        ", ".join(f"{number} {name}" for name, number in sorted(counts.items(), reverse=True)) or "no records"
    )
    lines = [head, found, *([summary.abstract] if summary.abstract else [])]
    lines += [f"! {failure.reason}" for failure in summary.failures]
    return "\n".join(lines + [record_text(record) for record in summary.records])


def _facts(summary: Summary) -> list[str]:
    day = summary.date.isoformat() if summary.date else None
    facts = (summary.document, summary.issuer, summary.number, day, f"engine {summary.provenance.engine}")
    return [fact for fact in facts if fact]


def record_html(record: Commitment) -> str:
    """One record as a table of its fields."""
    cells = [
        ("indicator", record.indicator),
        ("value", quantity(record)),
        ("deadline", f"{record.deadline} ({record.deadline_basis})" if record.deadline else ""),
        ("responsible", "、".join(record.responsible)),
        ("area", str(record.area)),
        ("flags", ", ".join(record.flags)),
    ]
    rows = "".join(f"<tr><th>{name}</th><td>{escape(text)}</td></tr>" for name, text in cells if text)
    quotes = "".join(_quote(item.quote, item.start, item.end) for item in record.evidence)
    caption = f"<caption>{record.status} {record.kind}</caption>"
    return f'{_STYLE}<div class="ps"><table>{caption}{rows}<tr><th>words</th><td>{quotes}</td></tr></table></div>'


def _quote(quote: str, start: int, end: int) -> str:
    return f'<q title="characters {start}–{end}">{escape(quote)}</q> '


def summary_html(summary: Summary) -> str:
    """A summary with its records and their words."""
    facts = escape(" · ".join(_facts(summary)))
    failures = "".join(f'<p class="x">{escape(failure.reason)}</p>' for failure in summary.failures)
    rows = "".join(_record_row(record) for record in summary.records)
    head = "<tr><th>kind</th><th>indicator and words</th><th>value</th><th>deadline</th><th>responsible</th></tr>"
    return (
        f'{_STYLE}<div class="ps"><h3>{escape(summary.title or summary.document)}</h3><p>{facts}</p>'
        f"{failures}<p>{escape(summary.abstract)}</p><table>{head}{rows}</table></div>"
    )


def _record_row(record: Commitment) -> str:
    first = record.evidence[0]
    return (
        f"<tr><td>{record.status}<br>{record.kind}</td>"
        f"<td>{escape(record.indicator)}<br>{_quote(first.quote, first.start, first.end)}</td>"
        f'<td class="n">{escape(quantity(record))}</td>'
        f'<td class="n">{record.deadline or ""}</td><td>{escape("、".join(record.responsible))}</td></tr>'
    )
