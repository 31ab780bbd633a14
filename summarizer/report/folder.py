"""The whole output folder, written in one pass over the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from summarizer.report.atomic import write_text
from summarizer.report.comma import record_rows
from summarizer.report.ledger import MOST_ROWS, task_ledger
from summarizer.report.lines import failure_lines, record_lines, summary_lines
from summarizer.report.manifest import Manifest, write_manifest
from summarizer.report.markdown import markdown
from summarizer.report.names import FileNames
from summarizer.report.page import report_page
from summarizer.report.result import Add, Result
from summarizer.report.stale import remove_stale
from summarizer.report.tally import Counting, Tally
from summarizer.schemas.document import Media

_EXTRAS = {"records.parquet": "pyarrow"}
"""File → library that writes it, of the extra ``tables``."""


def write_folder(
    out: Path, results: Iterable[Result], manifest: Manifest, *, stopped: str | None = None
) -> Tally:
    """Write every file of the output folder; ``results`` come in document order and are read once.

    Raises OSError where a file can't be written; files already complete are left as they are.
    """
    counting, names, written = Counting(), FileNames(), list[str]()
    missing = tuple(file for file, library in _EXTRAS.items() if find_spec(library) is None)
    with ExitStack() as stack:
        adders = _open_writers(out, manifest.documents, stack, missing)
        for result in results:
            counting.add(result)
            for add in adders:
                add(result)
            for name, content in _document_files(result, names):
                write_text(out / name, content)
                written.append(name)
    remove_stale(out, written)
    notes = [f"{file}: install policy-summarizer[tables]" for file in missing]
    if counting.records > MOST_ROWS:
        notes.append(
            f"records beyond {MOST_ROWS:,} into ledger.xlsx: records.csv and records.parquet hold all"
        )
    tally = counting.tally(tuple(notes))
    write_manifest(out / "run.json", manifest, tally, stopped=stopped)
    return tally


def _open_writers(out: Path, documents: int, stack: ExitStack, missing: tuple[str, ...]) -> list[Add]:
    writers = [
        record_lines(out / "records.jsonl"),
        summary_lines(out / "summaries.jsonl"),
        failure_lines(out / "failures.jsonl"),
        record_rows(out / "records.csv"),
        report_page(out / "report.html"),
        task_ledger(out / "ledger.xlsx", documents),
    ]
    if "records.parquet" not in missing:
        from summarizer.report.parquet import record_columns

        writers.append(record_columns(out / "records.parquet"))
    return [stack.enter_context(writer) for writer in writers]


def _document_files(result: Result, names: FileNames) -> Iterator[tuple[str, str]]:
    """Path and content of each file that the document has to itself."""
    summary = result.summary
    if summary is None:
        return
    name = names.take(result.document, "")
    yield f"summaries/{name}.md", markdown(summary)
    if summary.provenance.media is not Media.TEXT and result.text is not None:
        yield f"texts/{name}.txt", result.text
