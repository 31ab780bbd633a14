"""Many documents through a model that is slow and fails now and then, with runs killed on the way.

    python evals/bench/scale_llm.py [--documents 40] [--kills 2] [--concurrency 16] [--latency-s 0.5] [--errors 0.02]

The model is the loopback server of the tests, in a process of its own, a new one for each of the two runs. Prints how many
answers were paid twice, and for each of them from the server's log how long before the kill it was sent: none is asked for
again that the run had received and settled, which takes a fraction of a second. Then what was lost and whether all of it is
listed, how near wall time is to what the concurrency allows, and CPU time a request. Exits with 1 where an answer that was
sent more than ``SETTLING_S`` before a kill was paid again, or a document is neither summed up nor listed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from evals.bench._processes import watched  # noqa: E402
from evals.bench.generate import write_documents  # noqa: E402

SETTLING_S = 2.0
"""From sending an answer to having it in the cache: parsing, grounding and one sync, on a machine that others use as well."""


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


def ask(url: str, what: str) -> Any:
    """What the server saw."""
    with urllib.request.urlopen(f"{url}/{what}") as reply:  # noqa: S310 - our own server on loopback
        return json.load(reply)


def command(url: str, place: Path, out: str, concurrency: int) -> list[str]:
    """The run that is measured."""
    run = [sys.executable, "-m", "summarizer", "run", str(place / "documents"), "--out", str(place / out)]
    model = ["--engine", "llm", "--base-url", url, "--model", "gpt-5-mini"]
    run += ["--log", str(place / f"{out}.jsonl")]
    return [*run, *model, "--cache", str(place / f"cache-{out}"), "--concurrency", str(concurrency)]


def asked_s(log: Path) -> float:
    """Seconds between the first document and the writing of the files, by the log of a run."""
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    began, wrote = (
        next(datetime.fromisoformat(one["time"]) for one in events if one["event"] == name)
        for name in ("run_began", "writing_files")
    )
    return (wrote - began).total_seconds()


def calm(url: str, place: Path, options: argparse.Namespace) -> float:
    """An undisturbed run; gives its seconds."""
    run = command(url, place, "calm", options.concurrency)
    used = watched(run, ROOT)
    seconds, seen = used.seconds, ask(url, "stats")
    figures = json.loads((place / "calm" / "run.json").read_text(encoding="utf-8"))["times"]["figures"]
    requests = seen["requests"]
    limit = requests / options.concurrency * options.latency_s
    print(f"undisturbed: {requests:,} requests, {figures['documents']['failed']} documents failed")
    print(
        f"  {seconds:.1f} s, start and files included; {requests} requests at {options.concurrency} take {limit:.1f} s: {seconds / limit:.2f}"
    )
    asking = asked_s(place / "calm.jsonl")
    print(f"  from the first document to the last {asking:.1f} s: {asking / limit:.2f}")
    print(
        f"  {used.cpu_s / requests * 1000:.1f} ms of CPU a request, everything included; peak {used.peak_mb:,.0f} MB, all processes"
    )
    print(f"  faults met: {seen['faults']}, paid twice: {seen['repeated_good']}")
    return seconds


def stormy(url: str, place: Path, options: argparse.Namespace, seconds: float) -> list[float]:
    """The same, killed at random and resumed; gives the moments of the kills (monotonic clock)."""
    dice, kills = Random(11), list[float]()
    run = command(url, place, "stormy", options.concurrency)
    for _ in range(options.kills):
        with subprocess.Popen(run, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(3 + dice.random() * seconds / (options.kills + 1))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills.append(time.monotonic())
    subprocess.run(run, cwd=ROOT, stderr=subprocess.DEVNULL, check=False)
    return kills


def paid_twice(url: str, kills: Sequence[float], latency_s: float, concurrency: int) -> bool:
    """Say which answers were paid twice; whether all of them were on their way, or just in, at a kill."""
    sent_before = [
        min((kill - (asked + latency_s) for kill in kills if asked <= kill <= again), default=float("inf"))
        for asked, again in ask(url, "repeats")
    ]
    waiting = sum(before <= 0 for before in sent_before)
    late = max(sent_before, default=0.0)
    print(f"killed {len(kills)} times: {len(sent_before)} answers paid twice")
    print(f"  at most {len(kills) * concurrency} can be on their way; {waiting} had not been sent yet,")
    print(f"  of the others the earliest was sent {max(0.0, late):.2f} s before the kill: not settled yet")
    return late <= SETTLING_S


def all_listed(place: Path, out: str, documents: int) -> bool:
    """Whether every document is summed up or listed as failed, and every failure within a summary is listed."""
    summaries = (place / out / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    listed = [
        json.loads(line) for line in (place / out / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    lost = {one["document"] for one in listed if one["sort"] == "failure" and one["fatal"]}
    inner = sum(len(json.loads(line)["failures"]) for line in summaries)
    partial = sum(one["sort"] == "failure" and not one["fatal"] for one in listed)
    print(
        f"  {out}: {len(summaries):,} documents, {len(lost)} lost, {inner} failures within; listed {partial}"
    )
    return len(summaries) + len(lost) == documents and inner == partial


def same_records(place: Path) -> bool:
    """Whether both runs found the same; not if faults struck other requests of theirs for good."""
    same = all(
        (place / "calm" / name).read_bytes() == (place / "stormy" / name).read_bytes()
        for name in ("records.jsonl", "failures.jsonl")
    )
    print(f"  records and failures {'the same' if same else 'NOT the same'}")
    return same


def main() -> int:
    """Run the benchmark; gives its exit code."""
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
    with server(options.latency_s, options.errors) as url:
        kills = stormy(url, place, options, seconds)
        well = paid_twice(url, kills, options.latency_s, options.concurrency)
    for out in ("calm", "stormy"):
        well &= all_listed(place, out, options.documents)
    well &= same_records(place)
    shutil.rmtree(place)
    return int(not well)


if __name__ == "__main__":
    sys.exit(main())
