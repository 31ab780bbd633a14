"""The harness's figures against a second computation that knows nothing of it: JSON, numpy and scipy."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from summarizer.api import summarize_many
from summarizer.evaluate import EvalOptions, Evaluation, evaluate
from summarizer.evaluate.matching import pair
from summarizer.evaluate.run_score import macro_f1
from summarizer.evaluate.statements import PredictedRecord
from summarizer.schemas.gold import GoldRecord
from summarizer.schemas.summary import Summary

Line = dict[str, Any]
Tally = tuple[int, int, int]
SORTS = [(kind, status) for kind in ("target", "deliverable") for status in ("pledged", "achieved")]


def tally(golds: Sequence[Line], answers: Sequence[Line], keys: Sequence[str]) -> Tally:
    """Found, extra and missed, from the JSON alone. ``keys`` must be equal, evidence must share half of the shorter."""
    required = np.array([not one.get("optional") for one in golds], dtype=bool)
    worth = np.zeros((len(golds), len(answers)))
    for row, one in enumerate(golds):
        for column, other in enumerate(answers):
            if all(one.get(key) == other.get(key) for key in keys) and near(one, other):
                worth[row, column] = 1000.0 if required[row] else 1.0
    rows, columns = linear_sum_assignment(worth, maximize=True)
    used = worth[rows, columns] > 0
    found = int((required[rows] & used).sum())
    return found, len(answers) - int(used.sum()), int(required.sum()) - found


def near(one: Line, other: Line) -> bool:
    return any(
        2 * (min(a["end"], b["end"]) - max(a["start"], b["start"]))
        >= min(a["end"] - a["start"], b["end"] - b["start"])
        for a in one["evidence"]
        for b in other["evidence"]
    )


def summed(tallies: Iterable[Tally]) -> Tally:
    found, extra, missed = map(sum, zip(*tallies, strict=True))
    return found, extra, missed


def measures(counts: Tally) -> tuple[float, float, float]:
    found, extra, missed = counts
    exact = (
        Fraction(found, found + extra),
        Fraction(found, found + missed),
        Fraction(2 * found, 2 * found + extra + missed),
    )
    return float(exact[0]), float(exact[1]), float(exact[2])


def lines_of(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def answers(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the rules engine lists in the project's own documents."""
    file = tmp_path_factory.mktemp("answers") / "records.jsonl"
    summaries = summarize_many([root / "evals/documents"], engine="rules")
    with file.open("w", encoding="utf-8") as out:
        for summary in summaries:
            assert isinstance(summary, Summary)
            out.writelines(record.model_dump_json() + "\n" for record in summary.records)
    return file


@pytest.fixture(scope="module")
def scored(root: Path, answers: Path) -> Evaluation:
    return evaluate(EvalOptions(gold=root / "evals/gold", records=answers))


@pytest.fixture(scope="module")
def sides(root: Path, answers: Path) -> list[tuple[list[Line], list[Line]]]:
    """Gold and answers of each document that has a text, as plain JSON."""
    given = lines_of(answers)
    return [
        (lines_of(path), [one for one in given if Path(one["document"]).stem == path.stem])
        for path in sorted((root / "evals/gold").glob("*.jsonl"))
    ]


def test_every_figure_agrees_to_the_last_digit(
    scored: Evaluation, sides: list[tuple[list[Line], list[Line]]]
) -> None:
    totals = scored.run.totals()
    by_document = [tally(golds, given, ("kind", "status", "value")) for golds, given in sides]
    every = summed(by_document)
    assert every[0] > 1000
    assert tuple(totals["all"]) == every
    assert (totals["all"].precision, totals["all"].recall, totals["all"].f1) == measures(every)
    exact = [Fraction(2 * f, 2 * f + e + m) for f, e, m in by_document if f + e + m]
    assert macro_f1(scored.run.documents) == pytest.approx(float(sum(exact) / len(exact)), abs=1e-15)
    for kind, status in SORTS:
        parts = (
            tally(sort(golds, kind, status), sort(given, kind, status), ("value",)) for golds, given in sides
        )
        assert tuple(totals[f"kind × status: {kind} {status}"]) == summed(parts)
    numbers = summed(tally(valued(golds), valued(given), ("value",)) for golds, given in sides)
    assert tuple(totals["quantities"]) == numbers


def sort(side: Sequence[Line], kind: str, status: str) -> list[Line]:
    return [one for one in side if (one["kind"], one["status"]) == (kind, status)]


def valued(side: Sequence[Line]) -> list[Line]:
    return [one for one in side if one["value"] is not None]


def test_every_labelled_document_agrees_the_real_ones_too(root: Path) -> None:
    """Labels of real documents are spans and values without text: answers are made from them by damage."""
    chance = random.Random(20)
    files = sorted((root / "evals/gold").rglob("*.jsonl"))
    assert len(files) >= 20
    for path in files:
        golds = lines_of(path)
        given = list(damaged(chance, golds))
        found = pair(
            [GoldRecord.model_validate(one) for one in golds],
            [PredictedRecord.model_validate(one) for one in given],
        )
        counted = len(found.matches), len(found.extra), len(found.missed)
        assert counted == tally(golds, given, ("kind", "status", "value")), path.name


def damaged(chance: random.Random, golds: Sequence[Line]) -> Iterator[Line]:
    """Most of the labels; some twice, some moved, some with another status or value."""
    for one in golds:
        for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2))):
            moved = chance.choice((0, 0, 0, 3, 8, 40))
            spans = [{"start": e["start"] + moved, "end": e["end"] + moved} for e in one["evidence"]]
            status = chance.choice((one["status"],) * 9 + ("achieved",))
            value = one.get("value")
            if value is not None and chance.random() < 0.1:
                value = 7
            yield {
                **one,
                "optional": False,
                "disputed": (),
                "evidence": spans,
                "status": status,
                "value": value,
            }
