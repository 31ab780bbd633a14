"""Which statements touch which: evidence spans of two sides, swept once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.evaluate.statements import Statement

# Half of the shorter span, both ends of the scale of quoting covered: a reader who quotes the whole
# clause and one who quotes the number with its noun mean the same statement (guidelines, section 3).
ENOUGH_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Touch:
    """How two statements share words, at the pair of spans that share most."""

    of_shorter: float
    """Shared characters over the length of the shorter span, 0 to 1."""
    of_both: float
    """Shared characters over the length of both spans together (intersection over union), 0 to 1."""

    @property
    def enough(self) -> bool:
        """Whether the two quote the same place."""
        return self.of_shorter >= ENOUGH_OVERLAP


def touch(one: Statement, other: Statement) -> Touch | None:
    """The best shared place of two statements of one document; None where they share no character."""
    best: Touch | None = None
    for left in one.evidence:
        for right in other.evidence:
            shared = min(left.end, right.end) - max(left.start, right.start)
            if shared <= 0:
                continue
            lengths = left.end - left.start, right.end - right.start
            found = Touch(shared / min(lengths), shared / (sum(lengths) - shared))
            if best is None or (found.of_shorter, found.of_both) > (best.of_shorter, best.of_both):
                best = found
    return best


class SpanIndex:
    """Statements of one document by place; asks only near ones."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        rows = sorted(
            (span.start, span.end, number)
            for number, statement in enumerate(statements)
            for span in statement.evidence
        )
        self._statements = statements
        self._rows = rows
        self._longest = max((end - start for start, end, _ in rows), default=0)

    def near(self, statement: Statement) -> Iterator[tuple[int, Touch]]:
        """Numbers of the statements that share a character with this one, ascending, with how."""
        found: set[int] = set()
        for span in statement.evidence:
            first = bisect_left(self._rows, (span.start - self._longest, 0, 0))
            last = bisect_left(self._rows, (span.end, 0, 0))
            found.update(number for _, end, number in self._rows[first:last] if end > span.start)
        for number in sorted(found):
            shared = touch(statement, self._statements[number])
            if shared is not None:
                yield number, shared
