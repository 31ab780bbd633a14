"""The same document in every container gives the same cleaned text, table included."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.clean import clean
from summarizer.load import load_bytes
from tests.containers import as_docx, as_html, as_markdown, as_ofd, as_pdf, as_text

LINES = (
    "某县养老服务工作方案",
    "一、工作目标",
    "到2027年，全县建成养老服务中心12个，护理型床位占比达到60%以上，每个乡镇至少有1所具备全托能力的养老机构。",
    "二、主要任务",
    "（一）建设服务设施。新建社区食堂30家，改造敬老院5所，总投资2.4亿元。",
    "三、主要指标",
    "| 指标 | 2025年 | 2027年 |",
    "| 养老床位（张） | 340 | 520 |",
)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        pytest.param("a.txt", lambda: as_text(LINES, "utf-8"), id="utf-8"),
        pytest.param("a.txt", lambda: as_text(LINES, "gb18030"), id="gb18030"),
        pytest.param("a.txt", lambda: as_text(LINES, "utf-16"), id="utf-16"),
        pytest.param("a.html", lambda: as_html(LINES, "gb18030"), id="html"),
        pytest.param("a.docx", lambda: as_docx(LINES, automatic=True), id="docx numbered"),
        pytest.param("a.docx", lambda: as_docx(LINES, automatic=False), id="docx typed"),
        pytest.param("a.pdf", lambda: as_pdf(LINES), id="pdf"),
        pytest.param("a.ofd", lambda: as_ofd(LINES), id="ofd"),
    ],
)
def test_every_container_gives_the_same_text(name: str, write: Callable[[], bytes]) -> None:
    assert clean(load_bytes(write(), name)).text == "\n".join(LINES)


def test_markdown_keeps_its_marks_of_headings() -> None:
    text = clean(load_bytes(as_markdown(LINES), "a.md")).text
    assert text.split("\n")[:2] == ["# 某县养老服务工作方案", "## 一、工作目标"]
    assert text.split("\n")[-2:] == list(LINES[-2:])
