"""Runs can be watched: metrics, log, status, spans."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch import plan_inputs, run, stream
from summarizer.batch.conduct import Conduct
from summarizer.batch.lock import claim_folder
from summarizer.batch.pool import Progress
from summarizer.batch.state import read_state
from summarizer.batch.watching import json_log
from summarizer.errors import InputError
from summarizer.settings import Settings
from tests.batch_runs import said, write_plans

RULES = Settings(engine="rules", workers=1)


def test_metrics_say_what_the_run_did(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 5), tmp_path / "out"
    (folder / "bad.txt").write_bytes(b"")
    run(plan_inputs([folder]), out, RULES)
    found = read_state(out)
    assert found["state"] == "finished"
    assert found["documents"] == {"all": 6, "done": 6, "read": 6, "kept": 0, "failed": 1, "left": 0}
    assert found["records"] == 5
    assert found["characters"] > 0
    run(plan_inputs([folder]), out, RULES)
    assert read_state(out)["documents"]["kept"] == 5


def test_who_watches_sees_files_being_written(tmp_path: Path) -> None:
    seen: list[Progress] = []
    folder = write_plans(tmp_path / "plans", 4)
    run(plan_inputs([folder]), tmp_path / "out", RULES, watch=seen.append)
    assert [(one.done, one.written) for one in seen] == [
        *((number, None) for number in range(1, 5)),
        *((4, number) for number in range(4)),
    ]


def test_status_says_how_many_documents_stand_in_the_files(tmp_path: Path) -> None:
    out, folder = tmp_path / "out", write_plans(tmp_path / "plans", 3)
    states: list[dict[str, Any]] = []

    def watch(progress: Progress) -> None:
        if progress.written is not None:
            states.append(read_state(out))

    with pytest.raises(InputError):
        read_state(out)
    run(plan_inputs([folder]), out, RULES, watch=watch)
    assert {state["state"] for state in states} == {"writing files"}
    assert states[0]["written"] == 0


def test_a_log_has_one_event_a_line_and_a_reason_for_each_document(tmp_path: Path) -> None:
    folder, lines = write_plans(tmp_path / "plans", 2), list[str]()
    (folder / "bad.txt").write_bytes(b"")
    run(plan_inputs([folder]), tmp_path / "out", RULES, conduct=Conduct(log=json_log(lines.append)))
    events = [json.loads(line) for line in lines]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [event["event"] for event in events] == [
        "run_began",
        "document_read",
        "document_read",
        "document_failed",
        "writing_files",
        "run_finished",
    ]
    assert {event["why"] for event in events if "document" in event} == {"new"}
    assert "empty" in events[3]["failure"]


def test_a_run_that_is_left_says_so(tmp_path: Path) -> None:
    events: list[str] = []

    def log(event: str, _fields: Mapping[str, object]) -> None:
        events.append(event)

    plan = plan_inputs([write_plans(tmp_path / "plans", 3)])
    outcomes = stream(plan, tmp_path / "out", RULES, conduct=Conduct(log=log))
    next(outcomes)
    outcomes.close()
    assert events[-1] == "run_interrupted"
    assert read_state(tmp_path / "out")["state"] == "interrupted"


def test_status_tells_running_from_killed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    outcomes = stream(plan_inputs([write_plans(tmp_path / "plans", 3)]), out, RULES)
    next(outcomes)
    assert read_state(out)["state"] == "reading"
    metrics = (out / ".summarizer" / "metrics.json").read_bytes()
    outcomes.close()
    (out / ".summarizer" / "metrics.json").write_bytes(metrics)
    assert read_state(out)["state"] == "killed"
    with claim_folder(out):
        assert read_state(out)["state"] == "reading"


def test_the_status_command(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(plan_inputs([write_plans(tmp_path / "plans", 3)]), out, RULES)
    from typer.testing import CliRunner

    from summarizer.cli.status import app

    shown = CliRunner().invoke(app, [str(out)])
    assert shown.exit_code == 0
    assert shown.output.startswith("finished\ndocuments  3 of 3 (0 taken over, 0 failed)\n")
    as_json: dict[str, Any] = json.loads(CliRunner().invoke(app, [str(out), "--json"]).output)
    assert as_json["documents"]["done"] == 3


def test_status_where_no_run_was_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no run"):
        read_state(tmp_path)
    code, errors = said("status", tmp_path)
    assert (code, errors.count("\n")) == (2, 1)


def test_a_metrics_file_that_is_no_json_is_one_line(tmp_path: Path) -> None:
    state = tmp_path / ".summarizer"
    state.mkdir()
    (state / "metrics.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="can't be read"):
        read_state(tmp_path)
