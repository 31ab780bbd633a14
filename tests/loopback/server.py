"""The server: one asyncio loop in a thread, one handler for each path."""

from __future__ import annotations

import asyncio
import hashlib
import json
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from typing import Any, Self

from tests.loopback.answers import answer as canned
from tests.loopback.script import Entry, Script
from tests.loopback.wire import Reply, Request, read_request, response_bytes

Answerer = Callable[[Mapping[str, Any]], str]
"""From the body of a request to the content of the answer."""
Route = Callable[[Request], Reply]
"""Handler of one more path, for tests of files and batches."""

TRUNCATED_SHARE = 0.6
"""How much of an answer is left when a fault cuts it."""


def estimate_tokens(text: str) -> int:
    """Token count the server reports: a fixed rule, so that tests can expect it."""
    wide = (len(text.encode("utf-8", "surrogatepass")) - len(text)) // 2
    return wide * 3 // 4 + len(text) // 8 + 1


def _error(status: int, message: str, code: str, *headers: tuple[str, str], fault: str = "") -> Reply:
    body = json.dumps({"error": {"message": message, "type": code, "code": code}}).encode()
    return Reply(status, body, headers, fault or code)


def _mode(body: Mapping[str, Any]) -> str:
    if body.get("tools"):
        return "tools"
    return {"json_schema": "schema", "json_object": "json"}.get(
        (body.get("response_format") or {}).get("type", ""), ""
    )


def completion(
    body: Mapping[str, Any], content: str, finish: str = "stop", refusal: str | None = None
) -> bytes:
    """A chat completion that says ``content`` in the way the request asked for."""
    message: dict[str, Any] = {"role": "assistant", "content": content}
    if refusal is not None:
        message |= {"content": None, "refusal": refusal}
    elif body.get("tools"):
        name = body["tools"][0]["function"]["name"]
        call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": content}}
        message |= {"content": None, "tool_calls": [call]}
        finish = "tool_calls" if finish == "stop" else finish
    prompt = estimate_tokens("".join(str(part.get("content") or "") for part in body["messages"]))
    output = estimate_tokens(content)
    usage = {"prompt_tokens": prompt, "completion_tokens": output, "total_tokens": prompt + output}
    reply = {
        "id": "chatcmpl-loopback",
        "object": "chat.completion",
        "created": 1,
        "model": body.get("model", ""),
        "choices": [{"index": 0, "finish_reason": finish, "message": message, "logprobs": None}],
        "usage": usage | {"prompt_tokens_details": {"cached_tokens": 0}},
    }
    return json.dumps(reply, ensure_ascii=False).encode()


