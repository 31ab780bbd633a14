"""Thousands of mutated documents in one run: each is read, or refused in one line; nothing crashes, hangs or is missed.

    python -m tests.fuzz.mutants [--documents 10000] [--seed 5]

Sound documents of our own are damaged at random, also inside the parts of packed ones, and read by ``summarizer run``.
Prints how many were read and refused, and why; the exit code is 1 where anything but a refusal came out.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from summarizer.cli import call
from tests.fuzz.targets import seeds

SHARES = {"html": 30, "docx": 20, "text": 20, "pdf": 15, "ofd": 15}
"""Of a hundred documents, by the name of their fuzzing target: what is fed most gets most."""

# Characters that mean something to one of the stages, or are seldom seen.
_ODD = "<>&\"'=|#*_[]()（）、。；：%％0123456789０一二三十百千万亿年月日至—-~ \n\t\u3000\u00a0\u202e\ufeff\u200b\ue000𠀀"

_VALUE = re.compile(rb'"[^"<>]*"|>[^<>]+<')
# Values that a reader of numbers, lists and names of parts may stumble over.
_VALUES = (
    b"0", b"-1", b"1e308", b"nan", b"99999999999999999999", b"g 99999 9", b"0 0 0 0", b"0 0 0 0 0 0", b"true", b"../../x", b"%9",
    b"M 0 0 L 9", "到2027年，建成中心十万个。".encode(), "\ue000".encode(), b"   ",
)  # fmt: skip
_SUFFIXES = {"html": ".html", "docx": ".docx", "text": ".txt", "pdf": ".pdf", "ofd": ".ofd"}
# Reasons that are no refusal: the reader died, took too long, or met an error that nobody foresaw.
_FAULT = re.compile(r"unexpected|died|longer than|memory")


def mutate(rolls: random.Random, data: bytes) -> bytes:
    """``data`` with one to ten bytes or runs changed, left out, doubled or put in."""
    made = bytearray(data)
    for _ in range(rolls.randint(1, 10)):
        place = rolls.randrange(len(made)) if made else 0
        match rolls.randrange(4):
            case 0 if made:
                made[place] = rolls.randrange(256)
            case 1:
                del made[place : place + rolls.randint(1, 60)]
            case 2 if made:
                made[place:place] = made[rolls.randrange(len(made)) :][: rolls.randint(1, 80)]
            case _:
                made[place:place] = rolls.randbytes(rolls.randint(1, 8))
    return bytes(made)


def mutate_words(rolls: random.Random, data: bytes) -> bytes:
    """``data``, text in UTF-8, with characters changed, left out, doubled or put in: damage that can still be decoded."""
    made = list(data.decode("utf-8"))
    for _ in range(rolls.randint(1, 30)):
        place = rolls.randrange(len(made) + 1)
        match rolls.randrange(4):
            case 0:
                made[place : place + 1] = rolls.choice(_ODD)
            case 1:
                del made[place : place + rolls.randint(1, 20)]
            case 2:
                made[place:place] = made[rolls.randrange(len(made) + 1) :][: rolls.randint(1, 200)]
            case _:
                made[place:place] = rolls.choices(_ODD, k=rolls.randint(1, 8))
    return "".join(made).encode()


def mutate_part(rolls: random.Random, package: bytes) -> bytes:
    """The package with one of its parts mutated and packed soundly again: damage that no checksum finds."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hurt = rolls.choice(sorted(parts))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            made = _mutate_xml(rolls, data) if name == hurt else data
            archive.writestr(
                zipfile.ZipInfo(name), made, zipfile.ZIP_DEFLATED
            )  # undated: the same bytes tomorrow
    return buffer.getvalue()


def _mutate_xml(rolls: random.Random, data: bytes) -> bytes:
    """``data`` with some values and texts changed, which leaves it well-formed; one time in three with bytes changed."""
    places = list(_VALUE.finditer(data))
    if not places or rolls.randrange(3) == 0:
        return mutate(rolls, data)
    made = bytearray(data)
    for place in sorted(rolls.sample(places, min(len(places), 6)), key=lambda found: -found.start()):
        value = rolls.choice((rolls.choice(_VALUES), rolls.choice(places)[0][1:-1], b""))
        made[place.start() + 1 : place.end() - 1] = value
    return bytes(made)


def mutants(documents: int, seed: int) -> Iterable[tuple[str, bytes]]:
    """Names and bytes; the same for the same ``seed``."""
    rolls = random.Random(seed)
    for target, share in SHARES.items():
        for number in range(documents * share // 100):
            data = rolls.choice(seeds(target))
            yield f"{target}{number:05}{_SUFFIXES[target]}", _mutant(rolls, data, deep=number % 2 == 1)


def _mutant(rolls: random.Random, data: bytes, *, deep: bool) -> bytes:
    """A mutant of ``data``; ``deep`` ones get past the first check."""
    if deep and data.startswith(b"PK"):
        return mutate_part(rolls, data)
    if deep and _is_utf8(data):
        return mutate_words(rolls, data)
    return mutate(rolls, data)


def _is_utf8(data: bytes) -> bool:
    try:
        return bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


@dataclass(frozen=True)
class Found:
    """What came of a run."""

    read: int
    refused: int
    faults: tuple[str, ...]
    """Documents with anything but a refusal, and those of which nothing was said."""
    reasons: Counter[str]
    """How often each reason was given, names and figures aside."""


def run_mutants(folder: Path, documents: int, seed: int) -> Found:
    """Write the documents below ``folder``, run over them, and see what became of each."""
    source, out = folder / "in", folder / "out"
    source.mkdir()
    names = []
    for name, data in mutants(documents, seed):
        (source / name).write_bytes(data)
        names.append(name)
    code = call(["run", str(source), "--out", str(out), "--engine", "rules"])
    read = {line["document"] for line in _lines(out / "summaries.jsonl")}
    fatal = {line["document"]: line["reason"] for line in _lines(out / "failures.jsonl") if line.get("fatal")}
    faults = [f"{name}: {why}" for name, why in fatal.items() if _FAULT.search(why) or "\n" in why]
    faults += [f"{name}: nothing was said of it" for name in names if name not in read and name not in fatal]
    if code not in (0, 1):
        faults.append(f"the run ended with code {code}")
    reasons = Counter(re.sub(r"\d+", "0", why.partition(": ")[2]) for why in fatal.values())
    return Found(len(read), len(fatal), tuple(faults), reasons)


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    """Run, and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        found = run_mutants(Path(folder), options.documents, options.seed)
    for reason, count in found.reasons.most_common(20):
        sys.stdout.write(f"{count:7,}  {reason[:100]}\n")
    for fault in found.faults:
        sys.stdout.write(f"FAULT  {fault}\n")
    sys.stdout.write(
        f"{found.read + found.refused:,} documents in {time.monotonic() - started:.0f} s: {found.read:,} read, "
        f"{found.refused:,} refused, {len(found.faults)} faults\n"
    )
    sys.exit(1 if found.faults else 0)


if __name__ == "__main__":
    main()
