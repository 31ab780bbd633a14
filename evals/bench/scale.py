"""Many documents: rate, memory, and runs that are killed at random and end with the same bytes.

    python evals/bench/scale.py [--documents 200] [--kills 3] [--characters 4000] [--keep DIR]
    python evals/bench/scale.py --sizes 250,500,1000,2000 --characters 8000

Prints what ``docs/scale.md`` reckons with: documents a second, the highest memory of all processes together at several
points of the run, the size of ledger and files, how long a run with nothing to do takes, and whether killed and undisturbed
runs agree in every byte, hidden files included. With ``--keep`` it can be stopped, killed and started again: what is done
stays done, and the figures of a run that was cut say so. ``--sizes`` compares the memory of runs of several sizes instead.
Exits with 1 where bytes differ.
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

from evals.bench._processes import GLANCE_S, memory_mb  # noqa: E402
from evals.bench.generate import write_documents  # noqa: E402


def command(folder: Path, out: Path) -> list[str]:
    """The run that is measured."""
    run = [sys.executable, "-m", "summarizer", "run", str(folder)]
    return [*run, "--out", str(out), "--engine", "rules"]


def found_in(path: Path) -> dict[str, Any]:
    """The JSON object in a file; empty before there is one."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def metrics(out: Path) -> dict[str, Any]:
    """What a run under way says of itself."""
    return found_in(out / ".summarizer" / "metrics.json")


def watched(folder: Path, out: Path, *, aloud: bool = True) -> dict[str, float]:
    """One run to its end, ``aloud`` with its memory at each tenth of the way; gives the highest of each state, in MB."""
    shown = -1
    highest: dict[str, float] = {}
    with subprocess.Popen(command(folder, out), cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            time.sleep(GLANCE_S)
            found = metrics(out)
            # What an earlier run left there says nothing of this one.
            if not found or found.get("process", process.pid) != process.pid:
                continue
            state, documents, now = found["state"], found["documents"], memory_mb(process.pid)
            highest[state] = max(highest.get(state, 0.0), now)
            tenth = 10 * documents["done"] // documents["all"]
            if aloud and tenth > shown and state == "reading":
                shown = tenth
                rate = found["documents_per_second"]
                print(f"  {documents['done']:8,} done, {now:6,.0f} MB, {rate:6.1f} documents/s", flush=True)
    return highest


class Diary:
    """What is done already, in a file beside the runs."""

    def __init__(self, place: Path) -> None:
        self._path = place / "bench.json"
        self.done = found_in(self._path)

    def note(self, name: str, value: object) -> None:
        """Remember that a step is done, and what it gave."""
        self.done[name] = value
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps(self.done, indent=2), encoding="utf-8")
        part.replace(self._path)


def calm(folder: Path, out: Path, diary: Diary) -> float:
    """The undisturbed run; gives its seconds."""
    if "calm_s" not in diary.done:
        cut = (out / ".summarizer").exists()
        started = time.monotonic()
        peaks = watched(folder, out)
        diary.note("peaks_mb", peaks)
        diary.note("cut", cut)
        diary.note("calm_s", time.monotonic() - started)
    seconds = float(diary.done["calm_s"])
    for state, peak in diary.done["peaks_mb"].items():
        print(f"  highest while {state}: {peak:,.0f} MB, all processes together")
    content = found_in(out / "run.json")
    counts, figures = content["counts"], content["times"]["figures"]
    rate = counts["documents"] / seconds
    told = "; cut and gone on with: the rate is of the rest" if diary.done["cut"] else ""
    print(
        f"  {seconds:.1f} s = {rate:.1f} documents/s, files included; {counts['records']['all']:,} records{told}"
    )
    print(f"  highest of one process: {figures['peak_memory_bytes'] / 1e6:,.0f} MB", flush=True)
    return seconds


def nothing_to_do(folder: Path, out: Path, documents: int) -> None:
    """The same run again."""
    started = time.monotonic()
    subprocess.run(command(folder, out), cwd=ROOT, stderr=subprocess.DEVNULL, check=False)
    seconds = time.monotonic() - started
    print(f"  nothing to do: {seconds:.1f} s = {documents / seconds:,.0f} documents/s", flush=True)


