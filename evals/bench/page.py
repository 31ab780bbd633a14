"""How long the page takes with 200 documents and 20,000 records: written, first seen, filtered.

    python evals/bench/page.py [--documents 200] [--records 100]

The browser part needs Playwright and Chromium and is left out, saying so, where they are missing.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from summarizer.report.page import report_page
from summarizer.report.result import Result
from summarizer.schemas.commitment import Area, Commitment, DeadlineBasis, Evidence
from summarizer.schemas.document import Media, SectionKind
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import Coverage, Disposition, Mention, Provenance, SectionSummary, Summary

AREAS = list(Area)


def document(name: str, count: int) -> Result:
    """A document of ``count`` sentences with a record each, about 80 characters a record."""
    text, records, mentions = "", [], []
    for number in range(count):
        sentence = (
            f"到{2024 + number % 8}年，第{number}类服务设施的覆盖面逐步扩大，服务设施达到{number + 10}个以上"
        )
        start, end = len(text), len(text) + len(sentence)
        text += sentence + "，由有关部门和各乡镇按照职责分工负责落实并定期通报进展情况。\n"
        records.append(record(name, number, Evidence(start=start, end=end, quote=sentence)))
        found = Disposition.RECORD if number % 9 else Disposition.UNCLAIMED
        mentions.append(Mention(start=end - 5, end=end, text=sentence[-5:], disposition=found))
    section = SectionSummary(
        path=("一、重点任务",), kind=SectionKind.PROSE, level=1, start=0, end=len(text), gist=""
    )
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    provenance = Provenance(
        sha256=sha256, media=Media.TEXT, engine="rules", engine_fingerprint="", version=""
    )
    summary = Summary(
        document=name,
        title=f"工作计划 {name}",
        sections=(section,),
        records=tuple(records),
        coverage=Coverage(mentions=tuple(mentions)),
        provenance=provenance,
    )
    return Result(name, summary, text)


def record(name: str, number: int, evidence: Evidence) -> Commitment:
    """One target; the fields that lists of filters are made of vary."""
    return Commitment(
        id=hashlib.sha256(f"{name}{number}".encode()).hexdigest()[:16],
        document=name,
        section=("一、重点任务",),
        kind=Kind.TARGET,
        status=Status.PLEDGED if number % 3 else Status.ACHIEVED,
        indicator=f"第{number}类服务设施",
        comparator=">=",
        value=Decimal(number + 10),
        unit="个",
        deadline=date(2024 + number % 8, 12, 31),
        deadline_basis=DeadlineBasis.EXPLICIT,
        responsible=(f"第{number % 30}局",),
        area=AREAS[number % len(AREAS)],
        evidence=(evidence,),
    )


def write(path: Path, documents: int, records: int) -> None:
    """Write the page and say how long it took."""
    results = [document(f"{number:04}.txt", records) for number in range(documents)]
    started = time.perf_counter()
    with report_page(path) as add:
        for result in results:
            add(result)
    seconds = time.perf_counter() - started
    print(f"written: {path.stat().st_size / 1e6:.1f} MB, {documents * records:,} records in {seconds:.2f} s")


def look(path: Path) -> None:
    """Open the page in a browser and time what a reader waits for."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional
    except ImportError:
        chromium = None
    if chromium is None:
        print("browser: not measured, Playwright or Chromium is missing")
        return
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        for name, script in QUESTIONS.items():
            print(f"{name}: {page.evaluate(script):.0f} ms")
        browser.close()


_TIMED = "(() => {{ const start = performance.now(); {act}; document.body.offsetHeight; return performance.now() - start; }})()"
QUESTIONS: dict[str, Any] = {
    "first contentful paint": "performance.getEntriesByName('first-contentful-paint')[0].startTime",
    "ready to use": "performance.timing.loadEventEnd - performance.timing.navigationStart",
    "filter by area": _TIMED.format(
        act="const s = document.getElementById('f-area'); s.selectedIndex = 3; s.dispatchEvent(new Event('change'))"
    ),
    "sort by value": _TIMED.format(act="document.querySelectorAll('th button')[2].click()"),
    "open a record": _TIMED.format(act="document.querySelectorAll('td .open')[50].click()"),
    "timeline": _TIMED.format(act="document.querySelector('[data-view=timeline]').click()"),
    "coverage": _TIMED.format(act="document.querySelector('[data-view=coverage]').click()"),
}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--records", type=int, default=100, help="of each document")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        write(path, arguments.documents, arguments.records)
        look(path)


if __name__ == "__main__":
    main()
