"""What a driver is told and what it tells, and the clock around its work. Standard library only.

``python -m evals.bench.peers.drivers.use_NAME JOB.json`` reads the job, warms its system up with one small document,
reads all documents, and writes what came of it to ``out``.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter, process_time

MODEL = "gpt-5-mini"
"""What every system is told the endpoint serves."""
CHUNK_CHARS = 4000
"""Most characters of text in a request, the same for every system that cuts."""
TEXT_MARKS = ("<正文>\n", "\n</正文>")
"""Stand around the text in prompts that a driver writes itself."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run of one system."""

    url: str
    documents: str
    """Folder of ``.txt`` files in UTF-8."""
    out: str
    """File for the result."""
    cache: str
    """Folder that stays from run to run."""
    concurrency: int
    guidelines: str
    """What to look for: the same words for every system."""
    example_text: str
    example_items: tuple[dict[str, str], ...]
    isolate: bool = False
    """Keep documents apart where the system can, so that a failure of one spares the others."""
    cite: bool = False
    """Use what the system offers to check quotes."""

    def texts(self) -> dict[str, str]:
        """Every document by name, in order of names."""
        # Bytes decoded, not text read: line ends stay as they are, and offsets with them.
        return {path.stem: path.read_bytes().decode() for path in sorted(Path(self.documents).iterdir())}


@dataclass(frozen=True, slots=True)
class Quoted:
    """One record that a system gave back."""

    document: str
    quote: str
    start: int | None = None
    """Code points into the document's text, half-open; None where the system gives no place."""
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What a system made of all documents."""

    records: list[Quoted] = field(default_factory=list)
    failures: dict[str, list[str]] = field(default_factory=dict)
    """What the system said is missing, by document: its exceptions or its list of failures."""


Reader = Callable[[Mapping[str, str]], Read]


def paragraphs(text: str, most: int = CHUNK_CHARS) -> list[str]:
    """``text`` in chunks of whole lines up to ``most`` characters: what a loop of one's own does."""
    chunks: list[str] = []
    for line in text.splitlines(keepends=True):
        if chunks and len(chunks[-1]) + len(line) <= most:
            chunks[-1] += line
        else:
            chunks.append(line)
    return chunks


def place(text: str, quote: str) -> tuple[int, int] | None:
    """Where ``quote`` stands in ``text`` exactly."""
    start = text.find(quote)
    return (start, start + len(quote)) if quote and start >= 0 else None


def drive(open_reader: Callable[[Job], Reader]) -> None:
    """Run the job named on the command line."""
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    job = Job(**told)
    texts = job.texts()
    read = open_reader(job)
    read({"warm": "关于预热的通知\n一、预热\n到2030年，新建食堂12处。\n"})
    with urllib.request.urlopen(re.sub(r"/v1$", "/mark", job.url)):  # noqa: S310 - our own server on loopback
        pass
    start, used = perf_counter(), process_time()
    made = read(texts)
    wall_s, cpu_s = perf_counter() - start, process_time() - used
    result = {
        "wall_s": wall_s,
        "cpu_s": cpu_s,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,  # Linux counts in KiB
        **asdict(made),
    }
    Path(job.out).write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
