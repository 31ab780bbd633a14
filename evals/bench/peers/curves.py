"""The rules engine alone: characters a second and memory over long documents and over many, a process for each point.

    python -m evals.bench.peers.curves 1000000 1      # one document of a million characters, as JSON

Processor time, not wall: it stays comparable while other work shares the machine. Each process has its own memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from evals.bench.peers.inputs import variant

ROOT = Path(__file__).resolve().parents[3]
POINTS = (
    (1_000, 300),
    (3_000, 10),
    (3_000, 100),
    (3_000, 1_000),
    (10_000, 30),
    (100_000, 3),
    (1_000_000, 1),
    (3_300_000, 1),
)
"""Characters of a document, and documents: at least 300,000 characters but for the fewest documents, up to 10 MB in one."""
CORES_DOCUMENTS = 600
"""Documents of 3,000 characters that one core and two are given."""


def samples() -> list[str]:
    """Texts of ``evals/documents``."""
    from summarizer.load import find_inputs, load_path  # noqa: PLC0415 - only the child reads documents

    return [load_path(path, name).text for path, name in find_inputs([ROOT / "evals" / "documents"])]


def documents(texts: Sequence[str], length: int, count: int) -> Iterator[str]:
    """``count`` texts of ``length`` characters, every one made of other variants of the samples."""
    number = 0
    for _ in range(count):
        made = ""
        while len(made) < length:
            made += variant(texts[number % len(texts)], number)
            number += 1
        yield made[:length]


def _peak_mb() -> float:
    """Most resident memory of this process; ``ru_maxrss`` would count what its parent had when it was forked (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def measure(length: int, count: int) -> dict[str, Any]:
    """Read the documents in this process, one after the other, and keep none."""
    start = process_time()
    from summarizer.engines.rules.engine import RulesEngine  # noqa: PLC0415 - the import is timed
    from summarizer.load import load_text  # noqa: PLC0415
    from summarizer.pipeline import summarize_document  # noqa: PLC0415

    with RulesEngine() as engine:
        summarize_document(load_text("到2030年，新建食堂12处。", "first.txt"), engine)
        first_s = process_time() - start
        texts = samples()
        for number, text in enumerate(texts):  # patterns compile when they are first needed
            summarize_document(load_text(text, f"warm{number}.txt"), engine)
        used, records, characters = 0.0, 0, 0
        for number, text in enumerate(documents(texts, length, count)):
            document = load_text(text, f"{number}.txt")
            before = process_time()
            records += len(summarize_document(document, engine).records)
            used += process_time() - before
            characters += len(text)
    return {
        "characters": length,
        "documents": count,
        "characters_a_second": characters / used,
        "records": records,
        "peak_mb": _peak_mb(),
        "first_result_cpu_s": first_s,
    }


def curves(points: Sequence[tuple[int, int]] = POINTS) -> list[dict[str, Any]]:
    """Every point in a process of its own."""
    made = []
    for length, count in points:
        command = [sys.executable, "-m", "evals.bench.peers.curves", str(length), str(count)]
        done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
        made.append(json.loads(done.stdout))
    return made


def cores() -> list[dict[str, Any]]:
    """A whole run with one worker and with two."""
    made = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "documents"
        place.mkdir()
        for number, text in enumerate(documents(samples(), 3_000, CORES_DOCUMENTS)):
            (place / f"{number:04}.txt").write_text(text, encoding="utf-8", newline="")
        for workers in (1, 2):
            out = str(Path(folder) / f"out{workers}")
            run = ["-m", "summarizer", "run", str(place), "--engine", "rules", "--out", out]
            before = perf_counter()
            Path(folder, "summarizer.toml").write_text(f"workers = {workers}\n", encoding="utf-8")
            environment = os.environ | {"PYTHONPATH": str(ROOT)}
            subprocess.run(
                [sys.executable, *run], check=False, cwd=folder, env=environment, capture_output=True
            )
            if not Path(out, "run.json").exists():
                raise RuntimeError(f"no run with {workers} worker(s) came to its end")
            made.append({"workers": workers, "documents": CORES_DOCUMENTS, "wall_s": perf_counter() - before})
    return made


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
