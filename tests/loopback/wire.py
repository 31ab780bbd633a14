"""HTTP/1.1 as far as the loopback server needs it: read a request, write a response, keep the connection."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 429: "Too Many Requests"}


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request; header names in lower case."""

    method: str
    path: str
    """Without query."""
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP response; status 0 closes the connection without a word."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    fault: str = ""


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """The next request on a connection, or None at its end."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.rstrip("\r\n").split("\r\n")
        headers = dict(_header(line) for line in lines)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    except (asyncio.IncompleteReadError, ConnectionError):  # a client may be killed in the middle of a word
        return None
    method, path, _ = first.split(" ", 2)
    path, _, query = path.partition("?")
    return Request(method, path, query, headers, body)


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()


def response_bytes(reply: Reply, content_type: str = "application/json") -> bytes:
    """A whole response, ready to write."""
    lines = [
        f"HTTP/1.1 {reply.status} {REASONS.get(reply.status, 'Error')}",
        f"content-type: {content_type}",
        f"content-length: {len(reply.body)}",
        *(f"{name}: {value}" for name, value in reply.headers),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + reply.body
