"""Many documents: rate, memory, and runs that are killed at random and end with the same bytes.

    python evals/bench/scale.py [--documents 200] [--kills 3] [--characters 4000] [--keep DIR]

Prints what ``docs/scale.md`` reckons with: documents a second, the highest memory of any process at several points of
the run, the size of ledger and files, how long resuming takes, and whether killed and undisturbed runs agree.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from evals.bench.generate import write_documents  # noqa: E402


def command(folder: Path, out: Path) -> list[str]:
    """The run that is measured."""
    run = [sys.executable, "-m", "summarizer", "run", str(folder)]
    return [*run, "--out", str(out), "--engine", "rules"]


def metrics(out: Path) -> dict[str, Any]:
    """What the run says of itself; empty before it says anything."""
    try:
        found: dict[str, Any] = json.loads((out / ".summarizer" / "metrics.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def memory_mb(pid: int) -> float:
    """Resident memory of a process and all below it (Linux; 0 elsewhere)."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
        tasks = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(memory_mb(int(task)) for task in tasks)


def watched(folder: Path, out: Path) -> float:
    """One run to its end, with its memory at each tenth of the way; gives its seconds."""
    started, shown = time.monotonic(), -1
    highest: dict[str, float] = {}
    with subprocess.Popen(command(folder, out), cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            time.sleep(0.25)
            found = metrics(out)
            if not found:
                continue
            state, documents = found["state"], found["documents"]
            highest[state] = max(highest.get(state, 0.0), memory_mb(process.pid))
            tenth = 10 * documents["done"] // documents["all"]
            if tenth > shown and state == "reading":
                shown = tenth
                rate = found["documents_per_second"]
                print(
                    f"  {documents['done']:8,} done, {memory_mb(process.pid):6,.0f} MB, {rate:6.1f} documents/s"
                )
    for state, peak in highest.items():
        print(f"  highest while {state}: {peak:,.0f} MB, all processes together")
    return time.monotonic() - started


def killed(folder: Path, out: Path, kills: int, seconds: float) -> None:
    """Kill the run ``kills`` times at random moments, then let it finish."""
    dice = Random(7)
    for turn in range(kills):
        with subprocess.Popen(command(folder, out), cwd=ROOT, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(3 + dice.random() * 1.6 * seconds / (kills + 1))
            except subprocess.TimeoutExpired:
                os.kill(process.pid, signal.SIGKILL)
        print(f"  kill {turn + 1}: {metrics(out).get('documents', {}).get('done', 0):,} done")
    subprocess.run(command(folder, out), cwd=ROOT, stderr=subprocess.DEVNULL, check=False)


def contents(out: Path) -> Iterator[tuple[str, str]]:
    """Name and hash of every file, the times in ``run.json`` left out."""
    for path in sorted(out.rglob("*")):
        if not path.is_file() or ".summarizer" in path.parts:
            continue
        data = path.read_bytes()
        if path.name == "run.json":
            data = json.dumps(json.loads(data) | {"times": None}).encode()
        yield path.relative_to(out).as_posix(), hashlib.sha256(data).hexdigest()


def sizes(out: Path) -> None:
    """Bytes of what a run leaves."""
    total = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    ledger = sum(path.stat().st_size for path in (out / ".summarizer").glob("work.sqlite*"))
    print(f"  ledger {ledger / 1e6:,.1f} MB, all files {total / 1e6:,.1f} MB")
    for name in ("records.jsonl", "summaries.jsonl", "records.parquet", "report.html"):
        path = out / name
        print(f"    {name}: {path.stat().st_size / 1e6:,.1f} MB" if path.exists() else f"    {name}: none")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--characters", type=int, default=4000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument(
        "--keep", type=Path, help="folder for documents and results; a temporary one if left out"
    )
    options = parser.parse_args()
    place = options.keep or Path(tempfile.mkdtemp(prefix="summarizer-scale-"))
    folder, calm, stormy = place / "documents", place / "calm", place / "stormy"
    characters = write_documents(folder, range(options.documents), options.characters)
    print(
        f"{options.documents:,} documents of {characters / options.documents:,.0f} characters, {os.cpu_count()} cores"
    )
    seconds = watched(folder, calm)
    found = metrics(calm)
    print(
        f"  {seconds:.1f} s = {options.documents / seconds:.1f} documents/s, files included; {found['records']:,} records"
    )
    print(f"  highest of one process: {found['peak_memory_bytes'] / 1e6:,.0f} MB")
    sizes(calm)
    started = time.monotonic()
    subprocess.run(command(folder, calm), cwd=ROOT, stderr=subprocess.DEVNULL, check=False)
    print(f"  nothing to do: {time.monotonic() - started:.1f} s, files included")
    if options.kills:
        killed(folder, stormy, options.kills, seconds)
        same = dict(contents(calm)) == dict(contents(stormy))
        print(f"  killed {options.kills} times: {'the same bytes' if same else 'OTHER BYTES'}")
    if options.keep is None:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
