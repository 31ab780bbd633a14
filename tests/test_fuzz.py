"""Inputs of the fuzzing targets: sound ones, those that once broke a loader, and many mutated documents."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.mutants import mutants, mutate, run_mutants
from tests.fuzz.targets import TARGETS, seeds

CORPUS = Path(__file__).parent / "fuzz/corpus"


@pytest.mark.parametrize("target", TARGETS)
def test_sound_inputs_pass(target: str) -> None:
    for seed in seeds(target):
        TARGETS[target](seed)


@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_what_once_broke_a_loader_passes(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_mutated_documents_are_read_or_refused(target: str) -> None:
    rolls = random.Random(target)
    for _ in range(60):
        TARGETS[target](mutate(rolls, rolls.choice(seeds(target))))


def test_a_run_over_mutated_documents_reads_or_refuses_each(tmp_path: Path) -> None:
    found = run_mutants(tmp_path, 100, seed=1)
    assert found.faults == ()
    assert found.read + found.refused == 100
    assert min(found.read, found.refused) > 5


def test_mutants_are_the_same_for_the_same_seed() -> None:
    assert list(mutants(40, 3)) == list(mutants(40, 3)) != list(mutants(40, 4))
