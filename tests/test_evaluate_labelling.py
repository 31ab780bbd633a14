"""The labelling loop: out to Label Studio, spreadsheet and ledger and back, with nothing lost."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.evaluate.gold_files import Texts, read_gold
from summarizer.evaluate.labelling.cells import guard, join_list, split_list, unguard
from summarizer.evaluate.labelling.exchange import export_labels, import_labels
from summarizer.evaluate.labelling.label_studio import export_task, import_task, labelling_config
from summarizer.evaluate.labelling.spreadsheet import record_to_row, row_to_record
from summarizer.evaluate.record_files import RecordFile
from summarizer.load import load_text
from summarizer.report.ledger import task_ledger
from summarizer.report.result import Result
from summarizer.schemas.commitment import Area, Commitment, DeadlineBasis, Evidence
from summarizer.schemas.document import Media
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.gold import GoldEvidence, GoldRecord
from summarizer.schemas.summary import Provenance, Summary

TEXT = "到2027年，新建养老床位1.5万张。（民政局、财政局）\n新建站点20个。𠮷祥村建成中心。"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
TRIMMED = WORDS.map(str.strip).filter(bool)
NUMBERS = st.none() | st.decimals(-(10**9), 10**12, places=2)


@st.composite
def gold_records(draw: st.DrawFn) -> GoldRecord:
    """Any gold record of ``TEXT``."""
    places = draw(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), min_size=1, max_size=3))
    kind = draw(st.sampled_from(Kind))
    dated = draw(st.booleans())
    return GoldRecord(
        id=draw(st.from_regex(r"[a-z0-9]{1,4}-[0-9]{1,3}", fullmatch=True)),
        document="a.txt",
        kind=kind,
        status=draw(st.sampled_from(Status)),
        indicator=draw(WORDS),
        comparator=draw(st.sampled_from([None, ">=", "=", "~"])),
        value=None if kind is Kind.DELIVERABLE else draw(NUMBERS),
        unit=draw(st.none() | TRIMMED),
        baseline=draw(NUMBERS),
        deadline=draw(st.dates(date(1949, 1, 1), date(2099, 1, 1))) if dated else None,
        deadline_basis=draw(st.sampled_from(DeadlineBasis)) if dated else None,
        recurrence=draw(st.sampled_from([None, "yearly", "monthly"])),
        responsible=tuple(draw(st.lists(WORDS, max_size=3))),
        binding=draw(st.sampled_from([None, "约束性"])),
        funding=draw(NUMBERS),
        area=draw(st.none() | st.sampled_from(Area)),
        evidence=tuple(
            GoldEvidence(start=s, end=s + n, quote=draw(st.none() | st.just(TEXT[s : s + n]) | TRIMMED))
            for s, n in places
        ),
        optional=draw(st.booleans()),
        disputed=tuple(draw(st.lists(st.sampled_from(["area", "unit", "deadline"]), unique=True))),
        note=draw(st.none() | TRIMMED),
    )


@settings(max_examples=30)
@given(st.lists(gold_records(), max_size=4, unique_by=lambda record: record.id))
def test_label_studio_gives_back_what_it_was_given(records: list[GoldRecord]) -> None:
    task = json.loads(json.dumps(export_task(load_text(TEXT, "a.txt"), records)))
    assert import_task(task) == records


@settings(max_examples=60)
@given(gold_records())
def test_a_spreadsheet_row_gives_back_what_it_was_given(record: GoldRecord) -> None:
    assert row_to_record(record_to_row(record), "row 2", lambda _: None) == record


@given(WORDS)
def test_no_cell_is_run_and_all_come_back(words: str) -> None:
    assert unguard(guard(words)) == words
    assert guard(words)[0] not in "=+-@＝＋－＠"


@given(st.lists(st.text("ab；[]\"' ‖\\", max_size=4), max_size=4))
def test_lists_come_back_from_a_cell(items: list[str]) -> None:
    assert split_list(join_list(items, "；"), "；") == items
    assert split_list(join_list(items, " ‖ "), " ‖ ") == items


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A document, its gold, and records of an engine."""
    for folder in ("documents", "gold", "back"):
        (tmp_path / folder).mkdir()
    (tmp_path / "documents" / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = "".join(record.model_dump_json() + "\n" for record in (commitment("张"), station()))
    (tmp_path / "records.jsonl").write_text(lines, encoding="utf-8")
    gold = [as_gold(commitment("张")), as_gold(station()).model_copy(update={"optional": True, "note": "难"})]
    (tmp_path / "gold" / "a.jsonl").write_text(
        "".join(g.model_dump_json() + "\n" for g in gold), encoding="utf-8"
    )
    return tmp_path


def commitment(unit: str) -> Commitment:
    quote = "新建养老床位1.5万张"
    start = TEXT.index(quote)
    return Commitment(
        id="r1",
        document="a.txt",
        section=("一、床位",),
        kind=Kind.TARGET,
        status=Status.PLEDGED,
        indicator="养老床位",
        comparator=">=",
        value=Decimal(15_000),
        unit=unit,
        deadline=date(2027, 12, 31),
        deadline_basis=DeadlineBasis.INHERITED,
        recurrence="yearly",
        responsible=("民政局", "财政局"),
        area=Area.ELDERLY_CARE,
        evidence=(Evidence(start=start, end=start + len(quote), quote=quote),),
    )


def station() -> Commitment:
    start = TEXT.index("新建站点20个")
    return Commitment(
        id="r2",
        document="a.txt",
        section=(),
        kind=Kind.TARGET,
        status=Status.PLEDGED,
        indicator="站点",
        comparator="=",
        value=Decimal(20),
        unit="个",
        evidence=(Evidence(start=start, end=start + 7, quote="新建站点20个"),),
    )


def as_gold(record: Commitment) -> GoldRecord:
    fields = record.model_dump(exclude={"section", "modality", "flags", "engine"})
    fields["evidence"] = [{k: v for k, v in e.items() if k != "page"} for e in fields["evidence"]]
    return GoldRecord.model_validate(fields)


def texts(house: Path) -> Texts:
    return Texts((), house / "documents")


@pytest.mark.parametrize("name", ["tasks.json", "labels.csv", "labels.xlsx"])
def test_files_come_back_as_the_same_gold(house: Path, name: str) -> None:
    export_labels(house / name, house / "gold", texts(house), None)
    import_labels(house / name, house / "back", texts(house), None)
    assert read_gold(house / "back")[0].records == read_gold(house / "gold")[0].records


def test_predictions_are_pre_annotations_and_no_gold(house: Path) -> None:
    export_labels(house / "tasks.json", house / "gold", texts(house), house / "records.jsonl")
    (task,) = json.loads((house / "tasks.json").read_text(encoding="utf-8"))
    assert len(task["annotations"]) == len(task["predictions"]) == 1
    assert task["predictions"][0]["model_version"] == "summarizer"
    assert import_task(task | {"annotations": []}) == []
    assert (house / "label-studio-config.xml").read_text(encoding="utf-8") == labelling_config()


def test_a_document_without_records_comes_back_as_such(house: Path) -> None:
    (house / "gold" / "a.jsonl").write_text("", encoding="utf-8")
    task = export_task(load_text(TEXT, "a.txt"), [])
    (house / "tasks.json").write_text(json.dumps([task]), encoding="utf-8")
    import_labels(house / "tasks.json", house / "back", texts(house), None)
    assert (house / "back" / "a.jsonl").read_text(encoding="utf-8") == ""


def test_what_a_person_drew_in_label_studio_comes_in() -> None:
    start = TEXT.index("建成中心")
    value = {"start": start, "end": start + 4, "text": "建成中心", "labels": ["deliverable achieved"]}
    result = [{"id": "Dx_aB9", "from_name": "label", "to_name": "text", "type": "labels", "value": value}]
    task = {"data": {"document": "a.txt", "text": TEXT}, "annotations": [{"result": result}]}
    (record,) = import_task(task)
    assert (record.kind, record.status, record.evidence[0].quote) == (
        Kind.DELIVERABLE,
        Status.ACHIEVED,
        "建成中心",
    )


def test_offsets_in_utf16_units_are_understood() -> None:
    start = TEXT.index("建成中心")  # after 𠮷, which is two units long
    value = {"start": start + 1, "end": start + 5, "text": "建成中心", "labels": ["deliverable achieved"]}
    result = [{"id": "x", "from_name": "label", "to_name": "text", "type": "labels", "value": value}]
    (record,) = import_task(
        {"data": {"document": "a.txt", "text": TEXT}, "annotations": [{"result": result}]}
    )
    assert (record.evidence[0].start, record.evidence[0].end) == (start, start + 4)


def test_a_row_that_a_person_added_is_placed_by_its_quote(house: Path) -> None:
    (house / "new.csv").write_text(
        "document,kind,status,value,unit,quotes\na.txt,target,pledged,20,个,新建站点20个\n", encoding="utf-8"
    )
    import_labels(house / "new.csv", house / "back", texts(house), None)
    (record,) = read_gold(house / "back")[0].records
    assert TEXT[record.evidence[0].start : record.evidence[0].end] == "新建站点20个"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("a.txt,target,pledged,20,个,没有的话", "does not hold the quote"),
        ("b.txt,target,pledged,20,个,新建站点20个", "the text of 'b.txt' is needed"),
        ("a.txt,goal,pledged,20,个,新建站点20个", "row 2: kind"),
        ("a.txt,target,pledged,二十,个,新建站点20个", "row 2: value"),
    ],
)
def test_a_bad_row_is_named(house: Path, row: str, complaint: str) -> None:
    (house / "new.csv").write_text(f"document,kind,status,value,unit,quotes\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        import_labels(house / "new.csv", house / "back", texts(house), None)


@pytest.fixture
def ledger(house: Path) -> Path:
    """The ledger of the engine's records, as the report writer makes it."""
    provenance = Provenance(sha256="0", media=Media.TEXT, engine="rules", engine_fingerprint="0", version="0")
    records = (commitment("张"), station())
    summary = Summary(document="a.txt", records=records, provenance=provenance)
    with task_ledger(house / "ledger.xlsx", 1) as add:
        add(Result("a.txt", summary, TEXT))
    return house / "ledger.xlsx"


def reviewed(ledger: Path, changes: dict[tuple[int, str], Any], drop: int | None = None) -> list[GoldRecord]:
    book = openpyxl.load_workbook(ledger)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for (row, name), content in changes.items():
        sheet.cell(row, columns[name]).value = content
    if drop:
        sheet.delete_rows(drop)
    book.save(ledger)
    house = ledger.parent
    import_labels(ledger, house / "back", texts(house), house / "records.jsonl")
    return list(read_gold(house / "back")[0].records)


def test_a_ledger_that_nobody_changed_gives_the_records_themselves(ledger: Path) -> None:
    assert reviewed(ledger, {}) == [as_gold(commitment("张")), as_gold(station())]


def test_corrections_in_the_ledger_come_back_as_gold(ledger: Path) -> None:
    changes = {
        (2, "目标值"): "≤20000",
        (2, "责任单位"): "民政局",
        (2, "完成时限"): date(2026, 6, 30),
        (2, "备注"): "核对过",
        (3, "状态"): "已达指标",
        (3, "依据原文"): "站点20个",
    }
    first, second = reviewed(ledger, changes)
    assert (first.value, first.comparator, first.responsible) == (Decimal(20_000), "<=", ("民政局",))
    assert (first.deadline, first.deadline_basis, first.note) == (date(2026, 6, 30), "explicit", "核对过")
    assert (first.recurrence, first.area) == ("yearly", Area.ELDERLY_CARE)
    assert (second.status, second.kind) == (Status.ACHIEVED, Kind.TARGET)
    assert TEXT[second.evidence[0].start : second.evidence[0].end] == "站点20个"


def test_rows_that_were_deleted_are_no_gold_and_added_ones_are(ledger: Path) -> None:
    added = {
        (4, "任务/指标"): "中心",
        (4, "依据原文"): "建成中心",
        (4, "来源"): "a.txt",
        (4, "状态"): "完成任务",
    }
    records = reviewed(ledger, added, drop=2)
    assert [record.indicator for record in records] == ["站点", "中心"]
    assert records[1].kind is Kind.DELIVERABLE


def test_a_bad_cell_of_the_ledger_is_named(ledger: Path) -> None:
    with pytest.raises(InputError, match="row 2: 目标值: '很多' is no number"):
        reviewed(ledger, {(2, "目标值"): "很多"})


def test_records_are_read_whatever_folder_their_names_hold(house: Path) -> None:
    lines = (house / "records.jsonl").read_text(encoding="utf-8")
    (house / "records.jsonl").write_text(lines.replace('"a.txt"', '"seeds/a.txt"'), encoding="utf-8")
    assert [record.id for record in RecordFile(house / "records.jsonl").read("a.txt")] == ["r1", "r2"]
