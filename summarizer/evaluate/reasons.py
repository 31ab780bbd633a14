"""Why gold was missed and why a prediction is extra."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.evaluate.matching import Pairing, full_key
from summarizer.evaluate.spans import SpanIndex, Touch
from summarizer.evaluate.statements import Statement, number_key


class Category(StrEnum):
    """Sorts of error, the nearest to right first."""

    WRONG_STATUS = "wrong status"
    WRONG_KIND = "wrong kind"
    WRONG_VALUE = "wrong value"
    NEAR_SPAN = "evidence beside"
    TAKEN = "merged"
    DUPLICATE = "duplicate"
    OTHERWISE = "several differences"
    ELSEWHERE = "evidence elsewhere"
    NOTHING = "nothing near"


@dataclass(frozen=True, slots=True)
class Reason:
    """What came nearest, and what was in the way."""

    category: Category
    text: str
    partner: str | None = None
    """Id of the record on the other side that came nearest."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A statement with its reason."""

    statement: Statement
    reason: Reason


@dataclass(frozen=True, slots=True)
class Errors:
    """All that went wrong in one document."""

    missed: tuple[Explained, ...]
    extra: tuple[Explained, ...]


def explain(pairing: Pairing) -> Errors:
    """Give every miss and every extra of ``pairing`` its reason."""
    both = pairing.matches + pairing.ignored
    predictions = _Others(pairing.extra, tuple(match.predicted for match in both), Category.TAKEN)
    golds = _Others(pairing.missed, tuple(match.gold for match in both), Category.DUPLICATE)
    return Errors(
        tuple(Explained(one, predictions.reason(one)) for one in pairing.missed),
        tuple(Explained(one, golds.reason(one)) for one in pairing.extra),
    )


class _Others:
    """The other side: its free statements and those that are assigned already."""

    def __init__(self, free: Sequence[Statement], taken: Sequence[Statement], when_taken: Category) -> None:
        self._free, self._taken, self._when_taken = free, taken, when_taken
        self._free_index, self._taken_index = SpanIndex(free), SpanIndex(taken)
        self._by_key: dict[Hashable, Statement] = {}
        for one in free:
            self._by_key.setdefault(full_key(one), one)

    def reason(self, statement: Statement) -> Reason:
        """The nearest thing on the other side, and what differs."""
        found = [_difference(statement, self._free[n], how) for n, how in self._free_index.near(statement)]
        if not found or min(found)[0] == _rank(Category.OTHERWISE):
            found += self._assigned(statement)
        if found:
            _, _, category, text, partner = min(found)
            return Reason(category, text, partner)
        if statement.value is not None and (same := self._by_key.get(full_key(statement))):
            return Reason(Category.ELSEWHERE, "the same value stands at another place", same.id)
        return Reason(Category.NOTHING, "nothing on the other side touches this place")

    def _assigned(self, statement: Statement) -> list[_Found]:
        key = full_key(statement)
        text = {
            Category.TAKEN: "the only prediction that fits answers another gold record",
            Category.DUPLICATE: "another prediction answers this gold record already",
        }[self._when_taken]
        return [
            (_rank(self._when_taken), -how.of_shorter, self._when_taken, text, self._taken[n].id)
            for n, how in self._taken_index.near(statement)
            if how.enough and full_key(self._taken[n]) == key
        ]


_Found = tuple[int, float, Category, str, str]
_ORDER = list(Category)


def _rank(category: Category) -> int:
    return _ORDER.index(category)


def _difference(one: Statement, other: Statement, how: Touch) -> _Found:
    """What keeps two statements that touch from being one."""
    checks = {
        Category.WRONG_STATUS: one.status == other.status,
        Category.WRONG_KIND: one.kind == other.kind,
        Category.WRONG_VALUE: number_key(one.value) == number_key(other.value),
        Category.NEAR_SPAN: how.enough,
    }
    wrong = [category for category, agrees in checks.items() if not agrees]
    # A target read as a deliverable has no value: that is one difference, not two.
    if Category.WRONG_KIND in wrong and Category.WRONG_VALUE in wrong:
        wrong.remove(Category.WRONG_VALUE)
    category = wrong[0] if len(wrong) == 1 else Category.OTHERWISE
    text = ", ".join(_said(one, other, how)[sort] for sort in wrong)
    return _rank(category), -how.of_shorter, category, text, other.id


def _said(one: Statement, other: Statement, how: Touch) -> dict[Category, str]:
    return {
        Category.WRONG_STATUS: f"{one.status} here, {other.status} there",
        Category.WRONG_KIND: f"{one.kind} here, {other.kind} there",
        Category.WRONG_VALUE: f"{_shown(one)} here, {_shown(other)} there",
        Category.NEAR_SPAN: f"the quotes share only {how.of_shorter:.0%} of the shorter",
    }


def _shown(statement: Statement) -> str:
    return "no value" if statement.value is None else format(number_key(statement.value), "f")
