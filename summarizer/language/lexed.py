"""A text lexed once: its quantities with their roles, its times, its quoted names.

Offsets are half-open code points into the folded text given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarizer.language.clauses import Sentence, read_sentences
from summarizer.language.deadlines import Time, read_times
from summarizer.language.quantities import Quantity, read_quantities
from summarizer.language.quoted import Quoted
from summarizer.language.roles import read_role
from summarizer.schemas.summary import Disposition

KEPT_TEXTS = 128
"""Texts whose lexing is remembered, some 90 KB each: two chunks of each of the documents that may be under way."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a text with what was found in it."""

    text: str
    place: tuple[int, int]
    quantities: Sequence[Quantity]
    times: Sequence[Time]
    quoted: Quoted


@dataclass(frozen=True, eq=False)
class Measured:
    """A quantity with its role, which is read when somebody asks: where a record explains the quantity nobody does."""

    quantity: Quantity
    _clause: _Clause

    @cached_property
    def role(self) -> Disposition | None:
        """What the quantity was found to be; None: it states something."""
        clause = self._clause
        return read_role(
            clause.text, clause.place, self.quantity, clause.quantities, clause.times, clause.quoted
        )


@dataclass(frozen=True)
class Lexed:
    """Quantities, times and quoted names of a text, found once; offsets are into ``text``."""

    text: str

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities, in order."""
        return tuple(read_quantities(self.text))

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """All times, in order."""
        return tuple(read_times(self.text))

    @cached_property
    def quoted(self) -> Quoted:
        """Names within quotation marks and titles."""
        return Quoted(self.text)

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.start for quantity in self.quantities]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.start for time in self.times]

    def times_in(self, start: int, end: int) -> Sequence[Time]:
        """Times that begin in ``[start, end)``."""
        low = bisect_left(self._time_starts, start)
        return self.times[low : bisect_left(self._time_starts, end, low)]

    def quantities_in(self, start: int, end: int) -> Sequence[Quantity]:
        """Quantities that begin in ``[start, end)``."""
        low = bisect_left(self._quantity_starts, start)
        return self.quantities[low : bisect_left(self._quantity_starts, end, low)]

    @cached_property
    def _sentences(self) -> dict[tuple[int, int], tuple[Sentence, ...]]:
        return {}

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """Sentences of ``text[start:end]``, in order; read once a passage."""
        known = self._sentences.get((start, end))
        if known is None:
            known = self._sentences[start, end] = tuple(read_sentences(self.text, start, end))
        return known

    @cached_property
    def _measured(self) -> dict[tuple[int, int], tuple[Measured, ...]]:
        return {}

    def measured_in(self, start: int, end: int) -> tuple[Measured, ...]:
        """Quantities of the clause ``[start, end)`` with their roles; looked for once a clause."""
        if (known := self._measured.get((start, end))) is not None:
            return known
        measured: tuple[Measured, ...] = ()
        if found := self.quantities_in(start, end):
            clause = _Clause(self.text, (start, end), found, self.times_in(start, end), self.quoted)
            measured = tuple(Measured(quantity, clause) for quantity in found)
        self._measured[(start, end)] = measured
        return measured


@lru_cache(maxsize=KEPT_TEXTS)
def lex(text: str) -> Lexed:
    """``text`` lexed once for all who read it: the engine, the normaliser and the ledger of numbers."""
    return Lexed(text)
