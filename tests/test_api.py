"""The Python API: what an analyst's notebook does."""

from __future__ import annotations

import datetime
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import summarizer
from summarizer import (
    Failure,
    Summary,
    load_records,
    load_summaries,
    summarize,
    summarize_many,
    to_pandas,
)
from summarizer.errors import InputError
from tests.report_samples import result

TEXT = "青石县养老服务工作计划\n一、目标任务\n到2027年，全县护理型床位占比达到65%以上。<b>新建</b>社区食堂12个。\n"


def test_every_public_name_is_there_and_nothing_heavy_comes_with_the_package() -> None:
    assert all(getattr(summarizer, name) is not None for name in summarizer.__all__)
    assert set(summarizer.__all__) <= set(dir(summarizer))
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        summarizer.nothing_of_ours  # noqa: B018 - the access is what is tested
    code = (
        "import sys, summarizer; sys.exit(len({'pydantic', 'typer', 'pandas', 'openai'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_path_text_and_bytes_give_the_same_records(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    summaries = [
        summarize(path),
        summarize(str(path)),
        summarize(text=TEXT, name="plan.txt"),
        summarize(TEXT.encode("gb18030"), name="plan.txt"),
    ]
    assert summaries[0].records
    assert all(summary.records == summaries[0].records for summary in summaries)
    evidence = summaries[0].records[0].evidence[0]
    assert TEXT[evidence.start : evidence.end] == evidence.quote


def test_a_summary_and_a_record_print_well_and_markup_stays_inert() -> None:
    summary = summarize(text=TEXT)
    assert "65%" in str(summary)
    assert "[pledged target]" in str(summary.records[0])
    page = summary._repr_html_() + summary.records[0]._repr_html_()
    assert "<b>" not in page
    assert summary.records[0].evidence[0].quote.split("<")[0] in page


def test_frames_hold_numbers_dates_and_lists() -> None:
    pd = pytest.importorskip("pandas")
    summary = result().summary
    assert summary is not None
    frame = summary.to_pandas()
    assert list(frame["value"].dropna()) == [65.0]
    assert frame["deadline"].iloc[0] == pd.Timestamp("2027-12-31")
    assert frame["responsible"].iloc[0] == ["市民政局"]
    assert frame["quote"].iloc[0] == "护理型床位占比达到65%以上"
    assert list(to_pandas([]).columns) == list(frame.columns)


def test_polars_frames_have_the_same_columns_whatever_they_hold() -> None:
    pl = pytest.importorskip("polars")
    summary = result().summary
    assert summary is not None
    frame = summary.to_polars()
    assert frame["deadline"].to_list()[0] == datetime.date(2027, 12, 31)
    assert frame.schema == summarizer.to_polars([]).schema
    assert frame.schema["responsible"] == pl.List(pl.String)


def test_many_streams_summaries_and_failures_as_values(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    found = list(summarize_many([tmp_path, tmp_path / "missing.txt"]))
    assert [type(value) for value in found].count(Summary) == 2
    assert [type(value) for value in found].count(Failure) == 2


def test_many_with_an_output_folder_writes_it_and_takes_over_what_is_there(tmp_path: Path) -> None:
    plans, out = tmp_path / "plans", tmp_path / "out"
    plans.mkdir()
    (plans / "a.txt").write_text(TEXT, encoding="utf-8")
    first = list(summarize_many([plans], out=out))
    (plans / "b.txt").write_text(TEXT, encoding="utf-8")
    second = list(summarize_many([plans], out=out))
    assert [len(first), len(second)] == [1, 2]
    assert first[0] in second
    assert load_records(out) == load_records(out / "records.jsonl")
    assert [record for value in second if isinstance(value, Summary) for record in value.records]
    assert [summary.document for summary in load_summaries(out)] == ["a.txt", "b.txt"]
    assert [r for s in load_summaries(out) for r in s.records] == load_records(out)


def test_it_works_in_threads() -> None:
    summaries: list[Summary] = []
    threads = [threading.Thread(target=lambda: summaries.append(summarize(text=TEXT))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [summary.records for summary in summaries] == [summaries[0].records] * 4


@pytest.mark.parametrize("arguments", [{}, {"source": "x.txt", "text": "x"}])
def test_one_input_at_a_time(arguments: dict[str, str]) -> None:
    with pytest.raises(InputError, match="source or text"):
        summarize(arguments.get("source"), text=arguments.get("text"))


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text("{}\n")
    with pytest.raises(InputError, match="line 1 is not a commitment"):
        load_records(tmp_path)
    with pytest.raises(InputError, match="nothing"):
        load_records(tmp_path / "nothing.jsonl")
