"""The only module that touches ``openai`` and ``instructor``: sends a body, translates every error, probes modes.

Probing goes through instructor, which knows how each mode is asked for and read. The calls themselves go through the
openai client with the same shapes: instructor's ``create`` copies and rewrites the messages of every call, at 10 ms
of CPU against 2 ms for the client alone (16 in flight, 5,000-character prompts), and hides the text of answers
that don't validate, which is what salvage works on.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cached_property
from time import time
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, SecretStr

from summarizer.engines.llm.addresses import read_address
from summarizer.engines.llm.modes import Mode
from summarizer.errors import (
    CredentialsError,
    EngineError,
    InvalidAnswerError,
    QuotaError,
    RefusedError,
    StopRunError,
    TruncatedError,
    UnavailableError,
)
from summarizer.schemas.extraction import Usage
from summarizer.settings import bare_url

if TYPE_CHECKING:
    import openai

_KEYS = re.compile(r"\b(?:sk|pk|key|Bearer)[-_ ][\w*.\-]{6,}")
_MAX_DETAIL_CHARS = 200
_MAX_RETRY_AFTER_S = 300.0
"""An endpoint that asks for a longer pause is taken at its word only so far."""
_QUOTA_CODES = frozenset(
    {"insufficient_quota", "billing_hard_limit_reached", "insufficient_balance", "Arrearage"}
)
_FILTER_CODES = frozenset(
    {"content_filter", "content_policy_violation", "data_inspection_failed", "invalid_prompt"}
)
_KEY_CODES = frozenset({"no_db_connection", "invalid_api_key", "auth_error"})
"""A LiteLLM proxy without a database says 400 ``no_db_connection`` to every key but its own."""
_NO_MODEL = re.compile(r"invalid model name|model\S* (?:does )?not (?:exist|found)", re.IGNORECASE)
"""LiteLLM and DeepSeek say 400 to a model that they don't know, which no other form of the request will change."""
_UNFIT = re.compile(r"validation error|response_format|json_schema|tool_choice", re.IGNORECASE)
"""llama-cpp-python's server says 500 to a form of answer that it does not know."""
_PASSING = frozenset({408, 409, 425})
_TOO_LONG = re.compile(
    r"context.{0,20}(?:length|size|window)|maximum.{0,20}tokens|too many tokens", re.IGNORECASE
)
# What the client libraries raise on answers that are no JSON or JSON of another shape.
_SURPRISES = (ValueError, TypeError, AttributeError, AssertionError)
_ONE_REQUEST = Usage(requests=1)


class TroubleError(Exception):
    """A request that gave no answer: what it means, and what can be done about it."""

    def __init__(
        self,
        error: EngineError | StopRunError,
        *,
        retry: bool = False,
        rate_limited: bool = False,
        wait_s: float | None = None,
        unfit: bool = False,
        usage: Usage = _ONE_REQUEST,
    ) -> None:
        super().__init__(str(error))
        self.error = error
        self.retry = retry
        """Whether the same request may succeed later."""
        self.rate_limited = rate_limited
        self.wait_s = wait_s
        """How long the endpoint asks everybody to wait."""
        self.unfit = unfit
        """Whether the endpoint refused the request's form: it may not know the mode."""
        self.usage = usage
        """What the attempt used all the same."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model said."""

    text: str
    truncated: bool
    usage: Usage
    """Tokens of this one request, without cost and latency; zeros where the endpoint doesn't say."""


class _Probe(BaseModel):
    """Smallest answer that shows whether a mode works."""

    ok: bool


