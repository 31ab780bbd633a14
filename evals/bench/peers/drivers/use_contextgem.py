"""ContextGem: one JSON concept a document, read asynchronously, documents side by side.

Pages: contextgem.dev/optimizations/optimization_speed.html (concurrency, ``AsyncLimiter``, default parameters so that
there are as few calls as possible), contextgem.dev/concepts/json_object_concept.html, /llms/llm_config.html.

In its favour: whole documents in one call, a limiter that never holds anything back (its default allows 3 calls in
10 s), five retries in place of three, exceptions kept per document, and no download of a price list at start.
"""

from __future__ import annotations

import asyncio
import logging
import os
import warnings
from collections.abc import Mapping
from typing import Any

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

from aiolimiter import AsyncLimiter  # type: ignore[import-not-found,unused-ignore]
from contextgem import (  # type: ignore[import-not-found,unused-ignore]
    Document,
    DocumentLLM,
    JsonObjectConcept,
)

from evals.bench.peers.drivers.job import MODEL, Job, Quoted, Read, Reader, drive


def _concept(job: Job) -> Any:
    return JsonObjectConcept(
        name="承诺",
        description=job.guidelines,
        structure={"indicator": str, "quote": str, "value": str},
        add_references=True,
        reference_depth="paragraphs",
    )


def _open(job: Job) -> Reader:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    loop = asyncio.new_event_loop()
    llm = DocumentLLM(
        model=f"openai/{MODEL}",
        api_key="none",
        api_base=job.url,
        async_limiter=AsyncLimiter(100_000, 1),
        num_retries_failed_request=5,
        system_message=None,
    )

    async def read_all(texts: Mapping[str, str]) -> Read:
        turns = asyncio.Semaphore(job.concurrency)

        async def one(text: str) -> list[str]:
            document = Document(raw_text=text, paragraph_segmentation_mode="newlines")
            document.add_concepts([_concept(job)])
            async with turns:
                await llm.extract_all_async(document, use_concurrency=True)
            return [item.value["quote"] for item in document.concepts[0].extracted_items]

        answers = await asyncio.gather(*map(one, texts.values()), return_exceptions=True)
        read = Read()
        for name, answer in zip(texts, answers, strict=True):
            if isinstance(answer, BaseException):
                read.failures[name] = [f"{type(answer).__name__}: {answer}"[:200]]
            else:
                read.records.extend(Quoted(name, quote) for quote in answer)
        return read

    return lambda texts: loop.run_until_complete(read_all(texts))


if __name__ == "__main__":
    drive(_open)
