"""One virtual environment a system, made on demand from the package index, outside the repository."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from evals.bench.peers.systems import ROOT, System

TOOLS = frozenset({"pip", "setuptools", "wheel"})
"""In every fresh environment; nobody's requirement."""
OFFLINE = {"LITELLM_LOCAL_MODEL_COST_MAP": "True"}
"""Keeps ContextGem's client from asking the network for prices while it is imported."""
IMPORTS = 7
"""Imports timed; the median counts."""


def default_folder() -> Path:
    """Where environments stay from one run to the next."""
    own = os.environ.get("XDG_CACHE_HOME")
    return (Path(own) if own else Path.home() / ".cache") / "policy-summarizer-bench"


def python_of(system: System, folder: Path) -> Path:
    """The interpreter of a system's environment."""
    return folder / system.driver / "bin" / "python"


def ensure(system: System, folder: Path) -> Path:
    """Make the environment unless it is there; gives its interpreter. Raises CalledProcessError if pip fails."""
    home = folder / system.driver
    stamp = home / "installed.txt"
    wanted = "\n".join((*system.packages, *system.alone))
    python = python_of(system, folder)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        venv.create(home, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *system.packages], check=True)
        if system.alone:
            subprocess.run([*pip, "--no-deps", *system.alone], check=True)
        stamp.write_text(wanted, encoding="utf-8")
    if system.dialect == "baml":
        _generate(home)
    return python


def _generate(home: Path) -> None:
    """BAML's client is made from its source by its own tool."""
    source = home / "generated" / "baml_src"
    source.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(__file__).parent / "drivers" / "main.baml", source)
    command = [str(home / "bin" / "baml-cli"), "generate", "--from", str(source)]
    subprocess.run(command, check=True, capture_output=True)


def weigh(system: System, folder: Path) -> tuple[int, float]:
    """Installed packages, the system itself among them, and their megabytes."""
    packages = next((folder / system.driver / "lib").glob("python*")) / "site-packages"
    names = {path.name.split("-")[0].lower() for path in packages.glob("*.dist-info")} - TOOLS
    mine = [path for path in packages.iterdir() if path.name.split("-")[0].lower() not in TOOLS]
    size = sum(_bytes(path) for path in mine)
    if system.dialect == "ours":  # runs from the checkout
        size += sum(_bytes(ROOT / part) for part in ("summarizer", "schemas", "prompts"))
        return len(names) + 1, size / 1e6
    return len(names), size / 1e6


def _bytes(path: Path) -> int:
    """Size without compiled files, which depend on what has run."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files if one.suffix != ".pyc")


def _seconds(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True, env=os.environ | OFFLINE)
    return perf_counter() - start


def _median_s(command: list[str]) -> float:
    _seconds(command)  # compiles what was never imported
    return statistics.median(_seconds(command) for _ in range(IMPORTS))


def time_import(system: System, folder: Path, timed: Callable[[list[str]], float] = _median_s) -> float:
    """Seconds that importing the system takes beyond starting Python; median of seven."""
    python = str(python_of(system, folder))
    return max(0.0, timed([python, "-c", system.imports]) - timed([python, "-c", "pass"]))


def machine() -> str:
    """The machine in words."""
    cpu = "an unnamed processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        cpu = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), cpu)
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{os.cpu_count()} cores of {cpu}, {sys.platform}, Python {version}"
