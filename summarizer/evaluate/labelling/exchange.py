"""Labels out to the programs in which people correct them, and back as gold files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.evaluate.gold_files import GoldFile, Texts, first_problem, read_gold
from summarizer.evaluate.labelling.label_studio import export_task, import_task, labelling_config
from summarizer.evaluate.labelling.ledger import read_ledger
from summarizer.evaluate.labelling.places import Places
from summarizer.evaluate.labelling.spreadsheet import (
    FindPlaces,
    read_rows,
    row_to_record,
    sheet_columns,
    write_csv,
    write_xlsx,
)
from summarizer.evaluate.record_files import RecordFile
from summarizer.evaluate.statements import Statement, place
from summarizer.report.atomic import write_text
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.document import Document
from summarizer.schemas.gold import GoldRecord

CONFIG_NAME = "label-studio-config.xml"


def export_labels(target: Path, gold: Path | None, texts: Texts, records: Path | None) -> tuple[str, ...]:
    """Write gold, predictions or both to ``target``; its suffix decides: ``.json``, ``.csv``, ``.xlsx``.

    Label Studio gets gold as annotations and predictions as pre-annotations, with its labelling
    interface beside; a spreadsheet gets the predictions if there are any, else the gold. Gives one
    line for each document left out. Raises InputError and UsageError.
    """
    golds = {file.document: file for file in read_gold(gold)} if gold else {}
    predictions = RecordFile(records) if records else None
    names = [*golds, *(n for n in (predictions.documents if predictions else ()) if n not in golds)]
    if target.suffix == ".json":
        return _export_tasks(target, names, golds, texts, predictions)
    rows: Iterable[Statement] = (
        (one for name in names for one in predictions.read(name))
        if predictions
        else (one for file in golds.values() for one in file.records)
    )
    writers = {".csv": write_csv, ".xlsx": write_xlsx}
    if target.suffix not in writers:
        raise InputError(f"{target}: labels are written to .json (Label Studio), .csv or .xlsx")
    writers[target.suffix](target, rows)
    return ()


def _export_tasks(
    target: Path,
    names: Iterable[str],
    golds: Mapping[str, GoldFile],
    texts: Texts,
    predictions: RecordFile | None,
) -> tuple[str, ...]:
    tasks, left_out = [], []
    for name in names:
        document = texts.document(name)
        if document is None:
            left_out.append(f"{name}: left out, its text is not at hand (--corpus DIR)")
            continue
        predicted = predictions.read(name) if predictions else []
        gold = golds[name].records if name in golds else None
        tasks.append(export_task(document, gold, predicted, "summarizer"))
    write_text(target, json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
    write_text(target.with_name(CONFIG_NAME), labelling_config())
    return tuple(left_out)


def import_labels(source: Path, out: Path, texts: Texts, records: Path | None) -> tuple[str, ...]:
    """Write corrected labels as gold files into ``out``, one a document; one line for each file.

    ``source`` is an export of Label Studio (``.json``), a spreadsheet (``.csv``, ``.xlsx``) or a reviewed
    ``ledger.xlsx``, for which ``records`` is the ``records.jsonl`` that it was made with. Raises
    InputError that names what does not fit.
    """
    by_document = _read_labels(source, texts, records)
    said = []
    for document, labels in sorted(by_document.items()):
        path = out / f"{Path(document).stem}.jsonl"
        lines = "".join(record.model_dump_json() + "\n" for record in sorted(labels, key=place))
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, lines)
        said.append(f"{path}: {len(labels)} records")
    return tuple(said)


def _read_labels(source: Path, texts: Texts, records: Path | None) -> dict[str, list[GoldRecord]]:
    """Records by document; a document that was labelled and holds no record is there too."""
    if not source.is_file():
        raise InputError(f"{source}: no such file")
    if source.suffix == ".json":
        tasks = [task for task in _read_tasks(source) if task.get("annotations")]
        return {str(task.get("data", {}).get("document")): import_task(task) for task in tasks}
    find = _finder(texts)
    labels = (
        read_ledger(source, _commitments(records), find)
        if "任务/指标" in sheet_columns(source)
        else (row_to_record(row, where, find) for where, row in read_rows(source))
    )
    by_document: dict[str, list[GoldRecord]] = {}
    for record in labels:
        by_document.setdefault(record.document, []).append(record)
    return by_document


def _read_tasks(source: Path) -> list[dict[str, Any]]:
    try:
        tasks = json.loads(source.read_bytes())
    except ValueError:
        raise InputError(f"{source}: not JSON") from None
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        raise InputError(f"{source}: no list of Label Studio tasks")
    return tasks


def _commitments(records: Path | None) -> dict[str, Commitment]:
    if records is None:
        return {}
    found = {}
    try:
        lines = records.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"{records}: {error.strerror}") from None
    for number, line in enumerate(lines, start=1):
        try:
            record = Commitment.model_validate_json(line)
        except ValidationError as error:
            raise InputError(f"{records}, line {number}: {first_problem(error)}") from None
        found[record.id] = record
    return found


def _finder(texts: Texts) -> FindPlaces:
    known: dict[str, Places | None] = {}

    def find(name: str) -> Places | None:
        if name not in known:
            document: Document | None = texts.document(name)
            known[name] = Places(document) if document else None
        return known[name]

    return find
