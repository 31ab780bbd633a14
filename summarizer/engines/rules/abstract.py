"""The abstract of a document, put together from facts and its weightiest records."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.engines.protocol import Draft
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status

NAMED = 6
"""Records named in the abstract: what a reader keeps in mind."""


def write_abstract(draft: Draft) -> str:
    """A few Chinese sentences: what the document is, what it promises and reports, the main targets."""
    records = draft.records
    pledged = [r for r in records if r.status is Status.PLEDGED]
    achieved = [r for r in records if r.status is Status.ACHIEVED]
    sentences = [_opening(draft), _counts("提出", pledged), _named("主要目标", _weightiest(pledged))]
    sentences += [_counts("报告已完成", achieved), _named("主要成果", _weightiest(achieved))]
    said = "".join(sentence for sentence in sentences if sentence)
    return said if records else f"{said}未见可核查的承诺或成果。"


def _opening(draft: Draft) -> str:
    facts = draft.facts
    title = f"《{facts.title.strip('《》')}》" if facts.title else "本文件"
    about = [
        facts.issuer or "",
        f"覆盖{facts.period.start.year}—{facts.period.end.year}年" if facts.period else "",
    ]
    inside = "，".join(part for part in about if part)
    return f"{title}（{inside}）" if inside else title


def _counts(verb: str, records: Sequence[Commitment]) -> str:
    targets = sum(r.kind is Kind.TARGET for r in records)
    others = len(records) - targets
    parts = [f"量化指标{targets}项" if targets else "", f"具体事项{others}项" if others else ""]
    said = "、".join(part for part in parts if part)
    return f"{verb}{said}。" if said else ""


def _weightiest(records: Sequence[Commitment]) -> list[Commitment]:
    targets = [r for r in records if r.kind is Kind.TARGET] or list(records)
    ranked = sorted(
        targets,
        key=lambda r: (r.binding is None, -len(r.evidence), r.unit not in {"%", "‰"}, r.evidence[0].start),
    )
    return sorted(ranked[:NAMED], key=lambda r: r.evidence[0].start)


def _named(lead: str, records: Sequence[Commitment]) -> str:
    if not records:
        return ""
    return f"{lead}：" + "；".join(map(_phrase, records)) + "。"


def _phrase(record: Commitment) -> str:
    if record.value is None:
        return record.indicator
    signs = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "约"}
    number = f"{record.value.normalize():f}"
    return f"{record.indicator}{signs.get(record.comparator or '', ' ')}{number}{record.unit or ''}"
