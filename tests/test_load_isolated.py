"""Documents read in a process apart: the same result, and a crash or a hang costs one document only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.limits import DEFAULT_LIMITS, Limits
from summarizer.load import load_bytes_isolated, load_path, load_path_isolated
from summarizer.load.isolated import COMMAND, Readers
from tests.containers import as_docx, as_html, as_ofd, as_pdf, as_text

LINES = (
    "某县工作方案",
    "一、工作目标",
    "到2027年，全县建成养老服务中心12个，护理型床位占比达到60%以上，服务网络更加健全。",
)

# A reader whose library misbehaves on some names; all else it reads as ours does.
MISBEHAVING = """
import json, os, signal, sys, time
from summarizer.load import reader_process
for line in sys.stdin:
    name = json.loads(line)["name"]
    if "crash" in name:
        os.kill(os.getpid(), signal.SIGSEGV)
    while "hang" in name:
        time.sleep(1)
    print("no answer" if "noise" in name else json.dumps(reader_process._answer(json.loads(line))), flush=True)
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.html"
    path.write_bytes(as_html(LINES))
    return path


@pytest.fixture
def readers(root: Path) -> Iterator[Readers]:
    code = f"import sys; sys.path.insert(0, {str(root)!r})\n{MISBEHAVING}"
    readers = Readers((sys.executable, "-c", code))
    yield readers
    readers.close()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", as_text(LINES, "gb18030")),
        ("a.html", as_html(LINES).replace(b"</p>", b"<a href='a.pdf'>x</a></p>", 1)),
        ("a.docx", as_docx(LINES, automatic=True)),
        ("a.pdf", as_pdf(LINES)),
        ("a.ofd", as_ofd(LINES)),
    ],
)
def test_the_document_is_the_same(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    expected = load_path(tmp_path / name, name)
    assert load_path_isolated(tmp_path / name, name) == load_bytes_isolated(data, name) == expected


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 broken", b"PK\x03\x04 broken"])
def test_refusals_are_the_same(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    said = []
    for load in (load_path, load_path_isolated):
        with pytest.raises(InputError) as caught:
            load(path, path.name)
        said.append(str(caught.value))
    with pytest.raises(InputError) as caught:
        load_bytes_isolated(data, path.name)
    assert [str(caught.value)] * 2 == said


@pytest.mark.parametrize(
    ("name", "says"), [("crash.html", "died"), ("noise.html", "died"), ("hang.html", "longer than 1 s")]
)
def test_a_crash_or_a_hang_costs_one_document(name: str, says: str, page: Path, readers: Readers) -> None:
    assert readers.load(page, "before.html", DEFAULT_LIMITS).text
    with pytest.raises(InputError, match=f"{name}: .*{says}") as caught:
        readers.load(page, name, Limits(max_load_s=1 if "hang" in name else 60))
    assert "\n" not in str(caught.value)
    assert readers.load(page, "after.html", DEFAULT_LIMITS) == load_path(page, "after.html")


def test_threads_share_readers(page: Path, readers: Readers) -> None:
    names = [f"{'crash' if number % 5 == 3 else 'good'}{number}.html" for number in range(20)]

    def load(name: str) -> bool:
        try:
            return readers.load(page, name, DEFAULT_LIMITS).name == name
        except InputError:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(load, names)) == ["good" in name for name in names]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space of a process")
def test_a_document_that_takes_all_memory_is_refused(page: Path) -> None:
    readers = Readers(COMMAND)
    try:
        with pytest.raises(InputError, match=r"memory|died"):
            readers.load(page, "a.html", Limits(max_memory_bytes=1024 * 1024))
    finally:
        readers.close()
