"""Files and batches on the loopback server: ``Loopback(routes=desk.routes())``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.answers import answer
from tests.loopback.server import Route, completion
from tests.loopback.wire import Reply, Request

_BOUNDARY = re.compile(r'boundary="?([^";]+)')


@dataclass
class BatchDesk:
    """A provider's batch service. What it does wrong is fixed in advance and strikes each batch alike."""

    polls: int = 1
    """How often a batch is looked at before it is done."""
    failing: int = 0
    """Every so manyth request of a first batch is answered with 500 in the error file; 0 none."""
    flawed: int = 0
    """Every so manyth answer is broken JSON; 0 none."""
    expires_after: int | None = None
    """The first batch expires after so many answers."""
    refused: str | None = None
    """Why the first batch is refused as a whole."""
    silent: bool = False
    """The first creation is never answered, and works all the same."""
    closed: bool = False
    """Nothing can be created: 500."""
    files: dict[str, bytes] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """Every custom id of every accepted batch."""

    def routes(self) -> dict[str, Route]:
        """Handlers by path; those that end in a slash take everything below."""
        return {
            "/v1/files": self._upload,
            "/v1/files/": self._content,
            "/v1/batches": self._batches,
            "/v1/batches/": self._look,
        }

    def _upload(self, request: Request) -> Reply:
        name = f"file-{len(self.files) + 1}"
        self.files[name] = _file_part(request)
        return _json(
            {
                "id": name,
                "object": "file",
                "bytes": 1,
                "created_at": 1,
                "filename": "f",
                "purpose": "batch",
                "status": "processed",
            }
        )

    def _content(self, request: Request) -> Reply:
        return Reply(200, self.files[request.path.split("/")[3]])

    def _batches(self, request: Request) -> Reply:
        if request.method == "GET":
            listed = [self._shown(batch) for batch in self.batches.values()]
            return _json({"object": "list", "data": listed, "has_more": False})
        if self.closed:
            return Reply(500, b'{"error": {"message": "closed", "code": "closed"}}')
        order = json.loads(request.body)
        name = f"batch-{len(self.batches) + 1}"
        batch = {"id": name, "looks": 0, "first": not self.batches, "input_file_id": order["input_file_id"]}
        self.batches[name] = batch | {"metadata": order.get("metadata"), "status": "validating"}
        if self.silent and batch["first"]:
            return Reply(0, b"")
        return _json(self._shown(self.batches[name]))

    def _look(self, request: Request) -> Reply:
        batch = self.batches[request.path.split("/")[3]]
        batch["looks"] += 1
        if batch["status"] in {"validating", "in_progress"}:
            batch["status"] = "in_progress"
            if batch["looks"] >= self.polls:
                self._work(batch)
        return _json(self._shown(batch))

    def _work(self, batch: dict[str, Any]) -> None:
        if self.refused and batch["first"]:
            batch |= {"status": "failed", "problem": self.refused}
            return
        lines = [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
        self.asked += [line["custom_id"] for line in lines]
        good: list[bytes] = []
        bad: list[bytes] = []
        for number, line in enumerate(lines, 1):
            if batch["first"] and self.expires_after is not None and number > self.expires_after:
                bad.append(_line(line, None, {"code": "batch_expired", "message": "not reached in time"}))
            elif batch["first"] and self.failing and number % self.failing == 0:
                bad.append(_line(line, {"status_code": 500, "body": {"error": {"message": "broke"}}}, None))
            else:
                good.append(
                    _line(line, {"status_code": 200, "body": self._answer(line["body"], number)}, None)
                )
        batch |= {"output_file_id": self._keep(good), "error_file_id": self._keep(bad)}
        batch["counts"] = {"total": len(lines), "completed": len(good), "failed": len(bad)}
        batch["status"] = "expired" if batch["first"] and self.expires_after is not None else "completed"

    def _answer(self, body: Mapping[str, Any], number: int) -> dict[str, Any]:
        content = answer(body)
        if self.flawed and number % self.flawed == 0:
            content = content[:-1]
        made: dict[str, Any] = json.loads(completion(body, content))
        return made

    def _keep(self, lines: list[bytes]) -> str | None:
        if not lines:
            return None
        name = f"file-{len(self.files) + 1}"
        self.files[name] = b"\n".join(reversed(lines)) + b"\n"  # providers promise no order
        return name

    def _shown(self, batch: Mapping[str, Any]) -> dict[str, Any]:
        problem = batch.get("problem")
        return {
            "id": batch["id"],
            "object": "batch",
            "endpoint": "/v1/chat/completions",
            "completion_window": "24h",
            "created_at": 1,
            "input_file_id": batch["input_file_id"],
            "status": batch["status"],
            "output_file_id": batch.get("output_file_id"),
            "error_file_id": batch.get("error_file_id"),
            "metadata": batch["metadata"],
            "request_counts": batch.get("counts"),
            "errors": {"object": "list", "data": [{"message": problem}]} if problem else None,
        }


def _line(order: Mapping[str, Any], response: object, error: object) -> bytes:
    row = {"id": "r", "custom_id": order["custom_id"], "response": response, "error": error}
    return json.dumps(row, ensure_ascii=False).encode()


def _json(content: object) -> Reply:
    return Reply(200, json.dumps(content, ensure_ascii=False).encode())


def _file_part(request: Request) -> bytes:
    """The content of the field ``file`` of a multipart form."""
    found = _BOUNDARY.search(request.headers["content-type"])
    if found is None:
        raise ValueError("no multipart form")
    for part in request.body.split(b"--" + found.group(1).encode()):
        head, _, content = part.partition(b"\r\n\r\n")
        if b'name="file"' in head:
            return content.removesuffix(b"\r\n")
    raise ValueError("no file in the form")
