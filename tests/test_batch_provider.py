"""The Batch API: the same chunks and keys as a run, nothing paid twice, and what goes wrong at the provider."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.batch import plan_inputs, run
from summarizer.batch.handing_in import Limits, cut
from summarizer.batch.jobs import MOST_ATTEMPTS
from summarizer.batch.provider import collect, status, submit
from summarizer.engines.llm.batches import read_answer, request_line
from summarizer.errors import BudgetError, EngineError, InputError, SettingsError
from summarizer.settings import Settings
from tests.batch_runs import said, write_plans
from tests.loopback import Loopback
from tests.loopback.batches import BatchDesk

COUNT = 7


@contextmanager
def provider(tmp_path: Path, desk: BatchDesk) -> Iterator[tuple[Settings, Loopback]]:
    """A provider on loopback, and settings that lead to it. Without audits: they can't be in a batch."""
    with Loopback(routes=desk.routes()) as server:
        settings = Settings(
            engine="llm",
            base_url=server.base_url,
            model="gpt-5-mini",
            cache_dir=tmp_path / "cache",
            audit=False,
        )
        yield settings, server


def extractions(server: Loopback) -> int:
    """Direct questions about a text; questions for an abstract are left out."""
    return sum("摘要材料" not in json.loads(entry.body)["messages"][-1]["content"] for entry in server.chats)


def test_a_collected_batch_is_a_warm_cache(tmp_path: Path) -> None:
    plan, out, desk = (
        plan_inputs([write_plans(tmp_path / "plans", COUNT)]),
        tmp_path / "out",
        BatchDesk(polls=2),
    )
    with provider(tmp_path, desk) as (settings, server):
        done = submit(plan, out, settings)
        assert (done.documents, done.requests, done.parts) == (COUNT, COUNT, 1)
        assert done.cost is not None
        assert done.cost > 0
        again = submit(plan, out, settings)
        assert again.requests == 0
        assert collect(out, settings).open_parts == 1
        found = collect(out, settings)
        assert (found.answered, found.failed, found.open_parts) == (COUNT, 0, 0)
        assert found.cost is not None
        assert found.cost > 0
        batched = run(plan, out, settings)
        assert extractions(server) == 0
        direct = settings.model_copy(update={"cache_dir": tmp_path / "other"})
        run(plan, tmp_path / "direct", direct)
        assert extractions(server) == COUNT
    assert batched.all_well
    assert (out / "records.jsonl").read_bytes() == (tmp_path / "direct" / "records.jsonl").read_bytes()


def test_files_keep_to_the_limits(tmp_path: Path) -> None:
    plan, out, desk = plan_inputs([write_plans(tmp_path / "plans", COUNT)]), tmp_path / "out", BatchDesk()
    with provider(tmp_path, desk) as (settings, _):
        assert submit(plan, out, settings, Limits(requests=3)).parts == 3
        parts, counts = status(out, settings)
        assert [part.requests for part in parts] == [3, 3, 1]
        assert counts == {"waiting": COUNT}
        assert collect(out, settings).answered == COUNT
    assert sorted(len(data.splitlines()) for name, data in desk.files.items() if b'"method"' in data) == [
        1,
        3,
        3,
    ]


@pytest.mark.parametrize(
    "desk", [BatchDesk(failing=2), BatchDesk(expires_after=3), BatchDesk(refused="line 1 is too long")]
)
def test_what_was_not_answered_is_handed_in_again(tmp_path: Path, desk: BatchDesk) -> None:
    plan, out = plan_inputs([write_plans(tmp_path / "plans", COUNT)]), tmp_path / "out"
    with provider(tmp_path, desk) as (settings, _):
        submit(plan, out, settings)
        first = collect(out, settings)
        assert first.answered + first.failed == COUNT
        assert first.failed == first.resubmitted > 0
        second = collect(out, settings)
        assert (second.answered, second.failed, second.open_parts) == (first.failed, 0, 0)


def test_without_resubmission_the_failures_are_listed_and_a_run_asks_directly(tmp_path: Path) -> None:
    plan, out, desk = (
        plan_inputs([write_plans(tmp_path / "plans", COUNT)]),
        tmp_path / "out",
        BatchDesk(failing=2),
    )
    with provider(tmp_path, desk) as (settings, server):
        submit(plan, out, settings)
        found = collect(out, settings, resubmit=False)
        assert all(problem.endswith(".txt: broke") for problem in found.problems)
        assert len(found.problems) == found.failed == 3
        assert run(plan, out, settings).all_well
        assert extractions(server) == found.failed
        settled = collect(out, settings)
        assert (settled.resubmitted, settled.problems) == (0, [])


def test_hope_ends(tmp_path: Path) -> None:
    plan, out = plan_inputs([write_plans(tmp_path / "plans", 2)]), tmp_path / "out"
    desk = BatchDesk(refused="no")
    with provider(tmp_path, desk) as (settings, _):
        submit(plan, out, settings)
        for attempt in range(1, MOST_ATTEMPTS + 1):
            for batch in desk.batches.values():
                batch["first"] = True
            assert collect(out, settings).resubmitted == (2 if attempt < MOST_ATTEMPTS else 0)
        assert submit(plan, out, settings).requests == 0


