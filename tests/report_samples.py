"""Results of our own making for the tests of reports: real models, words that we wrote."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal

from summarizer.report.manifest import Manifest
from summarizer.report.result import Result
from summarizer.schemas.commitment import Area, Commitment, DeadlineBasis, Evidence
from summarizer.schemas.document import DocumentType, Level, Media, SectionKind
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import (
    Coverage,
    Disposition,
    Failure,
    Mention,
    Provenance,
    SectionSummary,
    Stage,
    Summary,
)
from summarizer.settings import Settings

TEXT = """云岭市养老服务工作计划
一、重点任务
到2027年底，护理型床位占比达到65%以上，由市民政局负责。
建成示范社区食堂<script>alert(1)</script>共12个。
制定《云岭市助餐服务管理办法》。
"""


def at(quote: str, text: str = TEXT) -> Evidence:
    """Evidence for words of ``text``."""
    start = text.index(quote)
    return Evidence(start=start, end=start + len(quote), quote=quote)


def record(document: str, number: int = 0, quote: str = "护理型床位占比达到65%以上") -> Commitment:
    """A pledged target with most fields filled."""
    return Commitment(
        id=f"{document}-{number}",
        document=document,
        section=("一、重点任务",),
        kind=Kind.TARGET,
        status=Status.PLEDGED,
        indicator="护理型床位占比",
        comparator=">=",
        value=Decimal(65),
        unit="%",
        baseline=Decimal("58.5"),
        deadline=date(2027, 12, 31),
        deadline_basis=DeadlineBasis.EXPLICIT,
        responsible=("市民政局",),
        binding="约束性",
        funding=Decimal(7_000_000),
        area=Area.ELDERLY_CARE,
        evidence=(at(quote),),
    )


def deliverable(document: str, indicator: str = "制定《云岭市助餐服务管理办法》") -> Commitment:
    """A pledged deliverable with little else; its indicator may be anything."""
    return Commitment(
        id=f"{document}-d",
        document=document,
        section=("一、重点任务",),
        kind=Kind.DELIVERABLE,
        status=Status.PLEDGED,
        indicator=indicator,
        evidence=(at("制定《云岭市助餐服务管理办法》"),),
        flags=("conflict",),
    )


def summary(document: str, records: tuple[Commitment, ...], failures: tuple[Failure, ...] = ()) -> Summary:
    """A summary of ``TEXT``."""
    end = TEXT.index("一、")
    twelve = TEXT.index("12个")
    return Summary(
        document=document,
        title="云岭市养老服务工作计划",
        issuer="云岭市民政局",
        level=Level.CITY,
        type=DocumentType.ANNUAL_PLAN,
        date=date(2026, 3, 1),
        abstract="计划提出护理型床位等目标。",
        sections=(
            SectionSummary(path=(), kind=SectionKind.PROSE, level=0, start=0, end=end, gist=""),
            SectionSummary(
                path=("一、重点任务",),
                kind=SectionKind.PROSE,
                level=1,
                start=end,
                end=len(TEXT),
                gist="列出任务。",
            ),
        ),
        records=records,
        coverage=Coverage(
            mentions=(
                Mention(
                    start=at("65%").start,
                    end=at("65%").end,
                    text="65%",
                    disposition=Disposition.RECORD,
                    record=records[0].id if records else None,
                    section=1,
                ),
                Mention(
                    start=twelve, end=twelve + 3, text="12个", disposition=Disposition.UNCLAIMED, section=1
                ),
            )
        ),
        failures=failures,
        provenance=Provenance(
            sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
            media=Media.HTML if document.endswith(".html") else Media.TEXT,
            engine="rules",
            engine_fingerprint="f" * 64,
            version="0",
        ),
    )


def result(document: str = "plan.txt", *records: Commitment) -> Result:
    """One document with a target and a deliverable, or the records given."""
    return Result(document, summary(document, records or (record(document), deliverable(document))), TEXT)


def failed(document: str = "broken.txt") -> Result:
    """A document that could not be read."""
    failure = Failure(
        document=document, stage=Stage.LOAD, reason=f"{document}: the file is empty", fatal=True
    )
    return Result(document, failure=failure)


def manifest(documents: int = 1) -> Manifest:
    """The manifest of a run with the rules engine."""
    started = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    return Manifest(Settings(), "rules", "f" * 64, started, documents)
