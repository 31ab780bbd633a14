"""Loading of text: which files, which encodings, which refusals."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load import find_inputs, load_bytes, load_path, load_text
from summarizer.schemas.document import Media

PROSE = (
    "到2027年，全县建成养老服务中心12个，护理型床位占比达到60%以上。\n"
    "民政部门要落实责任，加强督促检查，推动各项任务按期完成。\n"
)
TRADITIONAL = "到2027年，全縣建成養老服務中心12個，護理型床位佔比達到60%以上，各項任務按期完成。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_reads_simplified_text_in_every_encoding_in_use(encoding: str) -> None:
    assert load_bytes(PROSE.encode(encoding), "plan.txt").text == PROSE


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_reads_traditional_text_in_every_encoding_in_use(encoding: str) -> None:
    assert load_bytes(TRADITIONAL.encode(encoding), "plan.txt").text == TRADITIONAL


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("民政工作", "gb18030"),
        ("养老服务", "gb18030"),
        ("2025年工作要点", "gb18030"),
        ("關於社會福利的通知", "big5"),
        ("新建30个公益性公墓", "gb18030"),
    ],
)
def test_short_texts_are_read_right(text: str, encoding: str) -> None:
    assert load_bytes(text.encode(encoding), "a.txt").text == text


def outcome(data: bytes) -> str:
    """The text, or the refusal with ``!`` in front."""
    try:
        return load_bytes(data, "a.txt").text
    except InputError as error:
        return f"!{error}"


@given(st.text(alphabet=st.sampled_from("民政工作的养老服务体系建设和发展到年全面推进，。、"), min_size=12))
def test_prose_in_gb18030_is_never_misread(text: str) -> None:
    read = outcome(text.encode("gb18030"))
    assert read == text or read.startswith("!a.txt: ")


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_a_document_or_one_clear_line(data: bytes) -> None:
    read = outcome(data)
    assert read.strip()
    assert not read.startswith("!") or (read.startswith("!a.txt: ") and "\n" not in read) or data[:1] == b"!"


def test_newlines_stay_as_they_are_and_the_mark_goes() -> None:
    document = load_bytes("一\r\n二\r三\n".encode("utf-8-sig"), "a.txt")
    assert document.text == "一\r\n二\r三\n"
    assert document.sha256 == hashlib.sha256("一\r\n二\r三\n".encode()).hexdigest()


def test_a_file_cut_in_a_character_is_read_and_said_so() -> None:
    document = load_bytes((PROSE * 3).encode()[:-2], "a.txt")
    assert document.text.startswith("到2027年")
    assert document.warnings == ("1 damaged characters in utf-8 text",)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "empty"),
        (b" \r\n\t", "a.txt", "empty"),
        (bytes(range(256)) * 20, "a.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n....", "a.txt", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "a.doc", "old, damaged or protected"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "a.docx", "protected"),
        (b"PK\x03\x04....", "a.ofd", "OFD"),
        (b"......", "a.ofd", "no OFD file"),
        (b"PK\x03\x04....", "a.zip", "unpack"),
        (b"PK\x03\x04..xl/workbook.xml..", "a.xlsx", "spreadsheet; save the sheet as a web page"),
        (b"PK\x03\x04..ppt/presentation.xml..", "a.pptx", "export it as PDF"),
        ("これは日本語の文章です。県の計画について。".encode("shift_jis"), "a.txt", "encoding"),
        (b"caf\xe9 \xfc\xe7 na\xefve r\xe9sum\xe9", "a.txt", "encoding"),
        ("\u3000\u3000\n".encode(), "a.txt", "no text"),
    ],
)
def test_refusals_are_one_line_that_says_what_is_wrong(data: bytes, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        load_bytes(data, name)
    assert "\n" not in str(caught.value)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    with pytest.raises(InputError, match="the limit is 10"):
        load_path(tmp_path / "a.txt", "a.txt", Limits(max_bytes=10))


def test_suffix_decides_the_container() -> None:
    assert load_text("# 标题", "a.md").media is Media.MARKDOWN
    assert load_bytes("# 标题".encode(), "a.md").media is Media.MARKDOWN
    assert load_bytes("标题".encode(), "a").media is Media.TEXT
    assert load_bytes("<!DOCTYPE html><p>标题</p>".encode(), "page").media is Media.HTML


def test_folders_are_walked_in_order_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.HTML", "g.doc", ".hidden.txt", ".git/d.txt", "e.png", "~$f.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("文", encoding="utf-8")
    assert [name for _, name in find_inputs([tmp_path])] == ["a.md", "b.txt", "g.doc", "sub/c.HTML"]


def test_files_given_twice_count_once_and_names_stay_apart(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("文", encoding="utf-8")
    one, two = tmp_path / "one/a.txt", tmp_path / "two/a.txt"
    assert [name for _, name in find_inputs([one, two, one])] == ["a.txt", "two/a.txt"]


@pytest.mark.parametrize("path", ["missing.txt", "http://example.org/a.html"])
def test_paths_that_are_not_there(path: str) -> None:
    with pytest.raises(InputError):
        find_inputs([Path(path)])


def test_a_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    with pytest.raises(InputError, match="no readable documents"):
        find_inputs([tmp_path])


def test_a_folder_can_not_be_loaded_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_path(tmp_path, "folder")


def test_every_limit_is_documented_with_its_default(root: Path) -> None:
    text = (root / "docs/inputs.md").read_text(encoding="utf-8")
    for name, default in Limits().model_dump().items():
        assert f"| `{name}` | {default} |" in text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_are_passed_over_and_links_that_lead_nowhere_are_not(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "missing.txt")
    (tmp_path / "c.txt").write_text("到2027年，建成养老服务中心12个。", "utf-8")
    assert [name for _, name in find_inputs([tmp_path])] == ["b.txt", "c.txt"]


def test_an_address_is_not_fetched_but_told_to_be_downloaded() -> None:
    with pytest.raises(InputError, match="download the page"):
        load_path(Path("https://example.org/plan.pdf"), "plan.pdf")
