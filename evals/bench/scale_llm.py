"""Many documents through a model that is slow and fails now and then, with runs killed on the way.

    python evals/bench/scale_llm.py [--documents 40] [--kills 2] [--concurrency 16] [--latency-s 0.5] [--errors 0.02]

The model is the loopback server of the tests, in a process of its own. Prints how many answers were paid twice (only
answers that were on their way when the run was killed can be), what was lost, how near wall time is to what the
concurrency allows, and CPU time a request.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from evals.bench.generate import write_documents  # noqa: E402


@contextmanager
def server(latency_s: float, errors: float) -> Iterator[str]:
    """Base URL of a loopback server."""
    command = [sys.executable, "-m", "tests.loopback", "--latency-s", str(latency_s), "--errors", str(errors)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def stats(url: str) -> dict[str, Any]:
    """What the server saw."""
    with urllib.request.urlopen(f"{url}/stats") as reply:  # noqa: S310 - our own server on loopback
        found: dict[str, Any] = json.load(reply)
    return found


def command(url: str, place: Path, out: str, concurrency: int) -> list[str]:
    """The run that is measured."""
    run = [sys.executable, "-m", "summarizer", "run", str(place / "documents"), "--out", str(place / out)]
    model = ["--engine", "llm", "--base-url", url, "--model", "gpt-5-mini"]
    return [*run, *model, "--cache", str(place / f"cache-{out}"), "--concurrency", str(concurrency)]


def calm(url: str, place: Path, options: argparse.Namespace) -> float:
    """An undisturbed run; gives its seconds."""
    before, cpu = stats(url), resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    subprocess.run(
        command(url, place, "calm", options.concurrency), cwd=ROOT, stderr=subprocess.DEVNULL, check=False
    )
    seconds = time.monotonic() - started
    after, used = stats(url), resource.getrusage(resource.RUSAGE_CHILDREN)
    metrics = json.loads((place / "calm" / ".summarizer" / "metrics.json").read_text(encoding="utf-8"))
    requests = after["requests"] - before["requests"]
    limit = requests / options.concurrency * options.latency_s
    own = (used.ru_utime + used.ru_stime - cpu.ru_utime - cpu.ru_stime) / requests
    print(f"undisturbed: {requests:,} requests, {metrics['documents']['failed']} documents failed")
    print(
        f"  {seconds:.1f} s, start and files included; {requests} requests at {options.concurrency} take {limit:.1f} s: {seconds / limit:.2f}"
    )
    print(
        f"  {own * 1000:.1f} ms of CPU a request, everything included; peak {metrics['peak_memory_bytes'] / 1e6:,.0f} MB"
    )
    print(f"  faults met: {after['faults']}, paid twice: {after['repeated_good']}")
    return seconds


def stormy(url: str, place: Path, options: argparse.Namespace, seconds: float) -> None:
    """The same, killed at random and resumed."""
    dice, before = Random(11), stats(url)
    run = command(url, place, "stormy", options.concurrency)
    for _ in range(options.kills):
        with subprocess.Popen(run, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(3 + dice.random() * seconds / (options.kills + 1))
            except subprocess.TimeoutExpired:
                process.kill()
    subprocess.run(run, cwd=ROOT, stderr=subprocess.DEVNULL, check=False)
    after = stats(url)
    twice = after["good"] - before["good"] - options.good
    same = all(
        (place / "calm" / name).read_bytes() == (place / "stormy" / name).read_bytes()
        for name in ("records.jsonl", "failures.jsonl")
    )
    print(
        f"killed {options.kills} times: {twice} answers paid twice (at most {options.kills * options.concurrency} can be under way)"
    )
    print(f"  records and failures {'the same' if same else 'NOT the same'}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--latency-s", type=float, default=0.5)
    parser.add_argument("--errors", type=float, default=0.02)
    options = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="summarizer-scale-"))
    write_documents(place / "documents", range(options.documents))
    print(
        f"{options.documents} documents, {options.latency_s} s latency, {options.errors:.0%} faults, {os.cpu_count()} cores"
    )
    with server(options.latency_s, options.errors) as url:
        seconds = calm(url, place, options)
        options.good = stats(url)["good"]
        stormy(url, place, options, seconds)
    shutil.rmtree(place)


if __name__ == "__main__":
    main()
