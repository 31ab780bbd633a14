"""The files of the output folder."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.report.columns import FORMULA_STARTS, inert
from summarizer.report.delivery import delivering
from summarizer.report.folder import write_folder
from summarizer.report.labels import quantity, spoken
from summarizer.report.markdown import escaped, markdown
from summarizer.report.names import MAX_NAME_BYTES, FileNames, safe_name
from summarizer.report.result import Result
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.summary import Summary
from tests.report_samples import TEXT, deliverable, failed, manifest, record, result


def written(out: Path) -> dict[str, bytes]:
    return {
        p.relative_to(out).as_posix(): p.read_bytes()
        for p in sorted(out.rglob("*"))
        if p.is_file() and ".summarizer" not in p.parts
    }


def test_one_pass_writes_every_file_of_the_contract(tmp_path: Path) -> None:
    tally = write_folder(tmp_path, [result("plan.txt"), failed(), result("sub/page.html")], manifest(3))
    assert set(written(tmp_path)) == {
        "records.jsonl",
        "summaries.jsonl",
        "failures.jsonl",
        "records.csv",
        "records.parquet",
        "ledger.xlsx",
        "report.html",
        "run.json",
        "summaries/plan.txt.md",
        "summaries/sub/page.html.md",
        "texts/sub/page.html.txt",
    }
    assert (tally.documents, tally.failed_documents, tally.failures, tally.flags) == (2, 1, 1, 2)
    assert tally.records["target pledged"] == 2
    assert (tmp_path / "texts/sub/page.html.txt").read_text(encoding="utf-8") == TEXT


def test_lines_are_the_models_again(tmp_path: Path) -> None:
    sample = result()
    write_folder(tmp_path, [sample], manifest())
    records = [
        Commitment.model_validate_json(line)
        for line in (tmp_path / "records.jsonl").read_bytes().splitlines()
    ]
    summaries = [
        Summary.model_validate_json(line) for line in (tmp_path / "summaries.jsonl").read_bytes().splitlines()
    ]
    assert sample.summary is not None
    assert tuple(records) == sample.summary.records
    assert summaries == [sample.summary]
    first = json.loads((tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (first["value"], first["baseline"], first["deadline"]) == (65, 58.5, "2027-12-31")


def test_two_writings_give_the_same_bytes_but_for_times(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_folder(tmp_path / folder, [result(), failed()], manifest(2))
    first, second = written(tmp_path / "a"), written(tmp_path / "b")
    runs = [json.loads(files.pop("run.json")) for files in (first, second)]
    assert first == second
    assert [run.pop("times") is not None for run in runs] == [True, True]
    assert runs[0] == runs[1]


def test_a_run_that_breaks_leaves_the_old_files_whole(tmp_path: Path) -> None:
    write_folder(tmp_path, [result()], manifest())
    before = written(tmp_path)

    def breaking() -> Iterator[Result]:
        yield result("other.txt")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_folder(tmp_path, breaking(), manifest())
    after = written(tmp_path)
    assert {name: after[name] for name in before} == before


def test_the_csv_opens_in_excel_and_runs_nothing(tmp_path: Path) -> None:
    hostile = deliverable("plan.txt", "=HYPERLINK(1)")
    write_folder(tmp_path, [result("plan.txt", record("plan.txt"), hostile)], manifest())
    content = (tmp_path / "records.csv").read_bytes()
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["indicator"] for row in rows] == ["护理型床位占比", "'=HYPERLINK(1)"]
    assert (rows[0]["value"], rows[0]["responsible"], rows[0]["start"]) == ("65", "市民政局", "27")


@given(st.text())
def test_no_text_cell_begins_as_a_formula(text: str) -> None:
    assert not str(inert(text)).startswith(FORMULA_STARTS)
    assert text in str(inert(text))


def test_parquet_columns_are_typed(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    write_folder(tmp_path, [result()], manifest())
    table = pq.read_table(tmp_path / "records.parquet")
    row = table.to_pylist()[0]
    assert str(table.schema.field("value").type).startswith("decimal128")
    assert str(table.schema.field("deadline").type) == "date32[day]"
    assert (float(row["baseline"]), row["section"], row["evidence"][0]["start"]) == (
        58.5,
        ["一、重点任务"],
        27,
    )


def test_an_empty_run_writes_empty_tables(tmp_path: Path) -> None:
    tally = write_folder(tmp_path, [], manifest(0))
    assert tally.documents == 0
    assert (tmp_path / "records.jsonl").read_bytes() == (tmp_path / "failures.jsonl").read_bytes() == b""


def test_failures_come_with_flags_each_with_a_reason(tmp_path: Path) -> None:
    write_folder(tmp_path, [result(), failed()], manifest(2))
    problems = [
        json.loads(line) for line in (tmp_path / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [(problem["sort"], problem["document"]) for problem in problems] == [
        ("flag", "plan.txt"),
        ("failure", "broken.txt"),
    ]
    assert all(problem["reason"] for problem in problems)


def test_markdown_reads_well_and_markup_of_documents_is_inert() -> None:
    summary = result().summary
    assert summary is not None
    page = markdown(summary)
    assert "# 云岭市养老服务工作计划" in page
    assert "| 护理型床位占比 | ≥65% | 2027-12-31 | 市民政局 |" in page
    assert "12个" in page.split("未说明的数字")[1]
    assert escaped("<b>|[a](x)\n# b") == r"\<b\>\|\[a\](x) \# b"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("31000", "3.1万"),
        ("430000000", "4.3亿"),
        ("60", "60"),
        ("58.5", "58.5"),
        ("123456789", "12345.6789万"),
        ("10000", "1万"),
    ],
)
def test_numbers_are_written_as_chinese_documents_do(value: str, words: str) -> None:
    assert spoken(Decimal(value)) == words


def test_quantities_carry_their_sign() -> None:
    assert quantity(record("a")) == "≥65%"
    assert quantity(deliverable("a")) == ""


NASTY = st.one_of(
    st.text(max_size=300),
    st.sampled_from(
        [
            "../../etc/passwd",
            "/etc/passwd",
            "a/../b",
            "CON",
            "nul.txt",
            "a\\b",
            "x" * 400,
            "政" * 200,
            ".",
            "",
            "-rf",
        ]
    ),
)


@given(NASTY)
def test_a_file_name_never_leaves_its_folder_and_fits_any_file_system(document: str) -> None:
    name = safe_name(document, ".md")
    path = PurePosixPath(name)
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert name.endswith(".md")
    assert all(0 < len(part.encode()) <= MAX_NAME_BYTES for part in path.parts)
    assert not set(name) & set('<>:"\\|?*\0\n')


@given(st.lists(NASTY, unique=True, max_size=12))
def test_file_names_never_collide_whatever_the_case(documents: list[str]) -> None:
    names = FileNames()
    taken = [names.take(document, ".md").casefold() for document in documents]
    assert len(set(taken)) == len(taken)


def test_files_of_documents_that_are_gone_are_removed_and_a_users_own_stay(tmp_path: Path) -> None:
    write_folder(tmp_path, [result("a.txt"), result("sub/page.html")], manifest(2))
    (tmp_path / "summaries" / "mine.md").write_text("mine")
    write_folder(tmp_path, [result("a.txt")], manifest())
    assert {path.name for path in (tmp_path / "summaries").iterdir()} == {"a.txt.md", "mine.md"}
    assert not list((tmp_path / "texts").rglob("*.txt"))


def test_a_forged_list_removes_nothing_elsewhere(tmp_path: Path) -> None:
    out, victim = tmp_path / "out", tmp_path / "victim.txt"
    victim.write_text("mine")
    (out / ".summarizer").mkdir(parents=True)
    (out / "records.jsonl").write_text("{}")
    (out / ".summarizer" / "written.txt").write_text(
        "".join(f"00000000 1 {name}\n" for name in ("summaries/../../victim.txt", victim, "records.jsonl"))
    )
    with delivering(out):
        pass
    assert victim.exists()
    assert (out / "records.jsonl").exists()


def test_harmless_names_stay_as_they_are() -> None:
    names = FileNames()
    assert names.take("2024/计划.html", ".txt") == "2024/计划.html.txt"
    assert names.take("A.txt", "") == "A.txt"
    assert names.take("a.txt", "").startswith("a.txt-")
