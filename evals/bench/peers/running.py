"""One run of one system against one endpoint, and the same run killed in the middle."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.bench._processes import watch
from evals.bench.peers.drivers.job import Job, Quoted, Read
from evals.bench.peers.environments import python_of
from evals.bench.peers.ledger import Traffic
from evals.bench.peers.server import Endpoint, serve
from evals.bench.peers.systems import ROOT, System

LONGEST_S = 900.0
"""A run that takes longer is given up."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to look for, in the same words for every system."""

    guidelines: str
    example_text: str
    example_items: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one run."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    read: Read
    traffic: Traffic
    offered: tuple[str, ...]
    """Quotes that the model offered."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where everything is, and how much may be under way."""

    environments: Path
    work: Path
    """Folder for documents, jobs, results and caches."""
    task: Task
    concurrency: int
    latency_s: float
    port: int
    """Of every endpoint: caches may count the address as part of the question."""


class RunError(Exception):
    """A driver that died; the message is the end of what it said."""


def _command(bench: Bench, system: System, job: Job) -> list[str]:
    path = bench.work / "job.json"
    path.write_text(json.dumps(asdict(job), ensure_ascii=False), encoding="utf-8")
    module = f"evals.bench.peers.drivers.{system.driver}"
    return [str(python_of(system, bench.environments)), "-m", module, str(path), *system.options]


def _job(
    bench: Bench,
    endpoint: Endpoint,
    documents: Path,
    cache: str,
    isolate: bool = False,
    cite: bool = False,
) -> Job:
    return Job(
        url=endpoint.url,
        documents=str(documents),
        out=str(bench.work / "result.json"),
        cache=str(bench.work / "caches" / cache),
        concurrency=bench.concurrency,
        isolate=isolate,
        cite=cite,
        **asdict(bench.task),
    )


def _start(command: Sequence[str], errors: Path) -> subprocess.Popen[bytes]:
    with errors.open("wb") as stream:
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=stream)


def read_once(
    bench: Bench, system: System, endpoint: Endpoint, documents: Path, cache: str, isolate: bool, cite: bool
) -> Run:
    """Run the driver to its end. Raises RunError."""
    job = _job(bench, endpoint, documents, cache, isolate, cite)
    Path(job.out).unlink(missing_ok=True)
    errors = bench.work / "errors.txt"
    process = _start(_command(bench, system, job), errors)
    try:
        used = watch(process, LONGEST_S)
    except TimeoutError:
        process.kill()
        raise RunError(f"not finished after {LONGEST_S:.0f} s") from None
    if process.returncode or not Path(job.out).exists():
        lines = errors.read_text(encoding="utf-8", errors="replace").strip().splitlines() or ["no word"]
        raise RunError(lines[-1][:200])
    told = json.loads(Path(job.out).read_text(encoding="utf-8"))
    read = Read([Quoted(**one) for one in told["records"]], told["failures"])
    traffic, offered = endpoint.ledger()
    cpu_s, peak_mb = told["cpu_s"] + used.below_cpu_s, max(told["peak_mb"], used.peak_mb)
    return Run(told["wall_s"], cpu_s, peak_mb, read, traffic, tuple(offered))


def run(
    bench: Bench,
    system: System,
    documents: Path,
    cache: str,
    faults: Mapping[str, float | int | str] | None = None,
    isolate: bool = False,
    cite: bool = False,
    wrong: bool = False,
) -> Run:
    """One run against an endpoint of its own. Raises RunError."""
    options = {"latency_s": bench.latency_s} | dict(faults or {})
    with serve(system.dialect, options, wrong, bench.port) as endpoint:
        return read_once(bench, system, endpoint, documents, cache, isolate, cite)


def run_killed(
    bench: Bench, system: System, documents: Path, cache: str, requests: int
) -> tuple[int, Traffic]:
    """Kill a run once half of ``requests`` are answered, and run again.

    Gives the good answers before the kill (those under way at that moment among them), and the traffic of both
    runs together; ``repeated`` is what was paid twice.
    """
    with serve(system.dialect, {"latency_s": bench.latency_s}, port=bench.port) as endpoint:
        job = _job(bench, endpoint, documents, cache)
        process = _start(_command(bench, system, job), bench.work / "errors.txt")
        while process.poll() is None and endpoint.good() < requests / 2:
            time.sleep(0.02)
        process.kill()
        process.wait()
        before = endpoint.good()
        process = _start(_command(bench, system, job), bench.work / "errors.txt")
        process.wait(LONGEST_S)
        return before, endpoint.everything()
