"""The baseline file: floors per slice, with the hashes of all that they were measured on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from math import floor
from pathlib import Path

from pydantic import Field, ValidationError

from summarizer.errors import GateError, InputError
from summarizer.evaluate.gold_files import first_problem
from summarizer.evaluate.run_score import RunScore
from summarizer.report.atomic import write_text
from summarizer.schemas.frozen import Frozen

# Engines are deterministic (the LLM is replayed), so a floor needs no room for noise: it is what was
# measured, rounded down to four decimals.
_FLOOR_STEPS = 10_000


class Pinned(Frozen):
    """One engine's run with the floors that follow from it."""

    run: RunScore
    """Over the project's own documents only; hashes of texts and gold stand with each document."""
    floors: dict[str, float]
    """Least F1 of each slice."""


class Baseline(Frozen):
    """What ``evals/baseline.json`` holds."""

    engines: dict[str, Pinned] = Field(default_factory=dict)


def read_baseline(path: Path) -> Baseline:
    """The baseline in ``path``; a ``scores.json`` of an earlier run serves too, without floors.

    Raises InputError for a file that is neither.
    """
    if not path.is_file():
        raise InputError(f"{path}: no such baseline (--update writes one)")
    data = path.read_bytes()
    try:
        return Baseline.model_validate_json(data)
    except ValidationError as not_baseline:
        try:
            run = RunScore.model_validate_json(data)
        except ValidationError:
            raise InputError(f"{path}: {first_problem(not_baseline)}") from None
        return Baseline(engines={run.engine: Pinned(run=run, floors={})})


def choose_pinned(baseline: Baseline, engine: str) -> Pinned | None:
    """The entry of ``engine``; the only entry where there is one and no engine ran (``records``)."""
    if engine in baseline.engines:
        return baseline.engines[engine]
    if engine == "records" and len(baseline.engines) == 1:
        return next(iter(baseline.engines.values()))
    return None


def measure_floors(run: RunScore) -> dict[str, float]:
    """Floors that ``run`` just meets."""
    return {
        name: floor(f1 * _FLOOR_STEPS) / _FLOOR_STEPS
        for name, counts in sorted(run.totals().items())
        if (f1 := counts.f1) is not None
    }


def repin(baseline: Baseline, run: RunScore, lower: Sequence[str] = ()) -> Baseline:
    """``baseline`` with ``run`` pinned for its engine.

    Raises GateError where a floor would sink or go whose slice no pattern of ``lower`` names
    (``--lower 'place: table'``, ``--lower 'document: 03*'``), and where there is nothing to pin.
    """
    own = run.only(score.document for score in run.documents if score.ours)
    if not own.predicted:
        raise GateError("an empty run is not pinned: no predictions on the project's own documents")
    floors = measure_floors(own)
    pinned = baseline.engines.get(run.engine)
    refused = [
        f"{name} ({was:.4f} to {'nothing' if name not in floors else format(floors[name], '.4f')})"
        for name, was in _sinking(pinned.floors if pinned else {}, floors).items()
        if not any(fnmatchcase(name, pattern) for pattern in lower)
    ]
    if refused:
        raise GateError(f"these floors would sink; name each with --lower: {'; '.join(refused)}")
    return Baseline(engines=baseline.engines | {run.engine: Pinned(run=own, floors=floors)})


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write ``baseline``; the same baseline gives the same bytes."""
    write_text(path, baseline.model_dump_json(indent=1) + "\n")


def _sinking(before: Mapping[str, float], now: Mapping[str, float]) -> dict[str, float]:
    return {name: was for name, was in before.items() if now.get(name, -1.0) < was}
