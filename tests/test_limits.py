"""Limits of one document: how they are said, what the documentation says of them, and that they hold everywhere."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from pydantic import ValidationError

from summarizer import summarize
from summarizer.cli import call
from summarizer.errors import InputError, SettingsError
from summarizer.limits import OCR_S, Limits, written_limits
from summarizer.settings import Settings, load_settings
from tests.containers import as_html, as_ofd, as_text

LINES = ("某县工作方案", "一、工作目标", "到2027年，全县建成养老服务中心12个，护理型床位占比达到60%以上。")


def test_each_layer_changes_the_limits_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text("[limits]\nmax_pages = 5\nmax_cells = 6\nmax_depth = 7\n")
    environ = {"SUMMARIZER_LIMITS": "max_cells=60, max_depth=70", "SUMMARIZER_OCR": "true"}
    settings = load_settings({"limits": ["max-depth=700", "max_load_s=1.5"]}, environ, tmp_path)
    limits = settings.limits
    assert (limits.max_pages, limits.max_cells, limits.max_depth, limits.max_load_s) == (5, 60, 700, 1.5)
    assert settings.ocr
    assert limits.max_bytes == Limits().max_bytes


def test_scans_get_time_where_they_are_wanted() -> None:
    assert Settings().reading_limits.max_ocr_s == 0
    assert Settings(ocr=True).reading_limits == Limits(max_ocr_s=OCR_S)
    assert (
        Settings(ocr=True, limits=Limits(max_ocr_s=5)).reading_limits.max_reading_s == Limits().max_load_s + 5
    )


@pytest.mark.parametrize(
    ("options", "environ", "file", "words"),
    [
        (["max_page=5"], {}, "", ("unknown limit 'max_page'", "max_pages")),
        (["max_pages"], {}, "", ("'max_pages' is no limit", "max_pages=500")),
        (["max_pages=many"], {}, "", ("--limit: max_pages:", "'many'")),
        (["max_pages=0"], {}, "", ("--limit: max_pages:", "greater than 0")),
        ([], {"SUMMARIZER_LIMITS": "max_load_s=-1"}, "", ("SUMMARIZER_LIMITS: max_load_s:",)),
        ([], {}, "[limits]\nmax_page = 5", ("summarizer.toml", "unknown limit 'max_page'")),
        ([], {}, "[limits]\nmax_pages = 'x'", ("limits in summarizer.toml: max_pages:", "'x'")),
        ([], {}, "limits = 5", ("summarizer.toml", "[limits]")),
    ],
)
def test_what_makes_no_sense_is_named_in_one_line(
    options: list[str], environ: dict[str, str], file: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "summarizer.toml").write_text(file)
    with pytest.raises(SettingsError) as caught:
        load_settings({"limits": options}, environ, tmp_path)
    assert all(word in str(caught.value) for word in words)
    assert "\n" not in str(caught.value)


def test_limits_can_not_be_changed_and_are_checked() -> None:
    assert written_limits("") == {}
    with pytest.raises(ValidationError):
        Limits(max_pages=-1)
    with pytest.raises(ValidationError):
        Limits().max_pages = 5


def test_a_reader_that_hangs_ends_neither_the_caller_nor_the_command(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(as_html(LINES * 20_000))  # some seconds of work
    settings = load_settings({"limits": ["max_load_s=0.05"], "engine": "rules"}, {}, tmp_path)
    for source in (path, path.read_bytes()):
        with pytest.raises(InputError, match=r"longer than 0\.05 s .*--limit max_load_s"):
            summarize(source, name="a.html", settings=settings)
    assert summarize(as_html(LINES), name="b.html", engine="rules").records
    assert call(["show", str(path), "--engine", "rules", "--limit", "max_load_s=0.05"]) == 2


def test_limits_hold_in_a_run(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.ofd").write_bytes(as_ofd(LINES))
    (folder / "b.txt").write_bytes(as_text(LINES, "utf-8"))
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("d.txt", as_text(LINES, "utf-8"))
        archive.writestr("e.txt", as_text(LINES, "utf-8"))
    limits = ["--limit", "max_documents=1", "--limit", "max_unpacked_bytes=99"]
    out = tmp_path / "out"
    assert call(["run", str(folder), "--out", str(out), "--engine", "rules", *limits]) == 1
    failures = [json.loads(line) for line in (out / "failures.jsonl").read_text("utf-8").splitlines()]
    assert {failure["document"]: failure["reason"].partition(": ")[2] for failure in failures} == {
        "a.ofd": "unpacks to more than 99 bytes",
        "c.zip": "2 files in the archive; the limit is 1",
    }
