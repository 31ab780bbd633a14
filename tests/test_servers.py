"""Two real servers, where they are installed (``make test-servers``): a LiteLLM proxy, and llama.cpp under a JSON grammar.

The proxy gives canned answers (its ``mock_response``); the model has a few thousand random weights, made on the spot. What is
tested is the way there and back, not what a model says.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from summarizer.doctor import examine
from summarizer.engines.llm import LlmEngine
from summarizer.engines.llm.modes import Mode
from summarizer.errors import CredentialsError
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.settings import Settings

HOME = Path(os.environ.get("TEST_SERVERS", ".venv-servers")).absolute()
"""Folder with the virtual environments ``litellm`` and ``llama``."""
LITELLM = HOME / "litellm" / "bin" / "litellm"
LLAMA = HOME / "llama" / "bin" / "python"
START_S = 300.0
"""Both import a great deal before they listen."""
KEY = "sk-proxy-5Tz9Wq"
PLAN = "青石县方案\n一、目标\n到2030年，新建食堂12处。"
CONFIG = """
model_list:
  - model_name: canned
    litellm_params:
      model: openai/canned
      api_key: none
      mock_response: '{"items":[{"kind":"target","status":"pledged","indicator":"新建食堂","quote":"到2030年，新建食堂12处",
        "value":"12处","deadline":"到2030年"}],"gists":[],"claims":[],"abstract":"到2030年，新建食堂12处。"}'
general_settings:
  master_key: %s
"""
ROOM = "8192"
"""Tokens of the context. With bytes for tokens a prompt has 9,100: small questions fit, documents don't."""
MODEL = Path(__file__).parent / "tiny_model.py"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, health: str, place: Path) -> Iterator[str]:
    """Root address of a server, once it says it is well; skips where it never does."""
    url = f"http://127.0.0.1:{port}"
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI")}
    with (
        (place / "log.txt").open("w") as log,
        subprocess.Popen(
            command,
            stdout=log,
            stderr=log,
            cwd=place,
            env=quiet | {"LITELLM_LOCAL_MODEL_COST_MAP": "True"},  # or it looks for prices on the network
        ) as process,
    ):
        try:
            until = time.monotonic() + START_S
            while not answers(url + health):
                if process.poll() is not None or time.monotonic() > until:
                    pytest.fail((place / "log.txt").read_text("utf-8")[-2000:])
                time.sleep(0.5)
            yield url
        finally:
            process.kill()  # a model in the middle of an answer hears nothing else


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not LITELLM.exists():
        pytest.skip(f"no LiteLLM proxy in {HOME.name} (make test-servers)")
    place, port = tmp_path_factory.mktemp("litellm"), free_port()
    (place / "config.yaml").write_text(CONFIG % KEY, encoding="utf-8")
    command = [str(LITELLM), "--config", "config.yaml", "--host", "127.0.0.1", "--port", str(port)]
    with running([*command, "--telemetry", "False"], port, "/health/liveliness", place) as url:
        yield url


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not list(HOME.glob("llama/lib/*/site-packages/llama_cpp")):
        pytest.skip(f"no llama-cpp-python in {HOME.name} (make test-servers)")
    place, port = tmp_path_factory.mktemp("llama"), free_port()
    subprocess.run([str(LLAMA), str(MODEL), "tiny.gguf"], cwd=place, check=True)
    options = ["--model", "tiny.gguf", "--n_ctx", ROOM, "--port", str(port), "--chat_format", "chatml"]
    with running([str(LLAMA), "-m", "llama_cpp.server", *options], port, "/v1/models", place) as url:
        yield url


def settings(url: str, cache: Path, **changes: object) -> Settings:
    fields = {
        "base_url": url,
        "cache_dir": cache,
        "model": "canned",
        "api_key": SecretStr(KEY),
        "audit": False,
    }
    return Settings.model_validate(fields | changes)


def test_a_proxy_passes_requests_and_answers_on(proxy: str, tmp_path: Path) -> None:
    with LlmEngine(settings(proxy, tmp_path)) as engine:
        summary = summarize_document(load_text(PLAN, "a.txt"), engine)
    assert [(str(one.value), one.unit) for one in summary.records] == [("12", "处")]
    assert summary.abstract == "到2030年，新建食堂12处。"
    assert summary.failures == ()
    assert summary.usage.requests == 1
    assert summary.usage.input_tokens > 0


def test_a_proxy_that_refuses_the_key_stops_the_run(proxy: str, tmp_path: Path) -> None:
    wrong = settings(proxy, tmp_path, api_key=SecretStr("sk-wrong-8Kd2Lp"))
    with LlmEngine(wrong) as engine, pytest.raises(CredentialsError) as refused:
        summarize_document(load_text(PLAN, "a.txt"), engine)
    assert "sk-wrong" not in str(refused.value)


def test_a_model_under_a_grammar_is_asked_in_a_mode_it_speaks(llama: str, tmp_path: Path) -> None:
    asked = settings(f"{llama}/v1", tmp_path, api_key=None, model="tiny")
    found = examine(asked)
    assert found.problems == ()
    assert any(trial.works for trial in found.trials if trial.mode is not Mode.PLAIN)


def test_a_prompt_beyond_the_context_is_a_failure_of_its_document(llama: str, tmp_path: Path) -> None:
    asked = settings(f"{llama}/v1", tmp_path, api_key=None, model="tiny")
    with LlmEngine(asked) as engine:
        summary = summarize_document(load_text(PLAN, "a.txt"), engine)
    assert summary.records == ()
    assert ["too long for the model" in failure.reason for failure in summary.failures] == [True]
