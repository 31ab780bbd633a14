"""Time and memory of loading, per container: the same 1,000 documents saved as text, Markdown, HTML, DOCX, PDF and OFD.

    python evals/bench/containers.py [--files 1000]

Each container is read in a process of its own, so that its peak of memory is its own. Documents are the samples of
``evals/documents`` in turn, about 2,600 characters each, under another title each time.
"""

from __future__ import annotations

import argparse
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from summarizer.clean import clean  # noqa: E402
from summarizer.load import load_path, load_path_isolated  # noqa: E402
from summarizer.schemas.document import Document  # noqa: E402
from tests.containers import as_docx, as_html, as_markdown, as_ofd, as_pdf, as_text  # noqa: E402

FILES = 1_000
WRITERS: dict[str, tuple[str, Callable[[Sequence[str]], bytes]]] = {
    "text": (".txt", lambda lines: as_text(lines, "utf-8")),
    "gb18030": (".txt", lambda lines: as_text(lines, "gb18030")),
    "markdown": (".md", as_markdown),
    "html": (".html", as_html),
    "docx": (".docx", lambda lines: as_docx(lines, automatic=True)),
    "pdf": (".pdf", as_pdf),
    "ofd": (".ofd", as_ofd),
}


def _samples() -> list[list[str]]:
    paths = sorted(path for path in (ROOT / "evals/documents").iterdir() if path.is_file())
    return [clean(load_path(path, path.name)).text.split("\n") for path in paths]


def _write(folder: Path, container: str, files: int) -> None:
    suffix, write = WRITERS[container]
    samples = _samples()
    for number in range(files):
        lines = [f"第{number}号文件", *samples[number % len(samples)]]
        (folder / f"{number:05}{suffix}").write_bytes(write(lines))


def _read(folder: Path, container: str) -> None:
    """Print one line of figures; runs in a process of its own."""
    paths = sorted(folder.iterdir())
    load_path(paths[0], paths[0].name)  # libraries are imported on first use
    idle_mb = _peak_mb()
    started, characters, slowest = time.process_time(), 0, 0.0
    for path in paths:
        before = time.process_time()
        characters += len(load_path(path, path.name).text)
        slowest = max(slowest, time.process_time() - before)
    spent = time.process_time() - started
    peak_mb = _peak_mb()
    some = paths[: max(1, len(paths) // 10)]
    load_path_isolated(some[0], some[0].name)
    here_ms, apart_ms = _wall_ms(some, load_path), _wall_ms(some, load_path_isolated)
    size = sum(path.stat().st_size for path in paths)
    print(
        f"{container:>10}  {len(paths):6,} files  {size / 1e6:7.1f} MB  {spent:7.2f} s  {spent / len(paths) * 1000:7.2f} ms a file "
        f"(slowest {slowest * 1000:6.1f})  {characters / spent:12,.0f} characters/s  "
        f"peak {peak_mb:4.0f} MB ({idle_mb:.0f} after the first)  "
        f"by the clock {here_ms:.1f} ms here, {apart_ms:.1f} ms in a process apart",
        flush=True,
    )


def _wall_ms(paths: Sequence[Path], load: Callable[[Path, str], Document]) -> float:
    started = time.perf_counter()
    for path in paths:
        load(path, path.name)
    return (time.perf_counter() - started) / len(paths) * 1000


def _peak_mb() -> float:
    """Peak of memory of this program; the counter of ``resource`` also knows the one that started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Write the files of each container, and read them in a process apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--read", nargs=2, metavar=("CONTAINER", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        _read(Path(options.read[1]), options.read[0])
        return
    print(f"loading, one core, Python {platform.python_version()} on {platform.machine()}", flush=True)
    for container in WRITERS:
        with TemporaryDirectory() as folder:
            _write(Path(folder), container, options.files)
            subprocess.run([sys.executable, __file__, "--read", container, folder], check=True)


if __name__ == "__main__":
    main()
