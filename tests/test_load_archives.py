"""ZIP folders as inputs: what is found, what it is called, and what is refused."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load import find_inputs, load_path

PROSE = "到2027年，全县建成养老服务中心12个。"


def packed(members: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def archive_in(folder: Path, members: Mapping[str, bytes | str], name: str = "plans.zip") -> Path:
    path = folder / name
    path.write_bytes(packed(members))
    return path


def read(paths: list[Path]) -> dict[str, str]:
    return {name: load_path(path, name).text for path, name in find_inputs(paths)}


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    inner = packed({"深/丙.txt": PROSE + "丙"})
    members: dict[str, bytes | str] = {"b.txt": PROSE + "b", "2024/a.html": f"<p>{PROSE}</p>", "more.zip": inner, "photo.png": b"\x89PNG",
               "__MACOSX/._b.txt": b"\0", ".hidden.txt": PROSE, "empty/": b""}  # fmt: skip
    archive = archive_in(tmp_path, members)
    assert read([archive]) == {"2024/a.html": PROSE, "b.txt": PROSE + "b", "more.zip/深/丙.txt": PROSE + "丙"}
    assert list(read([tmp_path])) == [
        "plans.zip/2024/a.html",
        "plans.zip/b.txt",
        "plans.zip/more.zip/深/丙.txt",
    ]


def test_two_archives_with_the_same_names_are_told_apart(tmp_path: Path) -> None:
    paths = [archive_in(tmp_path, {"a.txt": PROSE + name}, name) for name in ("1.zip", "2.zip")]
    assert read(paths) == {"a.txt": PROSE + "1.zip", "2.zip/a.txt": PROSE + "2.zip"}


def test_names_packed_on_chinese_windows_are_read(tmp_path: Path) -> None:
    name = "工作要点.txt".encode("gb18030")
    data = packed({"x" * len(name): PROSE}).replace(b"x" * len(name), name)
    (tmp_path / "a.zip").write_bytes(data)
    assert read([tmp_path / "a.zip"]) == {"工作要点.txt": PROSE}


def test_an_archive_of_one_document_is_read_as_that_document(tmp_path: Path) -> None:
    assert load_path(archive_in(tmp_path, {"in/a.txt": PROSE}), "plans.zip").text == PROSE
    with pytest.raises(InputError, match="2 documents; `summarizer run` reads them"):
        load_path(archive_in(tmp_path, {"a.txt": PROSE, "b.txt": PROSE}), "plans.zip")


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "a\\..\\..\\evil.txt", "a\nb.txt"]
)
def test_names_outside_of_the_archive_are_refused(name: str, tmp_path: Path) -> None:
    archive = archive_in(tmp_path, {"good.txt": PROSE, name: PROSE})
    with pytest.raises(InputError, match="outside of the archive") as caught:
        find_inputs([archive])
    assert "\n" not in str(caught.value)


def test_links_are_passed_over(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("passwords.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", PROSE)
    assert read([tmp_path / "a.zip"]) == {"a.txt": PROSE}


def test_a_bad_archive_in_a_folder_costs_no_other_document(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 broken")
    found = {name: path for path, name in find_inputs([tmp_path])}
    assert list(found) == ["bad.zip", "good.txt"]
    with pytest.raises(InputError, match="not a readable ZIP archive"):
        load_path(found["bad.zip"], "bad.zip")


@pytest.mark.parametrize(
    ("members", "limits", "says"),
    [
        ({"a.txt": "甲" * 2_000_000}, Limits(), "bomb"),
        ({"a.txt": PROSE * 100}, Limits(max_bytes=1000), "the limit is 1,000"),
        ({"a.txt": PROSE, "b.txt": PROSE}, Limits(max_documents=1), "2 files in the archive"),
        ({"a.zip": packed({"b.txt": PROSE})}, Limits(max_nesting=1), "nested more than 1 deep"),
        ({"a.txt": b""}, Limits(), "empty"),
    ],
)  # fmt: skip
def test_limits_are_kept(members: dict[str, bytes | str], limits: Limits, says: str, tmp_path: Path) -> None:
    archive = archive_in(tmp_path, members)
    with pytest.raises(InputError, match=says) as caught:
        load_path(archive, "plans.zip", limits)
    assert "\n" not in str(caught.value)


def test_a_member_that_is_not_there(tmp_path: Path) -> None:
    archive = archive_in(tmp_path, {"a.txt": PROSE})
    with pytest.raises(InputError, match="no such file in the archive"):
        load_path(archive / "b.txt", "b.txt")


def test_archives_without_documents_say_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no readable documents in this archive"):
        find_inputs([archive_in(tmp_path, {"photo.png": b"\x89PNG"})])


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8))
def test_a_damaged_archive_never_breaks_out(place: int, noise: bytes) -> None:
    data = bytearray(packed({"a.txt": PROSE, "in/b.zip": packed({"c.txt": PROSE})}))
    place %= len(data)
    data[place : place + len(noise)] = noise
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(bytes(data))
        with suppress(InputError):
            for member, name in find_inputs([path]):
                load_path(member, name)
