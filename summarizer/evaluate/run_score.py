"""The score of a run: what is written to ``scores.json``, pinned in a baseline and compared later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean
from typing import Annotated

from pydantic import PlainSerializer, ValidatorFunctionWrapHandler, WrapValidator

from summarizer.evaluate.counts import Counts, Slots
from summarizer.evaluate.document_score import DocumentScore
from summarizer.evaluate.fields import FIELDS
from summarizer.evaluate.score_file import ScoreFile
from summarizer.evaluate.slices import slice_name
from summarizer.schemas.extraction import Usage
from summarizer.schemas.frozen import Frozen

SCORER_VERSION = "1"
"""Raised when the same records and gold may score otherwise; baselines of another version don't count."""


def _as_they_are(scores: object, validate: ValidatorFunctionWrapHandler) -> Sequence[DocumentScore]:
    """Scores on disk were validated when they were made; going through them would load them all."""
    return scores if isinstance(scores, ScoreFile) else tuple(validate(scores))


class RunScore(Frozen):
    """Scores of all documents of a run, by name of document."""

    scorer: str = SCORER_VERSION
    engine: str
    """``rules``, ``llm`` or the name that the caller gave to the records."""
    fingerprint: str = ""
    """Of the engine; empty where records were read from a file."""
    documents: Annotated[
        Sequence[DocumentScore],
        WrapValidator(_as_they_are),
        PlainSerializer(tuple, return_type=tuple[DocumentScore, ...]),
    ]
    skipped: tuple[str, ...] = ()
    """One line for each gold file that could not be used."""
    agreement_elsewhere: tuple[float, ...] = ()
    """Item F1 of two readers of the documents that were skipped, where it is known."""

    def json_lines(self) -> Iterator[str]:
        """The run as JSON, one document a line, for files of any size."""
        head = self.model_copy(update={"documents": ()}).model_dump_json(exclude={"documents"})
        yield f'{head[:-1]},"documents":['
        for at, score in enumerate(self.documents):
            yield f"{',' if at else ''}\n{score.model_dump_json()}"
        yield "\n]}\n"

    def totals(self) -> dict[str, Counts]:
        """Micro counts of every slice, documents as slices among them."""
        totals: dict[str, Counts] = {}
        for score in self.documents:
            for name, counts in slices_of(score).items():
                totals[name] = totals.get(name, Counts()).plus(counts)
        return totals

    def fields(self) -> dict[str, Slots]:
        """Slot counts of every field."""
        totals = dict.fromkeys(FIELDS, Slots())
        for score in self.documents:
            for name, slots in score.fields.items():
                totals[name] = totals[name].plus(slots)
        return totals

    def statuses(self) -> dict[str, int]:
        """How pledged and achieved are confused."""
        totals = Counter[str]()
        for score in self.documents:
            totals.update(score.statuses)
        return dict(sorted(totals.items()))

    def usage(self) -> Usage:
        """What the engine's calls cost."""
        total = Usage()
        for score in self.documents:
            total += score.effort.usage
        return total

    @property
    def grounding(self) -> float | None:
        """Share of predicted evidence that holds what it quotes; None where nothing was predicted."""
        return share(score.grounded for score in self.documents)

    @property
    def coverage(self) -> float | None:
        """Share of the numbers of the texts with a disposition; None where no engine was run."""
        return share(score.effort.mentions for score in self.documents if score.effort.mentions)

    @property
    def failures(self) -> int:
        """Failures that the summaries list."""
        return sum(score.effort.failures for score in self.documents)

    @property
    def predicted(self) -> int:
        """Number of predictions."""
        return sum(score.predicted for score in self.documents)

    @property
    def ceiling(self) -> float | None:
        """Mean item F1 of two readers over the documents that were read twice; None where none was."""
        known = [score.agreement for score in self.documents if score.agreement is not None]
        return fmean(known) if known else None

    def only(self, names: Iterable[str]) -> RunScore:
        """The same run over some of its documents."""
        wanted = set(names)
        kept = tuple(score for score in self.documents if score.document in wanted)
        return self.model_copy(update={"documents": kept})


def slices_of(score: DocumentScore) -> dict[str, Counts]:
    """Slices of one document, itself among them."""
    return score.slices | {slice_name("document", score.document): score.counts}


def macro_f1(scores: Iterable[DocumentScore]) -> float | None:
    """Mean F1 of the documents that have one; None where none has."""
    known = [f1 for score in scores if (f1 := score.counts.f1) is not None]
    return fmean(known) if known else None


def share(parts: Iterable[tuple[int, int]]) -> float | None:
    """Sum of the first over sum of the second; None where the second is nothing."""
    some = whole = 0
    for part in parts:
        some += part[0]
        whole += part[1]
    return some / whole if whole else None
