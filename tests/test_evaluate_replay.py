"""The LLM engine under the gate: answers are recorded once over real HTTP, replayed without it, and missed when they changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from summarizer.cli import call
from tests.loopback import Loopback

NAMES = ("07_nanhu_speech_principles", "17_township_work_plan")


@pytest.fixture(scope="module")
def house(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two labelled documents, their answers in ``recorded.jsonl``, and the run pinned in ``baseline.json``."""
    house = tmp_path_factory.mktemp("recorded")
    for folder, suffix in (("gold", ".jsonl"), ("documents", ".txt")):
        (house / folder).mkdir()
        for name in NAMES:
            shutil.copy(root / "evals" / folder / f"{name}{suffix}", house / folder)
    assert call(["eval", "index", "--gold", str(house / "gold")]) == 0
    with Loopback() as server:
        options = ["--base-url", server.base_url, "--cache", str(house / "first"), "--update"]
        assert evaluate(house, *options) == 0
        assert len(server.log) > 1
    recorded = ["--cache", str(house / "first"), str(house / "recorded.jsonl")]
    assert call(["cache", "export", *recorded]) == 0
    return house


def evaluate(house: Path, *options: str) -> int:
    """Exit code of the command as the job calls it, but for the folders."""
    given = ["--gold", str(house / "gold"), "--baseline", str(house / "baseline.json"), "--json"]
    return call(["eval", "--engine", "llm", *given, *options])


def replay(house: Path, cache: Path, recorded: Path, *options: str) -> int:
    assert call(["cache", "import", str(recorded), "--cache", str(cache)]) == 0
    return evaluate(house, "--replay-only", "--cache", str(cache), *options)


def test_recorded_answers_give_the_pinned_scores_without_an_endpoint(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replay(house, tmp_path / "cache", house / "recorded.jsonl", "--out", str(tmp_path / "out")) == 0
    said = capsys.readouterr()
    assert "recorded answers of" in said.err
    assert "api.openai.com" not in said.err
    run = json.loads(said.out)
    pinned = json.loads((house / "baseline.json").read_text("utf-8"))["engines"]["llm"]["run"]
    assert run["fingerprint"] == pinned["fingerprint"]
    assert [one["slices"] for one in run["documents"]] == [one["slices"] for one in pinned["documents"]]
    assert sum(one["effort"]["usage"]["requests"] for one in run["documents"]) == 0
    assert "**Gate: passed**" in (tmp_path / "out" / "summary.md").read_text("utf-8")


def test_a_request_that_was_not_recorded_says_record_again(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed prompt, model or text asks something else: the answer to it is not among the recorded ones."""
    assert replay(house, tmp_path / "cache", house / "recorded.jsonl", "--model", "another-model") == 1
    complaint = capsys.readouterr().err.splitlines()[-1]
    assert "record again" in complaint
    assert complaint.startswith(f"summarizer: {NAMES[0]}.txt: ")
    text = house / "documents" / f"{NAMES[1]}.txt"
    kept = text.read_bytes()
    try:
        text.write_bytes(kept + "新建公厕3座。\r\n".encode("gb18030"))  # as the document is
        assert call(["eval", "index", "--gold", str(house / "gold")]) == 0
        capsys.readouterr()
        assert evaluate(house, "--replay-only", "--cache", str(tmp_path / "cache")) == 1
        assert f"{NAMES[1]}.txt: no recorded answer" in capsys.readouterr().err
    finally:
        text.write_bytes(kept)
        call(["eval", "index", "--gold", str(house / "gold")])


def test_recorded_answers_that_miss_a_floor_fall_at_the_gate(house: Path, tmp_path: Path) -> None:
    baseline = json.loads((house / "baseline.json").read_text("utf-8"))
    baseline["engines"]["llm"]["floors"]["all"] = 0.99
    (tmp_path / "baseline.json").write_text(json.dumps(baseline), "utf-8")
    options = ["--baseline", str(tmp_path / "baseline.json"), "--out", str(tmp_path / "out")]
    assert replay(house, tmp_path / "cache", house / "recorded.jsonl", *options) == 1
    summary = (tmp_path / "out" / "summary.md").read_text("utf-8")
    assert "**Gate: fell**" in summary
    assert "all: F1" in summary
