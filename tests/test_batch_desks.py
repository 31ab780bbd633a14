"""Documents that are cleaned and put together in other processes while their model is asked here."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from pydantic import SecretStr

from summarizer.batch import desks as at_desks
from summarizer.batch.desks import Desks
from summarizer.batch.outcome import Outcome, read_document
from summarizer.batch.plan import Input
from summarizer.batch.pool import FEW, read_all, unstopped
from summarizer.engines.llm import LlmEngine
from summarizer.errors import CredentialsError
from summarizer.settings import Settings
from tests.loopback import Loopback, Script

TEXT = (
    "青石县{n}年工作要点\n\n一、养老\n\n新建养老床位{n}张。"
    + "各有关单位密切配合。" * 40
    + "\n\n二、托育\n\n建成托育园{n}所，培训人员{n}人次。"
    + "各乡镇人民政府抓好落实。" * 40
)
BAD = "三、坏节\n\n修建水库{n}座。"


def write(folder: Path, number: int, text: str = TEXT) -> Input:
    path = folder / f"{number:03}.txt"
    path.write_text(text.format(n=2030 + number), encoding="utf-8")
    return Input(path, path.name)


def settings(server: Loopback, cache: Path) -> Settings:
    return Settings(
        engine="llm",
        base_url=server.base_url,
        cache_dir=cache,
        workers=2,
        max_chunk_chars=500,
        api_key=SecretStr("sk-desk-key"),
    )


def without_usage(outcome: Outcome) -> object:
    """All but what was paid: the second to ask is answered by the cache."""
    said = outcome.result.summary.model_dump(exclude={"usage"}) if outcome.result else None
    return said, outcome.text, outcome.failure, outcome.retry, outcome.records


def test_documents_come_from_a_desk_as_they_would_from_here(tmp_path: Path) -> None:
    sources = [write(tmp_path, n) for n in range(9)]
    sources += [write(tmp_path, 9, TEXT + "\n\n" + BAD), Input(tmp_path / "none.txt", "none.txt")]
    sources.append(replace(sources[0], name="described.txt", metadata=(("city", "青石"),)))
    with Loopback(Script(always_refuse="坏节")) as server:
        chosen = settings(server, tmp_path / "cache")
        with LlmEngine(chosen) as engine, Desks(2, engine, chosen) as desks, ThreadPoolExecutor(4) as threads:
            desks.wait()
            there = list(threads.map(lambda source: desks.read(source, engine, chosen), sources))
            here = [read_document(source, engine, chosen) for source in sources]
    assert [one.name for one in there] == [source.name for source in sources]
    asked, answered = there[0].usage, here[0].usage
    assert asked.requests > 2  # chunks, and the abstract
    assert answered.cache_hits == asked.requests
    assert [without_usage(one) for one in there] == [without_usage(one) for one in here]
    assert there[9].retry
    assert there[9].result
    assert "坏节" in there[9].result.json


def test_an_endpoint_that_refuses_the_key_stops_the_run(tmp_path: Path) -> None:
    sources = [write(tmp_path, n) for n in range(FEW + 4)]
    with Loopback(Script(key="sk-other")) as server:
        chosen = settings(server, tmp_path / "cache")
        with LlmEngine(chosen) as engine, Desks(1, engine, chosen) as desks:
            desks.wait()
            with pytest.raises(CredentialsError):
                desks.read(sources[0], engine, chosen)
            with pytest.raises(CredentialsError):
                list(read_all(sources, engine, chosen, unstopped))


class Deadly(type(Path())):  # type: ignore[misc]
    """A path whose reading ends the process, as a crash in a library would; not the process of the tests."""

    def read_bytes(self) -> bytes:
        if multiprocessing.parent_process() is not None:
            os._exit(9)
        return super().read_bytes()  # type: ignore[no-any-return]


class Curious(type(Path())):  # type: ignore[misc]
    """A path that reads what its process was told."""

    def read_bytes(self) -> bytes:
        assert at_desks._here.seat is not None
        _, settings = at_desks._here.seat
        return f"密钥{settings.api_key}，模型{settings.model}。".encode()


def test_a_document_that_kills_its_desk_fails_alone(tmp_path: Path) -> None:
    names, failed = set[str](), set[str]()

    def sources() -> Iterator[Input]:
        # Until desks are ready documents are read in this process, where the deadly ones are harmless.
        for number in count():
            if failed:
                return
            assert number < 5_000, "no desk was ever ready"
            source = write(tmp_path, number % 900)
            path = Deadly(source.path) if number % 10 == 5 else source.path
            names.add(f"{number}.txt")
            yield Input(path, f"{number}.txt")

    with Loopback() as server:
        chosen = settings(server, tmp_path / "cache").model_copy(update={"concurrency": 2})
        with LlmEngine(chosen) as engine:
            seen = []
            for outcome in read_all(sources(), engine, chosen, unstopped):
                seen.append(outcome.name)
                if outcome.failure:
                    assert "process died" in outcome.failure.reason
                    failed.add(outcome.name)
    assert sorted(seen) == sorted(names)
    assert {int(name.removesuffix(".txt")) % 10 for name in failed} == {5}


def test_a_desk_whose_process_died_says_so(tmp_path: Path) -> None:
    source = write(tmp_path, 0)
    with Loopback() as server:
        chosen = settings(server, tmp_path / "cache")
        with LlmEngine(chosen) as engine, Desks(1, engine, chosen) as desks:
            desks.wait()
            with pytest.raises(BrokenProcessPool):
                desks.read(replace(source, path=Deadly(source.path)), engine, chosen)


def test_the_key_stays_with_the_one_who_asks(tmp_path: Path) -> None:
    source = write(tmp_path, 0)
    with Loopback() as server:
        chosen = settings(server, tmp_path / "cache")
        with LlmEngine(chosen) as engine, Desks(1, engine, chosen) as desks:
            desks.wait()
            text = desks.read(replace(source, path=Curious(source.path)), engine, chosen).text
    assert text == f"密钥None，模型{chosen.model}。"
