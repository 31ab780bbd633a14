"""A run's questions through a provider's Batch API: hand in, look, take in.

The questions are those that a run would ask, under the same cache keys, so that a collected batch is a warm cache and
``summarizer run`` with the same settings finds the answers there. What it asks beyond them (audits, abstracts, answers
that were flawed) depends on the answers and is asked directly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.batch.handing_in import OPENAI_LIMITS, Limits, hand_in, reconcile
from summarizer.batch.jobs import DATABASE, Ask, AskState, Jobs, Part, PartState, open_jobs
from summarizer.batch.listing import load_source
from summarizer.batch.lock import claim_folder
from summarizer.batch.plan import Input, Plan
from summarizer.engines.llm.batches import BATCH_SHARE, Answered, BatchClient, Remote, read_answer
from summarizer.engines.llm.engine import LlmEngine
from summarizer.engines.llm.plan import Planned
from summarizer.engines.llm.prices import Rates, find_rates
from summarizer.errors import BudgetError, InputError, SettingsError
from summarizer.schemas.extraction import Usage
from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class Submitted:
    """What was handed in."""

    documents: int
    requests: int
    parts: int
    cost: float | None
    """Estimated, in US dollars at batch price; None where the price of the model is not known."""
    unread: tuple[str, ...] = ()
    """Why documents were left out, one line each."""


@dataclass
class Collected:
    """What was taken in."""

    answered: int = 0
    flawed: int = 0
    failed: int = 0
    """Requests without an answer, those handed in again included."""
    foreign: int = 0
    """Lines that answer nothing we asked."""
    resubmitted: int = 0
    open_parts: int = 0
    cost: float | None = 0.0
    """US dollars at batch price, from the tokens that the answers report."""
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PartStatus:
    """One file of requests, as the provider sees it now."""

    remote: str
    status: str
    completed: int
    failed: int
    requests: int


def submit(plan: Plan, out: Path, settings: Settings, limits: Limits = OPENAI_LIMITS) -> Submitted:
    """Hand in every question of ``plan`` that the cache can't answer and that is not under way already.

    Raises BudgetError before anything is sent where the estimate crosses ``max_cost``; OutputError, SettingsError,
    EngineError and StopRunError.
    """
    with _opened(out, settings) as (jobs, client):
        reconcile(jobs, client)
        jobs.clear_queue()
        documents, unread = 0, list[str]()
        with LlmEngine(settings) as engine:
            for source in plan.inputs:
                try:
                    planned = _planned(source, engine, settings)
                except InputError as error:
                    unread.append(str(error))
                    continue
                documents += sum(jobs.queue(_ask(one, source)) for one in planned) > 0
        cost = _price(find_rates(settings.model, settings.base_url), jobs.queued_usage())
        _afford(cost, settings)
        requests, parts = hand_in(jobs, client, limits)
        return Submitted(documents, requests, parts, cost, tuple(unread))


def status(out: Path, settings: Settings) -> tuple[list[PartStatus], dict[str, int]]:
    """Each file of requests as the provider sees it now, and our requests by state."""
    with _opened(out, settings) as (jobs, client):
        reconcile(jobs, client)
        seen: list[PartStatus] = []
        for part in jobs.parts():
            if part.remote is None or part.status == PartState.TAKEN:
                seen.append(PartStatus(part.remote or "-", part.status, 0, 0, part.requests))
                continue
            remote = client.look(part.remote)
            jobs.note(part, remote.id, remote.status)
            seen.append(PartStatus(remote.id, remote.status, remote.completed, remote.failed, part.requests))
        return seen, jobs.counts()


def collect(
    out: Path, settings: Settings, *, resubmit: bool = True, limits: Limits = OPENAI_LIMITS
) -> Collected:
    """Take in every answer there is; requests without one are handed in again, some times over."""
    found = Collected()
    with _opened(out, settings) as (jobs, client):
        reconcile(jobs, client)
        with LlmEngine(settings) as engine:
            for part in jobs.parts(open_only=True):
                if part.remote is None:
                    continue
                remote = client.look(part.remote)
                jobs.note(part, remote.id, remote.status)
                if remote.over:
                    _take(
                        jobs,
                        client,
                        engine,
                        part,
                        remote,
                        found,
                        find_rates(settings.model, settings.base_url),
                    )
            for key in jobs.failed():
                if engine.knows(key):  # a run has asked directly since
                    jobs.settle(key, AskState.ANSWERED)
        if resubmit and jobs.requeue():
            found.resubmitted, _ = hand_in(jobs, client, limits)
        found.open_parts = len(jobs.parts(open_only=True))
        found.problems = [f"{document}: {reason}" for document, reason in jobs.problems()]
    return found


@contextmanager
def _opened(out: Path, settings: Settings) -> Iterator[tuple[Jobs, BatchClient]]:
    if settings.replay_only:
        raise SettingsError("--replay-only: a batch would ask")
    with ExitStack() as stack:
        state = stack.enter_context(claim_folder(out))
        client = stack.enter_context(BatchClient(settings))
        yield stack.enter_context(open_jobs(state / DATABASE)), client


def _planned(source: Input, engine: LlmEngine, settings: Settings) -> list[Planned]:
    from summarizer.pipeline import prepare

    return engine.plan(prepare(load_source(source, settings.reading_limits), settings.max_chunk_chars).chunks)


def _ask(planned: Planned, source: Input) -> Ask:
    tokens = (planned.input_tokens, planned.output_tokens)
    return Ask(planned.key, source.name, planned.chunk.text, planned.body, *tokens)


def _price(rates: Rates | None, usage: Usage) -> float | None:
    if rates is None:
        return None
    full = rates.cost(usage.input_tokens, usage.cached_input_tokens, usage.output_tokens)
    return full * BATCH_SHARE


def _afford(cost: float | None, settings: Settings) -> None:
    if settings.max_cost is None:
        return
    if cost is None:
        raise SettingsError(f"--max-cost: the price of model {settings.model!r} is not known")
    if cost > settings.max_cost:
        raise BudgetError(
            f"nothing sent: these requests would cost about ${cost:.2f}, --max-cost is {settings.max_cost:g}"
        )


def _take(
    jobs: Jobs,
    client: BatchClient,
    engine: LlmEngine,
    part: Part,
    remote: Remote,
    found: Collected,
    rates: Rates | None,
) -> None:
    """Take in what one batch brought."""
    usage = Usage()
    for answered in _answers(client, remote):
        usage += _settle(jobs, engine, part, answered, found)
    reason = remote.problem or f"the batch {remote.status} before it was answered"
    found.failed += jobs.give_up(part, reason)
    cost = _price(rates, usage)
    found.cost = None if cost is None or found.cost is None else found.cost + cost
    jobs.note(part, remote.id, PartState.TAKEN, cost)


def _answers(client: BatchClient, remote: Remote) -> Iterable[Answered]:
    for file in (remote.output_file, remote.error_file):
        for line in client.lines(file) if file else ():
            answered = read_answer(line)
            if answered is not None:
                yield answered


def _settle(jobs: Jobs, engine: LlmEngine, part: Part, answered: Answered, found: Collected) -> Usage:
    text = jobs.text(answered.key, part)
    if text is None:
        found.foreign += 1
        return Usage()
    if answered.completion is None:
        found.failed += 1
        jobs.settle(answered.key, AskState.FAILED, answered.reason)
        return Usage()
    accepted = engine.accept_text(answered.key, text, answered.completion)
    if accepted.stored:
        found.answered += 1
        jobs.settle(answered.key, AskState.ANSWERED)
    else:
        found.flawed += 1
        jobs.settle(answered.key, AskState.FLAWED, accepted.reason)
    return accepted.usage
