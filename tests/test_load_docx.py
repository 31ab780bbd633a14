"""Loading of DOCX: numbering as printed, tables, notes, boxes, tracked changes, hostile packages."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load import load_bytes
from summarizer.load.numerals import chinese_counting, chinese_legal, ideograph_digital, letters, roman
from summarizer.schemas.document import Media

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def package(body: str, **parts: str) -> bytes:
    """A DOCX package with ``body`` and other parts (``numbering=…``) as inner XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for part, inner in parts.items():
            archive.writestr(f"word/{part}.xml", f"<w:{part} {W}>{inner}</w:{part}>")
    return buffer.getvalue()


def text_of(body: str, **parts: str) -> list[str]:
    return load_bytes(package(body, **parts), "a.docx").text.split("\n")


def par(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    return par(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"


OFFICIAL = (
    "<w:abstractNum w:abstractNumId='1'>"
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
    + "</w:abstractNum>"
)
ARTICLES = (
    "<w:abstractNum w:abstractNumId='2'>"
    + level(0, "chineseCountingThousand", "第%1章")
    + level(1, "chineseCountingThousand", "第%2条", "<w:lvlRestart w:val='0'/>")
    + "</w:abstractNum>"
)
NUMBERS = "".join(
    f"<w:num w:numId='{number}'><w:abstractNumId w:val='{kin}'/>{more}</w:num>"
    for number, kin, more in (
        (1, 1, ""),
        (2, 2, ""),
        (3, 1, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"),
    )
)
NUMBERING = OFFICIAL + ARTICLES + NUMBERS


def test_levels_count_and_start_anew_below_an_outer_one() -> None:
    body = "".join(
        [listed("总体要求", 1), listed("思路", 1, 1), listed("目标", 1, 1), listed("床位", 1, 2), listed("站点", 1, 2),
         listed("任务", 1), listed("救助", 1, 1), listed("低保", 1, 2)]
    )  # fmt: skip
    assert text_of(body, numbering=NUMBERING) == [
        "一、总体要求", "（一）思路", "（二）目标", "1.床位", "2.站点", "二、任务", "（一）救助", "1.低保"
    ]  # fmt: skip


def test_articles_go_on_over_chapters() -> None:
    body = "".join(
        [
            listed("总则", 2),
            listed("目的", 2, 1),
            listed("范围", 2, 1),
            listed("职责", 2),
            listed("市级", 2, 1),
        ]
    )
    assert text_of(body, numbering=NUMBERING) == [
        "第一章 总则",
        "第一条 目的",
        "第二条 范围",
        "第二章 职责",
        "第三条 市级",
    ]


def test_lists_of_one_kin_go_on_and_an_override_starts_anew_once() -> None:
    body = "".join([listed("甲", 1), listed("乙", 1), listed("丙", 3), listed("丁", 3)])
    assert text_of(body, numbering=NUMBERING) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_numbering_comes_from_styles_and_can_be_taken_away() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
        "</w:pPr></w:style><w:style w:type='paragraph' w:styleId='X'><w:name w:val='x'/><w:basedOn w:val='H1'/></w:style>"
    )
    body = (
        par("一级", "<w:pStyle w:val='H1'/>")
        + par("派生", "<w:pStyle w:val='X'/>")
        + par("不编号", "<w:pStyle w:val='H1'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    )
    assert text_of(body, numbering=NUMBERING, styles=styles) == ["一、一级", "二、派生", "不编号"]


def test_outer_numbers_are_written_in_digits_where_asked() -> None:
    legal = (
        "<w:abstractNum w:abstractNumId='5'>"
        + level(0, "chineseCounting", "第%1章")
        + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + "</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='5'/></w:num>"
    )
    assert text_of(listed("总则", 5) + listed("目的", 5, 1), numbering=legal) == ["第一章 总则", "1.1 目的"]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("ideographDigital", "一二、"), ("chineseLegalSimplified", "壹拾贰、"), ("ideographZodiac", "亥、"), ("upperRoman", "XII、"),
        ("lowerLetter", "l、"), ("decimalZero", "12、"), ("decimalFullWidth", "１２、"), ("decimalEnclosedCircle", "⑫、"),
        ("unheardOf", "12、"),
    ],
)  # fmt: skip
def test_number_formats(form: str, printed: str) -> None:
    numbering = (
        f"<w:abstractNum w:abstractNumId='1'>{level(0, form, '%1、')}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    )
    assert text_of("".join(listed("甲", 1) for _ in range(12)), numbering=numbering)[-1] == f"{printed}甲"


def test_tables_spread_merged_cells_and_frames_are_text() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(text)}</w:tc>"

    merge, on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    rows = [
        cell("主要指标", "<w:gridSpan w:val='3'/>"),
        cell("类别") + cell("指标") + cell("2027年"),
        cell("养老", merge) + cell("床位（张）") + cell("1200"),
        cell("", on) + cell("站点（个）") + cell("30"),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    frame = f"<w:tbl><w:tr><w:tc>{par('专栏1 重点工程')}{par('建设站点30个。')}</w:tc></w:tr></w:tbl>"
    assert text_of(table + frame) == [
        "主要指标", "| 类别 | 指标 | 2027年 |", "| 养老 | 床位（张） | 1200 |", "| 养老 | 站点（个） | 30 |",
        "专栏1 重点工程", "建设站点30个。",
    ]  # fmt: skip


def test_the_final_text_is_read() -> None:
    body = (
        "<w:p><w:r><w:t>建成</w:t></w:r><w:del><w:r><w:delText>20</w:delText></w:r></w:del><w:ins><w:r><w:t>30</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>秘密</w:t></w:r><w:r><w:t>个站点</w:t><w:commentReference w:id='1'/></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>统筹</w:t></w:r></w:p>" + par("推进")
    )
    assert text_of(body) == ["建成30个站点", "统筹推进"]


def test_notes_boxes_fields_and_contents() -> None:
    styles = "<w:style w:type='paragraph' w:styleId='T'><w:name w:val='toc 1'/></w:style>"
    body = (
        par("一、目标……3", "<w:pStyle w:val='T'/>")
        + "<w:p><w:r><w:t>每千名老人床位</w:t><w:footnoteReference w:id='2'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>34张</w:t><w:pict><w:txbxContent>"
        + par("专栏内文")
        + "</w:txbxContent></w:pict></w:r></w:p>"
    )
    notes = f"<w:footnote w:id='2'>{par('含机构床位。')}</w:footnote><w:footnote w:id='3'>{par('无人引用')}</w:footnote>"
    assert text_of(body, styles=styles, footnotes=notes) == [
        "每千名老人床位34张",
        "专栏内文",
        "注1：含机构床位。",
    ]


def test_a_file_written_by_a_word_library_is_read() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title = "某县工作要点"
    document.add_paragraph("到2027年，建成站点30个。")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "床位", "34"
    buffer = io.BytesIO()
    document.save(buffer)
    loaded = load_bytes(buffer.getvalue(), "a.docx")
    assert loaded.text == "到2027年，建成站点30个。\n| 床位 | 34 |"
    assert (loaded.media, loaded.title_hint) == (Media.DOCX, "某县工作要点")


def bomb() -> bytes:
    return package("<w:p/>" * 600_000)


def entities() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY x "文">]><a>&x;</a>')
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bomb(), "bomb"),
        (entities(), "document type"),
        (b"PK\x03\x04" + b"\x00" * 50, "DOCX"),
        (package("<w:p>")[:-30], "DOCX"),
        (package("<w:p><w:r>"), "damaged"),
        (package(""), "no text"),
        (package("<w:sdt>" * 300 + "</w:sdt>" * 300), "nested|damaged"),
        ("只是文字".encode(), "DOCX"),
    ],
)
def test_hostile_and_broken_packages_get_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        load_bytes(data, "a.docx")
    assert "\n" not in str(caught.value)


