"""The runner: resumable, deterministic, and no document at another's cost."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer import summarize
from summarizer.batch import Plan, Progress, RunResult, plan_inputs, run
from summarizer.batch.ledger import Key, Reason, open_ledger
from summarizer.batch.lock import claim_folder
from summarizer.batch.plan import Input
from summarizer.batch.pool import FEW, read_all, unstopped
from summarizer.batch.result import Result
from summarizer.engines.protocol import Draft, Reading
from summarizer.engines.rules.engine import RulesEngine
from summarizer.errors import CredentialsError, InputError, OutputError
from summarizer.schemas.document import Chunk
from summarizer.schemas.extraction import Composition, Usage
from summarizer.settings import Settings
from tests.batch_runs import PLAN, files, write_plans

RULES = Settings(engine="rules", workers=2)


def go(folder: Path, out: Path, **options: Any) -> RunResult:
    return run(plan_inputs([folder]), out, options.pop("settings", RULES), **options)


def test_processes_and_one_process_write_the_same_bytes(tmp_path: Path) -> None:
    folder = write_plans(tmp_path / "plans", FEW + 5)
    go(folder, tmp_path / "one", settings=RULES.model_copy(update={"workers": 1}))
    go(folder, tmp_path / "many")
    go(folder, tmp_path / "again")
    assert files(tmp_path / "many") == files(tmp_path / "again")
    assert files(tmp_path / "one") == files(tmp_path / "many")
    lines = (tmp_path / "many" / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line)["document"] for line in lines]
    assert documents == sorted(documents)


def test_a_second_run_reads_only_what_is_new_or_changed(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 4), tmp_path / "out"
    assert (go(folder, out).read, go(folder, out).read) == (4, 0)
    (folder / "001.txt").write_text(PLAN.format(number=99), encoding="utf-8")
    (folder / "new.txt").write_text(PLAN.format(number=98), encoding="utf-8")
    (folder / "002.txt").unlink()
    changed = go(folder, out)
    assert (changed.read, changed.kept) == (2, 2)
    assert changed.tally.documents == 4
    undisturbed = tmp_path / "undisturbed"
    go(folder, undisturbed)
    assert (out / "records.jsonl").read_bytes() == (undisturbed / "records.jsonl").read_bytes()
    assert go(folder, out, fresh=True).read == 4


def test_changed_settings_read_everything_again(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 3), tmp_path / "out"
    go(folder, out)
    assert go(folder, out, settings=RULES.model_copy(update={"max_chunk_chars": 900})).read == 3


def test_a_failed_document_is_tried_again(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 2), tmp_path / "out"
    (folder / "bad.txt").write_bytes(b"")
    assert go(folder, out).tally.failed_documents == 1
    (folder / "bad.txt").write_text(PLAN.format(number=50), encoding="utf-8")
    again = go(folder, out)
    assert (again.read, again.tally.failures) == (1, 0)


def test_after_a_stop_what_is_finished_is_written_and_the_rest_is_counted(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 6), tmp_path / "out"
    seen: list[Progress] = []
    first = go(folder, out, watch=seen.append, stop=lambda: len(seen) >= 2)
    assert (first.read, first.remaining) == (2, 4)
    assert first.tally.documents == 2
    assert not first.all_well
    second = go(folder, out)
    assert (second.read, second.kept, second.remaining) == (4, 2, 0)


def test_two_runs_into_one_folder_are_refused(tmp_path: Path) -> None:
    with claim_folder(tmp_path / "out"), pytest.raises(OutputError, match="another run"):
        go(write_plans(tmp_path / "plans", 1), tmp_path / "out")


def test_a_damaged_ledger_says_how_to_go_on(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 1), tmp_path / "out"
    go(folder, out)
    for path in (out / ".summarizer").glob("work.sqlite*"):
        path.write_bytes(b"no database at all, but long enough to be looked at as one" * 20)
    with pytest.raises(OutputError, match="--fresh"):
        go(folder, out)
    assert go(folder, out, fresh=True).read == 1


def test_a_ledger_of_another_format_is_started_anew(tmp_path: Path) -> None:
    import sqlite3

    folder, out = write_plans(tmp_path / "plans", 1), tmp_path / "out"
    go(folder, out)
    with sqlite3.connect(out / ".summarizer" / "work.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert go(folder, out).read == 1


def test_bad_paths_are_failures_unless_nothing_is_left(tmp_path: Path) -> None:
    plan = plan_inputs([write_plans(tmp_path / "plans", 1), tmp_path / "missing.txt"])
    assert (len(plan.inputs), len(plan.failures)) == (1, 1)
    with pytest.raises(InputError, match="missing"):
        plan_inputs([tmp_path / "missing.txt"])


class Stubborn(RulesEngine):
    """An engine whose endpoint gives up after some documents."""

    name = "stubborn"

    def __init__(self, patience: int) -> None:
        self.left = patience

    def extract(self, chunks: Sequence[Chunk]) -> list[Reading]:
        if not self.left:
            raise CredentialsError("the key was refused")
        self.left -= 1
        return super().extract(chunks)

    def compose(self, draft: Draft) -> tuple[Composition | None, Usage]:
        return super().compose(draft)


def test_an_endpoint_that_gives_up_stops_the_run_after_what_is_done(tmp_path: Path) -> None:
    plan = plan_inputs([write_plans(tmp_path / "plans", 5)])
    settings = RULES.model_copy(update={"concurrency": 1})
    outcomes = read_all(plan.inputs, Stubborn(2), settings, unstopped)
    assert next(outcomes).result
    assert next(outcomes).result
    with pytest.raises(CredentialsError):
        next(outcomes)


def test_a_document_that_kills_its_process_fails_alone(tmp_path: Path) -> None:
    plan = plan_inputs([write_plans(tmp_path / "plans", FEW + 4)])
    deadly = replace(plan.inputs[3], path=Deadly(plan.inputs[3].path))
    inputs = [*plan.inputs[:3], deadly, *plan.inputs[4:]]
    outcomes = {o.name: o for o in read_all(inputs, RulesEngine(), RULES, unstopped)}
    assert len(outcomes) == len(inputs)
    assert [name for name, outcome in outcomes.items() if outcome.failure] == [deadly.name]
    failure = outcomes[deadly.name].failure
    assert failure is not None
    assert "process died" in failure.reason


class Deadly(type(Path())):  # type: ignore[misc]
    """A path whose reading ends the process, as a crash in a library would."""

    def read_bytes(self) -> bytes:
        import os

        os._exit(9)


def test_the_ledger_gives_back_what_was_stored(tmp_path: Path) -> None:
    plan = Plan((Input(write_plans(tmp_path / "plans", 1) / "000.txt", "000.txt"),))
    outcome = next(read_all(plan.inputs, RulesEngine(), RULES, unstopped))
    with open_ledger(tmp_path / "work.sqlite") as ledger:
        ledger.begin({})
        ledger.store(outcome, 0, Key("bytes", "stamp"))
        entry = ledger.entry("000.txt")
        assert outcome.result
        assert (entry.summary_json, entry.text) == (outcome.result.json, outcome.text)
        assert ledger.keep("000.txt", 0, Key("bytes", "stamp")) is None
        assert ledger.keep("000.txt", 0, Key("others", "stamp")) is Reason.CHANGED
        assert ledger.keep("000.txt", 0, Key("bytes", "other")) is Reason.SETTINGS
        assert ledger.keep("001.txt", 0, Key("bytes", "stamp")) is Reason.NEW
        with pytest.raises(KeyError):
            ledger.entry("nothing")


def test_a_result_is_the_same_on_both_sides_of_a_process() -> None:
    summary = summarize(text="到2030年，新建食堂12处。\n", engine="rules")
    here = Result(summary)
    there = pickle.loads(pickle.dumps(here))
    assert here.summary is summary
    assert there.json == here.json
    assert there.summary == summary
    with pytest.raises(ValueError, match="JSON"):
        _ = Result("{").summary