class Loopback:
    """A running server: ``with Loopback(Script(errors=0.05)) as server: … server.base_url, server.log``."""

    def __init__(
        self,
        script: Script | None = None,
        answer: Answerer = canned,
        routes: Mapping[str, Route] | None = None,
    ) -> None:
        self.script = script or Script()
        self.log: list[Entry] = []
        self.port = 0
        self._answer = answer
        self._routes = dict(routes or {})
        self._attempts: Counter[str] = Counter()
        self._recent: deque[float] = deque()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._open: set[asyncio.Task[None]] = set()

    @property
    def base_url(self) -> str:
        """What a client takes as base URL."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def chats(self) -> list[Entry]:
        """Log entries of chat completions."""
        return [entry for entry in self.log if entry.path.endswith("/chat/completions")]

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.listen(0), self._loop).result()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def listen(self, port: int) -> asyncio.Server:
        """Start to listen on ``port`` (0: any free one) of the running loop."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", port, limit=2**24, backlog=512)
        self.port = self._server.sockets[0].getsockname()[1]
        return self._server

    async def _close(self) -> None:
        self._server.close()
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task:
            self._open.add(task)
            task.add_done_callback(self._open.discard)
        try:
            while request := await read_request(reader):
                reply = await self._reply(request)
                if not reply.status:
                    break
                writer.write(response_bytes(reply))
                await writer.drain()
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _reply(self, request: Request) -> Reply:
        sha = hashlib.sha256(request.body).hexdigest()
        attempt = self._attempts[sha]
        self._attempts[sha] += 1
        at = time.monotonic()
        route = self._route(request.path)
        if route:
            reply = route(request)
        elif request.path.endswith("/chat/completions"):
            reply = self._chat(request, attempt)
        elif request.path.endswith("/stats"):
            return Reply(200, json.dumps(self.stats()).encode())
        elif request.path.endswith("/repeats"):
            return Reply(200, json.dumps(self.repeats()).encode())
        elif request.path.endswith("/models"):
            models = [{"id": self.script.model or "loopback", "object": "model"}]
            reply = Reply(200, json.dumps({"object": "list", "data": models}).encode())
        else:
            reply = _error(404, f"no such path: {request.path}", "not_found")
        seen = request.path, sha, attempt, reply.status, reply.fault, request.body, at
        self.log.append(Entry(*seen, request.query, request.headers))
        await asyncio.sleep(max(0.0, self._delay(reply) - (time.monotonic() - at)))  # making it is part of it
        return reply

    def _route(self, path: str) -> Route | None:
        """The handler of a path, or of the folder that it is in."""
        folders = (prefix for prefix in self._routes if prefix.endswith("/") and path.startswith(prefix))
        return self._routes.get(path) or self._routes.get(next(folders, ""))

    def _delay(self, reply: Reply) -> float:
        if reply.fault == "hangs":
            return 3600.0
        if reply.status != 200:
            return 0.0
        return self.script.latency_s + self.script.latency_per_token_s * len(reply.body) / 4

    def _chat(self, request: Request, attempt: int) -> Reply:
        body: dict[str, Any] = json.loads(request.body)
        return (
            self._unwilling(request, body)
            or self._struck(request.body, attempt)
            or self._good(request, body, attempt)
        )

    def _unwilling(self, request: Request, body: Mapping[str, Any]) -> Reply | None:
        """Errors a server gives for good reason: key, model, mode, quota, rate."""
        script = self.script
        if script.key is not None and request.headers.get("authorization") != f"Bearer {script.key}":
            return _error(401, "Incorrect API key provided", "invalid_api_key")
        if script.model is not None and body.get("model") != script.model:
            return _error(404, f"The model {body.get('model')} does not exist", "model_not_found")
        if (mode := _mode(body)) and mode not in script.modes:
            return _error(
                400, f"{'tools' if mode == 'tools' else 'response_format'} not supported", "bad_request"
            )
        if script.quota is not None and sum(entry.good for entry in self.log) >= script.quota:
            return _error(429, "You exceeded your current quota", "insufficient_quota")
        return self._too_fast()

    def _too_fast(self) -> Reply | None:
        limit = self.script.requests_per_second
        if limit is None:
            return None
        now = time.monotonic()
        while self._recent and now - self._recent[0] > 1:
            self._recent.popleft()
        if len(self._recent) >= limit:
            wait = ("retry-after", f"{self.script.retry_after_s:g}")
            return _error(429, "Rate limit reached", "rate_limit_exceeded", wait, fault="rate limit")
        self._recent.append(now)
        return None

    def _struck(self, body: bytes, attempt: int) -> Reply | None:
        script = self.script
        if script.draws("resets", body, attempt):
            return Reply(0, b"", fault="resets")
        if script.draws("hangs", body, attempt):
            return Reply(0, b"", fault="hangs")
        always = script.always_fail is not None and _holds(body, script.always_fail)
        if always or script.draws("errors", body, attempt):
            return _error(500, "The server had an error", "server_error", fault="errors")
        return None

    def _good(self, request: Request, body: Mapping[str, Any], attempt: int) -> Reply:
        script, raw = self.script, request.body
        if script.draws("refused", raw, attempt):
            return Reply(200, completion(body, "", refusal="无法协助处理这一请求。"), fault="refused")
        if script.always_refuse is not None and _holds(raw, script.always_refuse):
            return Reply(200, completion(body, "", finish="content_filter"), fault="refused")
        content = self._answer(body)
        broken = script.always_break is not None and _holds(raw, script.always_break)
        if broken or script.draws("malformed", raw, attempt):
            return Reply(200, completion(body, content[:-1].replace('":', '"', 1)), fault="malformed")
        limit = script.max_output_chars or len(content)
        if script.draws("truncated", raw, attempt):
            limit = int(len(content) * TRUNCATED_SHARE)
        if limit < len(content):
            return Reply(200, completion(body, content[:limit], finish="length"), fault="truncated")
        return Reply(200, completion(body, content))

    def repeats(self) -> list[tuple[float, float]]:
        """For each good answer given again: when it was asked for before, and again (monotonic clock, seconds)."""
        last: dict[str, float] = {}
        found: list[tuple[float, float]] = []
        for entry in self.chats:
            if entry.good:
                if entry.sha in last:
                    found.append((last[entry.sha], entry.at_s))
                last[entry.sha] = entry.at_s
        return found

    def stats(self) -> dict[str, Any]:
        """Counts of the log, for a server in another process."""
        good = [entry for entry in self.chats if entry.good]
        return {
            "requests": len(self.chats),
            "good": len(good),
            "repeated_good": len(good) - len({entry.sha for entry in good}),
            "faults": Counter(entry.fault for entry in self.chats if entry.fault),
        }


def _holds(body: bytes, words: str) -> bool:
    return words.encode() in body or json.dumps(words)[1:-1].encode() in body
