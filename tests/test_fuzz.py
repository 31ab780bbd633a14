"""Inputs of the fuzzing targets: sound ones, those that once broke a loader, and many mutated documents."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

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
        data = bytearray(rolls.choice(seeds(target)))
        for _ in range(rolls.randint(1, 8)):
            place = rolls.randrange(len(data))
            match rolls.randrange(4):
                case 0:
                    data[place] = rolls.randrange(256)
                case 1:
                    del data[place : place + rolls.randint(1, 30)]
                case 2:
                    data[place:place] = data[rolls.randrange(len(data)) :][: rolls.randint(1, 60)]
                case _:
                    data[place:place] = rolls.randbytes(rolls.randint(1, 6))
        TARGETS[target](bytes(data))