class Transport:
    """One client of one endpoint. Raises TroubleError and nothing else."""

    def __init__(self, base_url: str | None, api_key: SecretStr | None, timeout_s: float) -> None:
        self._secret = api_key.get_secret_value() if api_key else ""
        self._base_url, self._timeout_s = base_url, timeout_s
        self._host = bare_url(base_url) or "https://api.openai.com/v1"

    @cached_property
    def _client(self) -> openai.AsyncOpenAI:
        """Made for the first question: its library takes a second to load, and a run from the cache asks none."""
        import openai

        address = read_address(self._base_url, self._secret)
        # Retries are ours: they are counted and paced.
        client = openai.AsyncOpenAI(
            base_url=address.url,
            api_key=address.key,
            default_query=address.query,
            default_headers=address.headers,
            timeout=self._timeout_s,
            max_retries=0,
        )
        # The library starts a thread for each of the first requests to find it out: 0.2 s until one is sent.
        client._platform = "Unknown"  # noqa: SLF001  # it offers no other way
        return client

    async def close(self) -> None:
        """Close all connections."""
        if "_client" in vars(self):
            await self._client.close()

    async def send(self, body: Mapping[str, Any]) -> Reply:
        """Send one chat completion."""
        import openai

        try:
            # ``chat.completions.create`` would walk through messages and answer to type them: 1 ms for nothing.
            completion = await self._client.post("/chat/completions", cast_to=object, body=body)
        except (openai.OpenAIError, *_SURPRISES) as error:
            raise self.translate(error) from None
        return self.read(completion)

    def read(self, completion: object) -> Reply:
        """What the JSON of a completion says; raises TroubleError for refusals and for JSON of another shape."""
        # Endpoints of all makes answer here; nothing about it is certain.
        usage = _usage(_get(completion, "usage"))
        choice = _first(_get(completion, "choices"))
        message = _get(choice, "message")
        if not isinstance(message, dict):
            error = InvalidAnswerError("the endpoint's answer is no chat completion")
            raise TroubleError(error, retry=True, usage=usage)
        finish = _get(choice, "finish_reason")
        if finish == "content_filter":
            raise TroubleError(RefusedError("a content filter stopped the answer"), usage=usage)
        if message.get("refusal"):
            refusal = self._clean(str(message["refusal"]))
            raise TroubleError(RefusedError(f"the model refused: {refusal}"), usage=usage)
        call = _get(_first(message.get("tool_calls")), "function")
        text = _get(call, "arguments") if call else message.get("content")
        if not isinstance(text, str) or not text.strip():
            raise TroubleError(InvalidAnswerError("the answer is empty"), retry=True, usage=usage)
        return Reply(text, finish == "length", usage)

    async def speaks(self, model: str, mode: Mode) -> Usage | None:
        """What one small question in ``mode`` used, or None where the endpoint doesn't answer in that mode."""
        import instructor
        import openai
        from instructor.core import InstructorError

        modes = {
            Mode.SCHEMA: instructor.Mode.JSON_SCHEMA,
            Mode.TOOLS: instructor.Mode.TOOLS,
            Mode.JSON: instructor.Mode.JSON,
            Mode.PLAIN: instructor.Mode.MD_JSON,
        }
        client = instructor.from_openai(self._client, mode=modes[mode])
        logging.getLogger("instructor").setLevel(logging.CRITICAL)  # a refused probe is an answer, no news
        question: Any = [{"role": "user", "content": '请以JSON回答：{"ok": true}'}]
        try:
            _, completion = await client.create_with_completion(
                model=model, messages=question, response_model=_Probe, max_retries=0
            )
        except (openai.OpenAIError, InstructorError, *_SURPRISES) as error:
            trouble = self.translate(_root(error))
            if trouble.unfit or isinstance(trouble.error, InvalidAnswerError):
                return None
            raise trouble from None
        return _usage(completion.model_dump().get("usage"))

    def translate(self, error: Exception) -> TroubleError:
        """The one place where errors of the client libraries become ours."""
        import openai

        if isinstance(error, TroubleError):
            return error
        if isinstance(error, openai.APITimeoutError):
            return TroubleError(UnavailableError(f"{self._host} did not answer in time"), retry=True)
        if isinstance(error, openai.APIConnectionError):
            return TroubleError(UnavailableError(f"{self._host} can't be reached"), retry=True)
        if isinstance(error, openai.APIStatusError):
            return self._status(error)
        return TroubleError(InvalidAnswerError(f"unusable answer: {self._clean(str(error))}"), retry=True)

    def _status(self, error: openai.APIStatusError) -> TroubleError:
        status, codes = error.status_code, {str(error.code), str(error.type)}
        said = error.body.get("message") if isinstance(error.body, dict) else None
        detail = self._clean(str(said or error.message))
        if final := self._final(status, codes, detail):
            return TroubleError(final)
        wait_s = _retry_after(error.response.headers)
        if status == 429 or (status == 503 and wait_s is not None):
            limited = UnavailableError(f"{self._host} kept limiting the rate")
            return TroubleError(limited, retry=True, rate_limited=True, wait_s=wait_s)
        passing = status >= 500 and status != 501 and not _UNFIT.search(detail)
        if status in _PASSING or passing:
            return TroubleError(UnavailableError(f"{self._host} answered {status}: {detail}"), retry=True)
        return TroubleError(EngineError(f"{self._host} refused the request ({status}): {detail}"), unfit=True)

    def _final(self, status: int, codes: set[str], detail: str) -> EngineError | StopRunError | None:
        """What asking again won't change; None where it may, in another form or at another time."""
        if codes & _FILTER_CODES:
            return RefusedError(f"a content filter refused the text: {detail}")
        if status == 402 or codes & _QUOTA_CODES:
            return QuotaError(f"the account at {self._host} has no quota left: {detail}")
        if status in (401, 403) or codes & _KEY_CODES:
            return CredentialsError(f"{self._host} refused the key; check OPENAI_API_KEY: {detail}")
        if status == 404 or (status == 400 and _NO_MODEL.search(detail)):
            return CredentialsError(f"{self._host} has no such model or address: {detail}")
        if status == 413 or (status < 500 and status != 429 and _TOO_LONG.search(detail)):
            return TruncatedError(f"the text is too long for the model: {detail}")
        return None

    def _clean(self, text: str) -> str:
        """One short line without the key, nor anything that looks like one."""
        line = " ".join(text.split())
        if self._secret:
            line = line.replace(self._secret, "…")
        return _KEYS.sub("…", line)[:_MAX_DETAIL_CHARS]


