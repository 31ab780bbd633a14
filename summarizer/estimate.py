"""What a run with the LLM engine would take, after the cache, before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.cache import AnswerCache
from summarizer.engines.llm.modes import Mode
from summarizer.engines.llm.plan import plan_requests
from summarizer.engines.llm.prices import find_rates
from summarizer.schemas.document import Chunk
from summarizer.settings import Settings

AUDITED_SHARE = 0.3
"""Of chunks, are asked about a second time: what an answer as good as the rules engine's leaves unexplained."""
AUDIT_TOKENS = (700, 300)
"""Input and output of one such question: its prompt of 400 tokens and some ten sentences."""
ABSTRACT_TOKENS = (900, 350)
"""Input and output of the last request of a document of several chunks: its prompt, 1,000 characters of gists and quotes."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Requests, tokens and money; tokens are estimates, good to about a quarter."""

    documents: int
    chunks: int
    cached: int
    """Chunks whose answer is in the cache."""
    requests: int
    input_tokens: int
    prefix_tokens: int
    """Part of the input that all requests share: providers with a prompt cache charge it at a fraction."""
    output_tokens: int
    cost: float | None
    """US dollars at full price; None where the model's price is not known."""
    least_cost: float | None
    """The same with the shared prefix at the price of cached input."""
    model: str


def estimate(documents: Iterable[Sequence[Chunk]], settings: Settings) -> Estimate:
    """Estimate for documents given as their chunks; reads the cache and sends nothing."""
    count = chunks = misses = unfinished = tokens_in = prefix = tokens_out = 0
    with AnswerCache(settings.cache_dir) as cache:
        for document in documents:
            planned = plan_requests(document, settings.model, Mode.SCHEMA, cache)
            count, chunks, misses = count + 1, chunks + len(document), misses + len(planned)
            unfinished += bool(planned) and len(document) > 1
            tokens_in += sum(request.input_tokens for request in planned)
            prefix += sum(request.prefix_tokens for request in planned)
            tokens_out += sum(request.output_tokens for request in planned)
    audits = round(misses * AUDITED_SHARE) if settings.audit else 0
    tokens_in += audits * AUDIT_TOKENS[0] + unfinished * ABSTRACT_TOKENS[0]
    tokens_out += audits * AUDIT_TOKENS[1] + unfinished * ABSTRACT_TOKENS[1]
    rates = find_rates(settings.model, settings.base_url)
    return Estimate(
        documents=count,
        chunks=chunks,
        cached=chunks - misses,
        requests=misses + audits + unfinished,
        input_tokens=tokens_in,
        prefix_tokens=prefix,
        output_tokens=tokens_out,
        cost=rates.cost(tokens_in, 0, tokens_out) if rates else None,
        least_cost=rates.cost(tokens_in, prefix, tokens_out) if rates else None,
        model=settings.model,
    )
