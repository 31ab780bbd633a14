"""A document that a model has read is not read again, wherever its results went."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import summarize_many
from summarizer.cache import AnswerCache
from summarizer.errors import CacheMissError
from summarizer.schemas.extraction import Usage
from summarizer.schemas.summary import Failure, Summary
from summarizer.settings import Settings
from tests.batch_runs import PLAN, files, write_plans
from tests.loopback import Loopback, Script

COUNT = 12


def settings(server: Loopback, cache: Path) -> Settings:
    return Settings(engine="llm", base_url=server.base_url, cache_dir=cache)


def read(folder: Path, chosen: Settings, out: Path | None = None, *, fresh: bool = False) -> list[Summary]:
    results = list(summarize_many([folder], out=out, settings=chosen, fresh=fresh))
    assert not any(isinstance(one, Failure) for one in results)
    return sorted((one for one in results if isinstance(one, Summary)), key=lambda one: one.document)


def without_usage(summaries: list[Summary]) -> list[Summary]:
    return [one.model_copy(update={"usage": Usage()}) for one in summaries]


def forget_answers(cache: Path) -> None:
    """What is left is what was made of the answers."""
    with AnswerCache(cache) as answers:
        for key, _ in answers.answers():
            answers._cache.delete(key)
        assert answers.info().answers == 0


def test_a_second_run_asks_neither_the_model_nor_the_answers(tmp_path: Path) -> None:
    folder, cache = write_plans(tmp_path / "plans", COUNT), tmp_path / "cache"
    with Loopback() as server:
        chosen = settings(server, cache)
        first = read(folder, chosen)
        asked = len(server.chats)
        forget_answers(cache)
        second = read(folder, chosen, tmp_path / "out")
        assert len(server.chats) == asked
    assert without_usage(second) == without_usage(first)
    assert [one.usage for one in second] == [Usage(cache_hits=one.usage.requests) for one in first]
    assert sum(one.usage.cache_hits for one in second) == asked
    with Loopback() as server:  # a third one, by way of the answers, leaves the same files
        chosen = settings(server, tmp_path / "other")
        read(folder, chosen)
        read(folder, chosen, tmp_path / "through", fresh=True)
    here, there = files(tmp_path / "out"), files(tmp_path / "through")
    assert here["records.jsonl"] == there["records.jsonl"]
    assert here["report.html"] == there["report.html"]


def test_what_changed_or_is_wanted_anew_is_read(tmp_path: Path) -> None:
    folder, cache = write_plans(tmp_path / "plans", COUNT), tmp_path / "cache"
    with Loopback() as server:
        chosen = settings(server, cache)
        read(folder, chosen)
        forget_answers(cache)
        asked = len(server.chats)
        (folder / "003.txt").write_text(PLAN.format(number=77), encoding="utf-8")
        (folder / "004.txt").rename(folder / "104.txt")
        summaries = read(folder, chosen)
        changed = [one.document for one in summaries if one.usage.requests]
        assert changed == ["003.txt", "104.txt"]
        assert ["77%" in one.model_dump_json() for one in summaries][:5] == [False, False, False, True, False]
        before = len(server.chats)
        assert before - asked == sum(one.usage.requests for one in summaries)
        assert all(one.usage.requests for one in read(folder, chosen, fresh=True) if one.document < "003")
        cut = chosen.model_copy(update={"max_chunk_chars": 900})
        forget_answers(cache)
        assert all(one.usage.requests for one in read(folder, cut))


def test_a_document_of_which_something_was_lost_is_asked_about_again(tmp_path: Path) -> None:
    folder, cache = write_plans(tmp_path / "plans", 3), tmp_path / "cache"
    with Loopback(Script(always_refuse="11%")) as server:
        chosen = settings(server, cache)
        first = read(folder, chosen)
        assert [bool(one.failures) for one in first] == [False, True, False]
        server.script = Script()
        second = read(folder, chosen)
    assert not any(one.failures for one in second)
    assert [bool(one.usage.requests) for one in second] == [False, True, False]


def test_a_replay_asks_the_answers(tmp_path: Path) -> None:
    folder, cache = write_plans(tmp_path / "plans", 2), tmp_path / "cache"
    with Loopback() as server:
        chosen = settings(server, cache)
        read(folder, chosen)
    replay = chosen.model_copy(update={"replay_only": True})
    assert len(read(folder, replay)) == 2
    forget_answers(cache)
    with pytest.raises(CacheMissError, match="replay-only"):
        read(folder, replay)


@pytest.mark.parametrize(
    "row", [{}, {"summary": 3, "text": ""}, {"summary": "!!", "text": "AA=="}, {"summary": "eJwDAAAAAAE="}]
)
def test_a_damaged_row_is_read_anew(row: dict[str, object], tmp_path: Path) -> None:
    folder, cache = write_plans(tmp_path / "plans", 2), tmp_path / "cache"
    with Loopback() as server:
        chosen = settings(server, cache)
        first = read(folder, chosen)
        with AnswerCache(cache) as answers:
            notes = [key for key in answers._keys() if key.startswith("note:")]
            for key in notes:
                answers.put(key, row)
        assert notes
        asked = len(server.chats)
        assert without_usage(read(folder, chosen)) == without_usage(first)
        assert len(server.chats) == asked


def test_what_was_read_anew_takes_the_place_of_what_was_kept(tmp_path: Path) -> None:
    folder, cache = write_plans(tmp_path / "plans", 1), tmp_path / "cache"
    with Loopback() as server:
        chosen = settings(server, cache)
        [first] = read(folder, chosen)
        with AnswerCache(cache) as answers:
            for key in [key for key in answers._keys() if key.startswith("note:")]:
                answers.put(key, {})
        read(folder, chosen, fresh=True)
        forget_answers(cache)
        asked = len(server.chats)
        assert without_usage(read(folder, chosen)) == without_usage([first])
        assert len(server.chats) == asked
