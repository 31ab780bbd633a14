"""Every rule of matching by hand, then the harness against an independent computation with scipy alone."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from summarizer.evaluate.counts import Counts
from summarizer.evaluate.document_score import count_quantities, count_statuses
from summarizer.evaluate.matching import Pairing, pair
from summarizer.evaluate.reasons import Category, explain
from summarizer.schemas.gold import GoldRecord
from tests.evaluation_records import as_predicted, gold, predicted, statements


def counts(pairing: Pairing) -> tuple[int, int, int, int]:
    """Found, missed, extra, ignored."""
    return len(pairing.matches), len(pairing.missed), len(pairing.extra), len(pairing.ignored)


def missed_for(pairing: Pairing) -> list[Category]:
    return [one.reason.category for one in explain(pairing).missed]


def extra_for(pairing: Pairing) -> list[Category]:
    return [one.reason.category for one in explain(pairing).extra]


def test_same_status_kind_value_and_place_is_a_match() -> None:
    pairing = pair([gold("g", (0, 10), value=60)], [predicted("p", (0, 10), value="60.0")])
    assert counts(pairing) == (1, 0, 0, 0)
    assert pairing.matches[0].reason == (
        "same kind, status and value; evidence shares 100% of the shorter quote"
    )


@pytest.mark.parametrize(
    ("span", "matches"),
    [
        ((0, 10), 1),  # the same
        ((4, 6), 1),  # inside: all of the shorter
        ((5, 15), 1),  # just half of either
        ((6, 16), 0),  # four of ten
        ((8, 12), 1),  # half of the shorter, a fifth of the longer
        ((10, 20), 0),  # beside: nothing shared
    ],
)
def test_half_of_the_shorter_quote_is_enough(span: tuple[int, int], matches: int) -> None:
    assert len(pair([gold("g", (0, 10), value=1)], [predicted("p", span, value=1)]).matches) == matches


def test_any_evidence_of_several_may_carry_the_match() -> None:
    pairing = pair([gold("g", (0, 5), (50, 60), value=1)], [predicted("p", (20, 30), (52, 58), value=1)])
    assert counts(pairing) == (1, 0, 0, 0)


def test_wrong_status_is_a_miss_and_an_extra() -> None:
    pairing = pair([gold("g", (0, 10), value=1)], [predicted("p", (0, 10), value=1, status="achieved")])
    assert counts(pairing) == (0, 1, 1, 0)
    assert missed_for(pairing) == extra_for(pairing) == [Category.WRONG_STATUS]
    assert count_statuses(pairing) == {"pledged as achieved": 1}
    assert explain(pairing).missed[0].reason.partner == "p"


def test_wrong_kind_is_one_difference_although_the_value_is_gone_too() -> None:
    pairing = pair([gold("g", (0, 10), value=1)], [predicted("p", (0, 10))])
    assert missed_for(pairing) == extra_for(pairing) == [Category.WRONG_KIND]


def test_wrong_value_says_both_values() -> None:
    pairing = pair([gold("g", (0, 10), value=430_000_000)], [predicted("p", (0, 10), value="4.3")])
    assert missed_for(pairing) == [Category.WRONG_VALUE]
    assert explain(pairing).missed[0].reason.text == "430000000 here, 4.3 there"


def test_a_target_without_value_matches_only_its_like() -> None:
    rank = gold("g", (0, 10), kind="target")
    assert len(pair([rank], [predicted("p", (0, 10), kind="target")]).matches) == 1
    assert len(pair([rank], [predicted("p", (0, 10), kind="target", value=4)]).matches) == 0


def test_evidence_beside_the_gold_says_how_little_is_shared() -> None:
    pairing = pair([gold("g", (0, 10), value=1)], [predicted("p", (8, 30), value=1)])
    assert missed_for(pairing) == [Category.NEAR_SPAN]
    assert explain(pairing).missed[0].reason.text == "the quotes share only 20% of the shorter"


def test_the_same_value_elsewhere_is_named() -> None:
    pairing = pair([gold("g", (0, 10), value=1)], [predicted("p", (80, 90), value=1)])
    assert missed_for(pairing) == extra_for(pairing) == [Category.ELSEWHERE]


def test_nothing_near_and_several_differences() -> None:
    alone = pair([gold("g", (0, 10), value=1)], [])
    assert missed_for(alone) == [Category.NOTHING]
    several = pair([gold("g", (0, 10), value=1)], [predicted("p", (0, 10), value=2, status="achieved")])
    assert missed_for(several) == [Category.OTHERWISE]


def test_a_duplicate_is_extra() -> None:
    pairing = pair(
        [gold("g", (0, 10), value=1)], [predicted("p", (0, 10), value=1), predicted("q", (0, 9), value=1)]
    )
    assert counts(pairing) == (1, 0, 1, 0)
    assert extra_for(pairing) == [Category.DUPLICATE]
    assert pairing.extra[0].id == "q"


def test_split_gold_leaves_one_half_extra() -> None:
    halves = [predicted("p", (0, 10), value=5), predicted("q", (12, 20), value=5)]
    pairing = pair([gold("g", (0, 20), value=5)], halves)
    assert counts(pairing) == (1, 0, 1, 0)
    assert extra_for(pairing) == [Category.DUPLICATE]


def test_merged_gold_leaves_one_missed() -> None:
    rates = [gold("g", (0, 20), value=100), gold("h", (0, 20), value=100)]
    pairing = pair(rates, [predicted("p", (0, 20), value=100)])
    assert counts(pairing) == (1, 1, 0, 0)
    assert missed_for(pairing) == [Category.TAKEN]


def test_an_answer_to_optional_gold_is_neither_rewarded_nor_punished() -> None:
    optional = gold("g", (0, 10), value=1, optional=True)
    assert counts(pair([optional], [predicted("p", (0, 10), value=1)])) == (0, 0, 0, 1)
    assert counts(pair([optional], [])) == (0, 0, 0, 0)


def test_required_gold_comes_before_optional_gold() -> None:
    both = [gold("o", (0, 10), value=1, optional=True), gold("r", (0, 10), value=1)]
    pairing = pair(both, [predicted("p", (0, 10), value=1)])
    assert counts(pairing) == (1, 0, 0, 0)
    assert pairing.matches[0].gold.id == "r"
    assert counts(pair(both, [predicted("p", (0, 10), value=1), predicted("q", (0, 10), value=1)])) == (
        1,
        0,
        0,
        1,
    )


def test_one_optional_gold_excuses_one_prediction_only() -> None:
    optional = gold("o", (0, 10), value=1, optional=True)
    twice = [predicted("p", (0, 10), value=1), predicted("q", (0, 10), value=1)]
    assert counts(pair([optional], twice)) == (0, 0, 1, 1)


def test_greed_would_find_one_and_the_optimum_finds_both() -> None:
    # p lies closest to g, but only p can answer h.
    golds = [gold("g", (0, 10), value=1), gold("h", (6, 16), value=1)]
    pairing = pair(golds, [predicted("p", (2, 12), value=1), predicted("q", (0, 9), value=1)])
    assert counts(pairing) == (2, 0, 0, 0)


def test_records_of_one_quote_and_value_are_told_apart_by_their_words() -> None:
    golds = [
        gold("g", (0, 20), value=100, indicator="主动服务率"),
        gold("h", (0, 20), value=100, indicator="及时办结率"),
    ]
    answers = [
        predicted("p", (0, 20), value=100, indicator="及时办结率"),
        predicted("q", (0, 20), value=100, indicator="服务率"),
    ]
    pairs = {match.gold.id: match.predicted.id for match in pair(golds, answers).matches}
    assert pairs == {"g": "q", "h": "p"}


def test_quantities_are_counted_whatever_their_kind_and_status() -> None:
    golds = [gold("g", (0, 10), value=1), gold("h", (20, 30), value=2), gold("d", (40, 50))]
    answers = [predicted("p", (0, 10), value=1, status="achieved"), predicted("q", (20, 30), value=3)]
    assert count_quantities(golds, answers) == Counts(found=1, extra=1, missed=1)


@given(statements(), st.randoms(use_true_random=False))
def test_perfect_predictions_find_all_and_order_changes_nothing(
    golds: list[GoldRecord], chance: random.Random
) -> None:
    answers = [as_predicted(one) for one in golds]
    pairing = pair(golds, answers)
    assert not pairing.missed
    assert not pairing.extra
    assert len(pairing.matches) == sum(not one.optional for one in golds)
    shuffled_gold, shuffled = list(golds), list(answers)
    chance.shuffle(shuffled_gold)
    chance.shuffle(shuffled)
    assert pair(shuffled_gold, shuffled) == pairing


@given(statements(), statements())
def test_swapping_gold_and_predictions_swaps_misses_and_extras(
    one: list[GoldRecord], other: list[GoldRecord]
) -> None:
    left = [record.model_copy(update={"optional": False}) for record in one]
    right = [record.model_copy(update={"optional": False}) for record in other]
    there, back = pair(left, right), pair(right, left)
    assert counts(there)[:3] == (counts(back)[0], counts(back)[2], counts(back)[1])


@given(statements(), statements())
def test_every_miss_and_every_extra_has_its_reason(one: list[GoldRecord], other: list[GoldRecord]) -> None:
    pairing = pair(one, [as_predicted(record) for record in other])
    errors = explain(pairing)
    assert [e.statement for e in errors.missed] == list(pairing.missed)
    assert [e.statement for e in errors.extra] == list(pairing.extra)
    assert all(e.reason.text for e in errors.missed + errors.extra)


def scipy_counts(golds: Sequence[dict[str, Any]], answers: Sequence[dict[str, Any]]) -> tuple[int, int, int]:
    """Found, extra and missed computed from the JSON alone: none of the harness's code is used."""

    def fits(g: dict[str, Any], p: dict[str, Any]) -> bool:
        if (g["kind"], g["status"], g["value"]) != (p["kind"], p["status"], p["value"]):
            return False
        return any(
            2 * (min(a["end"], b["end"]) - max(a["start"], b["start"]))
            >= min(a["end"] - a["start"], b["end"] - b["start"])
            for a in g["evidence"]
            for b in p["evidence"]
        )

    required = np.array([not g["optional"] for g in golds], dtype=bool)
    worth = np.zeros((len(golds), len(answers)))
    for row, g in enumerate(golds):
        for column, p in enumerate(answers):
            if fits(g, p):
                worth[row, column] = 1.0 if g["optional"] else 1000.0
    rows, columns = linear_sum_assignment(worth, maximize=True)
    used = worth[rows, columns] > 0
    found = int((required[rows] & used).sum()) if len(rows) else 0
    return found, len(answers) - int(used.sum()), int(required.sum()) - found


