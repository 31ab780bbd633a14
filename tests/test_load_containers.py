"""The same document in every container gives the same cleaned text, table included."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from summarizer.clean import clean
from summarizer.load import load_bytes
from tests.pdf_writer import Page, write_pdf

PARAGRAPHS = (
    "某县养老服务工作方案",
    "一、工作目标",
    "到2027年，全县建成养老服务中心12个，护理型床位占比达到60%以上，每个乡镇至少有1所具备全托能力的养老机构。",
    "二、主要任务",
    "（一）建设服务设施。新建社区食堂30家，改造敬老院5所，总投资2.4亿元。",
    "三、主要指标",
)
ROWS = (("指标", "2025年", "2027年"), ("养老床位（张）", "340", "520"))
EXPECTED = "\n".join((*PARAGRAPHS, *("| " + " | ".join(row) + " |" for row in ROWS)))
NUMBERED = {"一、": (0, "工作目标"), "二、": (0, "主要任务"), "三、": (0, "主要指标"), "（一）": (1, "")}


def as_text(encoding: str) -> bytes:
    return "\r\n".join(("　　" + line if line[0] == "到" else line) for line in EXPECTED.split("\n")).encode(
        encoding
    )


def as_markdown() -> bytes:
    rule = "|".join("---" for _ in ROWS[0])
    rows = ["| " + " | ".join(row) + " |" for row in ROWS]
    return "\n\n".join((*PARAGRAPHS, "\n".join((rows[0], f"|{rule}|", rows[1])))).encode()


def as_html() -> bytes:
    paragraphs = "".join(f"<p>&nbsp;&nbsp;{line}</p>" for line in PARAGRAPHS)
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    nav = "<div class='nav'><a href='/'>首页</a><a href='/a'>政务公开</a></div>"
    page = f"<html><body>{nav}<div id='zoom'>{paragraphs}<table>{table}</table></div></body></html>"
    return page.encode("gb18030").replace(b"<html>", b"<html><meta charset=gb2312>")


def as_docx(*, automatic: bool) -> bytes:
    docx = pytest.importorskip("docx")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/></w:lvl>"
        for depth, form, text in ((0, "chineseCounting", "%1、"), (1, "chineseCountingThousand", "（%2）"))
    )
    numbering.insert(
        0, parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='99'>{levels}</w:abstractNum>")
    )
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='99'><w:abstractNumId w:val='99'/></w:num>"))
    for line in PARAGRAPHS:
        label = next((label for label in NUMBERED if line.startswith(label)), None) if automatic else None
        paragraph = document.add_paragraph(line.removeprefix(label) if label else line)
        if label:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{NUMBERED[label][0]}'/><w:numId w:val='99'/></w:numPr>"
                )
            )
            assert properties.find(qn("w:numPr")) is not None
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for number, row in enumerate(ROWS):
        for place, cell in enumerate(row):
            table.cell(number, place).text = cell
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_pdf() -> bytes:
    pytest.importorskip("pdfplumber")
    runs: list[tuple[float, float, float, str]] = []
    y, width, size = 760.0, 26, 16
    for line in PARAGRAPHS:
        left, rest, room = (190.0, line, width) if line == PARAGRAPHS[0] else (122.0, line, width - 2)
        while rest:
            used, taken = 0, 0.0
            while used < len(rest) and taken + (0.5 if rest[used].isascii() else 1) <= room:
                taken += 0.5 if rest[used].isascii() else 1
                used += 1
            runs.append((left, y, size, rest[:used]))
            rest, left, room, y = rest[used:], 90.0, width, y - 28
    columns, top = (90, 260, 380, 500), 400
    runs += [
        (columns[place] + 5, top - 30 * number - 20, 12, cell)
        for number, row in enumerate(ROWS)
        for place, cell in enumerate(row)
    ]
    rules = [(90.0, top - 30.0 * n, 500.0, top - 30.0 * n) for n in range(3)]
    rules += [(float(x), top - 60.0, float(x), float(top)) for x in columns]
    return write_pdf([Page(runs, rules)])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt", lambda: as_text("utf-8"), id="utf-8"),
        pytest.param("a.txt", lambda: as_text("gb18030"), id="gb18030"),
        pytest.param("a.txt", lambda: as_text("utf-16"), id="utf-16"),
        pytest.param("a.md", as_markdown, id="markdown"),
        pytest.param("a.html", as_html, id="html"),
        pytest.param("a.docx", lambda: as_docx(automatic=True), id="docx numbered"),
        pytest.param("a.docx", lambda: as_docx(automatic=False), id="docx typed"),
        pytest.param("a.pdf", as_pdf, id="pdf"),
    ],
)
def test_every_container_gives_the_same_text(name: str, data: Callable[[], bytes]) -> None:
    assert clean(load_bytes(data(), name)).text == EXPECTED
