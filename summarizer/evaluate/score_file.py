"""Scores of a run's documents, kept on disk: scoring takes the same memory however many documents there are."""

from __future__ import annotations

import weakref
from array import array
from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import Self, overload

from summarizer.evaluate.document_score import DocumentScore


class ScoreFile(Sequence[DocumentScore]):
    """A sequence of scores in a nameless temporary file; eight bytes a document stay in memory.

    Each look at a score reads it anew: iterate once rather than once a question.
    """

    def __init__(self) -> None:
        self._ends = array("q", [0])
        self._file = TemporaryFile()  # noqa: SIM115  the file lives as long as the sequence
        weakref.finalize(self, self._file.close)

    @classmethod
    def of(cls, scores: Iterable[DocumentScore]) -> Self:
        """A file with all of ``scores``, taken one at a time."""
        kept = cls()
        for score in scores:
            kept.append(score)
        return kept

    def append(self, score: DocumentScore) -> None:
        """Keep one score more."""
        self._file.seek(self._ends[-1])
        written = self._file.write(score.model_dump_json().encode())
        self._ends.append(self._ends[-1] + written)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> DocumentScore: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[DocumentScore, ...]: ...
    def __getitem__(self, at: int | slice) -> DocumentScore | tuple[DocumentScore, ...]:
        """The score at a place; a tuple for a slice. Raises IndexError beyond the end."""
        if isinstance(at, slice):
            return tuple(self[place] for place in range(len(self))[at])
        place = range(len(self))[at]
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        return DocumentScore.model_validate_json(self._file.read(end - start))
