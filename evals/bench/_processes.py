"""What a process and all below it use: workers of a fork server are nobody's children when they end (Linux)."""

from __future__ import annotations

import math
import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

GLANCE_S = 0.1
"""Between two looks."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a command used, with all its processes."""

    seconds: float
    cpu_s: float
    """Of user and system; what a process uses after the last look at it is missed."""
    below_cpu_s: float
    """Of it, what the processes below the first one used."""
    peak_mb: float
    """Most resident memory of all processes together."""


def tree(pid: int) -> Iterator[int]:
    """A process and all below it; nothing where there is none, or no /proc."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    yield pid
    for child in children:
        yield from tree(int(child))


def memory_mb(pid: int) -> float:
    """Resident memory of a process and all below it."""
    return sum(_resident(one) for one in tree(pid)) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0


def _ticks(pid: int) -> int:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    user, system = stat.rpartition(")")[2].split()[
        11:13
    ]  # proc(5): utime and stime, the command's name apart
    return int(user) + int(system)


def watched(command: Sequence[str], cwd: Path) -> Used:
    """Run ``command`` to its end, its standard error thrown away."""
    with subprocess.Popen(command, cwd=cwd, stderr=subprocess.DEVNULL) as process:
        return watch(process)


def watch(process: subprocess.Popen[bytes], longest_s: float = math.inf) -> Used:
    """Look at ``process`` until it ends. Raises TimeoutError where that takes longer than ``longest_s``."""
    ticks, peak, started = dict[int, int](), 0.0, time.monotonic()
    while process.poll() is None:
        time.sleep(GLANCE_S)
        seen = {pid: _ticks(pid) for pid in tree(process.pid)}
        ticks |= {pid: max(used, ticks.get(pid, 0)) for pid, used in seen.items()}
        peak = max(peak, memory_mb(process.pid))
        if time.monotonic() - started > longest_s:
            raise TimeoutError
    seconds, a_second = time.monotonic() - started, os.sysconf("SC_CLK_TCK")
    below = sum(used for pid, used in ticks.items() if pid != process.pid)
    return Used(seconds, sum(ticks.values()) / a_second, below / a_second, peak)
