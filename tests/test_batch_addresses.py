"""Documents, lists and results at addresses that fsspec knows: memory, files, and S3 as a loopback server speaks it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch import plan_inputs, run
from summarizer.batch.addresses import address_of
from summarizer.batch.publishing import TABLES, check_address, publish
from summarizer.cli import call
from summarizer.errors import InputError, OutputError
from summarizer.settings import Settings
from tests.batch_runs import PLAN, files, write_plans

RULES = Settings(engine="rules", workers=1)


@pytest.fixture
def memory() -> Iterator[Any]:
    fsspec = pytest.importorskip("fsspec", reason="the extra remote is not installed")
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def put_plans(system: Any, folder: str, count: int) -> None:
    for number in range(count):
        system.pipe_file(f"{folder}/{number:03}.txt", PLAN.format(number=10 + number).encode())


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("s3://bucket/plans", "s3://bucket/plans"),
        ("gs://bucket/a/b.txt", "gs://bucket/a/b.txt"),
        ("memory://plans/a.txt", "memory://plans/a.txt"),
        ("file:///plans/a.txt", "file:///plans/a.txt"),
        ("https://example.org/a.html", None),
        ("c:/plans", None),
        ("plans/a.txt", None),
        ("plans", None),
    ],
)
def test_an_address_survives_being_a_path(path: str, address: str | None) -> None:
    assert address_of(Path(path)) == address


def test_a_file_that_looks_like_an_address_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "s3:").mkdir()
    (tmp_path / "s3:" / "a.txt").write_text("文", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert address_of(Path("s3:/a.txt")) is None


@pytest.mark.optional
def test_a_folder_of_objects_reads_as_a_folder_of_files(tmp_path: Path, memory: Any) -> None:
    put_plans(memory, "/plans/2024", 4)
    memory.pipe_file("/plans/.hidden.txt", b"x")
    memory.pipe_file("/plans/picture.png", b"x")
    folder = tmp_path / "plans"
    folder.mkdir()
    write_plans(folder / "2024", 4)
    run(plan_inputs([Path("memory://plans")]), tmp_path / "there", RULES)
    run(plan_inputs([folder]), tmp_path / "here", RULES)
    assert files(tmp_path / "there") == files(tmp_path / "here")


@pytest.mark.optional
def test_one_object_and_a_list_of_objects(tmp_path: Path, memory: Any) -> None:
    put_plans(memory, "/plans", 3)
    rows = [{"path": "plans/000.txt", "name": "a.txt"}, {"path": "memory://plans/001.txt"}, {"text": PLAN}]
    memory.pipe_file("/list.jsonl", "\n".join(map(json.dumps, rows)).encode())
    plan = plan_inputs([Path("memory://list.jsonl"), Path("memory://plans/002.txt")])
    assert [source.name for source in plan.inputs] == ["a.txt", "plans/001.txt", "list-000003", "002.txt"]
    assert run(plan, tmp_path / "out", RULES).tally.documents == 4
    memory.pipe_file("/plans/000.txt", PLAN.format(number=77).encode())
    assert run(plan, tmp_path / "out", RULES).read == 1


@pytest.mark.optional
@pytest.mark.parametrize("address", ["memory://nothing", "memory://nothing.jsonl", "nosuch://a/b"])
@pytest.mark.usefixtures("memory")
def test_an_address_that_leads_nowhere_is_one_line(address: str) -> None:
    with pytest.raises(InputError) as caught:
        plan_inputs([Path(address)])
    assert "\n" not in str(caught.value)


@pytest.mark.optional
def test_results_are_published_once_and_again_when_they_change(tmp_path: Path, memory: Any) -> None:
    folder, out = write_plans(tmp_path / "plans", 3), tmp_path / "out"
    run(plan_inputs([folder]), out, RULES)
    assert publish(out, "memory://results/plans") == TABLES
    for name in TABLES:
        assert memory.cat_file(f"/results/plans/{name}") == (out / name).read_bytes()
    assert publish(out, "memory://results/plans") == ()
    (folder / "new.txt").write_text(PLAN.format(number=99), encoding="utf-8")
    run(plan_inputs([folder]), out, RULES)
    assert publish(out, "memory://results/plans") == ("records.parquet", "summaries.jsonl", "run.json")
    assert memory.cat_file("/results/plans/records.parquet") == (out / "records.parquet").read_bytes()


@pytest.mark.optional
@pytest.mark.usefixtures("memory")
def test_the_command_publishes_to_a_folder_and_refuses_a_bad_address_before_it_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, there = write_plans(tmp_path / "plans", 2), tmp_path / "there"
    words = ["run", str(folder), "--engine", "rules", "--out"]
    assert call([*words, str(tmp_path / "out"), "--publish", there.as_uri()]) == 0
    assert "published at file:///" in capsys.readouterr().err
    assert {path.name for path in there.iterdir()} == {*TABLES, "published.json"}
    assert call([*words, str(tmp_path / "other"), "--publish", "nosuch://a"]) == 2
    assert not (tmp_path / "other").exists()


@pytest.mark.optional
@pytest.mark.usefixtures("memory")
def test_a_folder_that_can_t_be_written_leaves_the_results_here(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(plan_inputs([write_plans(tmp_path / "plans", 1)]), out, RULES)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="the results are in the output folder"):
        publish(out, (tmp_path / "file" / "below").as_uri())


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket on a server of S3's protocol on loopback."""
    pytest.importorskip("moto.server", reason="moto is not installed")
    s3fs = pytest.importorskip("s3fs", reason="s3fs is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    command = [sys.executable, "-m", "moto.server", "-p", str(port)]
    with subprocess.Popen(
        command, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            while True:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0 or server.poll() is not None:
                        break
                time.sleep(0.1)
            system = s3fs.S3FileSystem(skip_instance_cache=True)
            system.mkdir("bucket")
            yield system
        finally:
            server.terminate()


@pytest.mark.optional
@pytest.mark.filterwarnings("ignore")  # of the client's own deprecations
def test_a_bucket_is_read_and_written(tmp_path: Path, s3: Any) -> None:
    put_plans(s3, "bucket/plans", 5)
    plan, out = plan_inputs([Path("s3://bucket/plans")]), tmp_path / "out"
    check_address("s3://bucket/results")
    assert run(plan, out, RULES).tally.documents == 5
    assert publish(out, "s3://bucket/results") == TABLES
    s3.invalidate_cache()
    for name in TABLES:
        assert s3.cat_file(f"bucket/results/{name}") == (out / name).read_bytes()
    assert publish(out, "s3://bucket/results") == ()
