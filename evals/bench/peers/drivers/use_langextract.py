"""langextract as its README advises: one prompt, one example, ``lx.extract`` over many documents with many workers.

Pages: README of google/langextract ("Quick Start", "Scaling to Longer Documents", "Using OpenAI Models");
docstring of ``langextract.extract`` (``batch_length`` at least ``max_workers``).

In its favour: chunks of 4,000 characters in place of 1,000 (a quarter of the requests), batches so long that no worker
waits for another, the schema of its OpenAI provider, and, in runs with faults, one call a document, because
an error of the endpoint raises out of the call and takes every document of it along.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import langextract as lx  # type: ignore[import-not-found,unused-ignore]

from evals.bench.peers.drivers.job import CHUNK_CHARS, MODEL, Job, Quoted, Read, Reader, drive

KIND = "commitment"


def _found(name: str, annotated: Any) -> list[Quoted]:
    records = []
    for extraction in annotated.extractions or []:
        interval = extraction.char_interval
        start, end = (interval.start_pos, interval.end_pos) if interval else (None, None)
        records.append(Quoted(name, extraction.extraction_text, start, end))
    return records


def _open(job: Job) -> Reader:
    logging.disable(logging.CRITICAL)  # its absl warnings go to the terminal either way
    warnings.simplefilter("ignore")
    given = [
        lx.data.Extraction(
            extraction_class=KIND,
            extraction_text=item["quote"],
            attributes={"indicator": item["indicator"], "value": item["value"]},
        )
        for item in job.example_items
    ]
    examples = [lx.data.ExampleData(text=job.example_text, extractions=given)]
    config = lx.factory.ModelConfig(
        model_id=MODEL,
        provider="OpenAILanguageModel",
        provider_kwargs={"api_key": "none", "base_url": job.url, "max_workers": job.concurrency},
    )

    def extract(documents: list[Any]) -> list[Any]:
        made = lx.extract(
            text_or_documents=documents,
            prompt_description=job.guidelines,
            examples=examples,
            config=config,
            max_char_buffer=CHUNK_CHARS,
            batch_length=1000 * job.concurrency,
            max_workers=job.concurrency,
            show_progress=False,
        )
        return list(made)

    def together(texts: Mapping[str, str]) -> Read:
        documents = [lx.data.Document(text=text, document_id=name) for name, text in texts.items()]
        annotated = extract(documents)
        return Read([one for made in annotated for one in _found(made.document_id, made)])

    def apart(texts: Mapping[str, str]) -> Read:
        def one(name: str) -> list[Quoted] | str:
            try:
                made = extract([lx.data.Document(text=texts[name], document_id=name)])
            except Exception as error:  # noqa: BLE001 - whatever it raises is its report
                return f"{type(error).__name__}: {error}"[:200]
            return [quoted for annotated in made for quoted in _found(name, annotated)]

        read = Read()
        with ThreadPoolExecutor(job.concurrency) as threads:
            for name, made in zip(texts, threads.map(one, texts), strict=True):
                if isinstance(made, str):
                    read.failures[name] = [made]
                else:
                    read.records.extend(made)
        return read

    return apart if job.isolate else together


if __name__ == "__main__":
    drive(_open)
