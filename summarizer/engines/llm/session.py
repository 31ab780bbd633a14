"""One conversation with an endpoint, shared by all documents: turns, retries, mode, money, and when to stop."""

from __future__ import annotations

import asyncio
import math
import random
from dataclasses import dataclass
from time import perf_counter

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from summarizer.cache import AnswerCache, cache_key
from summarizer.engines.llm.asking import LEADING, Ask
from summarizer.engines.llm.budget import Budget
from summarizer.engines.llm.limiter import Limiter
from summarizer.engines.llm.modes import MODES, Mode
from summarizer.engines.llm.prices import Rates, find_rates, priced
from summarizer.engines.llm.transport import Reply, Transport, TroubleError
from summarizer.errors import EngineError, StopRunError, UnavailableError
from summarizer.schemas.extraction import Usage
from summarizer.settings import Settings, bare_url

ATTEMPTS = 6
"""With pauses of 0.25 … 8 s in between: an endpoint may be gone for about ten seconds."""
RATE_LIMITED_ATTEMPTS = 60
"""The limiter paces these; giving up would lose a chunk that only had to wait."""
PATIENCE = 8
"""Questions in a row without an answer after which each is asked only once, until one is answered again."""
_FIRST_PAUSE_S = 0.5
_LONGEST_PAUSE_S = 16.0
_MOST_OFF = 4.0
"""Estimates are corrected by what the endpoint reports, within this factor: beyond it the report is wrong."""


class Meter:
    """What the requests about one chunk used, failed ones included."""

    def __init__(self) -> None:
        self.total = Usage()

    def add(self, usage: Usage) -> None:
        """Count one request or cache hit."""
        self.total = self.total + usage


@dataclass
class _Tries:
    """How often one question was asked."""

    most: int = ATTEMPTS
    failed: int = 0
    limited: int = 0

    def count(self, trouble: TroubleError) -> None:
        if trouble.rate_limited:
            self.limited += 1
        else:
            self.failed += 1

    def enough(self, _state: RetryCallState) -> bool:
        return self.failed >= self.most or self.limited >= RATE_LIMITED_ATTEMPTS

    def pause_s(self, state: RetryCallState) -> float:
        trouble = state.outcome.exception() if state.outcome else None
        if isinstance(trouble, TroubleError) and trouble.rate_limited:
            return 0.0  # everybody waits in the limiter
        longest = min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2.0 ** (self.failed - 1))
        return random.uniform(longest / 2, longest)


