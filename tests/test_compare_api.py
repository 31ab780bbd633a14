"""Comparing and tracking from Python, as a notebook does."""

from __future__ import annotations

import importlib

import summarizer
from summarizer import Comparison, Tracking, compare, summarize, track

PLAN = "青石县养老服务工作计划\n一、目标任务\n到2025年，全县养老机构护理型床位占比达到60%以上。\n"
REPORT = "青石县2025年养老服务工作总结\n一、工作成效\n2025年，全县护理型床位覆盖率达到58%。\n"


def test_what_is_exported_are_functions_whatever_was_imported_before() -> None:
    for name in ("summarizer.comparison", "summarizer.tracking", "summarizer.cli"):
        importlib.import_module(name)
    assert callable(summarizer.compare)
    assert callable(summarizer.track)


def test_two_documents_are_compared_and_tracked() -> None:
    summaries = [summarize(text=PLAN, name="plan.txt", engine="rules")]
    summaries.append(summarize(text=REPORT, name="report.txt", engine="rules"))
    compared = compare(one for one in summaries)
    assert isinstance(compared, Comparison)
    assert [place.document for place in compared.documents] == ["plan.txt", "report.txt"]
    [row] = compared.rows
    assert [[str(value) for value in cell.values] for cell in row.cells if cell] == [["60"], ["58"]]
    tracked = track(*summaries)
    assert isinstance(tracked, Tracking)
    assert [outcome.verdict for outcome in tracked.outcomes] == ["short"]


def test_nothing_and_one_document_compare_to_nothing_shared() -> None:
    assert compare([]).rows == ()
    alone = compare([summarize(text=PLAN, engine="rules")])
    assert alone.rows == ()
    assert len(alone.alone[0]) == 1
