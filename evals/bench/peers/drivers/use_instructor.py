"""instructor with asyncio: the loop most people write, with its cache on disk.

Pages: python.useinstructor.com/blog/2023/11/13/learn-async (``gather`` under a semaphore), /concepts/retrying,
/concepts/caching (``DiskCache``), /examples/exact_citations (``CitationMixin``).

In its favour: JSON-schema mode (no function call to unwrap), six tries of the client for errors of the endpoint and
three of instructor for answers that don't validate, exceptions kept per chunk, and a ``cache_namespace``, without
which its cache forgets everything at each start.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import instructor
import openai
from instructor.cache import DiskCache
from pydantic import BaseModel

from evals.bench.peers.drivers.job import (
    MODEL,
    TEXT_MARKS,
    Job,
    Quoted,
    Read,
    Reader,
    drive,
    paragraphs,
    place,
)


class Item(BaseModel):
    """One commitment."""

    kind: str
    status: str
    indicator: str
    quote: str
    value: str | None = None


class Cited(instructor.CitationMixin):
    """One commitment whose quotes are looked for in the text."""

    indicator: str
    value: str | None = None


class Plain(BaseModel):
    """What one chunk commits to."""

    items: list[Item]


class Checked(BaseModel):
    """What one chunk commits to, quotes checked."""

    items: list[Cited]


def _quotes(answer: Any) -> list[str]:
    return [
        quote
        for item in answer.items
        for quote in (item.substring_quotes if isinstance(item, Cited) else [item.quote])
    ]


def _open(job: Job) -> Reader:
    logging.disable(logging.CRITICAL)
    loop = asyncio.new_event_loop()
    client = instructor.from_openai(
        openai.AsyncOpenAI(base_url=job.url, api_key="none", max_retries=5), mode=instructor.Mode.JSON_SCHEMA
    )
    cache = DiskCache(directory=job.cache)
    shape: Any = Checked if job.cite else Plain

    async def ask(chunk: str, turns: asyncio.Semaphore) -> Any:
        messages: Any = [
            {"role": "system", "content": job.guidelines},
            {"role": "user", "content": chunk.join(TEXT_MARKS)},
        ]
        async with turns:
            return await client.create(
                model=MODEL,
                messages=messages,
                response_model=shape,
                max_retries=3,
                context={"context": chunk} if job.cite else None,
                cache=cache,
                cache_namespace="bench",
            )

    async def read_all(texts: Mapping[str, str]) -> Read:
        turns = asyncio.Semaphore(job.concurrency)
        chunks = [(name, chunk) for name, text in texts.items() for chunk in paragraphs(text)]
        answers = await asyncio.gather(*(ask(chunk, turns) for _, chunk in chunks), return_exceptions=True)
        read = Read()
        for (name, _), answer in zip(chunks, answers, strict=True):
            if isinstance(answer, BaseException):
                read.failures.setdefault(name, []).append(f"{type(answer).__name__}: {answer}"[:200])
                continue
            for quote in _quotes(answer):
                span = place(texts[name], quote) if job.cite else None
                read.records.append(Quoted(name, quote, *(span or (None, None))))
        return read

    return lambda texts: loop.run_until_complete(read_all(texts))


if __name__ == "__main__":
    drive(_open)