class Session:
    """Asks questions. Raises EngineError for a question without an answer, StopRunError when there is no point in more.

    The first StopRunError stops all: later questions get the same error and are not sent.
    """

    def __init__(self, settings: Settings, cache: AnswerCache) -> None:
        self.model = settings.model
        self.rates: Rates | None = find_rates(settings.model, settings.base_url)
        self.transport = Transport(settings.base_url, settings.api_key, settings.timeout_s)
        self._limiter = Limiter(
            settings.concurrency, settings.requests_per_minute, settings.tokens_per_minute
        )
        self._budget = Budget(settings.max_cost, self.rates, settings.model)
        self._cache = cache
        self._note = cache_key({"endpoint": bare_url(settings.base_url), "model": settings.model})
        self._mode: Mode | None = None
        self._probing = asyncio.Lock()
        self._stopped: StopRunError | None = None
        self._ratio = 1.0
        self._longest_answer = math.inf
        self._unanswered = 0

    @property
    def mode(self) -> Mode:
        """How the endpoint is asked: as remembered, else the best until it is refused."""
        if self._mode is None:
            note = self._cache.note(self._note)
            known = note is not None and note.get("mode") in {mode.value for mode in MODES}
            self._mode = Mode(note["mode"]) if note is not None and known else Mode.SCHEMA
        return self._mode

    @property
    def longest_answer(self) -> float:
        """Output tokens at which the endpoint has cut an answer off; infinite until it has."""
        return self._longest_answer

    def remember(self, mode: Mode) -> None:
        """Use ``mode`` from now on, in later runs too."""
        self._mode = mode
        self._cache.put_note(self._note, {"mode": mode.value})

    async def ask(self, ask: Ask, meter: Meter) -> Reply:
        """The answer to ``ask``; everything sent is counted in ``meter``."""
        tries = _Tries(ATTEMPTS if self._unanswered < PATIENCE else 1)
        retrying = AsyncRetrying(
            retry=retry_if_exception(lambda error: isinstance(error, TroubleError) and error.retry),
            stop=tries.enough,
            wait=tries.pause_s,
            reraise=True,
        )
        try:
            reply: Reply = await retrying(self._fitting, ask, meter, tries)
        except TroubleError as trouble:
            if isinstance(trouble.error, StopRunError):
                self._stop(trouble.error)
            self._unanswered += isinstance(trouble.error, UnavailableError)
            raise trouble.error from None
        except StopRunError as error:
            self._stop(error)
            raise
        self._unanswered = 0
        if reply.truncated and reply.usage.output_tokens:
            self._longest_answer = min(self._longest_answer, reply.usage.output_tokens)
        await asyncio.sleep(0)  # whoever takes the place sends its request before this answer is read
        return reply

    def _stop(self, error: StopRunError) -> None:
        self._stopped = self._stopped or error

    async def _fitting(self, ask: Ask, meter: Meter, tries: _Tries) -> Reply:
        """One attempt, in another mode where the endpoint refuses the form of the request."""
        mode = self.mode
        try:
            return await self._attempt(ask, mode, meter, tries)
        except TroubleError as trouble:
            if not trouble.unfit or await self._other_mode(mode, meter) is mode:
                raise
        return await self._attempt(ask, self.mode, meter, tries)

    async def _other_mode(self, refused: Mode, meter: Meter) -> Mode:
        """The best mode the endpoint speaks, probed once however many requests were refused at the same time."""
        async with self._probing:
            if self.mode is not refused:
                return self.mode
            for mode in MODES:
                usage = await self.transport.speaks(self.model, mode)
                meter.add(priced(usage or Usage(requests=1), self.rates))
                if usage is not None:
                    break
            else:
                raise TroubleError(
                    EngineError("the endpoint answers in no mode we know; try summarizer doctor")
                )
            if mode is not refused:
                self.remember(mode)
            return mode

    async def _attempt(self, ask: Ask, mode: Mode, meter: Meter, tries: _Tries) -> Reply:
        tokens = ask.tokens
        estimate, output = round(tokens * self._ratio), round(ask.most_output_tokens * self._ratio)
        leads = ask.name in LEADING
        async with self._limiter.slot(estimate + output, leads=leads), self._budget.hold(estimate, output):
            if self._stopped:
                raise type(self._stopped)(str(self._stopped))
            start = perf_counter()
            try:
                reply = await self.transport.send(ask.body(self.model, mode))
            except TroubleError as trouble:
                self._failed(trouble, meter, tries, perf_counter() - start)
                raise
            self._count(reply.usage, tokens, meter, perf_counter() - start)
            return reply

    def _failed(self, trouble: TroubleError, meter: Meter, tries: _Tries, latency_s: float) -> None:
        tries.count(trouble)
        if trouble.rate_limited:
            self._limiter.limited(trouble.wait_s)
        if isinstance(trouble.error, StopRunError):
            self._stop(trouble.error)
        spent = priced(trouble.usage, self.rates).model_copy(update={"latency_s": latency_s})
        self._budget.spend(spent.cost)
        meter.add(spent)

    def _count(self, usage: Usage, estimated: int, meter: Meter, latency_s: float) -> None:
        self._limiter.succeeded()
        if usage.input_tokens:
            seen = min(max(usage.input_tokens / estimated, 1 / _MOST_OFF), _MOST_OFF)
            self._ratio += (seen - self._ratio) * 0.1  # smooth: one odd answer moves it by a tenth
        full = priced(usage, self.rates).model_copy(update={"latency_s": latency_s})
        self._budget.spend(full.cost)
        meter.add(full)
