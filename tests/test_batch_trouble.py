"""What lets a run down costs one clear line, and nothing that was finished."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from summarizer.batch import RunResult, plan_inputs, run
from summarizer.batch.conduct import Conduct
from summarizer.batch.ledger import Reason
from summarizer.errors import OutputError
from summarizer.settings import Settings
from tests.batch_runs import PLAN, ROOT, files, write_plans

RULES = Settings(engine="rules", workers=1)


def go(
    folder: Path, out: Path, settings: Settings = RULES, say: Callable[[str], None] | None = None
) -> RunResult:
    return run(plan_inputs([folder]), out, settings, conduct=Conduct(say=say or (lambda _line: None)))


def change(out: Path, statement: str) -> None:
    with closing(sqlite3.connect(out / ".summarizer" / "work.sqlite")) as db, db:
        db.execute(statement)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE results SET summary = x'00' WHERE id = 2",
        "UPDATE results SET text = substr(text, 1, 9) WHERE id = 2",
        "UPDATE results SET failure = 'no JSON' WHERE id = 2",
        "DELETE FROM results WHERE id = 2",
    ],
)
def test_a_damaged_row_is_read_again_and_the_others_are_kept(tmp_path: Path, damage: str) -> None:
    folder, out = write_plans(tmp_path / "plans", 4), tmp_path / "out"
    go(folder, out)
    before = files(out)
    change(out, damage)
    again = go(folder, out)
    assert (again.read, again.kept, again.reasons) == (1, 3, {Reason.DAMAGED: 1})
    assert files(out) == before


def test_each_document_read_again_has_its_reason(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 3), tmp_path / "out"
    (folder / "bad.txt").write_bytes(b"")
    assert go(folder, out).reasons == {Reason.NEW: 4}
    (folder / "000.txt").write_text(PLAN.format(number=88), encoding="utf-8")
    (folder / "new.txt").write_text(PLAN.format(number=89), encoding="utf-8")
    assert go(folder, out).reasons == {Reason.CHANGED: 1, Reason.NEW: 1, Reason.FAILED: 1}


def test_changed_settings_say_what_is_read_again_and_why(tmp_path: Path) -> None:
    folder, out, said = write_plans(tmp_path / "plans", 3), tmp_path / "out", list[str]()
    go(folder, out, say=said.append)
    again = go(folder, out, RULES.model_copy(update={"max_chunk_chars": 900}), said.append)
    assert again.reasons == {Reason.SETTINGS: 3}
    assert said == ["3 finished documents are out of date and read again: max_chunk_chars 4000 → 900"]


def test_documents_that_are_gone_leave_the_files_and_are_counted_once(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 4), tmp_path / "out"
    go(folder, out)
    text = (folder / "001.txt").read_bytes()
    (folder / "001.txt").unlink()
    assert [go(folder, out).gone for _ in range(2)] == [1, 0]
    assert not (out / "summaries" / "001.txt.md").exists()
    (folder / "001.txt").write_bytes(text)
    back = go(folder, out)
    assert (back.kept, back.read, back.gone) == (4, 0, 0)


def test_a_document_deleted_after_planning_fails_alone(tmp_path: Path) -> None:
    folder = write_plans(tmp_path / "plans", 3)
    plan = plan_inputs([folder])
    (folder / "001.txt").unlink()
    result = run(plan, tmp_path / "out", RULES)
    assert (result.tally.documents, result.tally.failed_documents) == (2, 1)
    assert "no such file" in result.tally.shown[0].reason


def test_a_ledger_of_another_version_says_so(tmp_path: Path) -> None:
    folder, out, said = write_plans(tmp_path / "plans", 1), tmp_path / "out", list[str]()
    go(folder, out)
    change(out, "PRAGMA user_version = 1")
    assert go(folder, out, say=said.append).read == 1
    assert said == [f"{out}: the ledger is of another version; every document is read again"]


CRAMPED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit is an error then, as on a full disk
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from summarizer.cli import call
sys.exit(call(sys.argv[2:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
@pytest.mark.parametrize("room", [70_000, 200_000])
def test_a_full_disk_costs_one_line_and_what_was_under_way(tmp_path: Path, room: int) -> None:
    folder, out = write_plans(tmp_path / "plans", 40), tmp_path / "out"
    line = [
        sys.executable,
        "-c",
        CRAMPED,
        str(room),
        "run",
        str(folder),
        "--out",
        str(out),
        "--engine",
        "rules",
    ]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "no room to write" in done.stderr
    assert "Traceback" not in done.stderr
    go(folder, tmp_path / "undisturbed")
    assert go(folder, out).kept > 0
    assert files(out) == files(tmp_path / "undisturbed")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_t_be_written_is_refused_in_one_line(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    with pytest.raises(OutputError, match="can't be written"):
        go(write_plans(tmp_path / "plans", 1), out)


def test_a_folder_below_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="can't be written"):
        go(write_plans(tmp_path / "plans", 1), tmp_path / "file" / "out")
