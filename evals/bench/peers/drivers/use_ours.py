"""summarizer through its Python API, ``summarize_many``; audit and abstracts as they are by default.

``--no-audit`` asks one question a chunk; ``--keep`` writes an output folder and resumes from it; ``--two-workers`` cleans
and assembles in two processes.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.bench.peers.drivers.job import CHUNK_CHARS, MODEL, Job, Quoted, Read, Reader, drive
from summarizer import summarize_many
from summarizer.schemas.summary import Failure
from summarizer.settings import Settings


def _open(job: Job) -> Reader:
    settings = Settings(
        engine="llm",
        base_url=job.url,
        model=MODEL,
        cache_dir=Path(job.cache),
        concurrency=job.concurrency,
        max_chunk_chars=CHUNK_CHARS,
        audit="--no-audit" not in sys.argv,
    )

    def read_all(texts: Mapping[str, str]) -> Read:
        read = Read()
        warm = "warm" in texts
        kept = Path(job.cache) / "kept" if "--keep" in sys.argv and not warm else None
        with TemporaryDirectory() as folder:
            for name, text in texts.items():
                (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
            workers = 2 if "--two-workers" in sys.argv else 1
            for result in summarize_many([folder], out=kept, settings=settings, workers=workers):
                failures = (result,) if isinstance(result, Failure) else result.failures
                for failure in failures:
                    name = failure.document.removesuffix(".txt")
                    read.failures.setdefault(name, []).append(failure.reason)
                for record in () if isinstance(result, Failure) else result.records:
                    name = record.document.removesuffix(".txt")
                    read.records.extend(
                        Quoted(name, one.quote, one.start, one.end) for one in record.evidence
                    )
        return read

    return read_all


if __name__ == "__main__":
    drive(_open)
