"""Predictions read from ``records.jsonl``, one document at a time, in whatever order the lines stand."""

from __future__ import annotations

import json
from array import array
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from summarizer.errors import InputError
from summarizer.evaluate.gold_files import first_problem
from summarizer.evaluate.statements import PredictedRecord

_RECORD = TypeAdapter(PredictedRecord)


class RecordFile:
    """Where in the file the records of each document stand: memory grows with lines, not with text."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._offsets: dict[str, array[int]] = {}
        if not path.is_file():
            raise InputError(f"{path}: no such records file")
        with path.open("rb") as lines:
            offset = 0
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    name = _document_of(line, f"{path}, line {number}")
                    self._offsets.setdefault(name, array("q")).append(offset)
                offset += len(line)

    @property
    def documents(self) -> tuple[str, ...]:
        """Names of the documents, as the records give them."""
        return tuple(self._offsets)

    def name_for(self, document: str) -> str | None:
        """The name under which the file holds ``document``: the same path, or else the same file name."""
        if document in self._offsets:
            return document
        name = Path(document).name
        same = [other for other in self._offsets if Path(other).name == name]
        return same[0] if len(same) == 1 else None

    def read(self, document: str) -> list[PredictedRecord]:
        """Records of ``document``; none where the file has none. InputError names a line that does not fit."""
        name = self.name_for(document)
        if name is None:
            return []
        records = []
        with self.path.open("rb") as file:
            for offset in self._offsets[name]:
                file.seek(offset)
                records.append(self._parse(file.readline(), offset))
        return records

    def _parse(self, line: bytes, offset: int) -> PredictedRecord:
        try:
            return _RECORD.validate_json(line)
        except ValidationError as error:
            number = self.path.read_bytes().count(b"\n", 0, offset) + 1
            raise InputError(f"{self.path}, line {number}: {first_problem(error)}") from None


def _document_of(line: bytes, where: str) -> str:
    try:
        record = json.loads(line)
    except ValueError:
        raise InputError(f"{where}: not JSON") from None
    if not isinstance(record, dict) or not isinstance(record.get("document"), str):
        raise InputError(f"{where}: no record with a document's name")
    return str(record["document"])
