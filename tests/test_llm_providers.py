"""Each provider of the README by ``--base-url`` and ``--model`` alone: what its server would see."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from summarizer.cli import call
from summarizer.engines.llm.addresses import read_address
from tests.loopback import Loopback
from tests.loopback.script import Entry

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
KEY = "test-key-4Rw8Zp2LmQ"
PATHS = {
    "OpenAI": "/v1",
    "Azure": "/openai/v1",
    "DeepSeek": "/v1",
    "Qwen": "/compatible-mode/v1",
    "vLLM": "/v1",
    "llama.cpp": "/v1",
    "Ollama": "/v1",
    "LiteLLM": "",
}
"""Path below which each provider's chat completions are."""
DATED = "/openai/deployments/DEPLOYMENT"


def examples(readme: str) -> list[list[str]]:
    """Command lines of the README that name a model, in the order given."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    (block,) = re.findall(r"<details>.*?```sh\n(.*?)```", text, re.DOTALL)[:1]
    return [shlex.split(line, comments=True) for line in block.splitlines()]


def option(example: list[str], name: str) -> str | None:
    return example[example.index(name) + 1] if name in example else None


def ask(example: list[str], place: Path, key: str | None, monkeypatch: pytest.MonkeyPatch) -> Entry:
    """Run the line with a plan of our own against the loopback server at the same path; what that saw first."""
    (place / "plans").mkdir()
    (place / "plans" / "a.txt").write_text("青石县方案\n一、目标\n到2030年，新建食堂12处。", encoding="utf-8")
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    if key is not None:
        monkeypatch.setenv("OPENAI_API_KEY", key)
    with Loopback() as server:
        given = urlsplit(option(example, "--base-url") or "https://api.openai.com/v1")
        local = urlunsplit(given._replace(scheme="http", netloc=f"127.0.0.1:{server.port}"))
        moved = ["run", str(place / "plans"), "--out", str(place / "out"), "--cache", str(place / "cache")]
        model = option(example, "--model") or ""
        assert call([*moved, "--model", model, "--base-url", local, "--engine", "llm"]) == 0
        return server.chats[0]


def test_both_readmes_give_the_same_lines() -> None:
    assert examples(READMES[0]) == examples(READMES[1])
    assert len(examples(READMES[0])) == len(PATHS) + 1
    assert all(line[:5] == ["summarizer", "run", "plans/", "--out", "out"] for line in examples(READMES[0]))


def test_openai_is_where_the_client_goes_without_an_address() -> None:
    openai = pytest.importorskip("openai")
    assert openai.AsyncOpenAI(api_key="x").base_url == "https://api.openai.com/v1/"
    assert read_address(None, "x").url is None


@pytest.mark.parametrize("place", range(len(PATHS) + 1))
def test_each_line_asks_its_path_with_key_and_model(
    place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = examples(READMES[0])[place]
    address = option(example, "--base-url") or ""
    keyless = "localhost" in address and "4000" not in address
    seen = ask(example, tmp_path, None if keyless else KEY, monkeypatch)
    dated = "deployments" in address
    assert seen.path in {f"{path}/chat/completions" for path in (*PATHS.values(), DATED)}
    assert (DATED in seen.path) == dated
    assert seen.query == ("api-version=2024-10-21" if dated else "")
    assert seen.headers.get("api-key") == (KEY if dated else None)
    assert seen.headers["authorization"] == f"Bearer {'none' if keyless else KEY}"
    assert f'"model":"{option(example, "--model")}"' in seen.body.decode().replace('": "', '":"')


def test_an_address_shows_no_key() -> None:
    address = read_address(f"https://r.openai.azure.com{DATED}?api-version=2024-10-21", KEY)
    assert KEY not in repr(address)
    assert address.headers == {"api-key": KEY}
    assert address.url == f"https://r.openai.azure.com{DATED}"
