"""The gate: what it catches, what it says, what it lets pass, and what pinning refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.errors import GateError, InputError, UsageError
from summarizer.evaluate.comparison import compare_runs
from summarizer.evaluate.running import EvalOptions, Evaluation, evaluate
from summarizer.schemas.gold import GoldRecord
from tests.evaluation_records import gold

TEXTS = {
    "a.txt": "新建床位10张。新建站点20个。建成率达到60%。\n| 新建中心 | 30个 |\n制定实施方案。",
    "b.txt": "新建床位15张。新建站点25个。\n完成率达到百分之八十。制定管理办法。",
}
QUOTES = {
    "a.txt": [("新建床位10张", 10), ("新建站点20个", 20), ("建成率达到60%", 60), ("| 新建中心 | 30个", 30), ("制定实施方案", None)],
    "b.txt": [("新建床位15张", 15), ("新建站点25个", 25), ("完成率达到百分之八十", 80), ("制定管理办法", None)],
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with documents, their gold, and perfect records."""
    for name, text in TEXTS.items():
        write(tmp_path / "documents" / name, text)
        records = [json.loads(record.model_dump_json()) for record in labels(name)]
        write_lines(tmp_path / "gold" / f"{Path(name).stem}.jsonl", records)
    write_lines(tmp_path / "records.jsonl", perfect())
    return tmp_path


def labels(name: str) -> list[GoldRecord]:
    made = []
    for number, (quote, value) in enumerate(QUOTES[name]):
        start = TEXTS[name].index(quote)
        record = gold(f"{name[0]}-{number}", (start, start + len(quote)), value=value, indicator=quote[:4])
        made.append(record.model_copy(update={"document": name}))
    return made


def perfect() -> list[dict[str, object]]:
    return [json.loads(r.model_dump_json()) | {"id": f"p{r.id}"} for name in TEXTS for r in labels(name)]


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def write_lines(path: Path, records: list[dict[str, object]]) -> None:
    write(path, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))


def score(house: Path, *, update: bool = False, lower: tuple[str, ...] = ()) -> Evaluation:
    options = EvalOptions(
        gold=house / "gold",
        records=house / "records.jsonl",
        baseline=house / "baseline.json" if update or (house / "baseline.json").exists() else None,
        update=update,
        lower=lower,
    )
    return evaluate(options)


def messages(evaluation: Evaluation) -> list[str]:
    assert evaluation.verdict is not None
    return [finding.message for finding in evaluation.verdict.findings]


def test_perfect_predictions_score_one_and_pass(house: Path) -> None:
    score(house, update=True)
    evaluation = score(house)
    assert {counts.f1 for counts in evaluation.run.totals().values()} == {1.0}
    assert evaluation.verdict is not None
    assert evaluation.verdict.passed
    assert evaluation.verdict.floors > 10


def test_paths_may_be_relative(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house)
    score(Path(), update=True)
    evaluation = score(Path())
    assert evaluation.verdict is not None
    assert evaluation.verdict.passed
    assert all(document.ours for document in evaluation.run.documents)


def test_another_order_of_records_and_new_ids_pass(house: Path) -> None:
    score(house, update=True)
    write_lines(house / "records.jsonl", [r | {"id": f"new{n}"} for n, r in enumerate(reversed(perfect()))])
    evaluation = score(house)
    assert evaluation.verdict is not None
    assert evaluation.verdict.passed


def test_an_empty_run_scores_nought_and_fails_with_its_own_message(house: Path) -> None:
    score(house, update=True)
    write(house / "records.jsonl", "")
    evaluation = score(house)
    assert evaluation.run.totals()["all"].f1 == 0
    assert messages(evaluation) == ["empty run: not one prediction on the project's own documents"]


def test_a_collapsed_run_says_so_once(house: Path) -> None:
    score(house, update=True)
    write_lines(house / "records.jsonl", perfect()[:3])
    assert messages(score(house)) == ["collapsed run: 3 predictions where 9 were pinned"]


def test_a_lost_item_is_named_with_every_slice_that_fell(house: Path) -> None:
    score(house, update=True)
    write_lines(house / "records.jsonl", [r for r in perfect() if r["id"] != "pa-3"])
    evaluation = score(house)
    assert evaluation.verdict is not None
    fallen = {finding.slice: finding for finding in evaluation.verdict.findings}
    assert {"all", "quantities", "place: table", "document: a.txt", "kind × status: target pledged"} <= set(
        fallen
    )
    assert "document: b.txt" not in fallen
    assert "number form: percent" not in fallen
    assert len(fallen["place: table"].items) == 1
    assert "a-3" in fallen["place: table"].items[0]
    assert "F1 0.0000 is below its floor 1.0000" in fallen["place: table"].message


