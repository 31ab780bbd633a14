"""The run as JUnit XML: a test case for each floor and each document, so that any CI shows what fell."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from summarizer.evaluate.gate import Verdict
from summarizer.evaluate.reports.lines import shown
from summarizer.evaluate.run_score import RunScore

# Characters that XML 1.0 can't hold (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(run: RunScore, verdict: Verdict | None = None) -> str:
    """XML of one test suite; a failure for each finding of the gate, a skip for each text not at hand."""
    fell = {finding.slice or finding.message: finding for finding in verdict.findings} if verdict else {}
    suite = Element("testsuite", name=_clean(f"evaluation {run.engine}"))
    totals = run.totals()
    for name in sorted({*totals, *fell}):
        case = SubElement(suite, "testcase", classname="evaluation", name=_clean(name))
        if name in fell:
            failure = SubElement(case, "failure", message=_clean(fell[name].message))
            failure.text = _clean("\n".join(fell[name].items))
        if name in totals:
            counts = totals[name]
            words = f"P {shown(counts.precision)} R {shown(counts.recall)} F1 {shown(counts.f1)}"
            SubElement(case, "system-out").text = words
    for reason in run.skipped:
        case = SubElement(suite, "testcase", classname="evaluation", name=_clean(reason.partition(":")[0]))
        SubElement(case, "skipped", message=_clean(reason))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(fell)))
    suite.set("skipped", str(len(run.skipped)))
    suite.set("errors", "0")
    indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suite, encoding="unicode") + "\n"


def _clean(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)
