"""Lists of documents: every format gives the same documents, and texts stay where they are."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.batch import plan_inputs, run
from summarizer.batch.listing import load_source, source_bytes
from summarizer.batch.plan import Row
from summarizer.errors import InputError
from summarizer.settings import Settings
from tests.batch_runs import PLAN, files, write_plans

RULES = Settings(engine="rules", workers=1)
ROWS = [
    {"name": "甲.txt", "text": PLAN.format(number=41), "region": "青石县", "year": "2025"},
    {"name": "乙.txt", "text": PLAN.format(number=42) + "“引号”, 逗号\n", "region": "临江市", "year": "2024"},
    {"name": "丙.txt", "text": PLAN.format(number=43), "region": "", "year": "2023"},
]


def write_jsonl(path: Path, rows: list[dict[str, str]]) -> Path:
    path = path.with_suffix(".jsonl")
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def write_csv(path: Path, rows: list[dict[str, str]]) -> Path:
    path = path.with_suffix(".csv")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_parquet(path: Path, rows: list[dict[str, str]]) -> Path:
    pyarrow: Any = pytest.importorskip("pyarrow")
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    path = path.with_suffix(".parquet")
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=2)
    return path


Write = Callable[[Path, list[dict[str, str]]], Path]
WRITERS = pytest.mark.parametrize("write", [write_jsonl, write_csv, write_parquet])


@WRITERS
def test_every_format_gives_the_same_documents(tmp_path: Path, write: Write) -> None:
    plan = plan_inputs([write(tmp_path / "list", ROWS)])
    assert [source.name for source in plan.inputs] == [row["name"] for row in ROWS]
    assert [load_source(source).text for source in plan.inputs] == [row["text"] for row in ROWS]
    assert dict(plan.inputs[0].metadata) == {"region": "青石县", "year": "2025"}


@WRITERS
def test_texts_of_a_list_read_as_files_would(tmp_path: Path, write: Write) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    rows = [{"name": row["name"], "text": row["text"]} for row in ROWS]
    for row in rows:
        (folder / row["name"]).write_text(row["text"], encoding="utf-8")
    rows.sort(key=lambda row: row["name"])
    run(plan_inputs([folder]), tmp_path / "files", RULES)
    run(plan_inputs([write(tmp_path / "list", rows)]), tmp_path / "rows", RULES)
    assert (tmp_path / "files/records.jsonl").read_bytes() == (tmp_path / "rows/records.jsonl").read_bytes()


def test_metadata_comes_back_with_the_summary_and_a_change_of_it_is_read_again(tmp_path: Path) -> None:
    path, out = write_jsonl(tmp_path / "list", ROWS), tmp_path / "out"
    run(plan_inputs([path]), out, RULES)
    lines = (out / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1])["metadata"] == {"region": "临江市", "year": "2024"}
    write_jsonl(path, [ROWS[0] | {"year": "2030"}, *ROWS[1:]])
    assert run(plan_inputs([path]), out, RULES).read == 1


def test_paths_are_relative_to_the_list(tmp_path: Path) -> None:
    write_plans(tmp_path / "plans", 2)
    path = write_jsonl(
        tmp_path / "list", [{"path": "plans/000.txt"}, {"path": "plans/001.txt", "name": "b.txt"}]
    )
    plan = plan_inputs([path])
    assert [source.name for source in plan.inputs] == ["plans/000.txt", "b.txt"]
    assert run(plan, tmp_path / "out", RULES).tally.documents == 2


def test_lists_and_folders_go_together_and_bad_rows_cost_no_other(tmp_path: Path) -> None:
    folder = write_plans(tmp_path / "plans", 2)
    path = tmp_path / "list.jsonl"
    rows = ["{broken", "[]", "{}", json.dumps({"name": "000.txt", "text": "文"}), json.dumps(ROWS[0])]
    path.write_text("\n".join(rows), encoding="utf-8")
    plan = plan_inputs([path, folder])
    assert [source.name for source in plan.inputs] == ["000.txt", "001.txt", "甲.txt"]
    assert len(plan.failures) == 4
    assert f"{path}, row 1: not a JSON object" in plan.failures[0].reason
    assert "taken" in plan.failures[3].reason


@pytest.mark.parametrize(
    ("name", "content"), [("a.parquet", b"PAR1"), ("a.csv", b"\xff\xfe\x00text\n"), ("a.jsonl", b"")]
)
def test_a_list_that_is_none_is_one_line(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        plan_inputs([tmp_path / name])
    assert "\n" not in str(caught.value)


def test_a_list_that_changes_under_the_run_fails_in_one_line(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "list", ROWS)
    plan = plan_inputs([path])
    path.write_text("", encoding="utf-8")
    result = run(plan, tmp_path / "out", RULES)
    assert result.tally.failed_documents == 3
    assert "changed" in result.tally.shown[0].reason


def test_a_name_can_t_lead_out_of_the_output_folder(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "list", [ROWS[0] | {"name": "../../escaped.txt"}])
    run(plan_inputs([path]), tmp_path / "out" / "inner", RULES)
    assert not (tmp_path / "escaped.txt.md").exists()
    assert not list(tmp_path.glob("*escaped*"))
    assert len(list((tmp_path / "out" / "inner" / "summaries").rglob("*escaped*"))) == 1


def test_addresses_without_fsspec_or_file_are_one_line(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "list", [{"path": f"file://{tmp_path}/missing.txt"}])
    result = run(plan_inputs([path]), tmp_path / "out", RULES)
    assert result.tally.failed_documents == 1
    assert "\n" not in result.tally.shown[0].reason


@pytest.mark.optional
def test_addresses_are_fetched(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    folder = write_plans(tmp_path / "plans", 2)
    path = write_jsonl(tmp_path / "list", [{"path": (folder / "000.txt").as_uri(), "name": "000.txt"}])
    (folder / "001.txt").unlink()
    run(plan_inputs([path]), tmp_path / "listed", RULES)
    run(plan_inputs([folder]), tmp_path / "plain", RULES)
    assert files(tmp_path / "listed") == files(tmp_path / "plain")


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1), min_size=1, max_size=6
    )
)
def test_any_text_survives_any_format(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("lists")
    rows = [{"name": f"{number}.txt", "text": text} for number, text in enumerate(texts)]
    for write in (write_jsonl, write_csv, write_parquet):
        plan = plan_inputs([write(folder / "list", rows)])
        assert [source_bytes(source).decode() for source in plan.inputs] == texts
        assert all(isinstance(source.place, Row) for source in plan.inputs)
