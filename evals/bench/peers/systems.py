"""The systems compared: what is installed, how it is started, what is said of it in the report."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class System:
    """One row of the tables."""

    name: str
    driver: str
    """Module under ``drivers``."""
    dialect: str
    """How the endpoint answers it."""
    imports: str
    """Statement whose time is the import time."""
    packages: tuple[str, ...]
    """Requirements, exact for the system itself."""
    alone: tuple[str, ...] = ()
    """Requirements installed without what they ask for, after the others."""
    cached: bool = False
    """Whether it keeps answers on disk."""
    resumes: bool = False
    """Whether it keeps an output folder and does not read again what is finished there."""
    cites: bool = False
    """Whether it offers a check of quotes against the text."""
    options: tuple[str, ...] = ()
    """Options of the driver."""
    brief: bool = False
    """Whether only time and tokens are of interest: the rest is as in the row above."""
    settings: str = ""
    """In one line, for the report."""


def _own_requirements() -> tuple[str, ...]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tuple(tomllib.load(file)["project"]["dependencies"])


# ContextGem 1.4.1 asks for certifi>=2026.10.19, which an index may not have yet: its other requirements are installed as
# it states them, then itself.
CONTEXTGEM_NEEDS = (
    "aiolimiter<2",
    "certifi",
    "colorlog<7",
    "docstring-parser<1",
    "fastjsonschema<3",
    "genai-prices==0.1.13",
    "jinja2<4",
    "litellm==1.105.2",
    "openai==2.54.0",
    "pillow<14",
    "pydantic<3",
    "python-ulid<5",
    "tenacity<10",
    "wtpsplit-lite<0.3",
)

OURS = System(
    name="summarizer",
    driver="use_ours",
    dialect="ours",
    imports="import summarizer",
    packages=_own_requirements(),
    cached=True,
    resumes=True,
    cites=True,
    settings="`summarize_many`, everything as by default: a second question about unexplained numbers, an abstract",
)

SYSTEMS = (
    OURS,
    replace(
        OURS,
        name="summarizer, one question",
        options=("--no-audit",),
        brief=True,
        settings="the same with `audit = false`: one question a chunk, as the peers ask, and an abstract",
    ),
    replace(
        OURS,
        name="summarizer, two workers",
        options=("--two-workers",),
        brief=True,
        settings="the same with `workers=2`: two processes clean and assemble, the questions are asked from the first one",
    ),
    System(
        name="langextract 1.7.1",
        driver="use_langextract",
        dialect="langextract",
        imports="import langextract",
        packages=("langextract[openai]==1.7.1",),
        cites=True,
        settings="chunks of 4,000 characters in place of 1,000, endless batches, schema; one call a document in faults",
    ),
    System(
        name="instructor 1.17.0",
        driver="use_instructor",
        dialect="instructor",
        imports="import instructor",
        packages=("instructor==1.17.0", "diskcache"),
        cached=True,
        cites=True,
        settings="`gather` under a semaphore, JSON schema, 6 + 3 tries, `DiskCache` with `cache_namespace`",
    ),
    System(
        name="ContextGem 1.4.1",
        driver="use_contextgem",
        dialect="contextgem",
        imports="import contextgem",
        packages=CONTEXTGEM_NEEDS,
        alone=("contextgem==1.4.1",),
        settings="whole documents in a call, limiter out of the way, 5 retries in place of 3",
    ),
    System(
        name="BAML 0.226.3",
        driver="use_baml",
        dialect="baml",
        imports="import baml_py",
        packages=("baml-py==0.226.3", "pydantic>=2", "typing-extensions"),
        settings="`gather` under a semaphore, 6 tries with growing pauses in place of one",
    ),
)
