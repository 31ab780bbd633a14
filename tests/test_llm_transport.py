"""Every error of the client library becomes one of ours, and none carries a secret."""

from __future__ import annotations

import inspect
from typing import Any

import httpx2
import openai
import pytest
from pydantic import SecretStr

from summarizer.engines.llm.transport import Transport, TroubleError
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
from tests.llm import KEY

REQUEST = httpx2.Request("POST", "http://user:pass@host/v1/chat/completions", headers={"authorization": KEY})
ERRORS = [
    found
    for _, found in inspect.getmembers(openai, inspect.isclass)
    if issubclass(found, openai.APIError) and found.__module__.startswith("openai")
]


def transport() -> Transport:
    return Transport("http://user:hunter2@host/v1?token=abc", SecretStr(KEY), 1.0)


def status(
    code: int, body: dict[str, Any] | None = None, headers: dict[str, str] | None = None
) -> openai.APIStatusError:
    response = httpx2.Response(code, request=REQUEST, headers=headers)
    error = openai.APIStatusError(f"no good for {KEY}", response=response, body=body)
    error.code = (body or {}).get("code")
    return error


@pytest.mark.parametrize(
    ("error", "expected", "retry"),
    [
        (status(401), CredentialsError, False),
        (status(403), CredentialsError, False),
        (status(404), CredentialsError, False),
        (status(402), QuotaError, False),
        (status(429, {"code": "insufficient_quota"}), QuotaError, False),
        (status(429), UnavailableError, True),
        (status(503, headers={"retry-after": "2"}), UnavailableError, True),
        (status(500), UnavailableError, True),
        (status(500, {"message": "1 validation error: response_format"}), EngineError, False),
        (status(408), UnavailableError, True),
        (status(400, {"code": "content_filter"}), RefusedError, False),
        (status(400, {"message": "maximum context length is 8192 tokens"}), TruncatedError, False),
        (status(413), TruncatedError, False),
        (
            status(400, {"message": "No connected db.", "type": "no_db_connection", "code": "400"}),
            CredentialsError,
            False,
        ),
        (status(400, {"message": "Invalid model name: x"}), CredentialsError, False),
        (status(400, {"message": "Model Not Exist"}), CredentialsError, False),
        (status(422), EngineError, False),
        (openai.APITimeoutError(REQUEST), UnavailableError, True),
        (openai.APIConnectionError(request=REQUEST), UnavailableError, True),
        (ValueError("not JSON"), InvalidAnswerError, True),
    ],
)
def test_errors_are_translated(error: Exception, expected: type[Exception], retry: bool) -> None:
    trouble = transport().translate(error)
    assert type(trouble.error) is expected
    assert trouble.retry is retry
    for secret in (KEY, "hunter2", "abc", "pass"):
        assert secret not in str(trouble.error)


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_no_error_of_the_library_is_forgotten(kind: type[openai.APIError]) -> None:
    error = kind.__new__(kind)
    Exception.__init__(error, "x")
    error.message, error.code, error.type, error.body = "x", None, None, None
    if isinstance(error, openai.APIStatusError):
        error.status_code = getattr(kind, "status_code", 500)
        error.response = httpx2.Response(500, request=REQUEST)
    assert isinstance(transport().translate(error).error, EngineError | StopRunError)


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after": "Wed, 01 Jan 2020 00:00:00 GMT"}, 0.0),
        ({"retry-after": "99999"}, 300.0),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_pauses_are_read_as_the_standard_says(headers: dict[str, str], wait_s: float | None) -> None:
    trouble = transport().translate(status(429, headers=headers))
    assert trouble.rate_limited
    assert trouble.wait_s == wait_s


@pytest.mark.parametrize(
    "completion",
    [
        {},
        [],
        "down for maintenance",
        {"choices": None},
        {"choices": {"message": "x"}},
        {"choices": [7]},
        {"choices": [{"message": {"tool_calls": [{"function": {"arguments": None}}]}}]},
        {"choices": []},
        {"choices": [{"finish_reason": "stop", "message": None}]},
        {"choices": [{"finish_reason": "stop", "message": {"content": None}}]},
        {"choices": [{"finish_reason": "stop", "message": {"content": " "}}]},
        {"choices": [{"finish_reason": "content_filter", "message": {"content": ""}}]},
    ],
)
def test_answers_of_another_shape_are_trouble(completion: object) -> None:
    with pytest.raises(TroubleError):
        transport().read(completion)


def test_keys_of_others_are_masked_too() -> None:
    trouble = transport().translate(
        ValueError("Incorrect API key provided: sk-proj-Ab12Cd34Ef56. Bearer tok.en-12345678")
    )
    assert "Ab12" not in str(trouble)
    assert "tok.en" not in str(trouble)
