"""Loading of PDF: paragraphs over lines and pages, heads and feet apart, tables as rows, refusals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load import load_bytes
from summarizer.schemas.document import Document, Media
from tests.pdf_writer import Page, write_pdf

pytest.importorskip("pypdfium2")
pytest.importorskip("pdfplumber")

WIDTH, LEFT, SIZE, LEADING = 26, 90, 16, 28
FIRST = "到2027年，全县建成养老服务中心十二个，护理型床位占比达到百分之六十以上，每个乡镇至少有一所具备全托能力的养老机构。"
SECOND = "民政部门要压实责任，加强督促检查，推动各项任务按期完成，年底前向县人民政府报告一次进展情况并向社会公开有关数据。"


def set_lines(paragraphs: Sequence[str], top: int = 720) -> list[tuple[float, float, float, str]]:
    """Paragraphs as a word processor sets them: indented by two letters, broken at the margin."""
    runs: list[tuple[float, float, float, str]] = []
    y = top
    for paragraph in paragraphs:
        left, room, rest = LEFT + 2 * SIZE, WIDTH - 2, paragraph
        while rest:
            line = rest[:room]
            runs.append((left, y, SIZE, line))
            rest, left, room, y = rest[len(line) :], LEFT, WIDTH, y - LEADING
    return runs


def load(*pages: Page) -> Document:
    return load_bytes(write_pdf(pages), "a.pdf")


def test_lines_are_joined_to_paragraphs_and_titles_stay_apart() -> None:
    title = [(220.0, 780.0, 22.0, "某县养老服务"), (250.0, 750.0, 22.0, "工作方案")]
    document = load(Page([*title, *set_lines(["一、工作目标", FIRST, SECOND], 700)]))
    assert document.text.split("\n") == ["某县养老服务", "工作方案", "一、工作目标", FIRST, SECOND]
    assert (document.media, document.page_starts) == (Media.PDF, (0,))


@pytest.mark.parametrize("turned", [False, True])
def test_letters_set_one_by_one_in_a_font_that_is_not_there_are_read(turned: bool) -> None:
    lines = set_lines(["一、工作目标", FIRST])
    runs = [
        (x + SIZE * sum(0.5 if before.isascii() else 1 for before in text[:place]), y, SIZE, one)
        for x, y, _, text in lines
        for place, one in enumerate(text)
    ]
    assert load(Page(runs, turned=turned)).text.split("\n") == ["一、工作目标", FIRST]


def test_a_paragraph_goes_on_over_pages_and_heads_and_feet_are_left_out() -> None:
    lines = set_lines([FIRST + SECOND])
    pages = [
        Page([(200, 800, 12, "某县人民政府公报"), *runs, (280, 40, 12, f"— {number} —")])
        for number, runs in enumerate((lines[:3], lines[3:]), start=1)
    ]
    document = load(*pages)
    assert document.text == FIRST + SECOND
    start = sum(len(text) for *_, text in lines[:3])
    assert document.page_starts == (0, start)
    assert (document.page(start - 1), document.page(start)) == (1, 2)


def ruled(
    top: int, bottom: int, rows: int, columns: Sequence[int]
) -> list[tuple[float, float, float, float]]:
    step = (top - bottom) / rows
    across = [(columns[0], top - step * n, columns[-1], top - step * n) for n in range(rows + 1)]
    return [*across, *((x, bottom, x, top) for x in columns)]


def test_ruled_tables_become_rows_and_their_header_is_not_repeated() -> None:
    columns = (90, 260, 380, 500)

    def rows(top: int, *cells: tuple[str, str, str]) -> list[tuple[float, float, float, str]]:
        return [
            (columns[place] + 5, top - 30 * number - 20, 12, text)
            for number, row in enumerate(cells)
            for place, text in enumerate(row)
        ]

    header = ("指标", "2025年", "2030年")
    first = Page(
        [*set_lines([FIRST]), *rows(500, header, ("床位（张）", "340", "520"))], ruled(500, 440, 2, columns)
    )
    second = Page(rows(700, header, ("站点（个）", "12", "30")), ruled(700, 640, 2, columns))
    assert load(first, second).text.split("\n") == [
        FIRST, "| 指标 | 2025年 | 2030年 |", "| 床位（张） | 340 | 520 |", "| 站点（个） | 12 | 30 |"
    ]  # fmt: skip


HEADER = ("指标名称", "2025年", "2030年", "属性")
BODY = [("护理型床位占比（%）", "58", "65", "预期性"), ("社区站点（个）", "12", "30", "约束性")]
PLACES = (95, 270, 350, 430)


def cells(top: float, *rows: tuple[str, ...], leading: float = 30) -> list[tuple[float, float, float, str]]:
    return [
        (PLACES[place], top - leading * number, 12, text)
        for number, row in enumerate(rows)
        for place, text in enumerate(row)
        if text
    ]


def across(*heights: float) -> list[tuple[float, float, float, float]]:
    return [(90, height, 500, height) for height in heights]


@pytest.mark.parametrize(
    "rules",
    [across(520, 490, 430), across(520, 490, 460, 430), [*across(520, 519, 490, 430), (90, 740, 500, 740)]],
    ids=["three", "every row", "a double one on top"],
)
def test_a_table_ruled_across_only_becomes_rows(rules: list[tuple[float, float, float, float]]) -> None:
    document = load(Page([*set_lines([FIRST]), *cells(500, HEADER, *BODY), *set_lines([SECOND], 380)], rules))
    assert document.text.split("\n") == [
        FIRST, "| 指标名称 | 2025年 | 2030年 | 属性 |", "| 护理型床位占比（%） | 58 | 65 | 预期性 |",
        "| 社区站点（个） | 12 | 30 | 约束性 |", SECOND
    ]  # fmt: skip


def test_a_cell_of_two_lines_in_an_open_table_is_one() -> None:
    rows = [HEADER, ("每千名老年人拥有", "58", "65", "预期性"), ("护理型床位（张）", "", "", ""), BODY[1]]
    document = load(Page(cells(500, *rows, leading=20), across(515, 495, 430)))
    assert document.text.split("\n")[1:] == [
        "| 每千名老年人拥有护理型床位（张） | 58 | 65 | 预期性 |", "| 社区站点（个） | 12 | 30 | 约束性 |"
    ]  # fmt: skip


def test_prose_between_rules_is_no_table() -> None:
    rules = across(760, 740, 300)
    assert load(Page(set_lines([FIRST, SECOND]), rules)).text.split("\n") == [FIRST, SECOND]
    columns = [*in_columns([FIRST, SECOND], 90, 700), *in_columns([SECOND, FIRST], 310, 700)]
    document = load(Page(columns, across(720, 650, 400)))
    assert document.text.split("\n") == [FIRST, SECOND, SECOND, FIRST]


@given(
    st.lists(
        st.tuples(
            st.integers(3, 20), st.integers(4, 38), st.sampled_from(["床", "床位", "站点建设", FIRST[:9]])
        ),
        max_size=30,
        unique_by=lambda run: run[:2],
    ),
    st.lists(st.integers(60, 800), max_size=8),
)
@settings(max_examples=60, deadline=None)
def test_no_letter_is_lost_or_doubled_between_rules(
    runs: list[tuple[int, int, str]], heights: list[int]
) -> None:
    placed = [(20.0 * x, 20.0 * y, 12.0, text) for x, y, text in runs]
    document = load(Page([(90, 820, 12, SECOND[:30]), *placed], across(*heights)))
    written = Counter(SECOND[:30] + "".join(text for *_, text in runs))
    assert Counter(one for one in document.text if one not in "| \n") == written


def test_lines_below_headings_make_no_table() -> None:
    document = load(Page(set_lines([FIRST]), [(90, 740, 500, 740), (90, 736, 500, 736)]))
    assert document.text == FIRST


def test_merged_cells_are_spread() -> None:
    rules = [
        (90, 500, 500, 500), (200, 470, 500, 470), (90, 440, 500, 440), (90, 440, 90, 500), (200, 440, 200, 500),
        (350, 440, 350, 500), (500, 440, 500, 500), (90, 410, 500, 410), (90, 410, 90, 440), (200, 410, 200, 440),
        (350, 410, 350, 440), (500, 410, 500, 440),
    ]  # fmt: skip
    runs = [(100, 470, 12, "养老"), (210, 480, 12, "床位"), (360, 480, 12, "520"), (210, 450, 12, "站点"), (360, 450, 12, "30"),
            (100, 420, 12, "救助"), (210, 420, 12, "低保"), (360, 420, 12, "900")]  # fmt: skip
    assert load(Page(runs, rules)).text.split("\n") == [
        "| 养老 | 床位 | 520 |", "| 养老 | 站点 | 30 |", "| 救助 | 低保 | 900 |"
    ]  # fmt: skip


def test_a_page_set_sideways_is_read_as_shown() -> None:
    runs = [
        (100, 500, 14, SECOND[:30]),
        (105, 405, 12, "指标"),
        (305, 405, 12, "2027年"),
        (105, 375, 12, "床位"),
        (305, 375, 12, "1200"),
    ]
    document = load(Page(runs, ruled(420, 360, 2, (100, 300, 500)), turned=True))
    assert document.text.split("\n") == [SECOND[:30], "| 指标 | 2027年 |", "| 床位 | 1200 |"]


def test_footnotes_go_to_the_end_and_their_marks_go() -> None:
    body = set_lines([FIRST])
    x, y, _, text = body[-1]
    mark = (x + SIZE * len(text), y + 8, 8, "①")
    document = load(Page([*body, mark, (90, 120, 10, "① 含机构床位和社区床位。")]))
    assert document.text == f"{FIRST}\n① 含机构床位和社区床位。"


def test_lines_that_share_no_margin_are_read_all_the_same() -> None:
    runs = [(60.0 + 3 * number, 780.0 - 30 * number, 12.0, FIRST[number:20] + "。") for number in range(20)]
    assert (
        load(Page([*runs[:5], *[(x, y, size, SECOND[:16]) for x, y, size, _ in runs[5:]]])).text.count("\n")
        > 5
    )


def in_columns(paragraphs: Sequence[str], left: int, top: int) -> list[tuple[float, float, float, str]]:
    """Paragraphs in a column of 15 letters of 12 points, indented by two."""
    runs: list[tuple[float, float, float, str]] = []
    y = top
    for paragraph in paragraphs:
        at, room, rest = left + 24, 13, paragraph
        while rest:
            runs.append((at, y, 12, rest[:room]))
            rest, at, room, y = rest[room:], left, 15, y - 20
    return runs


@pytest.mark.parametrize("shift", [0, 7])  # lines of both columns at one height, or not
def test_columns_are_read_one_after_the_other(shift: int) -> None:
    title, middle = (
        (200.0, 760.0, 20.0, "某县养老服务工作方案"),
        (190.0, 460.0, 16.0, "二、主要任务和保障措施"),
    )
    upper = [*in_columns([FIRST, SECOND], 90, 700), *in_columns([SECOND, FIRST], 310, 700 - shift)]
    lower = [*in_columns([SECOND], 90, 420), *in_columns([FIRST], 310, 420 - shift)]
    foot = (90.0, 40.0, 12.0, "— 2 —")
    document = load(Page([title, *upper, middle, *lower, foot]))
    assert document.text.split("\n") == [
        "某县养老服务工作方案", FIRST, SECOND, SECOND, FIRST, "二、主要任务和保障措施", SECOND, FIRST
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["{}0张", "县民政局、县财政局等{}家" + "部门" * 3])
def test_a_table_without_rules_is_no_pair_of_columns(said: str) -> None:
    rows = [
        ("乡镇" * (number % 4) + f"第{number}号养老服务设施", said.format(number)) for number in range(3, 13)
    ]
    runs = [
        (x, 700 - 24 * number, 12, cell)
        for number, row in enumerate(rows)
        for x, cell in zip((90, 330), row, strict=True)
    ]
    text = load(Page(runs)).text
    assert text.index("第3号") < text.index(said.format(3)) < text.index("第4号")


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(InputError, match="scan without a text layer"):
        load(Page(rules=[(90, 500, 500, 500)]), Page())


def test_a_page_without_text_among_others_is_named() -> None:
    document = load(Page(set_lines([FIRST])), Page(), Page(set_lines([SECOND])))
    assert document.warnings == ("pages without text: 2",)
    assert document.page(len(document.text) - 1) == 3


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"%PDF-1.4\n1 0 obj\n<<", "damaged"), (b"%PDF-", "damaged"), ("只是文字".encode(), "no PDF file")],
)
def test_what_is_no_pdf_gets_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        load_bytes(data, "a.pdf")
    assert "\n" not in str(caught.value)


def test_pages_are_limited() -> None:
    with pytest.raises(InputError, match="the limit is 1"):
        load_bytes(write_pdf([Page(), Page()]), "a.pdf", Limits(max_pages=1))


@given(st.integers(9, 3000), st.binary(min_size=1, max_size=8))
@settings(deadline=None, max_examples=60)
def test_damaged_files_never_break_out(place: int, noise: bytes) -> None:
    data = bytearray(write_pdf([Page(set_lines([FIRST]), ruled(500, 440, 2, (90, 260, 500)))]))
    place = 9 + place % (len(data) - 9)
    data[place : place + len(noise)] = noise
    assert one_line(bytes(data))


def one_line(data: bytes) -> bool:
    try:
        return bool(load_bytes(data, "a.pdf").text)
    except InputError as error:
        return "\n" not in str(error)
