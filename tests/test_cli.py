"""The command line: what a user types, sees and gets back."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.cli import call
from summarizer.cli.commands import COMMANDS
from tests.loopback import Loopback, Script

PLAN = "青石县养老服务工作计划\n一、目标任务\n到2027年，全县护理型床位占比达到65%以上，新建社区食堂12个。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "a.txt").write_text(PLAN, encoding="utf-8")
    (plans / "b.md").write_text(PLAN.replace("65%", "70%"), encoding="utf-8")
    return plans


def test_help_lists_commands_and_teaches_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("run", "show", "schema"))
    assert "--out" in shown
    assert "Exit codes" in shown


def test_help_imports_no_heavy_library() -> None:
    code = (
        "import sys; from summarizer.cli import call; call(['--help']);"
        "heavy = {'openai', 'instructor', 'pandas', 'polars', 'pyarrow', 'openpyxl', 'trafilatura', 'pydantic'};"
        "sys.exit(str(sorted(heavy & set(sys.modules))) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["run", "show", "schema"])
def test_every_command_explains_itself_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert f"summarizer {name}" in shown
    assert "xample" in shown
    assert "--install-completion" not in shown
    assert COMMANDS[name].help.rstrip(".") in " ".join(shown.split())


def test_run_reads_a_folder_and_says_what_it_found(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert call(["run", str(folder), "--out", str(out)]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "engine: rules" in shown.err.splitlines()[0]
    assert "2 documents read" in shown.err
    assert str(out / "report.html") in shown.err
    lines = (out / "records.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        text = (folder / record["document"]).read_text(encoding="utf-8")
        for evidence in record["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert {json.loads(line)["document"] for line in lines} == {"a.txt", "b.md"}
    assert (out / "failures.jsonl").read_text() == ""
    assert {path.name for path in (out / "summaries").iterdir()} == {"a.txt.md", "b.md.md"}


def test_records_go_to_standard_output_when_asked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["run", str(folder), "--out", str(tmp_path / "out"), "--json"]) == 0
    printed = capsys.readouterr().out
    assert printed == (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8")


def test_results_inside_the_folder_that_is_read_are_no_inputs(folder: Path) -> None:
    command = ["run", str(folder), "--out", str(folder / "out")]
    assert [call(command), call(command)] == [0, 0]
    lines = (folder / "out" / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["document"] for line in lines] == ["a.txt", "b.md"]


def test_a_refused_key_stops_the_run_in_one_line_and_is_written_nowhere(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    out = tmp_path / "out"
    with Loopback(Script(key="another")) as server:
        options = ["--base-url", server.base_url, "--model", "m", "--cache", str(tmp_path / "cache")]
        assert call(["run", str(folder), "--out", str(out), *options]) == 1
    shown = capsys.readouterr().err
    assert shown.count("refused the key") == 1
    assert "2 documents left" in shown
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"very-secret" not in written + shown.encode()


def test_one_bad_document_costs_nobody_else(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    missing = tmp_path / "missing.txt"
    assert call(["run", str(folder), str(missing), "--out", str(tmp_path / "out")]) == 1
    shown = capsys.readouterr().err
    assert "2 documents read" in shown
    assert "3 failures" in shown
    failures = [json.loads(line) for line in (tmp_path / "out" / "failures.jsonl").read_text().splitlines()]
    assert {failure["document"] for failure in failures} == {str(missing), "empty.txt", "binary.txt"}
    assert all(failure["fatal"] and failure["stage"] == "load" for failure in failures)


@pytest.mark.parametrize(
    "case", ["missing", "empty", "binary", "bare folder", "unknown option", "bad setting"]
)
def test_what_can_not_be_read_gets_one_line_and_code_two(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "input.txt"
    more: list[str] = []
    if case == "empty":
        path.write_bytes(b"")
    elif case == "binary":
        path.write_bytes(bytes(range(256)) * 40)
    elif case == "bare folder":
        path = tmp_path / "bare"
        path.mkdir()
    elif case in ("unknown option", "bad setting"):
        path.write_text(PLAN, encoding="utf-8")
        more = ["--colour"] if case == "unknown option" else ["--engine", "magic"]
    assert call(["run", str(path), "--out", str(tmp_path / "out"), *more]) == 2
    shown = capsys.readouterr().err
    assert "Traceback" not in shown
    assert path.name in shown or more
    assert call(["show", str(path), *more]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_an_output_folder_that_is_a_file_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("mine")
    assert call(["run", str(folder), "--out", str(blocked)]) == 2
    shown = capsys.readouterr().err
    assert "blocked" in shown
    assert "Traceback" not in shown
    assert blocked.read_text() == "mine"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_folder_without_permission_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert call(["run", str(folder), "--out", str(closed / "out")]) == 2
    assert "can't be written" in capsys.readouterr().err


def test_show_prints_a_document_for_people_and_for_programs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["show", str(folder / "a.txt")]) == 0
    shown = capsys.readouterr().out
    assert "承诺指标" in shown
    assert "65%" in shown
    assert call(["show", str(folder / "a.txt"), "--json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["document"] == "a.txt"
    assert any(record["value"] == 65 for record in summary["records"])


def test_show_wants_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["show", str(folder)]) == 2
    assert "run reads folders" in capsys.readouterr().err


def test_schema_prints_one_or_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["schema", "commitment"]) == 0
    assert "evidence" in json.loads(capsys.readouterr().out)["properties"]
    assert call(["schema", "poem"]) == 2
    assert "commitment" in capsys.readouterr().err
    assert call(["schema", "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"commitment.json", "summary.json"}


def test_committed_schemas_are_those_of_the_models(root: Path, tmp_path: Path) -> None:
    assert call(["schema", "--out", str(tmp_path)]) == 0
    committed = {
        path.name: path.read_text(encoding="utf-8") for path in (root / "schemas" / "json").glob("*.json")
    }
    fresh = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.json")}
    assert committed == fresh, "run: summarizer schema --out schemas/json"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_keeps_what_is_finished_and_the_next_run_goes_on(folder: Path, tmp_path: Path) -> None:
    for number in range(400):
        shutil.copy(folder / "a.txt", folder / f"copy{number:03}.txt")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "summarizer", "run", str(folder), "--out", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the engine is named when handlers are about to be set
        database = out / ".summarizer" / "work.sqlite-wal"
        while process.poll() is None and not (database.exists() and database.stat().st_size > 100_000):
            pass
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert "Traceback" not in rest
    assert process.returncode in (0, 130), rest  # 0: it was quicker than the signal
    kept = len((out / "summaries.jsonl").read_text(encoding="utf-8").splitlines())
    assert kept > 0
    assert call(["run", str(folder), "--out", str(out)]) == 0
    assert len((out / "summaries.jsonl").read_text(encoding="utf-8").splitlines()) == 402
