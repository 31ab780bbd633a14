"""Turns, pauses and money, without a clock: what is let out is counted, not timed."""

from __future__ import annotations

import asyncio

import pytest

from summarizer.engines.llm.budget import Budget
from summarizer.engines.llm.limiter import Limiter
from summarizer.engines.llm.prices import Rates, find_rates, priced
from summarizer.errors import BudgetError, SettingsError
from summarizer.schemas.extraction import Usage

RATES = Rates(input=1e-6, cached_input=1e-7, output=1e-5)


async def _settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


class Inside(list[int]):
    """Numbers of those let in, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.first = asyncio.Event()
        self.door = asyncio.Event()


async def _crowd(limiter: Limiter, count: int, tokens: int = 100) -> tuple[Inside, list[asyncio.Task[None]]]:
    inside = Inside()

    async def one(number: int) -> None:
        async with limiter.slot(tokens):
            inside.append(number)
            inside.first.set()
            await inside.door.wait()

    tasks = [asyncio.create_task(one(number)) for number in range(count)]
    await _settle()
    return inside, tasks


@pytest.mark.parametrize(
    ("limiter", "let_in"),
    [
        (Limiter(4), 4),
        (Limiter(9, requests_per_minute=3), 3),
        (Limiter(9, tokens_per_minute=250), 2),
        (Limiter(9, tokens_per_minute=50), 1),
    ],
)
def test_no_more_than_allowed_are_under_way_and_they_go_in_order(limiter: Limiter, let_in: int) -> None:
    async def check() -> None:
        inside, tasks = await _crowd(limiter, 8)
        assert inside == list(range(let_in))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(check())


def test_all_go_in_the_end() -> None:
    async def check() -> None:
        inside, tasks = await _crowd(Limiter(3), 10)
        inside.door.set()
        await asyncio.gather(*tasks)
        assert inside == list(range(10))

    asyncio.run(check())


def test_questions_that_lead_to_others_go_first_each_kind_in_the_order_it_came() -> None:
    async def story() -> list[str]:
        limiter, let_in, door = Limiter(1), [], asyncio.Event()

        async def one(name: str, *, leads: bool) -> None:
            async with limiter.slot(1, leads=leads):
                let_in.append(name)
                await door.wait()

        asked = [("audit 1", False), ("extract 1", True), ("audit 2", False), ("extract 2", True)]
        tasks = [asyncio.create_task(one(name, leads=leads)) for name, leads in asked]
        await _settle()
        door.set()
        await asyncio.gather(*tasks)
        return let_in

    assert asyncio.run(story()) == ["audit 1", "extract 1", "extract 2", "audit 2"]


def test_a_refusal_halves_the_window_once_and_pauses_everybody() -> None:
    async def check() -> None:
        limiter = Limiter(16)
        for _ in range(16):  # all that were under way are refused together
            limiter.limited(0.05)
        inside, tasks = await _crowd(limiter, 16)
        assert inside == []
        await inside.first.wait()
        await _settle()
        assert len(inside) == 8
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(check())


def test_money_under_way_is_waited_for_and_the_limit_never_crossed() -> None:
    async def check() -> float:
        budget = Budget(1.0, RATES, "m")  # each may cost 0.4, and costs 0.2
        spent: list[float] = []

        async def one() -> None:
            async with budget.hold(0, 40_000):
                await asyncio.sleep(0)
                budget.spend(0.2)
                spent.append(0.2)

        results = await asyncio.gather(*(one() for _ in range(9)), return_exceptions=True)
        assert {type(result) for result in results} == {type(None), BudgetError}
        return sum(spent)

    assert 0.6 <= asyncio.run(check()) <= 1.0


def test_a_limit_needs_a_price() -> None:
    with pytest.raises(SettingsError, match="mine"):
        Budget(1.0, None, "mine")
    Budget(None, None, "mine")


def test_prices_are_found_for_models_behind_proxies_and_not_invented() -> None:
    direct = find_rates("gpt-5-mini", None)
    assert direct
    assert direct == find_rates("openai/gpt-5-mini", "http://127.0.0.1:4000/v1")
    assert direct.cached_input < direct.input < direct.output
    assert find_rates("made-here-7b", None) is None
    assert priced(Usage(requests=1, input_tokens=5), None).cost is None
    assert priced(Usage(requests=1), None).cost == 0.0
    cached = priced(Usage(input_tokens=1_000_000, cached_input_tokens=500_000, output_tokens=100_000), RATES)
    assert cached.cost == pytest.approx(0.5 + 0.05 + 1.0)
