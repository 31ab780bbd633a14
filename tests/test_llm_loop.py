"""The loop that all LLM engines of a process share."""

from __future__ import annotations

import subprocess
import sys

FIRST_USE = """
import sys, threading
from summarizer.engines.llm.loop import run

sys.setswitchinterval(1e-6)
ready = threading.Barrier(32)

async def nothing():
    pass

def use():
    ready.wait()
    run(nothing())

users = [threading.Thread(target=use) for _ in range(32)]
for user in users:
    user.start()
for user in users:
    user.join()
print(sum(thread.name == "summarizer-llm" for thread in threading.enumerate()))
"""


def test_threads_that_come_first_together_share_one_loop() -> None:
    counts = {
        subprocess.run([sys.executable, "-c", FIRST_USE], capture_output=True, text=True, check=True).stdout
        for _ in range(5)
    }
    assert counts == {"1\n"}
