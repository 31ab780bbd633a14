"""The same document, saved in every container, gives the same records: fields equal, evidence at the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarizer.clean import clean
from summarizer.engines.rules.engine import RulesEngine
from summarizer.load import load_bytes, load_path
from summarizer.outline import outline
from summarizer.pipeline import summarize_document
from tests.containers import as_docx, as_html, as_markdown, as_ofd, as_pdf, as_text

FOLDER = Path(__file__).resolve().parent.parent / "evals/documents"
SOURCES = ("08_dongling_education_plan.md", "12_ecology_action_plan.md", "15_county_elderly_care_plan.txt")
"""Documents of ours with tables, one of them flattened in its source."""

Container = Callable[[Sequence[str]], bytes]
CONTAINERS: dict[str, tuple[str, Container]] = {
    "gb18030": ("a.txt", lambda lines: as_text(lines, "gb18030")),
    "utf-16": ("a.txt", lambda lines: as_text(lines, "utf-16")),
    "markdown": ("a.md", as_markdown),
    "html": ("a.html", as_html),
    "html in gb18030": ("a.html", lambda lines: as_html(lines, "gb18030")),
    "docx with typed numbers": ("a.docx", lambda lines: as_docx(lines, automatic=False)),
    "docx with automatic numbers": ("a.docx", lambda lines: as_docx(lines, automatic=True, restarts=False)),
    "pdf": ("a.pdf", as_pdf),
    "ofd": ("a.ofd", as_ofd),
}


@cache
def lines_of(source: str) -> tuple[str, ...]:
    """Paragraphs and table rows of the document, without Markdown's marks."""
    cleaned = clean(load_path(FOLDER / source, source))
    lines: list[str] = []
    for section in outline(cleaned).sections:
        if section.table is None:
            lines += cleaned.text[section.span.start : section.span.end].split("\n")
            continue
        lines += cleaned.text[section.span.start : section.body.start].split("\n")
        rows = (section.table.header, *([cell.text for cell in row] for row in section.table.rows))
        lines += ["| " + " | ".join(row) + " |" for row in rows]
    bare = (re.sub(r"^#+ ", "", line).strip() for line in lines)
    # One style of bracket, so that the word processor's own numbers can be the same as typed ones.
    return tuple(re.sub(r"^\(([一二三四五六七八九十]+)\)", r"（\1）", line) for line in bare if line)


def read(data: bytes, name: str) -> tuple[str, list[dict[str, Any]]]:
    """The cleaned text without Markdown's marks, and the records without what the container decides."""
    document = load_bytes(data, name)
    with RulesEngine() as engine:
        summary = summarize_document(document, engine)
    records = []
    for record in summary.records:
        fields = record.model_dump(exclude={"id", "document", "evidence"})
        words = [document.text[item.start : item.end] for item in record.evidence]
        assert all(re.sub(r"\s|\|", "", word) for word in words)
        records.append(fields | {"quotes": [item.quote for item in record.evidence]})
    return re.sub("(?m)^#+ ", "", clean(document).text), records


@cache
def expected(source: str) -> tuple[str, list[dict[str, Any]]]:
    return read(as_text(lines_of(source), "utf-8"), "a.txt")


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("container", CONTAINERS)
def test_every_container_gives_the_same_records(source: str, container: str) -> None:
    name, write = CONTAINERS[container]
    text, records = read(write(lines_of(source)), name)
    assert text == expected(source)[0]
    assert records == expected(source)[1]


@pytest.mark.parametrize("source", SOURCES)
def test_the_document_itself_is_read_like_its_copies(source: str) -> None:
    """Also the table that stands flattened in the source gives what its rows give."""
    records = read((FOLDER / source).read_bytes(), source)[1]
    assert len(records) > 20

    def stated(record: dict[str, Any]) -> tuple[object, ...]:
        return record["indicator"], record["value"], record["deadline"], record["status"]

    assert sorted(map(str, map(stated, records))) == sorted(map(str, map(stated, expected(source)[1])))
