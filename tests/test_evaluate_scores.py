"""Fields, slots, intervals and agreement, each against figures computed by hand or by another library."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from summarizer.errors import InputError
from summarizer.evaluate.agreement import measure_agreement, measure_alpha
from summarizer.evaluate.counts import Counts, Slots
from summarizer.evaluate.document_score import score_document
from summarizer.evaluate.fields import count_slots, field_differences
from summarizer.evaluate.gold_files import GoldFile, read_gold
from summarizer.evaluate.grounding import Grounds
from summarizer.evaluate.intervals import Column, intervals
from summarizer.evaluate.matching import pair
from summarizer.evaluate.reports.lines import fact_lines
from summarizer.evaluate.run_score import RunScore, macro_f1
from summarizer.load import load_text
from summarizer.schemas.commitment import Area
from summarizer.schemas.gold import GoldRecord
from tests.evaluation_records import as_predicted, gold, labelled, predicted, span_evidence


def test_measures_of_counts() -> None:
    counts = Counts(found=6, extra=2, missed=4)
    assert counts.precision == 0.75
    assert counts.recall == 0.6
    assert counts.f1 == pytest.approx(2 / 3)


def test_nothing_is_unscored_and_emptiness_is_nought() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert (Counts(missed=3).precision, Counts(missed=3).recall, Counts(missed=3).f1) == (0, 0, 0)
    assert (Counts(extra=3).precision, Counts(extra=3).recall, Counts(extra=3).f1) == (0, 0, 0)


def fields_that_differ(left: dict[str, Any], right: dict[str, Any]) -> tuple[str, ...]:
    record = gold("g", (0, 9), value=60, indicator="床位数")
    answer = as_predicted(record.model_copy(update=right))
    pairing = pair([record.model_copy(update=left)], [answer])
    return field_differences(pairing.matches[0])


@pytest.mark.parametrize(
    ("left", "right", "differing"),
    [
        ({"unit": "元/(月*人)"}, {"unit": "元/人·月"}, ()),
        ({"unit": "元/月"}, {"unit": "元/年"}, ("unit",)),
        ({"unit": "％"}, {"unit": "%"}, ()),
        ({"unit": "个百分点"}, {"unit": "%"}, ()),
        ({"unit": "家"}, {"unit": "个"}, ("unit",)),
        ({"responsible": ("民政局", "教育局")}, {"responsible": ("教育局", "民政局")}, ()),
        ({"responsible": ("民政局", "教育局")}, {"responsible": ("民政局",)}, ("responsible",)),
        ({"baseline": Decimal(50)}, {"baseline": Decimal("50.0")}, ()),
        ({"baseline": Decimal(50)}, {}, ("baseline",)),
        ({"indicator": "“银龄”床位数"}, {"indicator": "银龄 床位数"}, ()),
        ({"funding": Decimal(7_000_000)}, {"funding": Decimal(700)}, ("funding",)),
        ({"area": Area.ELDERLY_CARE, "disputed": ("area",)}, {"area": Area.CHARITY}, ()),
        ({"comparator": ">="}, {"comparator": "="}, ("comparator",)),
    ],
)
def test_fields_are_compared_by_what_they_are(
    left: dict[str, Any], right: dict[str, Any], differing: tuple[str, ...]
) -> None:
    assert fields_that_differ(left, right) == differing


def test_slots_by_hand() -> None:
    golds = [
        gold("a", (0, 9), value=1).model_copy(update={"unit": "个"}),
        gold("b", (10, 19), value=1).model_copy(update={"unit": "个"}),
        gold("c", (20, 29), value=1).model_copy(update={"unit": "个"}),
        gold("d", (30, 39), value=1),
        gold("e", (40, 49), value=1),
        gold("f", (50, 59), value=1).model_copy(update={"unit": "家"}),
    ]
    answers = [
        as_predicted(golds[0]),  # correct
        as_predicted(golds[1].model_copy(update={"unit": "家"})),  # incorrect
        as_predicted(golds[2].model_copy(update={"unit": None})),  # missing
        as_predicted(golds[3].model_copy(update={"unit": "家"})),  # spurious
        as_predicted(golds[4]),  # empty on both sides
        as_predicted(gold("x", (90, 99), value=1).model_copy(update={"unit": "所"})),  # an extra: spurious
    ]  # the last gold is missed: its slot is missing
    pairing = pair(golds, answers)
    unit = count_slots(pairing.matches, pairing.missed, pairing.extra)["unit"]
    assert unit == Slots(correct=1, incorrect=1, missing=2, spurious=2, agreed=2, compared=5)
    assert unit.accuracy == 0.4
    assert unit.precision == 0.25
    assert unit.recall == 0.25


def test_micro_adds_and_macro_averages() -> None:
    text = "新建床位10张。新建站点20个。新建中心30个。"
    one = labelled(
        text, gold("a", (0, 7), value=10), gold("b", (8, 15), value=20), gold("c", (16, 23), value=30)
    )
    other = labelled(text, gold("d", (0, 7), value=10), name="b.txt")
    scores = [
        score_document(one, [predicted("p", (0, 7), value=10)]).score,
        score_document(other, [predicted("p", (0, 7), value=10)]).score,
    ]
    run = RunScore(engine="rules", documents=tuple(scores))
    assert run.totals()["all"] == Counts(found=2, extra=0, missed=2)
    assert macro_f1(run.documents) == pytest.approx((0.5 + 1) / 2)
    assert run.totals()["document: a.txt"].recall == pytest.approx(1 / 3)


def test_the_ceiling_says_where_it_is_from() -> None:
    score = score_document(labelled("新建床位10张。", gold("a", (0, 7), value=10)), []).score
    once = RunScore(engine="rules", documents=(score,))
    assert dict(fact_lines(once))["ceiling"].startswith("unknown")
    elsewhere = once.model_copy(update={"agreement_elsewhere": (0.95, 0.97)})
    assert dict(fact_lines(elsewhere))["ceiling"].startswith("0.960 (item F1 of two readers) on 2 documents")
    twice = once.model_copy(update={"documents": (score.model_copy(update={"agreement": 0.9}), score)})
    assert dict(fact_lines(twice))["ceiling"] == "0.900 (item F1 of two readers, on 1 of these documents)"


def test_slices_tell_place_and_number_form_apart() -> None:
    text = "新建床位1.5万张。\n| 覆盖率 | 60% |\n实现乡镇站点全覆盖。"
    records = [
        gold("a", (0, 9), value=15_000),
        gold("b", (text.index("| 覆"), text.index("60%") + 3), value=60),
        gold("c", (text.index("实现"), len(text) - 1), value=100),
        gold("d", (0, 4)),
    ]
    slices = score_document(labelled(text, *records), []).score.slices
    assert slices["place: table"] == Counts(missed=1)
    assert slices["place: prose"] == Counts(missed=3)
    forms = {name: counts.missed for name, counts in slices.items() if name.startswith("number form")}
    assert forms == {
        "number form: large unit": 1,
        "number form: percent": 1,
        "number form: words": 1,
        "number form: none": 1,
    }


def test_grounding_knows_what_cleaning_leaves() -> None:
    document = load_text("今年新建床\u200b位６０张。", "a.txt")
    grounds = Grounds(document)
    assert grounds.holds(span_evidence(2, 10, "新建床位60张"))
    assert not grounds.holds(span_evidence(2, 10, "新建床位61张"))
    assert not grounds.holds(span_evidence(2, 99, "新建床位60张"))
    assert grounds.count([predicted("p", (2, 10)), predicted("q", (2, 99))]) == (1, 2)


def column_of(by_document: Sequence[Counts]) -> Column:
    column = Column()
    for place, counts in enumerate(by_document):
        column.append(place, counts)
    return column


def test_intervals_agree_with_an_independent_bootstrap() -> None:
    chance = random.Random(3)
    documents = [
        Counts(chance.randrange(10, 40), chance.randrange(0, 12), chance.randrange(0, 12)) for _ in range(40)
    ]
    (ours,) = intervals({"all": column_of(documents)}, len(documents), [attrgetter("f1")], draws=4_000)["all"]

    def pooled(found: Any, extra: Any, missed: Any, axis: int = -1) -> Any:
        hits = np.sum(found, axis=axis)
        return 2 * hits / (2 * hits + np.sum(extra, axis=axis) + np.sum(missed, axis=axis))

    columns = tuple(np.array(column) for column in zip(*documents, strict=True))
    theirs = stats.bootstrap(
        columns, pooled, paired=True, n_resamples=4_000, method="percentile", rng=np.random.default_rng(5)
    ).confidence_interval
    assert ours is not None
    assert ours.low == pytest.approx(theirs.low, abs=0.005)
    assert ours.high == pytest.approx(theirs.high, abs=0.005)


def test_one_document_bears_no_interval() -> None:
    alone = column_of([Counts(5, 1, 1), Counts(), Counts()])
    assert intervals({"all": alone}, 3, [attrgetter("recall")]) == {"all": [None]}


def reference_alpha(pairs: Sequence[tuple[object, object]]) -> float | None:
    """α from the coincidence matrix, as the textbook writes it."""
    values = sorted({value for both in pairs for value in both}, key=repr)
    matrix = np.zeros((len(values), len(values)))
    for one, other in pairs:
        matrix[values.index(one), values.index(other)] += 1
        matrix[values.index(other), values.index(one)] += 1
    total = matrix.sum()
    margins = matrix.sum(axis=0)
    observed = (total - np.trace(matrix)) / total if total else 0
    expected = (total**2 - (margins**2).sum()) / (total * (total - 1)) if total else 0
    return None if expected == 0 else float(1 - observed / expected)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_alpha_is_that_of_the_textbook(pairs: list[tuple[str, str]]) -> None:
    ours, reference = measure_alpha("field", pairs).alpha, reference_alpha(pairs)
    assert (ours is None) == (reference is None)
    if ours is not None and reference is not None:
        assert ours == pytest.approx(reference)


def test_alpha_of_a_published_example() -> None:
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section A: two observers, binary data.
    first, second = "0100000000", "1110010010"
    assert measure_alpha("x", zip(first, second, strict=True)).alpha == pytest.approx(0.095, abs=0.001)


def file(*records: GoldRecord, document: str = "a.txt") -> GoldFile:
    named = tuple(record.model_copy(update={"document": document}) for record in records)
    return GoldFile(Path(f"{document}.jsonl"), document, named, "")


def test_agreement_of_two_readers() -> None:
    mine = file(gold("a", (0, 9), value=1), gold("b", (20, 29), value=2, optional=True), gold("c", (40, 49)))
    yours = file(
        gold("x", (0, 9), value=1, status="achieved"), gold("y", (20, 29), value=2), gold("z", (41, 49))
    )
    agreement = measure_agreement([mine], [yours, file(document="b.txt")])
    assert agreement.items == Counts(found=2, extra=1, missed=1)
    assert agreement.items.f1 == pytest.approx(2 / 3)
    alphas = {one.field: one for one in agreement.alphas}
    assert (alphas["status"].agreed, alphas["status"].compared) == (2, 3)
    assert alphas["kind"].alpha == 1
    assert agreement.unpaired == ("b.txt",)


def test_the_index_holds_the_agreement_of_second_readers(root: Path) -> None:
    first = {file.document: file for file in read_gold(root / "evals/gold")}
    second = read_gold(root / "evals/second")
    assert second
    for file in second:
        facts = first[file.document].facts
        assert facts is not None
        found = measure_agreement([first[file.document]], [file]).items.f1
        assert facts.agreement == pytest.approx(found, abs=0.0005)


def test_readers_without_a_common_document_can_not_agree() -> None:
    with pytest.raises(InputError, match="no document in common"):
        measure_agreement([file(document="a.txt")], [file(document="b.txt")])
