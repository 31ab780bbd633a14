"""A provider's Batch API: files of requests, answered within a day at half the price.

The interface is OpenAI's (``/v1/files`` and ``/v1/batches``), which Azure, Qwen, Groq, Mistral's gateway and vLLM's
batch servers speak as well. One module, so that the client library stays in the LLM engine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from summarizer.engines.llm.addresses import read_address
from summarizer.engines.llm.transport import Transport, TroubleError
from summarizer.errors import SettingsError
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
WINDOW: Literal["24h"] = "24h"
"""The only completion window that OpenAI offers."""
BATCH_SHARE = 0.5
"""Of the normal price: what OpenAI, Azure, Qwen and Groq charge for batches (their price lists, 2025)."""
MOST_REQUESTS = 50_000
MOST_BYTES = 200_000_000
"""Of one file: OpenAI's limits, "Batch API", 2025 (200 MB)."""
MARK = "summarizer"
"""Name of the metadata by which a batch is found again whose creation was never answered."""
_RETRIES = 4
_LISTED = 100

OVER = frozenset({"completed", "expired", "cancelled", "failed"})
"""States in which nothing more will be answered."""


@dataclass(frozen=True, slots=True)
class Remote:
    """One batch as the provider sees it."""

    id: str
    status: str
    output_file: str | None
    error_file: str | None
    total: int
    completed: int
    failed: int
    problem: str
    """Why the provider refused the file, where it did."""

    @property
    def over(self) -> bool:
        """Whether nothing more will be answered."""
        return self.status in OVER


@dataclass(frozen=True, slots=True)
class Answered:
    """One line of an output or error file."""

    key: str
    completion: Mapping[str, Any] | None
    """Body of a chat completion; None where there is no answer."""
    reason: str = ""
    """Why not."""


def request_line(key: str, body: Mapping[str, Any]) -> bytes:
    """One line of a batch file."""
    line = {"custom_id": key, "method": "POST", "url": ENDPOINT, "body": body}
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_answer(line: bytes) -> Answered | None:
    """What a line of an output or error file says; None for a line that is none."""
    try:
        row = json.loads(line)
        key = row["custom_id"]
    except (ValueError, KeyError, TypeError):
        return None
    response, error = row.get("response") or {}, row.get("error") or {}
    body = response.get("body")
    if response.get("status_code") == 200 and isinstance(body, dict):
        return Answered(str(key), body)
    said = error or (body.get("error") if isinstance(body, dict) else None) or {}
    message = str(said.get("message") or said.get("code") or f"status {response.get('status_code')}")
    return Answered(str(key), None, " ".join(message.split())[:200])


class BatchClient:
    """Talks to one provider. Raises EngineError and StopRunError; use it as a context manager."""

    def __init__(self, settings: Settings) -> None:
        import openai

        if settings.api_key is None and settings.base_url is None:
            raise SettingsError("batches need OPENAI_API_KEY, or --base-url for a server that wants no key")
        key = settings.api_key.get_secret_value() if settings.api_key else None
        address = read_address(settings.base_url, key)
        self._client = openai.OpenAI(
            base_url=address.url,
            api_key=address.key,
            default_query=address.query,
            default_headers=address.headers,
            timeout=settings.timeout_s,
            max_retries=_RETRIES,
        )
        # Its one table of errors serves here as well; nothing is sent through it.
        self._errors = Transport(settings.base_url, settings.api_key, settings.timeout_s)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def _call(self, work: Callable[[], Any]) -> Any:
        import openai

        try:
            return work()
        except (openai.OpenAIError, ValueError, TypeError, AttributeError) as error:
            trouble: TroubleError = self._errors.translate(error)
            raise trouble.error from None

    def send(self, path: Path, mark: str) -> Remote:
        """Upload a file of requests and have it worked on; ``mark`` finds the batch if the answer gets lost."""
        with path.open("rb") as file:
            named = (f"{mark}.jsonl", file, "application/jsonl")
            uploaded = self._call(lambda: self._client.files.create(file=named, purpose="batch"))
        # Not repeated by the client: a second creation would be a second bill.
        once = self._client.with_options(max_retries=0)
        metadata = {MARK: mark}
        return _remote(
            self._call(
                lambda: once.batches.create(
                    input_file_id=uploaded.id,
                    endpoint=ENDPOINT,
                    completion_window=WINDOW,
                    metadata=metadata,
                )
            )
        )

    def find(self, mark: str) -> Remote | None:
        """The batch with this mark, among the last hundreds of the account."""
        for batch in self._call(lambda: list(self._client.batches.list(limit=_LISTED))):
            if (batch.metadata or {}).get(MARK) == mark:
                return _remote(batch)
        return None

    def look(self, batch: str) -> Remote:
        """One batch now."""
        return _remote(self._call(lambda: self._client.batches.retrieve(batch)))

    def cancel(self, batch: str) -> Remote:
        """Ask the provider to stop; what is answered stays answered."""
        return _remote(self._call(lambda: self._client.batches.cancel(batch)))

    def lines(self, file: str) -> Iterator[bytes]:
        """Lines of an output or error file."""
        content = self._call(lambda: self._client.files.content(file))
        return iter(content.content.splitlines())


def _remote(batch: Any) -> Remote:
    counts = batch.request_counts
    problems = [error.message or "" for error in (batch.errors.data or [])] if batch.errors else []
    return Remote(
        id=batch.id,
        status=batch.status,
        output_file=batch.output_file_id,
        error_file=batch.error_file_id,
        total=counts.total if counts else 0,
        completed=counts.completed if counts else 0,
        failed=counts.failed if counts else 0,
        problem=" ".join("; ".join(problems).split())[:200],
    )
