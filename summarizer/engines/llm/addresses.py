"""From the address a user gives to what the client library wants: ``--base-url`` alone names any endpoint."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit, urlunsplit

_DEPLOYMENTS = "/openai/deployments/"
"""In paths of Azure's dated API, which takes the key in a header of its own (Azure OpenAI REST reference, 2024-10-21)."""
NO_KEY = "none"
"""Local servers want no key, but the client library insists on one."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where requests go."""

    url: str | None
    """Without query; None for the client library's own default, OpenAI."""
    key: str = field(repr=False)
    query: dict[str, str] = field(default_factory=dict)
    """Sent with every request: ``api-version``."""
    headers: dict[str, str] = field(default_factory=dict, repr=False)


def read_address(base_url: str | None, key: str | None) -> Address:
    """``https://….azure.com/openai/deployments/NAME?api-version=…`` apart; any other address as it stands."""
    if base_url is None:
        return Address(None, key or NO_KEY)
    parts = urlsplit(base_url)
    query = dict(parse_qsl(parts.query))
    bare = urlunsplit(parts._replace(query="", fragment=""))
    in_header = {"api-key": key} if key and _DEPLOYMENTS in parts.path else {}
    return Address(bare, key or NO_KEY, query, in_header)
