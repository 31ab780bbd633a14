"""The endpoint of the benchmark, in a process of its own: the tests' loopback server, with every system's answers.

``python -m evals.bench.peers.server --dialect langextract --latency-s 0.5 --errors 0.05`` says its base URL on the
first line. Beside ``/v1``, ``/mark`` starts counting anew (after a warm-up), ``/ledger`` tells what came since the mark and
``/everything`` what came since the start.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.bench.peers.answers import DIALECTS, Model
from evals.bench.peers.ledger import Traffic, count_traffic
from tests.loopback.script import Script, numeric_fields
from tests.loopback.server import Loopback
from tests.loopback.wire import Reply, Request

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Counting:
    """A loopback server that counts from a mark on."""

    model: Model
    script: Script
    mark: int = 0
    server: Loopback = field(init=False)

    def __post_init__(self) -> None:
        routes = {"/mark": self._mark, "/ledger": self._ledger, "/everything": self._everything}
        self.server = Loopback(self.script, self.model, routes)

    def _mark(self, _: Request) -> Reply:
        self.mark = len(self.server.log)
        self.model.offered.clear()
        return Reply(200, b"{}")

    def _since(self, mark: int) -> dict[str, Any]:
        chats = [entry for entry in self.server.log[mark:] if entry.path.endswith("/completions")]
        return count_traffic(chats).as_json()

    def _ledger(self, _: Request) -> Reply:
        told = self._since(self.mark) | {"offered": self.model.offered}
        return Reply(200, json.dumps(told, ensure_ascii=False).encode())

    def _everything(self, _: Request) -> Reply:
        return Reply(200, json.dumps(self._since(0)).encode())


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A running server, seen from outside."""

    url: str

    def _get(self, path: str) -> Any:
        with urllib.request.urlopen(self.url.removesuffix("/v1") + path) as reply:  # noqa: S310 - loopback
            return json.load(reply)

    def good(self) -> int:
        """Requests answered without fault since the server started."""
        return int(self._get("/v1/stats")["good"])

    def everything(self) -> Traffic:
        """Traffic since the server started, whatever was marked."""
        return Traffic(**self._get("/everything"))

    def ledger(self) -> tuple[Traffic, list[str]]:
        """Traffic and offered quotes since the last mark."""
        told = self._get("/ledger")
        offered = told.pop("offered")
        return Traffic(**told), offered


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(
    dialect: str, options: dict[str, float | int | str], wrong: bool = False, port: int = 0
) -> Iterator[Endpoint]:
    """A server in another process; ``options`` are fields of the loopback server's Script."""
    command = [sys.executable, "-m", "evals.bench.peers.server", "--dialect", dialect, "--port", str(port)]
    command += ["--wrong"] if wrong else []
    command += [
        part for name, value in options.items() for part in ("--" + name.replace("_", "-"), str(value))
    ]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout
        try:
            yield Endpoint(process.stdout.readline().strip())
        finally:
            process.kill()
            process.wait()


def _die_with_parent() -> None:
    sys.stdin.read()  # ends when whoever holds the other end is gone, killed or not
    os._exit(0)


async def _run(counting: Counting, port: int) -> None:
    listener = await counting.server.listen(port)
    sys.stdout.write(counting.server.base_url + "\n")
    sys.stdout.flush()
    await listener.serve_forever()


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dialect", choices=sorted(DIALECTS), required=True)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--port", type=int, default=0)
    for name, kind in numeric_fields().items():
        parser.add_argument("--" + name.replace("_", "-"), type=kind)
    options = vars(parser.parse_args())
    threading.Thread(target=_die_with_parent, daemon=True).start()
    model, port = Model(options.pop("dialect"), options.pop("wrong")), options.pop("port")
    script = Script(**{name: value for name, value in options.items() if value is not None})
    asyncio.run(_run(Counting(model, script), port))


if __name__ == "__main__":
    main()
