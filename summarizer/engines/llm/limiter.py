"""How much may be under way: requests at once, requests and tokens a minute, and pauses the endpoint asks for."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count
from time import monotonic

_MINUTE_S = 60.0
_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 30.0
"""Pauses after a 429 without ``Retry-After`` double from the first to the longest."""


class Limiter:
    """Shared by all documents of an engine; used on one event loop.

    Requests leave in the order they came, but those that lead to others go first: asked last, they would leave
    their followers alone at the end of a run.

    A 429 pauses everybody, and halves how many may be under way; each answer lets that grow again. So an endpoint
    that allows five requests a second is not asked sixteen at once for ever.
    """

    def __init__(
        self, concurrency: int, requests_per_minute: int | None = None, tokens_per_minute: int | None = None
    ) -> None:
        self._most = concurrency
        self._window = float(concurrency)
        self._requests = requests_per_minute
        self._tokens = tokens_per_minute
        self._under_way = 0
        self._sent: deque[tuple[float, int]] = deque()
        self._sent_tokens = 0
        self._resume_at = 0.0
        self._pause_s = _FIRST_PAUSE_S
        self._line: list[tuple[bool, int, int, asyncio.Future[None]]] = []
        self._came = count()
        self._alarm: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def slot(self, tokens: int, *, leads: bool = False) -> AsyncIterator[None]:
        """Wait for a turn of a request with about ``tokens`` of input and output, and hold it.

        ``leads`` says that what is asked next depends on its answer.
        """
        turn = asyncio.get_running_loop().create_future()
        heappush(self._line, (not leads, next(self._came), tokens, turn))
        self._let_in()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._free()
            raise
        try:
            yield
        finally:
            self._free()

    def _free(self) -> None:
        self._under_way -= 1
        self._let_in()

    def _let_in(self) -> None:
        """Hand every free place to who is first in line."""
        # At once, not through a lock: places that many answers free together are taken again before any is read.
        while self._line:
            *_, tokens, turn = self._line[0]
            wait_s = 0 if turn.done() else self._wait_s(tokens)
            if wait_s is None:
                return
            if wait_s > 0:
                self._wake_in(wait_s)
                return
            heappop(self._line)
            if not turn.done():  # done: given up while waiting
                self._under_way += 1
                self._note(tokens)
                turn.set_result(None)

    def _wake_in(self, wait_s: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = asyncio.get_running_loop().call_later(wait_s, self._let_in)

    def succeeded(self) -> None:
        """An answer came: let the window grow by one request for each windowful of answers."""
        self._window = min(float(self._most), self._window + 1 / self._window)
        self._pause_s = _FIRST_PAUSE_S

    def limited(self, wait_s: float | None) -> None:
        """A 429 came: everybody waits ``wait_s``, or longer each time where the endpoint doesn't say."""
        now = monotonic()
        if now >= self._resume_at:  # one halving for all that were under way together
            self._window = max(1.0, self._window / 2)
            if wait_s is None:
                self._pause_s = min(_LONGEST_PAUSE_S, self._pause_s * 2)
        self._resume_at = max(self._resume_at, now + (self._pause_s if wait_s is None else wait_s))

    def _note(self, tokens: int) -> None:
        if self._requests or self._tokens:
            self._sent.append((monotonic(), tokens))
            self._sent_tokens += tokens

    def _wait_s(self, tokens: int) -> float | None:
        """0: go; None: wait until a request is back; else seconds to wait."""
        if self._under_way >= max(1, int(self._window)):
            return None
        now = monotonic()
        if now < self._resume_at:
            return self._resume_at - now
        while self._sent and now - self._sent[0][0] >= _MINUTE_S:
            self._sent_tokens -= self._sent.popleft()[1]
        full = self._requests is not None and len(self._sent) >= self._requests
        # A request larger than the whole allowance goes alone rather than never.
        heavy = self._tokens is not None and self._sent and self._sent_tokens + tokens > self._tokens
        return self._sent[0][0] + _MINUTE_S - now if full or heavy else 0
