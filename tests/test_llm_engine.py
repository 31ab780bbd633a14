"""The LLM engine against a real server: what fails is a value, what was answered is never asked again."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.cache import AnswerCache
from summarizer.engines.llm import LlmEngine
from summarizer.errors import (
    BudgetError,
    CacheMissError,
    CredentialsError,
    EngineError,
    InvalidAnswerError,
    QuotaError,
    RefusedError,
    SettingsError,
    UnavailableError,
)
from summarizer.schemas.extraction import Usage
from summarizer.settings import Settings
from tests.llm import KEY, chunk, chunks, quotes, read, settings, spent
from tests.loopback import Loopback, Script


def repeated(server: Loopback) -> int:
    return max(Counter(entry.sha for entry in server.chats if entry.good).values(), default=0)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    with Loopback() as server:
        return quotes(read(server, tmp_path_factory.mktemp("cache")))


@pytest.mark.parametrize(
    "script",
    [
        Script(errors=0.3),
        Script(malformed=0.1),
        Script(resets=0.2),
        Script(requests_per_second=10, retry_after_s=0.2),
        Script(errors=0.1, malformed=0.05, resets=0.05, requests_per_second=15, retry_after_s=0.1),
    ],
    ids=["errors", "malformed", "resets", "rate limit", "all of them"],
)
def test_passing_faults_lose_nothing(script: Script, tmp_path: Path, expected: list[list[str]]) -> None:
    with Loopback(script) as server:
        readings = read(server, tmp_path)
        assert quotes(readings) == expected
        assert [reading.errors for reading in readings] == [()] * len(readings)
        assert repeated(server) == 1
        assert spent(readings).requests == len(server.chats)


@pytest.mark.parametrize(
    ("script", "error"),
    [
        (Script(always_fail="第7章"), UnavailableError),
        (Script(always_refuse="第7章"), RefusedError),
        (Script(always_break="第7章"), InvalidAnswerError),
    ],
)
def test_one_chunk_that_always_fails_costs_itself_only(
    script: Script, error: type[EngineError], tmp_path: Path, expected: list[list[str]]
) -> None:
    with Loopback(script) as server:
        readings = read(server, tmp_path)
        assert [type(lost) for reading in readings for lost in reading.errors] == [error]
        good = [index for index, reading in enumerate(readings) if not reading.errors]
        assert good == [index for index in range(20) if index != 7]
        assert [quotes(readings)[index] for index in good] == [expected[index] for index in good]
        before = len(server.chats)
        server.script = Script()
        assert quotes(read(server, tmp_path)) == expected
        assert len(server.chats) == before + 1


def test_a_hanging_endpoint_is_given_up_in_time(tmp_path: Path) -> None:
    with Loopback(Script(hangs=0.3)) as server:
        readings = read(server, tmp_path, count=6, timeout_s=0.3)
    assert all(reading.extraction for reading in readings)


def test_a_second_run_sends_nothing_and_a_changed_sentence_one_request(tmp_path: Path) -> None:
    with Loopback() as server:
        first = read(server, tmp_path)
        sent = len(server.chats)
        second = read(server, tmp_path)
        assert len(server.chats) == sent
        assert quotes(second) == quotes(first)
        assert spent(second) == Usage(cache_hits=20)
        with LlmEngine(settings(server, tmp_path)) as engine:
            engine.extract([*chunks(20)[:-1], chunk("第19章。到2031年，新建食堂33处。")])
        assert len(server.chats) == sent + 1


def test_equal_chunks_under_way_at_once_are_asked_about_once(tmp_path: Path) -> None:
    with Loopback(Script(latency_s=0.05)) as server, LlmEngine(settings(server, tmp_path)) as engine:
        with ThreadPoolExecutor(8) as threads:
            made = list(threads.map(lambda _: engine.extract(chunks(3)), range(8)))
        assert len(server.chats) == 3
    assert all(quotes(readings) == quotes(made[0]) for readings in made)


@pytest.mark.parametrize(
    ("script", "error"),
    [
        (Script(key="another"), CredentialsError),
        (Script(model="another"), CredentialsError),
        (Script(quota=3), QuotaError),
    ],
)
def test_what_no_repetition_can_cure_stops_the_run_at_once(
    script: Script, error: type[Exception], tmp_path: Path
) -> None:
    with Loopback(script) as server:
        with LlmEngine(settings(server, tmp_path, concurrency=2)) as engine:
            with pytest.raises(error) as caught:
                engine.extract(chunks(20))
            with pytest.raises(error):
                engine.extract(chunks(20))
        assert len(server.chats) <= 3 + 2
        assert KEY not in str(caught.value)
        assert AnswerCache(tmp_path).info().answers == (3 if error is QuotaError else 0)


@pytest.mark.parametrize("modes", [{"tools"}, {"json"}, {"tools", "json"}, set()])
def test_modes_are_found_out_once_and_remembered(
    modes: set[str], tmp_path: Path, expected: list[list[str]]
) -> None:
    with Loopback(Script(modes=frozenset(modes))) as server:
        assert quotes(read(server, tmp_path)) == expected
        refused = sum(entry.status == 400 for entry in server.chats)
        with LlmEngine(settings(server, tmp_path)) as engine:
            engine.extract([chunk("到2040年，再建食堂70处。")])
        assert sum(entry.status == 400 for entry in server.chats) == refused


def test_money_is_counted_over_all_attempts_and_stops_before_the_limit(tmp_path: Path) -> None:
    with Loopback(Script(malformed=0.2)) as server:
        readings = read(server, tmp_path / "a")
        usage = spent(readings)
        assert usage.requests == len(server.chats)
        assert usage.cost is not None
    limit = usage.cost / 2
    with Loopback() as server, LlmEngine(settings(server, tmp_path / "b", max_cost=limit)) as engine:
        with pytest.raises(BudgetError, match="max-cost"):
            engine.extract(chunks(20))
        paid = len(server.chats)
        assert 0 < paid < 20
        assert AnswerCache(tmp_path / "b").info().answers == paid
        tokens = [json.loads(entry.body)["messages"] for entry in server.chats]
        assert tokens


def test_many_answers_at_once_do_not_carry_estimates_away(tmp_path: Path) -> None:
    with Loopback(Script(latency_s=0.02)) as server:
        assert len(read(server, tmp_path, count=300, concurrency=64, max_cost=3.0)) == 300


def test_a_limit_without_a_price_is_refused(tmp_path: Path) -> None:
    with Loopback() as server, pytest.raises(SettingsError, match="price"):
        LlmEngine(settings(server, tmp_path, model="made-here-7b", max_cost=1.0))


def test_replay_answers_from_the_cache_alone(tmp_path: Path) -> None:
    with Loopback() as server:
        first = read(server, tmp_path)
        sent = len(server.chats)
        offline = Settings(
            model="gpt-5-mini", cache_dir=tmp_path, base_url="http://127.0.0.1:9/v1", replay_only=True
        )
        with LlmEngine(offline) as engine:
            assert quotes(engine.extract(chunks(20))) == quotes(first)
            with pytest.raises(CacheMissError, match="replay-only"):
                engine.extract([chunk("没有问过的一句：新建食堂5处。")])
        assert len(server.chats) == sent


def test_an_exported_cache_replays_elsewhere(tmp_path: Path) -> None:
    with Loopback() as server:
        first = read(server, tmp_path / "a")
    AnswerCache(tmp_path / "a").export_to(tmp_path / "answers.jsonl")
    assert KEY not in (tmp_path / "answers.jsonl").read_text(encoding="utf-8")
    AnswerCache(tmp_path / "b").import_from(tmp_path / "answers.jsonl")
    offline = Settings(
        model="gpt-5-mini", cache_dir=tmp_path / "b", base_url="http://127.0.0.1:9/v1", replay_only=True
    )
    with LlmEngine(offline) as engine:
        assert quotes(engine.extract(chunks(20))) == quotes(first)


def test_without_key_and_url_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        LlmEngine(Settings(engine="llm", cache_dir=tmp_path))