@given(statements(), statements())
def test_the_numbers_agree_with_a_second_computation(one: list[GoldRecord], other: list[GoldRecord]) -> None:
    pairing = pair(one, [as_predicted(record) for record in other])
    plain = [[json.loads(record.model_dump_json()) for record in side] for side in (one, other)]
    assert (len(pairing.matches), len(pairing.extra), len(pairing.missed)) == scipy_counts(*plain)


def test_the_numbers_agree_on_a_document_of_the_size_of_real_ones() -> None:
    chance = random.Random(7)
    golds, answers = [], []
    for number in range(160):
        start = chance.randrange(19_000)
        record = gold(
            f"g{number}",
            (start, start + chance.randrange(4, 80)),
            value=chance.choice([None, 1, 5, 100]),
            status=chance.choice(["pledged", "pledged", "achieved"]),
            optional=chance.random() < 0.08,
        )
        golds.append(record)
        if chance.random() < 0.85:
            moved = start + chance.randrange(-10, 10)
            answers.append(
                predicted(f"p{number}", (max(0, moved), max(0, moved) + chance.randrange(4, 80)),
                          value=None if record.value is None else float(record.value), status=record.status.value)
            )  # fmt: skip
    pairing = pair(golds, answers)
    plain = [[json.loads(record.model_dump_json()) for record in side] for side in (golds, answers)]
    assert (len(pairing.matches), len(pairing.extra), len(pairing.missed)) == scipy_counts(*plain)
    assert 60 < len(pairing.matches) < 150
