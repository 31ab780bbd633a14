"""Runs that are stopped and killed: nothing finished is lost, and the bytes are those of an undisturbed run."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from summarizer.batch import plan_inputs, run
from summarizer.batch.state import read_state
from summarizer.settings import Settings
from tests.batch_runs import command, files, said, write_plans

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

COUNT = 60
RULES = Settings(engine="rules", workers=2)


def finished(out: Path) -> int:
    """Documents that the ledger holds; looked at from outside while a run writes."""
    database = out / ".summarizer" / "work.sqlite"
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM results").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are not there yet
        return 0


def until(true: Callable[[], bool], process: subprocess.Popen[str] | None = None) -> None:
    """Wait for a state, or for the end of the process."""
    while not true() and (process is None or process.poll() is None):
        time.sleep(0.01)


def children(pid: int) -> list[int]:
    """Processes below ``pid``, however deep."""
    listing = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listing.splitlines()[1:]]
    found = [pid]
    for parent in found:
        found += [child for child, above in pairs if above == parent]
    return found[1:]


def gone(pid: int) -> bool:
    """Whether a process has ended (or waits only for its parent to notice)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state in {"Z", "X"}


def test_killed_runs_lose_nothing_that_was_finished(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", COUNT), tmp_path / "out"
    run(plan_inputs([folder]), tmp_path / "undisturbed", RULES)
    for turn in range(1, 4):
        before = finished(out)
        with command("run", folder, "--out", out, "--engine", "rules") as process:
            until(lambda before=before, turn=turn: finished(out) >= before + 3 * turn, process)  # type: ignore[misc]
            process.kill()
        assert finished(out) >= before
    held = finished(out)
    assert read_state(out)["state"] in {"killed", "finished"}
    result = run(plan_inputs([folder]), out, RULES)
    assert (result.kept, result.kept + result.read) == (held, COUNT)
    assert files(out) == files(tmp_path / "undisturbed")
    assert read_state(out)["state"] == "finished"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_workers_end_with_a_killed_run(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", COUNT), tmp_path / "out"
    with command("run", folder, "--out", out, "--engine", "rules") as process:
        until(lambda: finished(out) > 0, process)
        workers = children(process.pid)
        process.kill()
    for pid in workers:
        until(lambda pid=pid: gone(pid))  # type: ignore[misc]


def test_an_interrupt_finishes_what_is_under_way_and_says_how_to_go_on(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", COUNT), tmp_path / "out"
    with command("run", folder, "--out", out, "--engine", "rules") as process:
        until(lambda: finished(out) > 0, process)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    if process.returncode == 0:
        pytest.skip("the run was over before it could be interrupted")
    assert process.returncode == 130
    assert "the same command again goes on from here" in errors
    lines = (out / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == finished(out) > 0
    code, errors = said("run", folder, "--out", out, "--engine", "rules")
    assert code == 0
    assert f"{len(lines)} taken over" in errors
