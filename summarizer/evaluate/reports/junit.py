"""The run as JUnit XML: a test case for each floor and each document, so that any CI shows what fell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from summarizer.evaluate.counts import Counts
from summarizer.evaluate.gate import Finding, Verdict
from summarizer.evaluate.reports.lines import shown
from summarizer.evaluate.run_score import RunScore

# Characters that XML 1.0 can't hold (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_lines(run: RunScore, verdict: Verdict | None = None) -> Iterator[str]:
    """XML of one test suite, line by line; a failure for each finding, a skip for each text not at hand."""
    fell = {finding.slice or finding.message: finding for finding in verdict.findings} if verdict else {}
    totals = run.totals()
    names = sorted({*totals, *fell})
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<testsuite name={_quoted(f"evaluation {run.engine}")} tests="{len(names) + len(run.skipped)}" '
        f'failures="{len(fell)}" skipped="{len(run.skipped)}" errors="0">\n'
    )
    for name in names:
        yield f'  <testcase classname="evaluation" name={_quoted(name)}>\n'
        yield from _outcome(fell.get(name), totals.get(name))
        yield "  </testcase>\n"
    for reason in run.skipped:
        yield f'  <testcase classname="evaluation" name={_quoted(reason.partition(":")[0])}>\n'
        yield f"    <skipped message={_quoted(reason)}/>\n  </testcase>\n"
    yield "</testsuite>\n"


def _outcome(finding: Finding | None, counts: Counts | None) -> Iterator[str]:
    if finding is not None:
        items = escape(_clean("\n".join(finding.items)))
        yield f"    <failure message={_quoted(finding.message)}>{items}</failure>\n"
    if counts is not None:
        words = f"P {shown(counts.precision)} R {shown(counts.recall)} F1 {shown(counts.f1)}"
        yield f"    <system-out>{words}</system-out>\n"


def _quoted(words: str) -> str:
    return quoteattr(_clean(words))


def _clean(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)