def _retry_after(headers: Any) -> float | None:
    """Seconds of ``Retry-After`` (RFC 9110: seconds or a date) or ``retry-after-ms`` (OpenAI)."""
    milliseconds, value = headers.get("retry-after-ms"), headers.get("retry-after")
    try:
        if milliseconds is not None:
            wait = float(milliseconds) / 1000
        elif value is not None:
            wait = (
                float(value)
                if re.fullmatch(r"[\d.]+", value)
                else parsedate_to_datetime(value).timestamp() - time()
            )
        else:
            return None
    except ValueError:
        return None
    return min(max(0.0, wait), _MAX_RETRY_AFTER_S)


def _root(error: BaseException) -> Exception:
    """Instructor wraps what happened; the first error of the client in the chain is what counts."""
    import openai

    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, openai.OpenAIError):
        seen = seen.__cause__ or seen.__context__
    return seen if isinstance(seen, Exception) else InvalidAnswerError(str(error))


def _get(holder: object, name: str) -> Any:
    return holder.get(name) if isinstance(holder, dict) else None


def _first(values: object) -> object:
    return values[0] if isinstance(values, list) and values else None


def _count(holder: object, name: str) -> int:
    value = _get(holder, name)
    return value if isinstance(value, int) and value > 0 else 0


def _usage(usage: object) -> Usage:
    cached = _count(_get(usage, "prompt_tokens_details"), "cached_tokens")
    return Usage(
        requests=1,
        input_tokens=_count(usage, "prompt_tokens"),
        # DeepSeek has a field of its own.
        cached_input_tokens=cached or _count(usage, "prompt_cache_hit_tokens"),
        output_tokens=_count(usage, "completion_tokens"),
    )
