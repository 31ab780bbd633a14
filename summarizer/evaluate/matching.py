"""Optimal one-to-one matching of gold and predictions of one document, each outcome with its reason.

The tradition is CEAF (Luo 2005) and DocILE (Šimsa et al. 2023): predictions and gold are assigned one
to one so that the total is best, and only then counted. Required gold comes first, then optional gold,
then likeness of words; fields that are scored afterwards have no say in the assignment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.evaluate.assignment import best_assignment
from summarizer.evaluate.spans import SpanIndex, Touch
from summarizer.evaluate.statements import Statement, number_key, place

Key = Callable[[Statement], Hashable]

# Likeness is at most 2 * _LIKENESS a pair. The steps are further apart than a document has pairs, so
# that no amount of the lesser good outweighs one of the greater.
_LIKENESS = 1_000
_OPTIONAL = 10**10
_REQUIRED = 10**18


@dataclass(frozen=True, slots=True)
class Match:
    """A gold record and the prediction that answers it."""

    gold: Statement
    predicted: Statement
    touch: Touch

    @property
    def reason(self) -> str:
        """Why the two are one."""
        share = f"evidence shares {self.touch.of_shorter:.0%} of the shorter quote"
        return f"same kind, status and value; {share}"


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the assignment made of one document."""

    matches: tuple[Match, ...]
    """Required gold that was found."""
    ignored: tuple[Match, ...]
    """Predictions that answer optional gold: neither rewarded nor punished."""
    missed: tuple[Statement, ...]
    """Required gold that nothing answers."""
    extra: tuple[Statement, ...]
    """Predictions that answer nothing."""


def full_key(statement: Statement) -> Hashable:
    """What must be equal in a match: kind, status and, for targets, the value."""
    return statement.kind, statement.status, number_key(statement.value)


def quantity_key(statement: Statement) -> Hashable:
    """What must be equal where only quantities are looked at, whatever their kind and status."""
    return number_key(statement.value)


def pair(gold: Sequence[Statement], predicted: Sequence[Statement], key: Key = full_key) -> Pairing:
    """Assign predictions to gold of the same document; the order of either side does not matter."""
    gold = sorted(gold, key=place)
    predicted = sorted(predicted, key=place)
    touches = _candidates(gold, predicted, key)
    assigned = best_assignment(
        [{column: _worth(one, gold[column], how) for column, how in row.items()}
         for one, row in zip(predicted, touches, strict=True)]
    )  # fmt: skip
    matches = [
        Match(gold[column], one, row[column])
        for one, row, column in zip(predicted, touches, assigned, strict=True)
        if column is not None
    ]
    found = {id(match.gold) for match in matches}
    return Pairing(
        tuple(match for match in matches if not match.gold.optional),
        tuple(match for match in matches if match.gold.optional),
        tuple(one for one in gold if not one.optional and id(one) not in found),
        tuple(one for one, column in zip(predicted, assigned, strict=True) if column is None),
    )


def _candidates(
    gold: Sequence[Statement], predicted: Sequence[Statement], key: Key
) -> list[dict[int, Touch]]:
    """For each prediction the gold that it may answer."""
    by_key: dict[Hashable, list[int]] = {}
    for number, one in enumerate(gold):
        by_key.setdefault(key(one), []).append(number)
    indexes = {one: (numbers, SpanIndex([gold[n] for n in numbers])) for one, numbers in by_key.items()}
    rows: list[dict[int, Touch]] = []
    for statement in predicted:
        numbers, index = indexes.get(key(statement), ([], None))
        near = index.near(statement) if index else ()
        rows.append({numbers[n]: how for n, how in near if how.enough})
    return rows


def _worth(predicted: Statement, gold: Statement, how: Touch) -> int:
    likeness = int(_LIKENESS * how.of_both) + int(_LIKENESS * likeness_of_words(predicted, gold))
    return (_OPTIONAL if gold.optional else _REQUIRED) + likeness


def likeness_of_words(one: Statement, other: Statement) -> float:
    """Dice coefficient of the character pairs of two indicators, 0 to 1.

    It tells apart records that share quote and value (three rates of 100 % in one clause).
    """
    left, right = _bigrams(one.indicator), _bigrams(other.indicator)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _bigrams(words: str) -> Counter[str]:
    return Counter(map("".join, pairwise(words)))
