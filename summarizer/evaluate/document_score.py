"""The score of one document: everything a run needs to keep once the document is put away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.evaluate.counts import Counts, Slots
from summarizer.evaluate.errors import ErrorRow, ErrorWriter
from summarizer.evaluate.fields import count_slots
from summarizer.evaluate.gold_files import Labelled
from summarizer.evaluate.grounding import Grounds
from summarizer.evaluate.matching import Pairing, pair, quantity_key
from summarizer.evaluate.reasons import explain
from summarizer.evaluate.slices import ALL, QUANTITIES, Slicer
from summarizer.evaluate.statements import Statement, number_key
from summarizer.schemas.extraction import Usage
from summarizer.schemas.frozen import Frozen


class Effort(Frozen):
    """What reading the document took, where the engine was run and not only its records were read."""

    usage: Usage = Usage()
    failures: int = 0
    """Fatal failures and those of the engine that the summary lists; refused records don't count."""
    first_failure: str = ""
    mentions: tuple[int, int] | None = None
    """Numbers of the text with a disposition, and all of them; None where unknown."""


_NO_EFFORT = Effort()
"""One for all documents whose records were only read."""


class DocumentScore(Frozen):
    """Counts of one document, and the names of its errors: all that a run keeps of it."""

    document: str
    text_sha256: str
    gold_sha256: str
    ours: bool
    """Whether the text is the project's own; the gate pins only those."""
    slices: dict[str, Counts]
    """By slice name; ``all`` and ``quantities`` among them."""
    fields: dict[str, Slots]
    statuses: dict[str, int]
    """``pledged as achieved``: gold status, predicted status, of records that agree in all else."""
    ignored: int
    """Predictions that answer optional gold."""
    grounded: tuple[int, int]
    """Evidence spans of predictions that hold what they quote, and all of them."""
    missed: tuple[str, ...]
    """Items (ids) of the gold that was missed."""
    extra: tuple[str, ...]
    """Items of the predictions that answer nothing."""
    agreement: float | None = None
    """Item F1 of two readers of this document, where it is known: the ceiling."""
    effort: Effort = _NO_EFFORT

    @property
    def counts(self) -> Counts:
        """Over all records."""
        return self.slices.get(ALL, Counts())

    @property
    def predicted(self) -> int:
        """Number of predictions, those that answer optional gold included."""
        return self.counts.found + self.counts.extra + self.ignored


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """The score with all that reports show of the document."""

    score: DocumentScore
    labelled: Labelled
    predicted: tuple[Statement, ...]
    pairing: Pairing
    errors: tuple[ErrorRow, ...]


def score_document(
    labelled: Labelled, predicted: Sequence[Statement], effort: Effort | None = None
) -> DocumentResult:
    """Match the predictions of one document to its gold and count."""
    text, gold = labelled.document.text, labelled.gold
    slicer = Slicer(gold.facts, text)
    pairing = pair(gold.records, predicted)
    explained = explain(pairing)
    writer = ErrorWriter(gold.document, text, slicer)
    missed = [writer.row("missed", one) for one in explained.missed]
    extra = [writer.row("extra", one) for one in explained.extra]
    fields = [row for match in pairing.matches for row in writer.field_rows(match)]
    score = DocumentScore(
        document=gold.document,
        text_sha256=labelled.document.sha256,
        gold_sha256=gold.sha256,
        ours=labelled.ours,
        slices=count_slices(pairing, slicer) | {QUANTITIES: count_quantities(gold.records, predicted)},
        fields=count_slots(pairing.matches, pairing.missed, pairing.extra),
        statuses=count_statuses(pairing),
        ignored=len(pairing.ignored),
        grounded=Grounds(labelled.document).count(predicted),
        missed=tuple(row.item for row in missed),
        extra=tuple(row.item for row in extra),
        agreement=gold.facts.agreement if gold.facts else None,
        effort=effort or _NO_EFFORT,
    )
    return DocumentResult(score, labelled, tuple(predicted), pairing, (*missed, *extra, *fields))


def count_slices(pairing: Pairing, slicer: Slicer) -> dict[str, Counts]:
    """Counts by slice: found and missed in the slices of the gold, extra in those of the prediction."""
    found = _tally((match.gold for match in pairing.matches), slicer)
    extra, missed = _tally(pairing.extra, slicer), _tally(pairing.missed, slicer)
    return {one: Counts(found[one], extra[one], missed[one]) for one in sorted({*found, *extra, *missed})}


def _tally(statements: Iterable[Statement], slicer: Slicer) -> Counter[str]:
    return Counter(one for statement in statements for one in slicer.slices(statement))


def count_quantities(gold: Sequence[Statement], predicted: Sequence[Statement]) -> Counts:
    """Counts over records with a value, matched by value and evidence, whatever their kind and status."""
    pairing = pair(
        [one for one in gold if one.value is not None],
        [one for one in predicted if one.value is not None],
        quantity_key,
    )
    return Counts(len(pairing.matches), len(pairing.extra), len(pairing.missed))


def count_statuses(pairing: Pairing) -> dict[str, int]:
    """How pledged and achieved are confused, over pairs that agree in place, kind and value."""
    free = pair(pairing.missed, pairing.extra, lambda one: (one.kind, number_key(one.value)))
    pairs = pairing.matches + free.matches
    return dict(sorted(Counter(f"{m.gold.status} as {m.predicted.status}" for m in pairs).items()))
