"""What the loopback server should do, fixed in advance: the same script makes the same faults."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

MODES = frozenset({"schema", "tools", "json"})


@dataclass(frozen=True, slots=True)
class Script:
    """Latency, limits and faults. Shares are per request, drawn from a hash of seed, body and attempt."""

    latency_s: float = 0.0
    """Waited before each answer."""
    latency_per_token_s: float = 0.0
    """Waited more for each token of the answer."""
    modes: frozenset[str] = MODES
    """Ways to ask for structure that the endpoint knows; others get 400. ``json`` is ``json_object``."""
    key: str | None = None
    """The only key accepted; None accepts any."""
    model: str | None = None
    """The only model known; None knows any."""
    errors: float = 0.0
    """Share answered with 500."""
    malformed: float = 0.0
    """Share of answers with broken JSON in them."""
    truncated: float = 0.0
    """Share of answers cut in the middle, ``finish_reason`` ``length``."""
    refused: float = 0.0
    """Share answered with a refusal."""
    resets: float = 0.0
    """Share of connections closed without an answer."""
    hangs: float = 0.0
    """Share of requests never answered."""
    always_fail: str | None = None
    """Requests that hold these words get 500, always."""
    always_refuse: str | None = None
    """Requests that hold these words are refused by a content filter, always."""
    always_break: str | None = None
    """Requests that hold these words get broken JSON, always."""
    max_output_chars: int | None = None
    """Longer answers are cut here, ``finish_reason`` ``length``."""
    requests_per_second: int | None = None
    """More than these in one second get 429."""
    retry_after_s: float = 1.0
    """What 429 tells clients to wait."""
    quota: int | None = None
    """After so many answers everything gets 429 ``insufficient_quota``."""
    seed: int = 1

    def draws(self, fault: str, body: bytes, attempt: int) -> bool:
        """Whether ``fault`` strikes this attempt."""
        share = getattr(self, fault)
        if not share:
            return False
        digest = hashlib.sha256(f"{self.seed} {fault} {attempt} ".encode() + body).digest()
        return int.from_bytes(digest[:4]) / 2**32 < float(share)


@dataclass(frozen=True, slots=True)
class Entry:
    """One request as the server saw it."""

    path: str
    sha: str
    """Hex SHA-256 of the body."""
    attempt: int
    """Zero for the first request with this body."""
    status: int
    """0 where the connection was closed or left hanging."""
    fault: str
    """Name of the fault; empty for a good answer."""
    body: bytes
    at_s: float
    """Monotonic clock when the request had come in."""
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""

    @property
    def good(self) -> bool:
        """Whether the client got an answer without fault."""
        return self.status == 200 and not self.fault


def numeric_fields() -> dict[str, type]:
    """Fields of Script that a command line can set, by name."""
    kinds = {"float": float, "int": int, "int | None": int, "str | None": str}
    return {field.name: kinds[str(field.type)] for field in fields(Script) if str(field.type) in kinds}
