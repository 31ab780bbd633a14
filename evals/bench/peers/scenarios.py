"""What is measured, one function a question; each gives plain figures for the report."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from evals.bench.peers.environments import time_import, weigh
from evals.bench.peers.figures import accepted_share, exact_share, limit_s, lost, spread
from evals.bench.peers.inputs import POISON, change_section, longest, poison, write
from evals.bench.peers.running import Bench, Run, RunError, run, run_killed
from evals.bench.peers.systems import System
from tests.loopback.server import estimate_tokens

FAULTS: dict[str, dict[str, float | int | str]] = {
    "5 % of 500s": {"errors": 0.05},
    "5 % malformed answers": {"malformed": 0.05},
    "5 requests a second": {"requests_per_second": 5, "retry_after_s": 1.0},
    "one chunk always fails": {"always_fail": POISON},
}
FAST_S = 0.05
"""Latency in runs where time is not measured."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The documents: the samples alone, and many variants of them."""

    few: Mapping[str, str]
    many: Mapping[str, str]
    crowd: Mapping[str, str]
    """More variants, for the run with the most requests at once; none where that is not measured."""


def _fresh(bench: Bench, name: str) -> str:
    shutil.rmtree(bench.work / "caches" / name, ignore_errors=True)
    return name


def _fast(bench: Bench) -> Bench:
    return replace(bench, latency_s=FAST_S)


def _folder(bench: Bench, texts: Mapping[str, str], name: str) -> Path:
    return write(texts, bench.work / name)


def weight(bench: Bench, system: System) -> dict[str, Any]:
    """Import time, packages, megabytes."""
    packages, megabytes = weigh(system, bench.environments)
    return {
        "import_s": time_import(system, bench.environments),
        "packages": packages,
        "megabytes": megabytes,
    }


def one_speed_run(bench: Bench, system: System, documents: Mapping[str, str], name: str) -> Run:
    """All documents with an empty cache, left filled."""
    return run(bench, system, _folder(bench, documents, name), _fresh(bench, f"{system.name}-{name}"))


def speed(bench: Bench, runs: list[Run], texts: Mapping[str, str]) -> dict[str, Any]:
    """Wall, processor, memory and tokens of repeated runs over ``texts``; tokens as the endpoint counts them."""
    first, documents = runs[0].traffic, len(texts)
    tokens = sum(map(estimate_tokens, texts.values()))
    limits = [limit_s(one.traffic.requests, bench.concurrency, bench.latency_s) for one in runs]
    return {
        "documents": documents,
        "requests": first.requests,
        "wall_s": asdict(spread([one.wall_s for one in runs])),
        "ratio": asdict(spread([one.wall_s / limit for one, limit in zip(runs, limits, strict=True)])),
        "cpu_ms_request": asdict(spread([1000 * one.cpu_s / one.traffic.requests for one in runs])),
        "cpu_ms_document": asdict(spread([1000 * one.cpu_s / documents for one in runs])),
        "peak_mb": asdict(spread([one.peak_mb for one in runs])),
        "requests_per_1000_tokens": 1000 * first.requests / tokens,
        "prompt_tokens_per_token": first.prompt_tokens / tokens,
        "full_price_per_token": first.full_price_tokens / tokens,
        "records": len({(one.document, one.quote) for one in runs[0].read.records}),
        "failures": len(runs[0].read.failures),
    }


def second_run(bench: Bench, system: System, documents: Mapping[str, str], name: str) -> dict[str, Any]:
    """The same documents again, in a new process, after :func:`one_speed_run`."""
    again = run(bench, system, _folder(bench, documents, name), f"{system.name}-{name}")
    return {
        "requests": again.traffic.requests,
        "prompt_tokens": again.traffic.prompt_tokens,
        "documents_a_second": len(documents) / again.wall_s,
    }


def resumed(bench: Bench, system: System, documents: Mapping[str, str]) -> dict[str, Any]:
    """The same command again, into the same output folder."""
    keeping = replace(system, options=(*system.options, "--keep"))
    folder, cache = _folder(bench, documents, "many"), _fresh(bench, f"{system.name}-kept")
    quick = _fast(bench)
    run(quick, keeping, folder, cache)
    again = run(quick, keeping, folder, cache)
    return {"requests": again.traffic.requests, "documents_a_second": len(documents) / again.wall_s}


def changed_section(bench: Bench, system: System, texts: Texts) -> dict[str, Any]:
    """One count changed in one section of the longest document, which alone is read again."""
    quick = _fast(bench)
    name = longest(texts.few)
    before = {name: texts.few[name]}
    whole = one_speed_run(quick, system, before, "change")
    after = {name: change_section(texts.few[name])}
    again = run(quick, system, _folder(quick, after, "change"), f"{system.name}-change")
    return {"requests": again.traffic.requests, "of": whole.traffic.requests}


def killed(bench: Bench, system: System, texts: Texts, requests: int) -> dict[str, Any]:
    """``kill -9`` in the middle of the many documents, and the same command again."""
    cache = _fresh(bench, f"{system.name}-killed")
    before, traffic = run_killed(bench, system, _folder(bench, texts.many, "many"), cache, requests)
    return {"answered_before": before, "paid_twice": traffic.repeated, "in_flight": bench.concurrency}


def _under_fault(
    quick: Bench,
    system: System,
    documents: Mapping[str, str],
    options: dict[str, float | int | str],
    whole: Run,
) -> dict[str, Any]:
    folder = _folder(quick, documents, "faulty")
    try:
        harmed = run(quick, system, folder, _fresh(quick, f"{system.name}-faulty"), options, isolate=True)
    except RunError as error:
        return {"died": str(error)}
    return asdict(lost(whole.read, harmed.read)) | {
        "requests": harmed.traffic.requests,
        "without_fault": whole.traffic.requests,
        "documents_reported": len(harmed.read.failures),
        "wall_s": harmed.wall_s,
    }


def faults(bench: Bench, system: System, texts: Texts) -> dict[str, Any]:
    """Records lost under each fault, and how many of them in silence.

    The first two strike many documents; rates and the chunk that always fails need few.
    """
    quick = _fast(bench)
    few = dict(texts.few)
    few[longest(few)] = poison(few[longest(few)])
    made: dict[str, Any] = {}
    for documents, names in ((texts.many, list(FAULTS)[:2]), (few, list(FAULTS)[2:])):
        folder = _folder(quick, documents, "faulty")
        whole = run(quick, system, folder, _fresh(quick, f"{system.name}-whole"), isolate=True)
        for name in names:
            made[name] = _under_fault(quick, system, documents, FAULTS[name], whole)
    return made


def grounding(bench: Bench, system: System, texts: Texts) -> dict[str, Any]:
    """Quotes placed exactly, and wrong-digit quotes accepted."""
    quick = _fast(bench)
    folder = _folder(quick, texts.few, "quotes")
    right = run(quick, system, folder, _fresh(quick, f"{system.name}-right"), cite=True)
    wrong = run(quick, system, folder, _fresh(quick, f"{system.name}-wrong"), cite=True, wrong=True)
    return {
        "quotes": len(set(right.offered)),
        "exact": exact_share(right.read, texts.few, right.offered) if system.cites else None,
        "wrong_accepted": accepted_share(wrong.read, texts.few, wrong.offered, system.cites),
    }
