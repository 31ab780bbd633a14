"""What holds for every test: no key and no endpoint from the developer's shell, a cache of its own, repeatable examples."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# Read by the program (see summarizer/settings.py); a developer's own must not reach a test.
_SETTINGS_PREFIXES = ("OPENAI_", "SUMMARIZER_")

# Derandomised: the same commit gives the same verdict. No deadline: tests judge results, not the speed of the machine.
settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_configure() -> None:
    """Clean the environment before any module of the program is imported."""
    for name in [name for name in os.environ if name.startswith(_SETTINGS_PREFIXES)]:
        del os.environ[name]
    cache = tempfile.mkdtemp(prefix="summarizer-tests-")
    atexit.register(shutil.rmtree, cache, ignore_errors=True)
    os.environ["SUMMARIZER_CACHE"] = cache


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parent.parent
