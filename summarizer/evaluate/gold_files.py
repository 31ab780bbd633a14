"""Reading a gold folder and finding the texts that its labels point into."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from summarizer.errors import InputError
from summarizer.load import find_inputs, load_path_isolated
from summarizer.schemas.document import Document
from summarizer.schemas.gold import GoldDocument, GoldIndex, GoldRecord

INDEX_NAME = "index.json"
_RECORD = TypeAdapter(GoldRecord)


@dataclass(frozen=True, slots=True)
class GoldFile:
    """The labels of one document."""

    path: Path
    document: str
    """Name of the document's file; the gold file's stem where there is neither record nor index."""
    records: tuple[GoldRecord, ...]
    sha256: str
    """Hex SHA-256 of the gold file's bytes: what the gate pins."""
    facts: GoldDocument | None = None
    """What the index says of the document."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A gold file with the text at hand."""

    gold: GoldFile
    document: Document
    path: Path
    """Where the text was read from."""
    ours: bool = False
    """Whether it came from the project's own documents."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A gold file that can't be used here, and why, in one line."""

    gold: GoldFile
    reason: str


def read_gold(folder: Path) -> tuple[GoldFile, ...]:
    """Every gold file under ``folder``; see :func:`stream_gold`."""
    return tuple(stream_gold(folder))


def stream_gold(folder: Path) -> Iterator[GoldFile]:
    """Every gold file under ``folder``, by path, one at a time.

    InputError names file and line of what does not fit, and a document that is labelled twice.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such gold folder")
    indexes: dict[Path, dict[str, GoldDocument]] = {}
    seen: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.jsonl")):
        if path.parent not in indexes:
            indexes[path.parent] = {Path(d.document).stem: d for d in read_index(path.parent).documents}
        file = read_gold_file(path, indexes[path.parent].get(path.stem))
        if file.document in seen:
            raise InputError(f"{path}: {file.document} is labelled in {seen[file.document]} already")
        seen[file.document] = path
        yield file
    if not seen:
        raise InputError(f"{folder}: no gold (*.jsonl) in this folder")


def read_gold_file(path: Path, facts: GoldDocument | None = None) -> GoldFile:
    """The labels in ``path``; InputError names the line that does not fit."""
    data = path.read_bytes()
    records = tuple(
        _read_record(line, f"{path}, line {number}")
        for number, line in enumerate(data.splitlines(), start=1)
        if line.strip()
    )
    _refuse_twins(path, records)
    names = {record.document for record in records}
    if len(names) > 1:
        raise InputError(f"{path}: labels of several documents in one file: {', '.join(sorted(names))}")
    name = names.pop() if names else facts.document if facts else path.stem
    return GoldFile(path, name, records, hashlib.sha256(data).hexdigest(), facts)


def _read_record(line: bytes, where: str) -> GoldRecord:
    try:
        return _RECORD.validate_json(line)
    except ValidationError as error:
        raise InputError(f"{where}: {first_problem(error)}") from None


def first_problem(error: ValidationError) -> str:
    """The first complaint of Pydantic in one line."""
    first = error.errors(include_url=False, include_input=False)[0]
    field_path = ".".join(map(str, first["loc"]))
    return f"{field_path}: {first['msg']}" if field_path else first["msg"]


def read_index(folder: Path) -> GoldIndex:
    """``index.json`` of ``folder``; an empty index where there is none."""
    path = folder / INDEX_NAME
    if not path.is_file():
        return GoldIndex()
    try:
        return GoldIndex.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise InputError(f"{path}: {first_problem(error)}") from None


def _refuse_twins(path: Path, records: Iterable[GoldRecord]) -> None:
    seen: set[str] = set()
    for record in records:
        if record.id in seen:
            raise InputError(f"{path}: id {record.id} stands twice")
        seen.add(record.id)


@dataclass
class Texts:
    """Folders in which texts may be found, by file name and else by stem; earlier folders win."""

    folders: Sequence[Path]
    own: Path | None = None
    """The project's own documents; asked first."""
    _paths: list[tuple[Path, str]] = field(init=False)
    _by_name: dict[str, Path] = field(init=False)
    _by_stem: dict[str, Path] = field(init=False)

    def __post_init__(self) -> None:
        missing = [folder for folder in self.folders if not folder.exists()]
        if missing:
            raise InputError(f"{missing[0]}: no such corpus folder")
        own = [self.own] if self.own and self.own.is_dir() and any(self.own.iterdir()) else []
        folders = [*own, *self.folders]
        self._paths = list(find_inputs(folders)) if folders else []
        self._by_name = {path.name: path for path, _ in reversed(self._paths)}
        self._by_stem = {path.stem: path for path, _ in reversed(self._paths)}

    def document(self, name: str) -> Document | None:
        """The text of the file called ``name``, under that name; None where no folder has it."""
        path = self._by_name.get(Path(name).name)
        return load_path_isolated(path, name) if path else None

    def find(self, gold: GoldFile) -> Labelled | Skipped:
        """The text of ``gold``, if one of the folders has it as it was labelled."""
        path = self._by_name.get(Path(gold.document).name) or self._by_stem.get(gold.path.stem)
        if path is None:
            return Skipped(gold, f"{gold.document}: skipped, its text is not at hand (--corpus DIR)")
        document = load_path_isolated(path, path.name)
        if gold.facts and gold.facts.sha256 != document.sha256:
            return Skipped(gold, f"{gold.document}: skipped, {path} is not the text that was labelled")
        beyond = [r for r in gold.records for e in r.evidence if e.end > len(document.text)]
        if beyond:
            raise InputError(f"{gold.path}: evidence of {beyond[0].id} ends after the text of {path}")
        ours = self.own is not None and path.resolve().is_relative_to(self.own.resolve())
        return Labelled(gold, document, path, ours)