def stormy(folder: Path, out: Path, kills: int, seconds: float, diary: Diary) -> None:
    """Kill the run ``kills`` times at random moments, then let it finish."""
    dice = Random(7)
    pauses = [3 + dice.random() * 1.6 * seconds / (kills + 1) for _ in range(kills)]
    for turn in range(int(diary.done.get("kills", 0)), kills):
        with subprocess.Popen(command(folder, out), cwd=ROOT, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(pauses[turn])
            except subprocess.TimeoutExpired:
                os.kill(process.pid, signal.SIGKILL)
        diary.note("kills", turn + 1)
        found = metrics(out)
        done, state = found.get("documents", {}).get("done", 0), found.get("state", "starting")
        print(f"  kill {turn + 1}: {done:,} done, {state}", flush=True)
    subprocess.run(command(folder, out), cwd=ROOT, stderr=subprocess.DEVNULL, check=False)


def contents(out: Path) -> Iterator[tuple[str, str]]:
    """Name and hash of every file, hidden ones too, the times in ``run.json`` left out."""
    for path in sorted(out.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if path.name == "run.json":
                digest = json.dumps(found_in(path) | {"times": None})
            yield path.relative_to(out).as_posix(), digest


def same_bytes(one: Path, two: Path, kills: int) -> bool:
    """Compare two output folders, and say so."""
    left, right = dict(contents(one)), dict(contents(two))
    other = sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))
    verdict = f"OTHER BYTES in {', '.join(other[:5])}" if other else f"the same bytes in {len(left):,} files"
    print(f"  killed {kills} times: {verdict}")
    return not other


def sizes(out: Path) -> None:
    """Bytes of what a run leaves."""
    total = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    ledger = sum(path.stat().st_size for path in (out / ".summarizer").glob("work.sqlite*"))
    print(f"  ledger {ledger / 1e6:,.1f} MB, all files {total / 1e6:,.1f} MB")
    for name in ("records.jsonl", "summaries.jsonl", "records.parquet", "report.html"):
        path = out / name
        print(f"    {name}: {path.stat().st_size / 1e6:,.1f} MB" if path.exists() else f"    {name}: none")


def compare_sizes(place: Path, numbers: list[int], characters: int) -> None:
    """The highest memory of runs of several sizes."""
    for number in numbers:
        folder, out = place / f"documents-{number}", place / f"out-{number}"
        write_documents(folder, range(number), characters)
        started = time.monotonic()
        peaks = watched(folder, out, aloud=False)
        one = found_in(out / "run.json")["times"]["figures"]["peak_memory_bytes"] / 1e6
        told = ", ".join(f"{peak:,.0f} MB while {state}" for state, peak in peaks.items())
        seconds = time.monotonic() - started
        print(f"{number:8,} documents: {told}; one process {one:,.0f} MB; {seconds:,.0f} s", flush=True)


def kill_and_compare(place: Path, options: argparse.Namespace) -> bool:
    """The whole benchmark; whether killed and undisturbed runs agree."""
    folder, diary = place / "documents", Diary(place)
    if "characters" not in diary.done:
        diary.note("characters", write_documents(folder, range(options.documents), options.characters))
    mean = diary.done["characters"] / options.documents
    print(f"{options.documents:,} documents of {mean:,.0f} characters, {os.cpu_count()} cores", flush=True)
    seconds = calm(folder, place / "calm", diary)
    sizes(place / "calm")
    nothing_to_do(folder, place / "calm", options.documents)
    if not options.kills:
        return True
    stormy(folder, place / "stormy", options.kills, seconds, diary)
    return same_bytes(place / "calm", place / "stormy", options.kills)


def main() -> int:
    """Run the benchmark; gives its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--characters", type=int, default=4000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="folder for documents, results and what is done already")
    parser.add_argument("--sizes", help="numbers of documents, comma between: compare their memory only")
    options = parser.parse_args()
    place = options.keep or Path(tempfile.mkdtemp(prefix="summarizer-scale-"))
    place.mkdir(parents=True, exist_ok=True)
    well = True
    if options.sizes:
        compare_sizes(place, [int(number) for number in options.sizes.split(",")], options.characters)
    else:
        well = kill_and_compare(place, options)
    if options.keep is None:
        shutil.rmtree(place)
    return int(not well)


if __name__ == "__main__":
    sys.exit(main())
