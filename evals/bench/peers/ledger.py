"""What the endpoint saw, in figures: requests, prompt tokens, what a provider's prompt cache would have taken off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tests.loopback.script import Entry
from tests.loopback.server import estimate_tokens

CACHED_PRICE = 0.25
"""What a cached prompt token costs, against one at full price: the dearest of the large providers' discounts in 2026."""
SHORTEST_PREFIX = 1024
"""Tokens a common beginning must have before providers cache it (OpenAI's prompt-caching guide)."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """Requests of one run."""

    requests: int
    good: int
    """Answered without fault."""
    repeated: int
    """Answered without fault although the same body had been so before: paid twice."""
    prompt_tokens: int
    """Of all requests, failed ones too; schemas and tools count."""
    full_price_tokens: float
    """The same with cached beginnings at CACHED_PRICE."""

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def prompt_text(body: bytes) -> str:
    """All a model is shown of a request, in the order in which providers put it together."""
    told = json.loads(body)
    shape = [told[name] for name in ("tools", "response_format") if name in told]
    parts = [json.dumps(part, ensure_ascii=False, sort_keys=True) for part in shape]
    return "\n".join([*parts, *(str(message.get("content") or "") for message in told["messages"])])


def common_length(one: str, other: str) -> int:
    """Characters that both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _discount(prompts: Sequence[str]) -> float:
    """Tokens' worth saved, if every prompt finds the beginning it shares with any earlier one in the cache."""
    saved = 0.0
    seen: dict[str, list[str]] = {}
    for prompt in prompts:
        kin = seen.setdefault(prompt[:100], [])  # prompts of one kind begin alike
        shared = max((common_length(prompt, other) for other in kin[:5]), default=0)
        tokens = estimate_tokens(prompt[:shared])
        if tokens >= SHORTEST_PREFIX:
            saved += tokens * (1 - CACHED_PRICE)
        kin.append(prompt)
    return saved


def count_traffic(entries: Sequence[Entry]) -> Traffic:
    """Figures of the log entries of one run."""
    prompts = [prompt_text(entry.body) for entry in entries]
    tokens = sum(map(estimate_tokens, prompts))
    good = [entry.sha for entry in entries if entry.good]
    return Traffic(
        len(entries), len(good), len(good) - len(set(good)), tokens, round(tokens - _discount(prompts), 1)
    )
