"""``make bench-peers``: every system on the same documents, against the same server, in turn.

    python evals/bench/peers                          # 100 documents, three runs; about half an hour on two cores
    python evals/bench/peers --documents 20 --repeats 1 --only summarizer langextract

Environments are made once under the user's cache folder (``--environments``); ``docs/peers.json`` and ``docs/peers.md``
are written when ``--save`` is given, else the Markdown is printed only.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from evals.bench.peers import scenarios  # noqa: E402
from evals.bench.peers.curves import cores, curves  # noqa: E402
from evals.bench.peers.environments import default_folder, ensure, machine  # noqa: E402
from evals.bench.peers.inputs import multiply  # noqa: E402
from evals.bench.peers.report import markdown  # noqa: E402
from evals.bench.peers.running import Bench, RunError, Task  # noqa: E402
from evals.bench.peers.server import free_port  # noqa: E402
from evals.bench.peers.systems import SYSTEMS, System  # noqa: E402

Figures = dict[str, dict[str, Any]]
CROWDED = 64
"""Requests at once in the run over the most documents."""


def _task() -> Task:
    from summarizer.prompts import load_examples, load_prompt  # noqa: PLC0415 - the path is set above

    examples = load_examples()
    items = [
        {name: item.get(name) or "" for name in ("indicator", "quote", "value")}
        for item in examples[0]["answer"]["items"]
    ]
    # The examples in our own form come after this mark; systems with a place for examples get the first one there.
    guidelines = load_prompt("extract").system.partition("\n# 例\n")[0]
    return Task(guidelines, examples[0]["text"], tuple(items))


def _texts(corpora: list[Path], count: int, crowd: int) -> scenarios.Texts:
    from summarizer.load import find_inputs, load_path  # noqa: PLC0415 - the path is set above

    few = {Path(name).stem: load_path(path, name).text for path, name in find_inputs(corpora)}
    return scenarios.Texts(few, multiply(list(few.values()), count), multiply(list(few.values()), crowd))


def _try(figures: dict[str, Any], name: str, measure: Callable[[], dict[str, Any]]) -> None:
    start = time.monotonic()
    try:
        figures[name] = measure()
    except (RunError, subprocess.CalledProcessError) as error:
        figures[name] = {"died": str(error)}
    print(f"  {name} ({time.monotonic() - start:.0f} s): {figures[name]}", file=sys.stderr, flush=True)


def _speeds(
    bench: Bench, systems: list[System], texts: Mapping[str, str], name: str, repeats: int
) -> Figures:
    """All systems in turn, as often as asked: what disturbs the machine for a while disturbs all."""
    runs: dict[str, list[Any]] = {}
    for turn in range(repeats):
        for system in systems:
            print(f"speed, {name}, turn {turn + 1}: {system.name}", file=sys.stderr, flush=True)
            try:
                made = scenarios.one_speed_run(bench, system, texts, name)
            except RunError as error:
                print(f"  {error}", file=sys.stderr)
            else:
                runs.setdefault(system.name, []).append(made)
    return {system: scenarios.speed(bench, made, texts) for system, made in runs.items()}


def _questions(
    bench: Bench, system: System, texts: scenarios.Texts, requests: int
) -> dict[str, Callable[[], dict[str, Any]]]:
    """What is asked of one system beyond its speed."""
    return {
        "again": lambda: scenarios.second_run(bench, system, texts.many, "many"),
        "resumed": lambda: scenarios.resumed(bench, system, texts.many) if system.resumes else {},
        "changed": lambda: scenarios.changed_section(bench, system, texts),
        "killed": lambda: scenarios.killed(bench, system, texts, requests),
        "grounding": lambda: scenarios.grounding(bench, system, texts),
        "faults": lambda: scenarios.faults(bench, system, texts),
        "weight": lambda: scenarios.weight(bench, system),
    }


def measure(
    bench: Bench, systems: list[System], texts: scenarios.Texts, repeats: int, keep: Callable[[Figures], None]
) -> Figures:
    """Every figure of every system; ``keep`` is given what there is, system by system."""
    figures: Figures = {system.name: {"settings": system.settings} for system in systems}
    sizes = (("few", bench, texts.few, repeats), ("many", bench, texts.many, repeats))
    crowd = (("crowd", replace(bench, concurrency=CROWDED), texts.crowd, 1),) if texts.crowd else ()
    for name, under, documents, turns in (*sizes, *crowd):
        for row, made in _speeds(under, systems, documents, name, turns).items():
            figures[row][name] = made
        keep(figures)
    for system in systems:
        print(system.name, file=sys.stderr, flush=True)
        own = figures[system.name]
        requests = own.get("many", {}).get("requests", 0)
        for name, question in _questions(bench, system, texts, requests).items():
            if not system.brief or name == "weight":
                _try(own, name, question)
        keep(figures)
    return figures


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals/bench/peers")
    parser.add_argument("--corpus", type=Path, nargs="+", default=[ROOT / "evals" / "documents"])
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument(
        "--crowd", type=int, default=1000, help=f"documents read {CROWDED} requests at once, once; 0: none"
    )
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--latency-s", type=float, default=0.5)
    parser.add_argument("--only", nargs="+", help="first words of the systems to run")
    parser.add_argument("--environments", type=Path, default=default_folder())
    parser.add_argument(
        "--rules", action=argparse.BooleanOptionalAction, default=True, help="the rules engine's curves too"
    )
    parser.add_argument("--save", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args()


def main() -> None:
    """Install, measure, report."""
    options = _options()
    systems = [one for one in SYSTEMS if not options.only or one.name.startswith(tuple(options.only))]
    for system in systems:
        print(f"environment of {system.name}", file=sys.stderr, flush=True)
        ensure(system, options.environments)
    result: dict[str, Any] = {
        "date": time.strftime("%Y-%m-%d"),
        "machine": machine(),
        "command": "make bench-peers",
        "repeats": options.repeats,
        "concurrency": options.concurrency,
        "latency_s": options.latency_s,
    }
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(
            options.environments, Path(work), _task(), options.concurrency, options.latency_s, free_port()
        )
        texts = _texts(options.corpus, options.documents, options.crowd)
        result["documents"] = {"few": len(texts.few), "many": len(texts.many), "crowd": len(texts.crowd)}

        def keep(figures: Figures) -> None:
            result["systems"] = figures
            if options.save:
                _save(result)

        measure(bench, systems, texts, options.repeats, keep)
    result["rules"] = curves() if options.rules else []
    result["cores"] = cores() if options.rules else []
    if options.save:
        _save(result)
    print(markdown(result))


def _save(result: Mapping[str, Any]) -> None:
    told = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
    (ROOT / "docs" / "peers.json").write_text(told, encoding="utf-8")
    (ROOT / "docs" / "peers.md").write_text(markdown(result), encoding="utf-8")


if __name__ == "__main__":
    main()
