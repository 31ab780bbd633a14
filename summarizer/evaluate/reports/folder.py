"""The folder of reports, written as documents go by so that a run over many keeps none in memory."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Self

from summarizer.errors import OutputError
from summarizer.evaluate.comparison import Comparison
from summarizer.evaluate.document_score import DocumentResult
from summarizer.evaluate.errors import ErrorRow
from summarizer.evaluate.gate import Verdict
from summarizer.evaluate.reports.junit import junit_lines
from summarizer.evaluate.reports.markdown import markdown_report
from summarizer.evaluate.reports.page import page_document, page_foot, page_head
from summarizer.evaluate.run_score import RunScore
from summarizer.report.atomic import replacing, write_text
from summarizer.report.columns import inert

_COLUMNS = [field.name for field in fields(ErrorRow)]


class ReportFolder:
    """``errors.csv``, ``errors.html``, ``scores.json``, ``summary.md`` and ``junit.xml`` in one folder.

    Files appear whole when the block ends well, or not at all. Raises OutputError where the folder
    can't be made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stack = ExitStack()
        self._documents = 0

    def __enter__(self) -> Self:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"{self.path}: can't be used as a folder for reports: {error.strerror}"
            ) from None
        # Excel reads a CSV as UTF-8 only if it begins with the byte order mark.
        self._csv = self._stack.enter_context(replacing(self.path / "errors.csv", encoding="utf-8-sig"))
        self._page = self._stack.enter_context(replacing(self.path / "errors.html"))
        self._rows = csv.writer(self._csv, lineterminator="\r\n")
        self._rows.writerow(_COLUMNS)
        self._page.write(page_head("Evaluation"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def add(self, result: DocumentResult) -> None:
        """Write what concerns one document."""
        for row in result.errors:
            cells = (getattr(row, name) for name in _COLUMNS)
            self._rows.writerow(["; ".join(c) if isinstance(c, tuple) else inert(c) for c in cells])
        self._page.write(page_document(self._documents, result))
        self._documents += 1

    def finish(
        self,
        run: RunScore,
        comparison: Comparison | None,
        verdict: Verdict | None,
        errors: Sequence[ErrorRow],
    ) -> None:
        """Write what concerns the whole run."""
        self._page.write(page_foot())
        write_text(self.path / "summary.md", markdown_report(run, comparison, verdict, errors))
        for name, lines in (("scores.json", run.json_lines()), ("junit.xml", junit_lines(run, verdict))):
            with replacing(self.path / name) as file:
                file.writelines(lines)
