"""``estimate``, ``doctor``, ``cache`` and runs with a model, as a user calls them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.cache import AnswerCache
from summarizer.doctor import examine
from summarizer.engines.llm import LlmEngine
from summarizer.engines.llm.modes import Mode
from summarizer.estimate import estimate
from summarizer.settings import Settings
from tests.llm import KEY, chunks, settings
from tests.loopback import Loopback, Script

PLAN = """青石县养老服务行动方案
一、目标
到2030年，全县新建社区食堂36处，护理型床位占比达到62%以上。
二、任务
每年培训护理员480人次。印发《青石县助餐服务办法》。
"""


def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "SUMMARIZER"))
    }
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=inherited | environment,
    )


def test_an_estimate_sends_nothing_and_knows_the_cache(tmp_path: Path) -> None:
    documents = [chunks(6)[:3], chunks(6)[3:]]
    with Loopback() as server:
        wanted = settings(server, tmp_path)
        before = estimate(documents, wanted)
        assert server.log == []
        assert (before.documents, before.chunks, before.cached) == (2, 6, 0)
        assert before.requests >= 6 + 2
        assert before.cost is not None
        assert before.least_cost is not None
        assert 0 < before.least_cost < before.cost
        with LlmEngine(wanted) as engine:
            engine.extract(documents[0])
        assert estimate(documents, wanted).cached == 3


def test_an_estimate_is_near_what_the_server_counts(tmp_path: Path) -> None:
    many = chunks(30)
    with Loopback() as server:
        wanted = settings(server, tmp_path, audit=False)
        expected = estimate([many], wanted)
        with LlmEngine(wanted) as engine:
            used = [reading.usage for reading in engine.extract(many)]
    assert sum(usage.input_tokens for usage in used) == pytest.approx(expected.input_tokens, rel=0.25)


@pytest.mark.parametrize(
    ("modes", "mode"),
    [
        ({"schema", "tools", "json"}, Mode.SCHEMA),
        ({"tools"}, Mode.TOOLS),
        ({"json"}, Mode.JSON),
        (set(), Mode.PLAIN),
    ],
)
def test_the_doctor_tries_every_mode_and_remembers_the_best(
    modes: set[str], mode: Mode, tmp_path: Path
) -> None:
    with Loopback(Script(modes=frozenset(modes))) as server:
        found = examine(settings(server, tmp_path))
        assert found.mode is mode
        assert found.problems == ()
        assert len(found.trials) == 4
        with LlmEngine(settings(server, tmp_path)) as engine:
            engine.extract(chunks(1))
        assert server.chats[-1].good


@pytest.mark.parametrize(
    "script", [Script(key="other"), Script(model="other"), Script(quota=0)], ids=["key", "model", "quota"]
)
def test_the_doctor_says_what_stands_in_the_way(script: Script, tmp_path: Path) -> None:
    with Loopback(script) as server:
        found = examine(settings(server, tmp_path))
    assert len(found.problems) == 1
    assert KEY not in repr(found)


def test_the_doctor_needs_no_endpoint(tmp_path: Path) -> None:
    found = examine(Settings(cache_dir=tmp_path, base_url="http://127.0.0.1:9/v1", timeout_s=2.0))
    assert "can't be reached" in found.problems[0]
    assert examine(Settings(cache_dir=tmp_path)).problems == ()


def test_commands_end_with_the_right_code_and_no_secret(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    with Loopback(Script(key=KEY)) as server:
        common = ("--base-url", server.base_url, "--model", "gpt-5-mini", "--cache", str(tmp_path / "cache"))
        assert call("estimate", str(plan), *common).returncode == 0
        good = call("doctor", *common, "--json", OPENAI_API_KEY=KEY)
        assert (good.returncode, json.loads(good.stdout)["mode"]) == (0, "schema")
        bad = call("doctor", *common, OPENAI_API_KEY="sk-wrong-0123456789")
        assert bad.returncode == 1
        assert "OPENAI_API_KEY" in bad.stdout
        runs = [
            call("run", str(plan), "--out", str(tmp_path / "out"), *common, OPENAI_API_KEY=KEY),
            call(
                "run",
                str(plan),
                "--out",
                str(tmp_path / "bad"),
                *common,
                OPENAI_API_KEY="sk-wrong-0123456789",
            ),
        ]
        assert next(run.returncode for run in runs) == 0, runs[0].stderr
    for output in (good, bad, *runs):
        assert "Traceback" not in output.stderr
        for secret in (KEY, "sk-wrong-0123456789"):
            assert secret not in output.stdout + output.stderr
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes()


def test_the_cache_commands_move_answers(tmp_path: Path) -> None:
    with Loopback() as server, LlmEngine(settings(server, tmp_path / "a", audit=False)) as engine:
        engine.extract(chunks(3))
    file = tmp_path / "answers.jsonl"
    assert call("cache", "export", str(file), "--cache", str(tmp_path / "a")).returncode == 0
    assert call("cache", "import", str(file), "--cache", str(tmp_path / "b")).returncode == 0
    info = call("cache", "info", "--json", "--cache", str(tmp_path / "b"))
    assert json.loads(info.stdout)["answers"] == 3
    assert call("cache", "clear", "--yes", "--cache", str(tmp_path / "b")).returncode == 0
    assert AnswerCache(tmp_path / "b").info().answers == 0
    file.write_text("no JSON\n")
    broken = call("cache", "import", str(file), "--cache", str(tmp_path / "b"))
    assert (broken.returncode, len(broken.stderr.splitlines())) == (2, 1)


READ = """
import sys
from pathlib import Path
from summarizer.engines.llm import LlmEngine
from summarizer.settings import Settings
from tests.llm import chunks
wanted = Settings(base_url=sys.argv[1], model="gpt-5-mini", cache_dir=Path(sys.argv[2]), concurrency=4)
with LlmEngine(wanted) as engine:
    engine.extract(chunks(40))
"""


def test_after_a_kill_nothing_answered_is_paid_again(tmp_path: Path) -> None:
    with Loopback(Script(latency_s=0.1)) as server:
        command = [sys.executable, "-c", READ, server.base_url, str(tmp_path)]
        with subprocess.Popen(command) as process:
            while len(server.chats) < 16 and process.poll() is None:
                pass
            process.send_signal(signal.SIGKILL)
        kept = AnswerCache(tmp_path).info().answers
        assert 8 <= kept < 40
        answered = len(server.chats)
        assert subprocess.run(command, check=False).returncode == 0
        assert len(server.chats) - answered == 40 - kept
        assert answered - kept <= 4 + 1  # what was under way
