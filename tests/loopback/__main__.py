"""``python -m tests.loopback --port 8099 --latency-s 0.5 --errors 0.02``: the server in its own process.

Says its base URL on the first line of standard output; ``GET /v1/stats`` counts what it saw, ``GET /v1/repeats``
lists what it answered twice.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from tests.loopback.script import MODES, Script, numeric_fields
from tests.loopback.server import Loopback


async def _serve(script: Script, port: int) -> None:
    server = Loopback(script)
    listener = await server.listen(port)
    sys.stdout.write(server.base_url + "\n")
    sys.stdout.flush()
    await listener.serve_forever()


def main() -> None:
    """Read options named like the fields of Script and serve until interrupted."""
    parser = argparse.ArgumentParser(prog="tests.loopback")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--modes", default=",".join(sorted(MODES)))
    for name, kind in numeric_fields().items():
        parser.add_argument("--" + name.replace("_", "-"), type=kind)
    options = vars(parser.parse_args())
    port, modes = options.pop("port"), frozenset(options.pop("modes").split(","))
    script = Script(modes=modes, **{name: value for name, value in options.items() if value is not None})
    asyncio.run(_serve(script, port))


if __name__ == "__main__":
    main()
