"""``--max-cost``: nothing is sent that could carry the run across it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from summarizer.engines.llm.prices import Rates
from summarizer.errors import BudgetError, SettingsError


class Budget:
    """Money spent and money that requests under way may still cost, in US dollars.

    A request is let out only if spent + under way + its own highest cost stays within the limit. When only
    requests under way stand in the way, it waits for what they really cost.
    """

    def __init__(self, max_cost: float | None, rates: Rates | None, model: str) -> None:
        if max_cost is not None and rates is None:
            raise SettingsError(
                f"--max-cost: the price of model {model!r} is not known, so no limit can be kept"
            )
        self._max = max_cost
        self._rates = rates
        self._spent = 0.0
        self._held = 0.0
        self._settled = asyncio.Event()

    @asynccontextmanager
    async def hold(self, input_tokens: int, output_tokens: int) -> AsyncIterator[None]:
        """Set aside what a request may cost while it is under way; raises BudgetError."""
        if self._max is None or self._rates is None:
            yield
            return
        cost = self._rates.cost(input_tokens, 0, output_tokens)
        while self._spent + self._held + cost > self._max:
            if self._held == 0:
                raise BudgetError(
                    f"stopped before --max-cost {self._max:g}: ${self._spent:.4f} spent, the next request could "
                    f"cost ${cost:.4f}; finished work is kept"
                )
            self._settled.clear()
            await self._settled.wait()
        self._held += cost
        try:
            yield
        finally:
            self._held = max(0.0, self._held - cost)
            if self._held < 1e-12:  # what addition and subtraction leave behind
                self._held = 0.0
            self._settled.set()

    def spend(self, cost: float | None) -> None:
        """Count what an answer cost."""
        self._spent += cost or 0.0