def test_a_new_extra_is_named_too(house: Path) -> None:
    score(house, update=True)
    wrong = perfect()[0] | {"id": "x", "value": 11}
    write_lines(house / "records.jsonl", [*perfect(), wrong])
    evaluation = score(house)
    assert evaluation.verdict is not None
    (whole,) = [finding for finding in evaluation.verdict.findings if finding.slice == "all"]
    assert len(whole.items) == 1
    assert "target pledged 11 [0, 7)" in whole.items[0]


def test_changed_gold_must_be_pinned_again(house: Path) -> None:
    score(house, update=True)
    path = house / "gold" / "a.jsonl"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"optional": false', '"optional": true', 1), encoding="utf-8"
    )
    assert messages(score(house)) == [
        "gold or documents changed without pinning again (--update): gold of a.txt changed"
    ]
    score(house, update=True, lower=("*",))
    verdict = score(house).verdict
    assert verdict is not None
    assert verdict.passed


def test_a_new_and_a_missing_document_must_be_pinned_again(house: Path) -> None:
    score(house, update=True)
    (house / "gold" / "b.jsonl").unlink()
    write(house / "documents" / "c.txt", TEXTS["a.txt"])
    renamed = [
        json.loads(r.model_dump_json()) | {"document": "c.txt", "id": f"c{r.id}"} for r in labels("a.txt")
    ]
    write_lines(house / "gold" / "c.jsonl", renamed)
    write_lines(house / "records.jsonl", perfect() + renamed)
    (message,) = messages(score(house))
    assert "b.txt is pinned but was not scored" in message
    assert "c.txt is not pinned" in message


def test_pinning_refuses_to_lower_a_floor_that_is_not_named(house: Path) -> None:
    score(house, update=True)
    before = (house / "baseline.json").read_bytes()
    write_lines(house / "records.jsonl", [r for r in perfect() if r["id"] != "pa-3"])
    with pytest.raises(GateError, match=r"place: table \(1\.0000 to 0\.0000\)"):
        score(house, update=True, lower=("all", "quantities"))
    assert (house / "baseline.json").read_bytes() == before
    lower = ("all", "quantities", "place: *", "document: a.txt", "kind*", "number form: *", "quote length: *")
    score(house, update=True, lower=lower)
    verdict = score(house).verdict
    assert verdict is not None
    assert verdict.passed


def test_an_empty_run_is_never_pinned(house: Path) -> None:
    write(house / "records.jsonl", "")
    with pytest.raises(GateError, match="empty run"):
        score(house, update=True)


def test_a_baseline_of_another_scorer_does_not_count(house: Path) -> None:
    score(house, update=True)
    path = house / "baseline.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"scorer": "1"', '"scorer": "0"'), encoding="utf-8"
    )
    assert messages(score(house)) == [
        "the baseline was scored by version 0, this is version 1: pin again with --update"
    ]


def test_comparison_names_items_and_what_could_have_been_seen(house: Path) -> None:
    write_lines(house / "records.jsonl", [r for r in perfect() if r["id"] != "pb-0"])
    before = score(house).run
    write_lines(house / "records.jsonl", [r for r in perfect() if r["id"] != "pa-3"])
    now = score(house).run
    comparison = compare_runs(before, now)
    assert [(item.document, item.item) for item in comparison.gained] == [("b.txt", "b-0")]
    assert [(item.document, item.item) for item in comparison.lost] == [("a.txt", "a-3")]
    changes = {one.slice: one for one in comparison.differences}
    assert changes["all"].change == 0
    assert not changes["all"].clear
    assert changes["document: a.txt"].change < 0 < changes["document: b.txt"].change
    assert all(one.smallest_visible > 0 for one in comparison.differences)


def test_a_run_compared_with_itself_has_not_changed(house: Path) -> None:
    run = score(house).run
    comparison = compare_runs(run, run)
    assert {one.change for one in comparison.differences} == {0}
    assert not comparison.gained
    assert not comparison.lost


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("nonsense", "line 1: not JSON"),
        ('{"id": 1}', "no record with a document's name"),
        ('{"document": "a.txt", "kind": "goal"}', "line 1: kind"),
    ],
)
def test_bad_records_give_one_clear_line(house: Path, content: str, complaint: str) -> None:
    write(house / "records.jsonl", content)
    with pytest.raises(InputError, match=complaint):
        score(house)


def test_options_that_make_no_sense_together_are_refused(house: Path) -> None:
    with pytest.raises(UsageError, match="either an engine or a records file"):
        evaluate(EvalOptions(gold=house / "gold"))
    with pytest.raises(UsageError, match="--update needs --baseline"):
        evaluate(EvalOptions(gold=house / "gold", records=house / "records.jsonl", update=True))
    with pytest.raises(InputError, match="no such baseline"):
        evaluate(
            EvalOptions(gold=house / "gold", records=house / "records.jsonl", baseline=house / "none.json")
        )
