"""Equal runs leave equal folders, to the last byte and hidden files included; one with nothing to do leaves all alone."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.batch import plan_inputs, run
from summarizer.batch.in_order import part_of_ledger
from summarizer.batch.ledger import Key, open_ledger
from summarizer.batch.outcome import Outcome
from summarizer.batch.result import Result
from summarizer.settings import Settings
from tests.batch_runs import PLAN, files, said, write_plans
from tests.loopback import Loopback, Script

RULES = Settings(engine="rules", workers=2)
HIDDEN = {
    f".summarizer/{name}" for name in ("lock", "metrics.json", "work.sqlite", "written.txt", "delivered.json")
}


def go(folder: Path, out: Path, chosen: Settings = RULES) -> tuple[int, int]:
    """Documents read, documents taken over."""
    result = run(plan_inputs([folder]), out, chosen)
    return result.read, result.kept


def times(out: Path) -> dict[str, int]:
    """When each file was last written, less those that say how the last run went."""
    found = {path.relative_to(out).as_posix(): path.stat() for path in out.rglob("*") if path.is_file()}
    return {
        name: stat.st_mtime_ns
        for name, stat in found.items()
        if name not in {"run.json", ".summarizer/metrics.json"}
    }


def test_two_runs_of_the_command_leave_the_same_bytes(tmp_path: Path) -> None:
    folder = write_plans(tmp_path / "plans", 30)
    (folder / "page.html").write_text(f"<p>{PLAN.format(number=77)}</p>" * 3, encoding="utf-8")
    for out in ("one", "two"):
        code, errors = said("run", folder, "--out", tmp_path / out, "--engine", "rules")
        assert code == 0, errors
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert set(files(tmp_path / "one")) > HIDDEN


def test_two_runs_with_a_model_leave_the_same_bytes(tmp_path: Path) -> None:
    folder = write_plans(tmp_path / "plans", 6)
    for out in ("one", "two"):
        with Loopback(Script(latency_s=0.01)) as server:
            cache = tmp_path / f"cache-{out}"
            go(folder, tmp_path / out, Settings(engine="llm", base_url=server.base_url, cache_dir=cache))
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    # The endpoints differ by their port, which run.json names.
    assert {name for name in one if one[name] != two[name]} <= {"run.json"}
    assert set(one) == set(two)


def test_a_run_with_nothing_to_do_writes_nothing_but_how_it_went(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 12), tmp_path / "out"
    assert go(folder, out) == (12, 0)
    before, written = times(out), files(out)
    assert go(folder, out) == (0, 12)
    assert times(out) == before
    assert files(out) == written
    assert (
        json.loads((out / "run.json").read_text(encoding="utf-8"))["times"]["figures"]["documents"]["kept"]
        == 12
    )


@pytest.mark.parametrize(
    "touch",
    [
        lambda out: (out / "records.jsonl").write_text("mine", encoding="utf-8"),
        lambda out: (out / "summaries/003.txt.md").unlink(),
        lambda out: (out / "report.html").write_bytes(b""),
        lambda out: (out / ".summarizer/written.txt").write_text("", encoding="utf-8"),
        lambda out: (out / ".summarizer/delivered.json").write_text("[]", encoding="utf-8"),
        lambda out: (out / ".summarizer/delivered.json").write_text("{", encoding="utf-8"),
        lambda out: (out / ".summarizer/delivered.json").unlink(),
    ],
)
def test_a_file_that_was_touched_is_mended(tmp_path: Path, touch: Callable[[Path], object]) -> None:
    folder, out = write_plans(tmp_path / "plans", 5), tmp_path / "out"
    go(folder, out)
    written = files(out)
    touch(out)
    assert go(folder, out) == (0, 5)
    assert files(out) == written


def test_a_changed_document_leaves_the_reports_of_the_others_alone(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 5), tmp_path / "out"
    go(folder, out)
    before = times(out)
    (folder / "002.txt").write_text(PLAN.format(number=99), encoding="utf-8")
    assert go(folder, out) == (1, 4)
    after = times(out)
    rewritten = {name for name in after if name.startswith("summaries/") and after[name] != before[name]}
    assert rewritten == {"summaries/002.txt.md"}
    go(folder, tmp_path / "anew")
    assert files(out) == files(tmp_path / "anew")


def test_a_document_that_comes_back_is_in_its_place(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 5), tmp_path / "out"
    go(folder, out)
    written = files(out)
    text = (folder / "002.txt").read_bytes()
    (folder / "002.txt").unlink()
    assert go(folder, out) == (0, 4)
    (folder / "002.txt").write_bytes(text)
    assert go(folder, out) == (0, 5)
    assert files(out) == written


def test_a_reader_of_the_ledger_puts_its_order_off_and_loses_nothing(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 20), tmp_path / "out"
    (out / ".summarizer").mkdir(parents=True)
    database = out / ".summarizer" / "work.sqlite"
    with open_ledger(database):
        pass
    with closing(sqlite3.connect(database)) as looking:
        looking.execute("BEGIN")
        looking.execute("SELECT * FROM documents").fetchall()
        assert go(folder, out) == (20, 0)
    assert not part_of_ledger(database).exists()
    assert go(folder, out) == (0, 20)
    go(folder, tmp_path / "anew")
    assert files(out) == files(tmp_path / "anew")


def test_a_part_that_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 2), tmp_path / "out"
    go(folder, out)
    written = files(out)
    part_of_ledger(out / ".summarizer" / "work.sqlite").write_bytes(b"half")
    go(folder, out)
    assert files(out) == written


def test_what_a_run_left_that_was_killed_while_it_wrote_is_removed(tmp_path: Path) -> None:
    folder, out = write_plans(tmp_path / "plans", 2), tmp_path / "out"
    (out / ".ledger.xlsx.sheets").mkdir(parents=True)
    for name in (".ledger.xlsx.sheets/0.xml", ".ledger.xlsx.part", ".records.jsonl.part"):
        (out / name).write_bytes(b"half")
    go(folder, out)
    go(folder, tmp_path / "anew")
    assert files(out) == files(tmp_path / "anew")


NAMES = [f"{number}.txt" for number in range(8)]


@settings(deadline=None, max_examples=20)
@given(
    st.lists(st.permutations(NAMES), min_size=1, max_size=3),
    st.lists(st.sampled_from(NAMES), max_size=6),
    st.integers(0, 2**32),
)
def test_whatever_the_order_of_finishing_the_ledger_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, orders: list[list[str]], again: list[str], seed: int
) -> None:
    """Documents finish in any order, some twice, in several runs of which only the last ends."""
    folder, dice = tmp_path_factory.mktemp("ledgers"), random.Random(seed)

    def text(name: str, draft: str = "") -> Outcome:
        return Outcome(name, Result(f'{{"{name}": "{draft}{"文" * int(name[0]) * 900}"}}'), name)

    def fill(path: Path, orders: list[list[str]], drafts: list[str]) -> bytes:
        for order in orders:
            with open_ledger(path) as ledger:
                ledger.begin({"version": "1"})
                for name in drafts:
                    ledger.store(text(name, "draft"), dice.randrange(50, 90), Key("old", "stamp"))
                for name in order:
                    if ledger.keep(name, NAMES.index(name), Key("new", "stamp")) is not None:
                        ledger.store(text(name), NAMES.index(name), Key("new", "stamp"))
                if order is orders[-1]:
                    ledger.finish()
        return path.read_bytes()

    assert fill(folder / "a.sqlite", orders, again) == fill(folder / "b.sqlite", [NAMES], [])
