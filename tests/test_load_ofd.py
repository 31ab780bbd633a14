"""Loading of OFD: places, templates, tables, what is left out, refusals."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load import load_bytes
from summarizer.load.rules import Rule, cells_of, rule_between
from summarizer.schemas.document import Media
from tests.containers import as_ofd
from tests.ofd_writer import document, package, page, text_object, write_ofd
from tests.pdf_writer import Page

FIRST = "到2027年，全县建成养老服务中心十二个，护理型床位占比达到百分之六十以上。"
SECOND = "民政部门要压实责任，加强督促检查。"
LINES = ("某县养老服务工作方案", "一、工作目标", FIRST, "| 指标 | 2027年 |", "| 床位（张） | 520 |")


def text_of(data: bytes) -> str:
    return load_bytes(data, "a.ofd").text


def line(written: str, y: float = 700.0, x: float = 90.0) -> str:
    return text_object(x, y, 16, written)


def test_pages_and_title_are_kept() -> None:
    pages = [
        Page([(122, 700, 16, FIRST[:20] + "。"), (280, 40, 12, "— 1 —")]),
        Page([(122, 700, 16, SECOND)]),
    ]
    found = load_bytes(write_ofd(pages, title="某县养老服务工作方案"), "a.ofd")
    assert (found.media, found.title_hint) == (Media.OFD, "某县养老服务工作方案")
    assert found.text == f"{FIRST[:20]}。\n{SECOND}"
    assert [found.page(found.text.index(words)) for words in (FIRST[:4], SECOND)] == [1, 2]


def test_text_under_a_matrix_stands_where_it_is_shown() -> None:
    assert text_of(as_ofd(LINES)) == "\n".join(LINES)
    runs = [(122.0, 700.0, 16.0, FIRST[:24]), (90.0, 672.0, 16.0, FIRST[24:])]
    assert text_of(write_ofd([Page(runs)], scaled=True)) == text_of(write_ofd([Page(runs)])) == FIRST


def test_letters_set_one_by_one_and_out_of_order_make_one_line() -> None:
    marks = [line(mark, x=90.0 + 16 * place) for place, mark in enumerate(SECOND)]
    assert text_of(package(["".join(reversed(marks))])) == SECOND


def test_a_second_run_goes_on_from_the_places_of_the_first() -> None:
    runs = (
        '<ofd:TextObject ID="1" Boundary="30 40 100 10" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 5 5">'
        '民政部门要压</ofd:TextCode><ofd:TextCode X="30">实责任加强</ofd:TextCode></ofd:TextObject>'
    )
    assert text_of(package([runs])) == "民政部门要压实责任加强"


def test_templates_are_read_with_the_page_they_lie_under() -> None:
    common = '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    entries = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
    parts = {
        "Doc_0/Document.xml": document(entries, common),
        "Doc_0/Tpls/Tpl_0/Content.xml": page(line(FIRST[:8])),
        "Doc_0/Pages/Page_0/Content.xml": page(line(SECOND, 500), '<ofd:Template TemplateID="7"/>'),
    }
    assert text_of(package([""], parts=parts)) == f"{FIRST[:8]}\n{SECOND}"


@pytest.mark.parametrize(
    "written",
    [
        "/Doc_0/Pages/Page_0/Content.xml",
        "Doc_0/Pages/Page_0/Content.xml",
        "./Pages/../Pages/Page_0/Content.xml",
    ],
)
def test_paths_from_the_root_and_from_the_folder_lead_to_the_page(written: str) -> None:
    entries = document(f'<ofd:Page ID="1" BaseLoc="{written}"/>')
    assert text_of(package([line(SECOND)], parts={"Doc_0/Document.xml": entries})) == SECOND


@pytest.mark.parametrize(
    "hidden",
    [
        line("水印文字").replace("<ofd:TextObject", '<ofd:TextObject Visible="false"'),
        f'<ofd:PageBlock Visible="false">{line("水印文字")}</ofd:PageBlock>',
        line("水印文字").replace("<ofd:TextObject", '<ofd:TextObject CTM="0.7 0.7 -0.7 0.7 0 0"'),
    ],
    ids=["switched off", "within a block switched off", "slanted"],
)
def test_what_is_hidden_or_slanted_is_no_text(hidden: str) -> None:
    assert text_of(package([line(SECOND) + hidden])) == SECOND


def test_merged_cells_are_spread() -> None:
    rules = [
        (90, 500, 500, 500), (200, 470, 500, 470), (90, 440, 500, 440), (90, 440, 90, 500), (200, 440, 200, 500),
        (350, 440, 350, 500), (500, 440, 500, 500), (90, 410, 500, 410), (90, 410, 90, 440), (200, 410, 200, 440),
        (350, 410, 350, 440), (500, 410, 500, 440),
    ]  # fmt: skip
    runs = [(100, 470, 12, "养老"), (210, 480, 12, "床位"), (360, 480, 12, "520"), (210, 450, 12, "站点"), (360, 450, 12, "30"),
            (100, 420, 12, "救助"), (210, 420, 12, "低保"), (360, 420, 12, "900")]  # fmt: skip
    assert text_of(write_ofd([Page(runs, rules)])).split("\n") == [
        "| 养老 | 床位 | 520 |", "| 养老 | 站点 | 30 |", "| 救助 | 低保 | 900 |"
    ]  # fmt: skip


def test_boxes_drawn_round_each_cell_make_a_table() -> None:
    boxes = "".join(
        f'<ofd:PathObject ID="8" Boundary="{30 + 40 * column} {60 + 10 * row} 40 10">'
        "<ofd:AbbreviatedData>M 0 0 L 40 0 L 40 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>"
        for row in range(2)
        for column in range(2)
    )
    words = "".join(
        text_object(95 + 113 * column, 655 - 28 * row, 10, written)
        for row, pair in enumerate((("指标", "2027年"), ("养老床位（张）", "520")))
        for column, written in enumerate(pair)
    )
    assert text_of(package([boxes + words])).split("\n") == ["| 指标 | 2027年 |", "| 养老床位（张） | 520 |"]


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=5),
    st.lists(st.integers(1, 40), min_size=1, max_size=5),
    st.randoms(use_true_random=False),
)
def test_a_full_grid_of_rules_gives_all_its_cells(
    widths: list[int], heights: list[int], shuffler: object
) -> None:
    xs = [10.0 * sum(widths[:place]) for place in range(len(widths) + 1)]
    ys = [10.0 * sum(heights[:place]) for place in range(len(heights) + 1)]
    drawn = [rule_between(x, ys[0], x, ys[-1]) for x in xs] + [rule_between(xs[0], y, xs[-1], y) for y in ys]
    rules = [rule for rule in drawn if rule is not None]
    shuffler.shuffle(rules)  # type: ignore[attr-defined]
    (cells,) = cells_of(rules, 100)
    wanted = {(x0, y0, x1, y1) for x0, x1 in pairwise(xs) for y0, y1 in pairwise(ys)}
    assert set(cells) == wanted


def test_rules_that_make_no_table_make_none() -> None:
    assert (
        list(cells_of([Rule(is_level=True, place=y, start=0.0, end=300.0) for y in (10.0, 40.0)], 100)) == []
    )
    assert rule_between(0, 0, 50, 50) is None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 broken", "not a readable OFD"),
        (package([line(SECOND)], parts={"OFD.xml": "<a"}), "damaged XML"),
        (package([line(SECOND)], parts={"OFD.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "document type"),
        (package([line(SECOND)], parts={"OFD.xml": "<a/>"}), "without pages"),
        (package([line(SECOND)], parts={"OFD.xml": "<a><DocBody><DocRoot>../../x</DocRoot></DocBody></a>"}), "readable"),
        (package([line(SECOND)], parts={"Doc_0/Document.xml": document("")}), "without pages"),
        (package([line(SECOND)], parts={"Doc_0/Document.xml": document('<Page BaseLoc="../../a"/>')}), "page 1 .* missing"),
        (package(['<ofd:ImageObject ID="2" Boundary="0 0 210 297" ResourceID="9"/>']), "pictures without text"),
        (package([line(FIRST + "\ue000" * 60)]), "fonts of this OFD"),
        (package(["<a>" * 300 + "</a>" * 300]), "damaged"),
    ],
)  # fmt: skip
def test_refusals_are_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        load_bytes(data, "a.ofd")
    assert "\n" not in str(caught.value)


def test_limits_hold() -> None:
    many = write_ofd([Page([(90, 700, 16, FIRST)])] * 3)
    with pytest.raises(InputError, match="3 pages; the limit is 2"):
        load_bytes(many, "a.ofd", Limits(max_pages=2))
    with pytest.raises(InputError, match="nested more than 5 deep"):
        load_bytes(package([line(SECOND) + "<a>" * 9 + "</a>" * 9]), "a.ofd", Limits(max_depth=5))
    with pytest.raises(InputError, match="unpacks to more"):
        load_bytes(many, "a.ofd", Limits(max_unpacked_bytes=1000))
    grid = [(x, 0, x, 800) for x in range(0, 500, 10)] + [(0, y, 500, y) for y in range(0, 800, 10)]
    with pytest.raises(InputError, match="more than 100 cells"):
        load_bytes(write_ofd([Page([(90, 700, 16, FIRST)], grid)]), "a.ofd", Limits(max_cells=100))


def test_advances_that_would_fill_the_memory_are_cut() -> None:
    bomb = line(SECOND).replace('DeltaX="', 'DeltaX="g 999999999999 1 ')
    assert load_bytes(package([bomb + line(FIRST, 500)]), "a.ofd").text.endswith(FIRST)


@given(st.integers(0, 5000), st.binary(min_size=1, max_size=8))
@settings(deadline=None, max_examples=60)
def test_damaged_parts_never_break_out(place: int, noise: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(as_ofd(LINES))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hurt = sorted(parts)[place % len(parts)]
    content = bytearray(parts[hurt])
    content[place % len(content) : place % len(content) + len(noise)] = noise
    parts[hurt] = bytes(content)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert one_line(buffer.getvalue())


def one_line(data: bytes) -> bool:
    try:
        return bool(text_of(data))
    except InputError as error:
        return "\n" not in str(error)


def test_a_table_ruled_across_only_becomes_rows() -> None:
    places, rows = (
        (95, 300, 420),
        [("指标", "2025年", "2027年"), ("护理型床位（张）", "58", "65"), ("站点（个）", "12", "30")],
    )
    runs = [
        (places[at], 500 - 30 * number, 12, text)
        for number, row in enumerate(rows)
        for at, text in enumerate(row)
    ]
    sheet = Page([(122, 700, 16, SECOND), *runs], [(90, y, 500, y) for y in (520, 490, 430)])
    assert text_of(write_ofd([sheet])).split("\n") == [
        SECOND,
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