def test_limits_are_kept() -> None:
    with pytest.raises(InputError, match="unpacks"):
        load_bytes(package(par("文" * 500)), "a.docx", Limits(max_unpacked_bytes=100))
    with pytest.raises(InputError, match="files in the package"):
        load_bytes(package(par("文")), "a.docx", Limits(max_members=1))


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=6))
@settings(deadline=None)
def test_a_damaged_package_never_breaks_out(place: int, noise: bytes) -> None:
    data = bytearray(package(listed("目标", 1) + par("文字"), numbering=NUMBERING))
    place %= len(data)
    data[place : place + len(noise)] = noise
    try:
        assert load_bytes(bytes(data), "a.docx").text
    except InputError as error:
        assert_line = str(error)
    else:
        assert_line = ""
    assert "\n" not in assert_line


@given(st.integers(1, 9999))
def test_counting_words_are_distinct_and_short(number: int) -> None:
    assert len(chinese_counting(number)) <= 7
    assert len(chinese_legal(number)) <= 7
    assert len(ideograph_digital(number)) == len(str(number))


def test_counting_words_as_printed() -> None:
    assert [chinese_counting(n) for n in (1, 10, 11, 20, 21, 100, 105, 110, 1001)] == [
        "一", "十", "十一", "二十", "二十一", "一百", "一百零五", "一百一十", "一千零一"
    ]  # fmt: skip
    assert [letters(n) for n in (1, 26, 27)] == ["A", "Z", "AA"]
    assert [roman(n) for n in (4, 9, 14)] == ["IV", "IX", "XIV"]
