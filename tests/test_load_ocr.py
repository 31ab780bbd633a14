"""Scans: what is said of them, how recognised pieces become lines, and a scan of ours read."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from summarizer.clean import clean
from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load import load_bytes, load_path_isolated
from summarizer.load.ocr import Piece, blocks_of
from summarizer.load.ocr_rules import rules_in
from summarizer.load.pdf_layout import TableBlock
from summarizer.load.pdf_letters import TextLine
from summarizer.load.rules import Rule, cells_of
from tests.containers import as_pdf

pytest.importorskip("pdfplumber")
pypdfium2 = pytest.importorskip("pypdfium2")

LINES = (
    "某县养老服务工作方案",
    "一、工作目标",
    "到2027年，全县建成养老服务中心12个，护理型床位占比达到60%以上，每个乡镇至少有1所具备全托能力的养老机构。",
    "二、主要任务",
    "（一）建设服务设施。新建社区食堂30家，改造敬老院5所，总投资2.4亿元。",
    "三、主要指标",
    "| 指标 | 2025年 | 2027年 |",
    "| 养老床位 | 340 | 520 |",
)
WITH_OCR = Limits(max_ocr_s=600)
HAS_OCR = all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))
needs_ocr = pytest.mark.skipif(not HAS_OCR, reason="the extra ocr is not installed")


def scan(lines: Sequence[str], *, typed: Sequence[str] = ()) -> bytes:
    """A PDF whose first pages are typed, and whose others are pictures of typed ones."""
    made = pypdfium2.PdfDocument.new()
    if typed:
        made.import_pages(pypdfium2.PdfDocument(as_pdf(typed)))
    for page in pypdfium2.PdfDocument(as_pdf(lines)):
        width, height = page.get_size()
        picture = pypdfium2.PdfImage.new(made)
        picture.set_bitmap(page.render(scale=200 / 72))
        picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        blank = made.new_page(width, height)
        blank.insert_obj(picture)
        blank.gen_content()
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def piece(text: str, left: float, y: float, height: float = 20.0) -> Piece:
    return Piece(text, left, left + 16 * len(text), y, height)


def test_a_scan_names_the_option_and_the_extra() -> None:
    with pytest.raises(
        InputError, match=r"scan without a text layer; --ocr reads it .*policy-summarizer\[ocr\]"
    ):
        load_bytes(scan(LINES), "a.pdf")


@pytest.mark.skipif(HAS_OCR, reason="the extra ocr is installed")
def test_without_the_extra_the_message_says_how_to_get_it() -> None:
    with pytest.raises(
        InputError, match=r"reading scans needs an extra; pip install 'policy-summarizer\[ocr\]'"
    ):
        load_bytes(scan(LINES), "a.pdf", WITH_OCR)


def test_pieces_become_lines_with_one_margin_and_one_size() -> None:
    found = blocks_of(
        [piece("某县到2027年", 122.0, 700, 26), piece("一一", 91.0, 640, 16), piece("建成", 90.0, 670)],
        (),
        20,
        100,
    )
    assert [(block.text, block.left) for block in found if isinstance(block, TextLine)] == [
        ("某县到2027年", 122.0), ("建成", 90.0), ("一一", 90.0)
    ]  # fmt: skip
    assert len({block.size for block in found if isinstance(block, TextLine)}) == 1


def test_rows_of_as_many_pieces_make_a_table_and_one_alone_a_line() -> None:
    rows = [(y, [piece(word, left, y) for word, left in zip(words, (90, 250, 400), strict=True)])
            for y, words in ((700, ("指标", "2025年", "2027年")), (670, ("床位", "340", "520")))]  # fmt: skip
    (table,) = blocks_of([found for _, row in rows for found in row], (), 20, 100)
    assert isinstance(table, TableBlock)
    assert table.rows == ("| 指标 | 2025年 | 2027年 |", "| 床位 | 340 | 520 |")
    (line,) = blocks_of(rows[0][1], (), 20, 100)
    assert isinstance(line, TextLine)
    assert line.text == "指标 2025年 2027年"


def test_a_piece_across_the_rules_of_a_table_is_cut_at_them() -> None:
    xs, ys = (80.0, 180.0, 240.0, 300.0), (640.0, 680.0, 710.0)
    rules = [
        *(Rule(is_level=True, place=y, start=80.0, end=300.0) for y in ys),
        *(Rule(is_level=False, place=x, start=640.0, end=710.0) for x in xs),
    ]
    rows = [piece("养老床位", 90, 695, 12), Piece("345约20", 186, 290, 695, 12)]
    rows += [
        piece("护理型床位", 90, 670, 12),
        piece("占比", 90, 652, 12),
        piece("58", 190, 660),
        piece("60", 245, 660),
    ]
    below = piece("民政部门负责。", 90, 600)
    table, line = blocks_of([below, *rows], rules, 20, 100)
    assert isinstance(table, TableBlock)
    assert tuple(row.replace("约 ", "约") for row in table.rows) == (
        "| 养老床位 | 345 | 约20 |",
        "| 护理型床位占比 | 58 | 60 |",
    )
    assert isinstance(line, TextLine)


@pytest.mark.parametrize("askew", [0.0, 0.004])  # dots down for each dot across
def test_rules_are_found_in_a_picture_and_letters_and_blots_are_none(askew: float) -> None:
    numpy = pytest.importorskip("numpy")
    picture = numpy.full((600, 800, 3), 255, dtype=numpy.uint8)
    for y in (100, 160, 220):
        for x in range(100, 701):
            picture[int(y + askew * x) : int(y + askew * x) + 2, x] = 40
    for x in (100, 300, 700):
        for y in range(100, 221):
            picture[y : y + 4, int(x - askew * y) : int(x - askew * y) + 2] = 40
    picture[120:132, 130:170] = 0  # a thick stroke
    picture[300:400, 200:500] = 0  # a photograph
    picture[450:452, 100:130] = 0  # a stroke of a letter
    rules = rules_in(picture, 2.0)
    (cells,) = cells_of(rules, 100)
    assert len(cells) == 4
    assert [round(edge / 10) for edge in cells[0]] == [5, 22, 15, 25]


def test_words_close_to_each_other_are_one_line() -> None:
    (line,) = blocks_of([piece("总投资", 90, 700), piece("2.4亿元。", 142, 701)], (), 20, 100)
    assert isinstance(line, TextLine)
    assert line.text == "总投资2.4亿元。"
    assert blocks_of([], (), 20, 100) == []


@needs_ocr
@pytest.mark.optional
def test_a_scan_of_ours_is_read_with_its_figures_and_its_table(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(scan(LINES))
    document = load_path_isolated(path, path.name, WITH_OCR)
    assert clean(document).folded.replace(" ", "") == clean(
        load_bytes(as_pdf(LINES), "a.pdf")
    ).folded.replace(" ", "")
    assert "OCR" in document.warnings[0]
    assert document.page_starts == (0,)


@needs_ocr
@pytest.mark.optional
def test_pictures_among_typed_pages_are_read_and_those_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(scan(LINES[3:5], typed=LINES[:3]))
    assert load_path_isolated(path, path.name).warnings == ("pages without text: 2",)
    document = load_path_isolated(path, path.name, WITH_OCR)
    assert clean(document).text.split("\n") == list(LINES[:5])
    assert document.page(document.text.index("二、")) == 2
