"""What a run is asked to read, with the paths that can't be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import InputError
from summarizer.schemas.summary import Failure, Stage


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read."""

    path: Path
    name: str
    """What records call the document."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The documents of a run in their final order, and the paths that gave none."""

    inputs: tuple[Input, ...]
    failures: tuple[Failure, ...] = ()


def plan_inputs(paths: Sequence[Path], out: Path | None = None) -> Plan:
    """Find the documents under ``paths``; a bad path costs no other.

    Files inside ``out`` are results of ours and no inputs, so that a run may write into the folder it reads.

    Raises InputError only where nothing at all is left to read.
    """
    from summarizer.load import find_inputs

    good: list[Path] = []
    failures: list[Failure] = []
    for path in paths:
        try:
            find_inputs([path])
        except InputError as error:
            failures.append(Failure(document=str(path), stage=Stage.LOAD, reason=str(error), fatal=True))
        else:
            good.append(path)
    if not good:
        raise InputError(failures[0].reason if len(failures) == 1 else _all_bad(failures))
    own = None if out is None else out.resolve()
    inputs = tuple(
        Input(file, name)
        for file, name in find_inputs(good)
        if own is None or not file.resolve().is_relative_to(own)
    )
    if not inputs:
        raise InputError(f"{out}: holds only results of an earlier run; give the folder of the documents")
    return Plan(inputs, tuple(failures))


def _all_bad(failures: Sequence[Failure]) -> str:
    return f"none of the {len(failures)} paths can be read; the first: {failures[0].reason}"