def test_flawed_answers_are_paid_listed_and_asked_for_directly(tmp_path: Path) -> None:
    plan, out, desk = plan_inputs([write_plans(tmp_path / "plans", 4)]), tmp_path / "out", BatchDesk(flawed=2)
    with provider(tmp_path, desk) as (settings, server):
        submit(plan, out, settings)
        found = collect(out, settings)
        assert (found.answered, found.flawed, found.resubmitted) == (2, 2, 0)
        assert submit(plan, out, settings).requests == 0
        assert run(plan, out, settings).all_well
        assert extractions(server) == 2


def test_a_creation_whose_answer_got_lost_is_found_again(tmp_path: Path) -> None:
    plan, out, desk = (
        plan_inputs([write_plans(tmp_path / "plans", 3)]),
        tmp_path / "out",
        BatchDesk(silent=True),
    )
    with provider(tmp_path, desk) as (settings, _):
        with pytest.raises(EngineError):
            submit(plan, out, settings)
        assert submit(plan, out, settings).requests == 0
        assert collect(out, settings).answered == 3
    assert len(desk.batches) == 1
    assert len(desk.asked) == len(set(desk.asked)) == 3


def test_a_creation_that_never_arrived_is_handed_in_again(tmp_path: Path) -> None:
    plan, out, desk = (
        plan_inputs([write_plans(tmp_path / "plans", 3)]),
        tmp_path / "out",
        BatchDesk(closed=True),
    )
    with provider(tmp_path, desk) as (settings, _):
        with pytest.raises(EngineError, match="500"):
            submit(plan, out, settings)
        desk.closed = False
        assert submit(plan, out, settings).requests == 3
        assert collect(out, settings).answered == 3


def test_the_limit_of_money_holds_before_anything_is_sent_and_stays_held(tmp_path: Path) -> None:
    plan, out, desk = plan_inputs([write_plans(tmp_path / "plans", COUNT)]), tmp_path / "out", BatchDesk()
    with provider(tmp_path, desk) as (settings, _):
        poor = settings.model_copy(update={"max_cost": 1e-6})
        for _ in range(2):
            with pytest.raises(BudgetError, match="nothing sent"):
                submit(plan, out, poor)
        assert desk.files == {}
        assert submit(plan, out, settings.model_copy(update={"max_cost": 10.0})).requests == COUNT


def test_deleted_and_changed_inputs_do_not_matter_to_collecting(tmp_path: Path) -> None:
    folder, out, desk = write_plans(tmp_path / "plans", 3), tmp_path / "out", BatchDesk()
    with provider(tmp_path, desk) as (settings, _):
        submit(plan_inputs([folder]), out, settings)
        (folder / "000.txt").unlink()
        assert collect(out, settings).answered == 3


def test_an_unreadable_document_is_left_out_with_its_reason(tmp_path: Path) -> None:
    folder, out, desk = write_plans(tmp_path / "plans", 2), tmp_path / "out", BatchDesk()
    (folder / "bad.txt").write_bytes(b"")
    with provider(tmp_path, desk) as (settings, _):
        done = submit(plan_inputs([folder]), out, settings)
    assert done.requests == 2
    assert "empty" in done.unread[0]


def test_settings_that_can_t_work_are_one_line(tmp_path: Path) -> None:
    plan = plan_inputs([write_plans(tmp_path / "plans", 1)])
    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        submit(plan, tmp_path / "out", Settings(cache_dir=tmp_path / "cache"))
    code, errors = said("batch", "submit", tmp_path / "plans", "--out", tmp_path / "out")
    assert (code, errors.count("\n")) == (2, 1)


def test_the_commands(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from summarizer.cli.batch import app

    folder, out, desk = write_plans(tmp_path / "plans", 3), str(tmp_path / "out"), BatchDesk(failing=3)
    with provider(tmp_path, desk) as (settings, _):
        shared = ["--out", out, "--base-url", str(settings.base_url), "--cache", str(tmp_path / "cache")]
        shared += ["--model", "gpt-5-mini"]
        shown = [
            CliRunner().invoke(app, [*words, *shared])
            for words in (["submit", str(folder)], ["status"], ["collect"])
        ]
        assert [result.exit_code for result in shown] == [0, 0, 0]
        assert "3 requests of 3 documents handed in, in 1 files, about $" in shown[0].output
        assert "requests: 3 waiting" in shown[1].output
        assert "1 requests were not answered, 1 requests handed in again" in shown[2].output
        as_json = CliRunner().invoke(app, ["collect", *shared, "--json"])
        assert json.loads(as_json.output)["answered"] == 1


@given(st.lists(st.integers(1, 100), max_size=60), st.integers(1, 9), st.integers(100, 300))
def test_parts_hold_everything_once_within_limits(sizes: list[int], requests: int, most: int) -> None:
    named = [(str(number), size) for number, size in enumerate(sizes)]
    parts = list(cut(named, Limits(requests, most)))
    assert [one for part in parts for one in part] == named
    assert all(0 < len(part) <= requests and sum(size for _, size in part) <= most for part in parts)


def test_a_request_larger_than_a_file_is_one_line() -> None:
    with pytest.raises(InputError, match="larger than a batch file"):
        list(cut([("a", 11)], Limits(5, 10)))


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"null", b'{"custom_id": 3', b'{"no": "id"}'])
def test_lines_that_are_no_answers_are_passed_over(line: bytes) -> None:
    assert read_answer(line) is None


def test_a_line_of_a_request_comes_back_as_its_key() -> None:
    row = json.loads(request_line("key", {"model": "m"}))
    assert (row["custom_id"], row["url"], row["body"]) == ("key", "/v1/chat/completions", {"model": "m"})
