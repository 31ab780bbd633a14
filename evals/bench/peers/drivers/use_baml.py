"""BAML: a function in ``baml_src``, its generated asynchronous client, and ``gather`` under a semaphore.

Pages: docs.boundaryml.com/guide/baml-basics/concurrent-calls, /ref/llm-client-strategies/retry-policy,
/ref/llm-client-providers/openai-generic.

In its favour: six tries with growing pauses (its default is one), exceptions kept per chunk.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from evals.bench.peers.drivers.job import Job, Quoted, Read, Reader, drive, paragraphs


def _open(job: Job) -> Reader:
    os.environ["BENCH_URL"] = job.url
    os.environ["BAML_LOG"] = "off"
    sys.path.insert(0, str(Path(sys.prefix) / "generated"))
    from baml_client import b  # type: ignore[import-not-found]  # noqa: PLC0415 - made by the environment

    loop = asyncio.new_event_loop()

    async def read_all(texts: Mapping[str, str]) -> Read:
        turns = asyncio.Semaphore(job.concurrency)
        chunks = [(name, chunk) for name, text in texts.items() for chunk in paragraphs(text)]

        async def ask(chunk: str) -> list[str]:
            async with turns:
                return [item.quote for item in await b.Extract(job.guidelines, chunk)]

        answers = await asyncio.gather(*(ask(chunk) for _, chunk in chunks), return_exceptions=True)
        read = Read()
        for (name, _), answer in zip(chunks, answers, strict=True):
            if isinstance(answer, BaseException):
                read.failures.setdefault(name, []).append(f"{type(answer).__name__}: {answer}"[:200])
            else:
                read.records.extend(Quoted(name, quote) for quote in answer)
        return read

    return lambda texts: loop.run_until_complete(read_all(texts))


if __name__ == "__main__":
    drive(_open)
