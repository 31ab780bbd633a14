"""Files of requests on their way to a provider: cut to its limits, handed in once and no more."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.batch.jobs import Jobs, PartState
from summarizer.engines.llm.batches import MOST_BYTES, MOST_REQUESTS, BatchClient, request_line
from summarizer.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file of requests may hold."""

    requests: int = MOST_REQUESTS
    bytes: int = MOST_BYTES


OPENAI_LIMITS = Limits()


def reconcile(jobs: Jobs, client: BatchClient) -> None:
    """Find out what became of files whose handing in was cut off: a batch we don't know of would be paid twice."""
    for part in jobs.parts(open_only=True):
        if part.remote is not None:
            continue
        remote = client.find(part.mark)
        if remote is not None:
            jobs.note(part, remote.id, remote.status)
        else:
            jobs.give_up(part, "never arrived at the provider", counted=False)
            jobs.note(part, None, PartState.LOST)


def hand_in(jobs: Jobs, client: BatchClient, limits: Limits) -> tuple[int, int]:
    """Send the queue in as few files as the limits allow; gives requests and files."""
    requests = parts = 0
    for asks in cut(list(_lines(jobs)), limits):
        mark = uuid.uuid4().hex
        with tempfile.TemporaryDirectory(prefix="summarizer-") as folder:
            path = Path(folder) / "requests.jsonl"
            keys = [key for key, _ in asks]
            part = jobs.begin_part(mark, keys, _write(path, jobs, keys))
            remote = client.send(path, mark)
        jobs.note(part, remote.id, remote.status)
        requests, parts = requests + len(asks), parts + 1
    return requests, parts


def _lines(jobs: Jobs) -> Iterator[tuple[str, int]]:
    """Key and bytes of each queued request."""
    for ask in jobs.queued():
        yield ask.key, len(request_line(ask.key, ask.body))


def cut(sizes: Sequence[tuple[str, int]], limits: Limits) -> Iterator[list[tuple[str, int]]]:
    """Requests, as key and bytes, in as few files as the limits allow, in their order. Raises InputError."""
    part: list[tuple[str, int]] = []
    room = limits.bytes
    for key, size in sizes:
        if size > limits.bytes:
            raise InputError(
                f"a request of {size:,} bytes is larger than a batch file may be ({limits.bytes:,})"
            )
        if part and (len(part) == limits.requests or size > room):
            yield part
            part, room = [], limits.bytes
        part.append((key, size))
        room -= size
    if part:
        yield part


def _write(path: Path, jobs: Jobs, keys: Sequence[str]) -> int:
    with path.open("wb") as file:
        file.writelines(request_line(ask.key, ask.body) for ask in jobs.asks(keys))
    return path.stat().st_size
