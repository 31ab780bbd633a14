"""Slices: the sorts of record and document by which scores are told apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from sys import intern

from summarizer.evaluate.statements import Statement
from summarizer.schemas.gold import GoldDocument

ALL = "all"
QUANTITIES = "quantities"
_SEPARATOR = ": "


def slice_name(dimension: str, name: str) -> str:
    """Name of a slice in reports, baselines and options: ``place: table``.

    One object for each name: a run over thousands of documents keeps it for every document.
    """
    return intern(f"{dimension}{_SEPARATOR}{name}")


def dimension_of(slice_: str) -> str:
    """``place`` of ``place: table``."""
    return slice_.partition(_SEPARATOR)[0]


# Lengths split the project's documents and quotes into thirds, roughly (evals/gold, version 1).
_EVIDENCE_STEPS = (15, 30)
_DOCUMENT_STEPS = (2_000, 3_000)

_ASCII_DIGITS = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
# Forms of number, tried in order; the first whose pattern the quote holds names it.
_FORMS = (
    ("percent", re.compile(r"\d\s*[%‰]")),  # 达到60%
    ("large unit", re.compile(r"\d\s*[多余]?\s*[万亿]")),  # 1.5万个
    ("digits", re.compile(r"\d")),  # 新建30个
    (
        "Chinese numeral",
        re.compile(r"[百千]分之|[一二两三四五六七八九十百千万亿]+[个所家项次名户处张套人成倍对座]"),
    ),  # 三所
    ("words", re.compile(r"全覆盖|全部|所有|每个|翻[一两]?番|各")),  # 实现全覆盖
)


@dataclass(frozen=True)
class Slicer:
    """Knows the slices of one document's records."""

    facts: GoldDocument | None
    text: str
    """Loaded text; may be empty where only spans are at hand."""

    def slices(self, statement: Statement) -> list[str]:
        """Every slice that ``statement`` counts in."""
        return [
            ALL,
            slice_name("kind × status", f"{statement.kind} {statement.status}"),
            slice_name("place", self.place(statement)),
            slice_name("number form", self.number_form(statement)),
            slice_name("quote length", _step(_first(statement)[1] - _first(statement)[0], _EVIDENCE_STEPS)),
            *self.of_document(),
        ]

    def of_document(self) -> list[str]:
        """Slices that all records of the document share."""
        if self.facts is None:
            return []
        level = self.facts.level.value if self.facts.level else "unknown"
        return [
            slice_name("type", self.facts.type.value),
            slice_name("level", level),
            slice_name("document length", _step(self.facts.characters, _DOCUMENT_STEPS)),
        ]

    def place(self, statement: Statement) -> str:
        """``table``, ``box`` or ``prose``: where the first evidence begins."""
        start, end = _first(statement)
        for region in self.facts.regions if self.facts else ():
            if region.start <= start < region.end:
                return region.kind.value
        row = self.text.rfind("\n", 0, start) + 1
        return "table" if self.text[row:end].lstrip().startswith("|") else "prose"

    def number_form(self, statement: Statement) -> str:
        """How the value is written in the first quote; ``none`` for records without a value."""
        if statement.value is None:
            return "none"
        start, end = _first(statement)
        run = self.text[start:end].translate(_ASCII_DIGITS)
        return next((name for name, pattern in _FORMS if pattern.search(run)), "other")


def _first(statement: Statement) -> tuple[int, int]:
    first = statement.evidence[0]
    return first.start, first.end


def _step(size: int, steps: tuple[int, ...]) -> str:
    above = bisect_right(steps, size)
    if above == len(steps):
        return f"{steps[-1]} and more"
    return f"under {steps[above]}" if above == 0 else f"{steps[above - 1]} to {steps[above] - 1}"
