"""A chat-completions endpoint on loopback: real HTTP, canned answers, faults on demand, and a log of all it saw.

Not a patch of anything: clients of every kind talk to it over a socket. ``Loopback`` runs it in a thread of the
test, ``python -m tests.loopback`` in a process of its own (for timings and for other programs).
"""

from __future__ import annotations

from tests.loopback.answers import answer
from tests.loopback.script import Entry, Script
from tests.loopback.server import Loopback

__all__ = ["Entry", "Loopback", "Script", "answer"]
