"""The whole output folder, written in one pass over the documents."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from summarizer.report.comma import record_rows
from summarizer.report.delivery import delivered, delivering, note_delivery
from summarizer.report.ledger import MOST_ROWS, task_ledger
from summarizer.report.lines import failure_lines, record_lines, summary_lines
from summarizer.report.manifest import Manifest, write_manifest
from summarizer.report.markdown import markdown
from summarizer.report.names import FileNames
from summarizer.report.page import report_page
from summarizer.report.result import Add, Result
from summarizer.report.tally import Counting, Tally
from summarizer.schemas.document import Media
from summarizer.sources import digest

_SHARED = (
    "records.jsonl summaries.jsonl failures.jsonl records.csv report.html ledger.xlsx records.parquet".split()
)
"""Files that hold all documents."""
_EXTRAS = {"records.parquet": "pyarrow"}
"""File → library that writes it, of the extra ``tables``."""


def write_folder(
    out: Path, results: Iterable[Result], manifest: Manifest, *, made_of: str = "", stopped: str | None = None
) -> Tally:
    """Write every file of the output folder; ``results`` come in document order and are read once.

    ``made_of`` names the results: where the folder holds files made of just these, by these writers, nothing but
    ``run.json`` is written and ``results`` are not looked at. Empty, it names none.

    Raises OSError where a file can't be written; files already complete are left as they are.
    """
    missing = tuple(file for file, library in _EXTRAS.items() if find_spec(library) is None)
    origin = _origin(made_of, manifest, missing)
    tally = delivered(out, origin) if made_of else None
    if tally is None:
        tally = _write_all(out, results, manifest.documents, missing)
        note_delivery(out, origin, tally)
    write_manifest(out / "run.json", manifest, tally, stopped=stopped)
    return tally


def _origin(made_of: str, manifest: Manifest, missing: Iterable[str]) -> str:
    """Everything that decides what the files hold."""
    words = (made_of, str(manifest.documents), *missing, digest("summarizer.report"))
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def _write_all(out: Path, results: Iterable[Result], documents: int, missing: Collection[str]) -> Tally:
    counting, names = Counting(), FileNames()
    with delivering(out) as delivery:
        with ExitStack() as stack:
            adders = _open_writers(out, documents, stack, missing)
            for result in results:
                counting.add(result)
                for add in adders:
                    add(result)
                for name, content in _document_files(result, names):
                    delivery.put(name, content)
        for name in _SHARED:
            if name not in missing:
                delivery.note(name)
    return counting.tally(tuple(_left_out(counting.records, missing)))


def _left_out(records: int, missing: Iterable[str]) -> Iterator[str]:
    """Files that are not written or not whole, each with its reason."""
    yield from (f"{file}: install policy-summarizer[tables]" for file in missing)
    if records > MOST_ROWS:
        yield f"records beyond {MOST_ROWS:,} into ledger.xlsx: records.csv and records.parquet hold all"


def _open_writers(out: Path, documents: int, stack: ExitStack, missing: Collection[str]) -> list[Add]:
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
