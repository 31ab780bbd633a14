"""Yearly duties that a regulation lays on a body: what is reported, settled or budgeted by which month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.engines.rules.found import Found
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.statements import evidence_start
from summarizer.language.bodies import SUBJECT
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.yearly import DEEDS, EVERY_YEAR, MONTH
from summarizer.schemas.extraction import Kind, Status


def read_duties(passage: Passage, taken: Sequence[Found]) -> Iterator[Found]:
    """Duties of a passage of a regulation, in order; clauses that ``taken`` already states are passed over."""
    if not passage.standing:
        return
    spans = [(found.start, found.end) for found in taken]
    for sentence in passage.sentences:
        for index, clause in enumerate(sentence.clauses):
            if any(start < clause.end and clause.start < end for start, end in spans):
                continue
            duty = _duty(passage, sentence, clause, evidence_start(passage, sentence, index))
            if duty is not None:
                yield duty


def _duty(passage: Passage, sentence: Sentence, clause: Clause, start: int) -> Found | None:
    words = passage.words(clause)
    yearly = EVERY_YEAR.search(passage.text, sentence.start, clause.end)
    if yearly is None or SUBJECT.match(words) is None:
        return None
    dated = MONTH.search(passage.text, start, clause.end) is not None
    for deed in DEEDS:
        if (dated or (deed.undated and yearly.start() >= start)) and (found := deed.pattern.search(words)):
            name = "".join(
                found[part] for part in ("thing", "deed", "whither") if part in deed.pattern.groupindex
            )
            return Found(Kind.DELIVERABLE, Status.PLEDGED, name, start, clause.end, recurrence=yearly.group())
    return None
