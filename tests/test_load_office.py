"""Old word processors' files through LibreOffice, and our numbering of DOCX beside what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.clean import clean
from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load import load_bytes
from summarizer.load.office import convert, find_office
from summarizer.schemas.document import Media
from tests.containers import as_docx

PROGRAM = find_office() or ""
LINES = (
    "某县养老服务工作方案",
    "一、工作目标",
    "到2027年，全县建成养老服务中心12个，护理型床位占比达到60%以上，每个乡镇至少有1所具备全托能力的养老机构。",
    "二、主要任务",
    "（一）建设服务设施。新建社区食堂30家，改造敬老院5所，总投资2.4亿元。",
    "（二）培养服务人才。",
    "1.培训护理员600人次。",
    "2.举办技能竞赛。",
    "（三）完善制度。",
    "1.出台评估办法。",
    "三、主要指标",
    "| 指标 | 2025年 | 2027年 |",
    "| 养老床位（张） | 340 | 520 |",
)
TEXT = "\n".join(LINES)
SECONDS = 120.0


def written(folder: Path, form: str, *, automatic: bool) -> Path:
    """``LINES`` as LibreOffice saves them in another format."""
    source = folder / "document.docx"
    source.write_bytes(as_docx(LINES, automatic=automatic))
    target = convert(PROGRAM, source, form, SECONDS)
    if target is None:
        pytest.skip("LibreOffice without Writer can't save text documents")
    return target


needs_office = pytest.mark.skipif(not PROGRAM, reason="LibreOffice is not installed")


@needs_office
@pytest.mark.optional
# LibreOffice writes 、 of automatic numbers into RTF as a question mark, so numbers are typed there.
@pytest.mark.parametrize(("form", "automatic"), [("doc", True), ("odt", True), ("rtf", False)])
def test_other_formats_give_the_same_text(form: str, automatic: bool, tmp_path: Path) -> None:
    document = load_bytes(written(tmp_path, form, automatic=automatic).read_bytes(), f"a.{form}")
    assert clean(document).text == TEXT
    assert document.media is Media.DOCX
    assert "LibreOffice" in document.warnings[0]


@needs_office
@pytest.mark.optional
def test_a_wps_file_and_a_misnamed_one_are_read_by_their_content(tmp_path: Path) -> None:
    data = written(tmp_path, "doc", automatic=False).read_bytes()
    assert {clean(load_bytes(data, name)).text for name in ("a.wps", "a.docx", "通知")} == {TEXT}


@needs_office
@pytest.mark.optional
def test_our_numbers_are_those_that_libreoffice_prints(tmp_path: Path) -> None:
    printed = written(tmp_path, "txt:Text (encoded):UTF8", automatic=True).read_text("utf-8-sig").splitlines()
    ours = load_bytes(as_docx(LINES, automatic=True), "a.docx").text.split("\n")
    paragraphs = [line for line in ours if not line.startswith("|")]
    # It parts number and text by a blank, which no reader of Chinese sees.
    assert [line.replace(" ", "") for line in printed[: len(paragraphs)]] == paragraphs


@needs_office
def test_what_it_can_not_read_in_time_is_refused_in_one_line() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0" * 3000
    with pytest.raises(InputError, match="LibreOffice can't read") as caught:
        load_bytes(data, "a.doc", Limits(max_convert_s=0.01))
    assert "\n" not in str(caught.value)


def test_without_libreoffice_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        InputError, match=r"a\.rtf: this is an RTF file; install LibreOffice .* or save it as \.docx"
    ):
        load_bytes(rb"{\rtf1\ansi text}", "a.rtf")


@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_pages_and_texts_under_an_old_name_need_no_conversion(name: str) -> None:
    assert load_bytes("到2027年，建成养老服务中心12个。".encode("gb18030"), name).media is Media.TEXT
    assert (
        load_bytes("<html><p>到2027年，建成养老服务中心12个。</p></html>".encode(), name).media is Media.HTML
    )
