"""Folders to run over, and what a run left: shared by the tests of batch runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAN = "青石县工作计划\n一、目标任务\n到2027年，全县护理型床位占比达到{number}%以上。\n"


def write_plans(folder: Path, count: int) -> Path:
    """``count`` small documents, each with a figure of its own."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(PLAN.format(number=10 + number), encoding="utf-8")
    return folder


def files(out: Path) -> dict[str, bytes]:
    """Everything a run wrote, its own notes included, less the times."""
    found = {}
    for path in sorted(out.rglob("*")):
        if path.is_file():
            found[path.relative_to(out).as_posix()] = path.read_bytes()
    manifest = json.loads(found["run.json"])
    del manifest["times"]
    return found | {"run.json": json.dumps(manifest).encode()}


def command(*words: object) -> subprocess.Popen[str]:
    """The program in a process of its own."""
    line = [sys.executable, "-m", "summarizer", *map(str, words)]
    return subprocess.Popen(
        line, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def said(*words: object) -> tuple[int, str]:
    """Exit code and standard error of the program."""
    with command(*words) as process:
        _, errors = process.communicate()
    return process.returncode, errors
