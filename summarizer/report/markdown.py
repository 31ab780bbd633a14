"""``summaries/NAME.md``: one document for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.report.columns import PATH_SEPARATOR
from summarizer.report.labels import FLAGS, KINDS, LEVELS, RECURRENCES, TYPES, quantity, spoken
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.summary import Summary

# Characters with which a document's text could start Markdown or HTML of its own.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~#])")


def escaped(text: str) -> str:
    """``text`` on one line, inert in Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")


def markdown(summary: Summary) -> str:
    """The document as Markdown: facts, abstract, records by sort, gists, unexplained numbers, failures."""
    blocks = [
        f"# {escaped(summary.title or summary.document)}",
        *_facts(summary),
        *([escaped(summary.abstract)] if summary.abstract else []),
        *_problems(summary),
        *_records(summary),
        *_gists(summary),
        *_unclaimed(summary),
        *_references(summary),
    ]
    return "\n\n".join(blocks) + "\n"


def fact_rows(summary: Summary) -> list[tuple[str, str]]:
    """Label and content of every fact known of the document."""
    period = summary.period
    rows = [
        ("文件", summary.document),
        ("发文机关", summary.issuer),
        ("层级", LEVELS.get(summary.level or "")),
        ("地区", summary.jurisdiction),
        ("类型", TYPES.get(summary.type, summary.type)),
        ("文号", summary.number),
        ("日期", summary.date.isoformat() if summary.date else None),
        ("期限", f"{period.start} 至 {period.end}（{period.text}）" if period else None),
        ("引擎", summary.provenance.engine),
    ]
    return [(label, content) for label, content in rows if content]


def _facts(summary: Summary) -> Iterator[str]:
    yield "\n".join(f"- {label}：{escaped(content)}" for label, content in fact_rows(summary))


def _problems(summary: Summary) -> Iterator[str]:
    lines = [f"- {escaped(failure.reason)}" for failure in summary.failures]
    lines += [f"- {escaped(warning)}" for warning in summary.warnings]
    if lines:
        yield "## 问题与提示"
        yield "\n".join(lines)


def _records(summary: Summary) -> Iterator[str]:
    for (kind, status), (title, _) in KINDS.items():
        chosen = [r for r in summary.records if (r.kind.value, r.status.value) == (kind, status)]
        if chosen:
            yield f"## {title}（{len(chosen)}）"
            yield _table(chosen)


def _table(records: Sequence[Commitment]) -> str:
    rows = [
        "| 事项 | 目标值 | 完成时限 | 责任单位 | 备注 | 依据原文 |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    rows += [
        "| "
        + " | ".join(
            escaped(cell)
            for cell in (
                record.indicator,
                quantity(record),
                record.deadline.isoformat() if record.deadline else "",
                "、".join(record.responsible),
                remarks(record),
                record.evidence[0].quote,
            )
        )
        + " |"
        for record in records
    ]
    return "\n".join(rows)


def remarks(record: Commitment) -> str:
    """What else a reader of the record should know, in Chinese."""
    notes = [
        record.binding or "",
        RECURRENCES.get(record.recurrence or "", ""),
        f"基期值 {spoken(record.baseline)}{record.unit or ''}" if record.baseline is not None else "",
        f"资金 {spoken(record.funding)}元" if record.funding is not None else "",
        f"共 {len(record.evidence)} 处表述" if len(record.evidence) > 1 else "",
        *(FLAGS.get(flag, flag) for flag in record.flags),
    ]
    return "；".join(note for note in notes if note)


def _gists(summary: Summary) -> Iterator[str]:
    lines = [
        f"- **{escaped(section.path[-1] if section.path else '开头')}**：{escaped(section.gist)}"
        for section in summary.sections
        if section.gist
    ]
    if lines:
        yield "## 各节要点"
        yield "\n".join(lines)


def _unclaimed(summary: Summary) -> Iterator[str]:
    if mentions := summary.coverage.unclaimed:
        yield f"## 未说明的数字（{len(mentions)}）"
        yield "\n".join(
            f"- {escaped(m.text)}（{m.start}–{m.end}{_place(summary, m.section)}）" for m in mentions
        )


def _place(summary: Summary, index: int) -> str:
    if index >= len(summary.sections) or not summary.sections[index].path:
        return ""
    return "，" + escaped(PATH_SEPARATOR.join(summary.sections[index].path[-1:]))


def _references(summary: Summary) -> Iterator[str]:
    if summary.references:
        yield "## 引用文件"
        yield "\n".join(
            f"- {escaped(reference.title)}{escaped(reference.number or '')}"
            for reference in summary.references
        )
