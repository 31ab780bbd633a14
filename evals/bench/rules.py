"""How fast the rules engine reads: one long document, many documents, and the peak of memory.

    python evals/bench/rules.py

Documents are the samples of ``evals/documents``, repeated. Each copy counts other things, in other districts, so that
nothing is the same statement said twice, which cleaning and merging would take for one.
"""

from __future__ import annotations

import platform
import re
import resource
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from summarizer.engines.protocol import Engine  # noqa: E402
from summarizer.engines.rules.engine import RulesEngine  # noqa: E402
from summarizer.load import load_path, load_text  # noqa: E402
from summarizer.pipeline import summarize_document  # noqa: E402
from summarizer.schemas.document import Document  # noqa: E402

LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
"""Characters of one document."""
COUNTS = (10, 100, 1_000)
"""Documents of about 8,000 characters."""
USUAL_LENGTH = 8_000


def _samples() -> list[str]:
    folder = ROOT / "evals/documents"
    paths = [path for path in sorted(folder.iterdir()) if path.is_file()]
    return [load_path(path, path.name).text for path in paths]


def _varied(text: str, copy: int) -> str:
    """``text`` with every count and every place another one."""
    counted = re.sub(r"\d+(?=[个张户家人名所处])", lambda match: str(int(match.group()) + 7 * copy), text)
    return re.sub(r"[全本][省市县区]", lambda match: f"{match.group()}{copy}片区", counted)


def _document(samples: list[str], number: int, length: int) -> Document:
    """Samples in turn, starting with another one for each ``number``, cut at ``length`` characters."""
    parts = [f"第{number}号文件\n"]
    filled = 0
    for turn in count(number):
        if filled >= length:
            break
        parts.append(_varied(samples[turn % len(samples)], turn) + "\n")
        filled += len(parts[-1])
    return load_text("".join(parts)[:length], f"{number}.txt")


def _seconds(documents: Iterator[Document], engine: Engine) -> tuple[float, int, int]:
    """CPU seconds, characters and records of reading ``documents``."""
    characters = records = 0
    spent = 0.0
    for document in documents:
        start = time.process_time()
        summary = summarize_document(document, engine)
        spent += time.process_time() - start
        characters += len(document.text)
        records += len(summary.records)
    return spent, characters, records


def _report(label: str, spent: float, characters: int, records: int) -> None:
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts in KiB
    rate = characters / spent
    print(
        f"{label:>28}  {spent:8.2f} s  {rate:10,.0f} characters/s  {records:8,} records  peak {peak_mb:6,.0f} MB"
    )


def main() -> None:
    """Print one line for each length and each count."""
    samples = _samples()
    print(f"rules engine, one core, Python {platform.python_version()} on {platform.machine()}")
    with RulesEngine() as engine:
        summarize_document(_document(samples, 0, 1_000), engine)  # tables are compiled on first use
        for length in LENGTHS:
            _report(f"1 document of {length:,}", *_seconds(iter([_document(samples, 1, length)]), engine))
        for count in COUNTS:
            documents = (_document(samples, number, USUAL_LENGTH) for number in range(count))
            _report(f"{count:,} documents of {USUAL_LENGTH:,}", *_seconds(documents, engine))


if __name__ == "__main__":
    main()
