"""The answer cache: JSON only, private, honest about what it holds."""

from __future__ import annotations

import os
import pickle
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cache import AnswerCache, cache_key, canonical_json
from summarizer.errors import InputError, OutputError

KEY = cache_key({"a": 1})
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner)
)


class Trap:
    """Creates a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


@pytest.fixture
def cache(tmp_path: Path) -> AnswerCache:
    return AnswerCache(tmp_path / "answers")


def rows(cache: AnswerCache) -> sqlite3.Connection:
    return sqlite3.connect(cache.folder / "cache.db")


def test_answers_come_back_and_survive_the_process(cache: AnswerCache) -> None:
    assert cache.get(KEY) is None
    cache.put(KEY, {"文": ["件", 1.5, None]})
    cache.close()
    assert AnswerCache(cache.folder).get(KEY) == {"文": ["件", 1.5, None]}


def test_the_folder_is_private(cache: AnswerCache) -> None:
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [1, 2, 3, 4])
def test_a_planted_value_is_never_unpickled_nor_read_from_a_file(
    cache: AnswerCache, tmp_path: Path, mode: int
) -> None:
    mark = tmp_path / "ran"
    (tmp_path / "secret.val").write_text('{"format":1,"answer":{}}')
    cache.put(KEY, {"fine": True})
    with rows(cache) as database:
        database.execute("UPDATE Cache SET mode = ?, value = ?", (mode, pickle.dumps(Trap(mark))))
    assert cache.get(KEY) is None
    with rows(cache) as database:
        database.execute("UPDATE Cache SET mode = ?, value = NULL, filename = '../secret.val'", (mode,))
    assert cache.get(KEY) is None
    assert list(cache.answers()) == []
    assert not mark.exists()


def test_a_planted_key_is_never_unpickled(cache: AnswerCache, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    cache.put(KEY, {"fine": True})
    with rows(cache) as database:
        database.execute(
            "INSERT INTO Cache (key, raw, store_time, access_time, access_count, tag, size, mode, value)"
            " VALUES (?, 0, 0, 0, 0, NULL, 0, 1, 'x')",
            (pickle.dumps(Trap(mark)),),
        )
    assert [key for key, _ in cache.answers()] == [KEY]
    assert cache.info().answers == 1
    assert cache.clear() == 1
    assert not mark.exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format":0,"answer":{}}', '{"format":1,"answer":3}', "null"]
)
def test_rows_that_are_broken_are_misses(cache: AnswerCache, text: str) -> None:
    cache.put(KEY, {"fine": True})
    with rows(cache) as database:
        database.execute("UPDATE Cache SET value = ?", (text,))
    assert cache.get(KEY) is None


def test_only_json_goes_in(cache: AnswerCache) -> None:
    with pytest.raises(TypeError):
        cache.put(KEY, {"path": Path("x")})


def test_export_and_import_make_the_same_cache(cache: AnswerCache, tmp_path: Path) -> None:
    for number in range(3):
        cache.put(cache_key({"n": number}), {"n": number})
    cache.put_note("endpoint", {"mode": "tools"})
    file = tmp_path / "answers.jsonl"
    assert cache.export_to(file) == 3
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    other = AnswerCache(tmp_path / "other")
    assert other.import_from(file) == 3
    assert list(other.answers()) == list(cache.answers())
    assert cache.note("endpoint") == {"mode": "tools"}
    assert other.note("endpoint") is None


@pytest.mark.parametrize(
    "line", ["x", "{}", '{"key":"k","answer":{}}', f'{{"key":"{KEY}","answer":1,"format":1}}', "[]", "1"]
)
def test_a_bad_line_is_named(cache: AnswerCache, tmp_path: Path, line: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(canonical_json({"key": KEY, "format": 1, "answer": {}}) + "\n" + line + "\n")
    with pytest.raises(InputError, match="line 2"):
        cache.import_from(file)
    assert cache.info().answers == 0


def test_another_format_is_refused_with_its_reason(cache: AnswerCache, tmp_path: Path) -> None:
    file = tmp_path / "new.jsonl"
    file.write_text(canonical_json({"key": KEY, "format": 99, "answer": {}}))
    with pytest.raises(InputError, match="another version"):
        cache.import_from(file)


def test_a_folder_that_is_a_file_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="can't be used"):
        AnswerCache(tmp_path / "file")


def test_two_processes_share_a_folder(cache: AnswerCache) -> None:
    code = (
        "import sys; from pathlib import Path; from summarizer.cache import AnswerCache, cache_key\n"
        "cache = AnswerCache(Path(sys.argv[1]))\n"
        "for n in range(50): cache.put(cache_key({'n': n}), {'from': sys.argv[2]})\n"
    )
    command = [sys.executable, "-c", code, str(cache.folder)]
    running = [subprocess.Popen([*command, name]) for name in ("a", "b")]
    assert [process.wait() for process in running] == [0, 0]
    assert cache.info().answers == 50


@given(st.dictionaries(st.text(), json_values))
def test_equal_values_have_one_key(value: dict[str, object]) -> None:
    shuffled = dict(reversed(list(value.items())))
    assert cache_key(value) == cache_key(shuffled)
    assert cache_key(value) != cache_key({"wrapped": value})
