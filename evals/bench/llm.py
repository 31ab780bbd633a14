"""Times the LLM engine against the loopback server: wall against the limit, CPU per request, tokens, a second run.

    python -m evals.bench.llm --concurrency 16 --documents 100
    python -m evals.bench.llm --tokens --corpus FOLDER

Run it on an idle machine: the server has a process of its own, but shares the cores.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from summarizer.engines.llm import LlmEngine
from summarizer.engines.llm.asking import ask_extract
from summarizer.engines.llm.tokens import estimate_tokens
from summarizer.ground import ground
from summarizer.load import find_inputs, load_path, load_text
from summarizer.pipeline import prepare, summarize_document
from summarizer.schemas.document import Document
from summarizer.schemas.summary import Summary
from summarizer.settings import Settings
from tests.loopback import Loopback

ROOT = Path(__file__).resolve().parents[2]
CACHED_PRICE = 0.25
"""What a token of a cacheable prefix counts, against one at full price."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One run over all documents."""

    wall_s: float
    cpu_s: float
    requests: int
    records: int
    failures: int


def read_documents(folder: Path) -> list[Document]:
    """Readable documents of a folder."""
    return [load_path(path, name) for path, name in find_inputs([folder])]


def multiplied(documents: Sequence[Document], count: int) -> Iterator[Document]:
    """``count`` documents with distinct content: each copy has a line of its own at every heading."""
    for number in range(count):
        source = documents[number % len(documents)]
        text = re.sub(r"(?m)^([一二三四五六七八九十]+、.*)$", rf"\1（第{number}份）", source.text)
        yield load_text(f"文件第{number}份\n{text}", f"{number:04}.txt")


@contextmanager
def server(*options: str) -> Iterator[str]:
    """Base URL of a loopback server in a process of its own."""
    command = [sys.executable, "-m", "tests.loopback", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def sent(url: str) -> int:
    """Requests that the server has seen."""
    with urllib.request.urlopen(f"{url}/stats") as reply:  # noqa: S310 - our own server on loopback
        return int(json.load(reply)["requests"])


def run_all(documents: Sequence[Document], settings: Settings, url: str) -> Timed:
    """Summarise all documents with as many threads as keep the concurrency filled."""
    before = sent(url)
    with LlmEngine(settings) as engine, ThreadPoolExecutor(2 * settings.concurrency) as threads:
        start, cpu = perf_counter(), process_time()
        made: list[Summary] = list(threads.map(lambda one: summarize_document(one, engine), documents))
        wall, used = perf_counter() - start, process_time() - cpu
    records, failures = (sum(len(getattr(one, name)) for one in made) for name in ("records", "failures"))
    return Timed(wall, used, sent(url) - before, records, failures)


def time_run(documents: Sequence[Document], concurrency: int, latency_s: float) -> None:
    """Print wall, ratio to the limit and CPU per request, of a first run and of a second one."""
    with server("--latency-s", str(latency_s)) as url, tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            base_url=url, model="gpt-5-mini", cache_dir=Path(folder), concurrency=concurrency, max_cost=1000
        )
        warm = [
            load_text(f"预热文件\n到2030年，新建食堂{number}处。", "warm.txt")
            for number in range(concurrency)
        ]
        run_all(warm, settings, url)
        first = run_all(documents, settings, url)
        limit = math.ceil(first.requests / concurrency) * latency_s
        print(f"{len(documents)} documents, concurrency {concurrency}, latency {latency_s} s")
        print(f"  requests {first.requests}  records {first.records}  failures {first.failures}")
        print(f"  wall {first.wall_s:.2f} s = {first.wall_s / limit:.3f} x limit of {limit:.1f} s")
        print(f"  CPU {first.cpu_s / first.requests * 1000:.2f} ms a request, everything included")
        second = run_all(documents, settings, url)
        print(
            f"  second run: {second.requests} requests, {len(documents) / second.wall_s:.0f} documents a second"
        )


def count_tokens(documents: Sequence[Document]) -> None:
    """Print prompt tokens per document token: extraction from the prompts, all requests from the server's log."""
    own = sum(estimate_tokens(document.text) for document in documents)
    chunks = [chunk for document in documents for chunk in prepare(document).chunks]
    with Loopback() as local, tempfile.TemporaryDirectory() as folder:
        settings = Settings(base_url=local.base_url, model="gpt-5-mini", cache_dir=Path(folder))
        with LlmEngine(settings) as engine:
            for document in documents:
                summarize_document(document, engine)
        bodies = [json.loads(entry.body)["messages"] for entry in local.chats]
    prefix = sum(estimate_tokens(messages[0]["content"]) for messages in bodies)
    rest = sum(estimate_tokens(messages[1]["content"]) for messages in bodies)
    alone = sum(
        estimate_tokens(ask.user) + CACHED_PRICE * estimate_tokens(ask.system)
        for ask in map(ask_extract, chunks)
    )
    print(f"{len(documents)} documents of {own} tokens; {len(chunks)} chunks, {len(bodies)} requests")
    print(f"  raw {(prefix + rest) / own:.2f} a document token, prefix share {prefix / (prefix + rest):.2f}")
    print(
        f"  full-price equivalents {(rest + CACHED_PRICE * prefix) / own:.2f} (extraction alone {alone / own:.2f})"
    )


def time_grounding(documents: Sequence[Document]) -> None:
    """Print CPU of grounding 100 quotes in 10,000 characters."""
    text = "\n".join(document.text for document in documents)[:10_000]
    quotes = [text[start : start + 40] for start in range(0, len(text) - 40, len(text) // 100)][:100]
    best = math.inf
    for turn in range(20):
        fresh = text[:-1] + chr(0x4E00 + turn)  # the fold of a text is remembered; each turn has another text
        start = process_time()
        ground(quotes, fresh)
        best = min(best, process_time() - start)
    print(f"grounding: {len(quotes)} quotes in {len(text)} characters, {best * 1000:.1f} ms")


def main() -> None:
    """Read the options and print figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", type=Path, default=ROOT / "evals" / "documents")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--concurrency", type=int, nargs="+", default=[16, 64])
    parser.add_argument("--latency-s", type=float, default=0.5)
    parser.add_argument("--tokens", action="store_true", help="count tokens instead of timing")
    options = parser.parse_args()
    documents = read_documents(options.corpus)
    time_grounding(documents)
    if options.tokens:
        count_tokens(documents)
        return
    many = list(multiplied(documents, options.documents))
    for concurrency in options.concurrency:
        time_run(many, concurrency, options.latency_s)


if __name__ == "__main__":
    main()
