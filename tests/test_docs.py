"""What the documentation says is so: links lead somewhere, commands and settings exist, examples run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from evals.bench.peers.report import markdown, readme_rows
from summarizer import summarize
from summarizer.cli.commands import COMMANDS
from summarizer.cli.options import SHARED
from summarizer.load import load_path
from summarizer.schemas.commitment import Commitment
from summarizer.settings import ENVIRONMENT, OPTIONS, Settings

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "evals").glob("*.md")])

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_CODE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _text(page: str | Path) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def _rows(page: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in _text(page).splitlines()
        if line.startswith("|") and not line.startswith("|---")
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in _LINK.findall(_text(page)) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_named_exist(page: Path) -> None:
    named = re.findall(
        r"`((?:summarizer|schemas|prompts|evals|tests|docs|requirements)/[\w/.*-]+)`", _text(page)
    )
    assert [name for name in named if not any(ROOT.glob(name.rstrip("/")))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_named_exist(page: Path) -> None:
    code = re.findall(r"`(summarizer [^`]*)`", _text(page)) + [
        line
        for language, block in _CODE.findall(_text(page))
        if language in {"sh", "console"}
        for line in block.splitlines()
    ]
    named = {match for line in code for match in re.findall(r"(?:^|/| )summarizer ([a-z]+)\b", line)}
    assert named - set(COMMANDS) == set()


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_explained(readme: str) -> None:
    explained = {match for row in _rows(readme) for match in re.findall(r"`summarizer ([a-z]+)", row[0])}
    assert set(COMMANDS) - {"status"} <= explained


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_settings_is_complete(readme: str) -> None:
    rows = [row for row in _rows(readme) if len(row) == 5][1:]
    fields = {row[0].strip("`"): row for row in rows if row[0]}
    assert set(fields) == set(Settings.model_fields) - {"api_key"}
    assert {field: fields[field][1].strip("`") for field in SHARED} == {
        field: OPTIONS[field] for field in SHARED
    }
    variables = {row[2].strip("`"): row[0].strip("`") or "api_key" for row in rows if row[2]}
    assert variables == ENVIRONMENT


@pytest.mark.parametrize("readme", READMES)
def test_defaults_are_as_the_table_says(readme: str) -> None:
    told = {row[0].strip("`"): row[4].strip("`") for row in _rows(readme) if len(row) == 5 and row[0]}
    defaults = Settings()
    for field in ("engine", "model", "concurrency", "max_chunk_chars", "timeout_s", "audit", "replay_only"):
        value = getattr(defaults, field)
        assert told[field] == (
            f"{value:g}"
            if isinstance(value, float)
            else str(value).lower()
            if value in {True, False}
            else str(value)
        )


@pytest.mark.parametrize("readme", READMES)
def test_every_field_of_a_record_is_explained(readme: str) -> None:
    explained = {name for row in _rows(readme) for name in re.findall(r"`(\w+)`", row[0])}
    assert set(Commitment.model_fields) - explained == set()


def test_both_readmes_tell_the_same() -> None:
    english, chinese = (
        [re.findall(r"`[^`]+`", " ".join(row[:1])) for row in _rows(readme)] for readme in READMES
    )
    assert english == chinese
    examples = (
        [re.sub(r" +#.*", "", block) for _, block in _CODE.findall(_text(readme))] for readme in READMES
    )
    assert len({tuple(blocks) for blocks in examples}) == 1


@pytest.mark.parametrize("readme", READMES)
def test_the_record_shown_is_what_comes_out(readme: str) -> None:
    (shown,) = (json.loads(block) for language, block in _CODE.findall(_text(readme)) if language == "json")
    document = ROOT / "evals/documents" / shown["document"]
    records = [record.model_dump(mode="json") for record in summarize(document, engine="rules").records]
    (made,) = [
        record for record in records if record["evidence"][0]["quote"] == shown["evidence"][0]["quote"]
    ]
    assert {name: made[name] for name in shown if name != "evidence"} == {
        name: value for name, value in shown.items() if name != "evidence"
    }
    (evidence,) = shown["evidence"]
    assert load_path(document, document.name).text[evidence["start"] : evidence["end"]] == evidence["quote"]


@pytest.mark.parametrize("readme", READMES)
def test_examples_in_python_run(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = min((ROOT / "evals/documents").glob("*.txt"))
    (tmp_path / "plans").mkdir()
    shutil.copy(sample, tmp_path / "plan.txt")
    shutil.copy(sample, tmp_path / "plans/plan.txt")
    monkeypatch.chdir(tmp_path)
    for language, block in _CODE.findall(_text(readme)):
        if language == "python":
            names: dict[str, object] = {}
            exec(compile(block, readme, "exec"), names)
            assert names["records"]


@pytest.mark.parametrize("readme", READMES)
def test_the_peers_stand_as_they_were_measured(readme: str) -> None:
    measured = json.loads(_text("docs/peers.json"))
    assert "\n".join(readme_rows(measured)) in _text(readme)
    assert _text("docs/peers.md") == markdown(measured)
