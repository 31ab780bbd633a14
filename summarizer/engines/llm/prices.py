"""What tokens cost, from the maintained tables of genai-prices (bundled; nothing is fetched)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summarizer.schemas.extraction import Usage

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Rates:
    """US dollars a token."""

    input: float
    cached_input: float
    output: float

    def cost(self, input_tokens: int, cached_input_tokens: int, output_tokens: int) -> float:
        """US dollars for so many tokens; cached ones are part of the input."""
        fresh = max(0, input_tokens - cached_input_tokens)
        return fresh * self.input + cached_input_tokens * self.cached_input + output_tokens * self.output


def _million(model: str, url: str | None, input_tokens: int, cached: int, output_tokens: int) -> float:
    from genai_prices import Usage as Priced
    from genai_prices import calc_price

    priced = Priced(input_tokens=input_tokens, cache_read_tokens=cached, output_tokens=output_tokens)
    price = calc_price(priced, model, provider_api_url=url) if url else calc_price(priced, model)
    return float(price.total_price) / _MILLION


def _rates(model: str, url: str | None) -> Rates | None:
    # Measured below the thresholds of tiered prices: no chunk comes near them.
    try:
        ten = _MILLION // 100
        output = _million(model, url, 0, 0, ten) * 100
        fresh = _million(model, url, ten, 0, 0) * 100
        cached = _million(model, url, ten, ten, 0) * 100
    except LookupError:
        return None
    return Rates(fresh, cached, output)


@lru_cache(maxsize=64)
def find_rates(model: str, base_url: str | None) -> Rates | None:
    """Rates of ``model`` at this endpoint, or wherever the name is known (proxies), or None."""
    names = [model, model.rpartition("/")[2]]  # "openai/gpt-5-mini" is how proxies spell it
    found = (_rates(name, url) for url in (base_url, None) for name in names)
    return next((rates for rates in found if rates), None)


def priced(usage: Usage, rates: Rates | None) -> Usage:
    """``usage`` with its cost; None where the rates are unknown and something was sent."""
    if rates is None:
        cost = None if usage.input_tokens or usage.output_tokens else 0.0
    else:
        cost = rates.cost(usage.input_tokens, usage.cached_input_tokens, usage.output_tokens)
    return usage.model_copy(update={"cost": cost})
