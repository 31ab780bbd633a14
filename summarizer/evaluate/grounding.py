"""Whether what a prediction quotes stands where it says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from summarizer.clean import clean
from summarizer.evaluate.statements import Statement
from summarizer.schemas.document import Cleaned, Document
from summarizer.schemas.gold import GoldEvidence
from summarizer.schemas.punctuation import fold_punctuation


@dataclass
class Grounds:
    """One document's text as judge of quotes; it is cleaned only if a quote is not the bare run."""

    document: Document

    @cached_property
    def _cleaned(self) -> Cleaned:
        return clean(self.document)

    def count(self, statements: Iterable[Statement]) -> tuple[int, int]:
        """``(grounded, all)`` over the evidence of ``statements``."""
        spans = [span for one in statements for span in one.evidence]
        return sum(map(self.holds, spans)), len(spans)

    def holds(self, span: GoldEvidence) -> bool:
        """Whether the span lies in the text and its quote, if given, is what cleaning the run leaves."""
        if span.end > len(self.document.text):
            return False
        if span.quote is None:
            return True
        run = self.document.text[span.start : span.end]
        quote = _folded(span.quote)
        return quote in (_folded(run), _folded(self.cleaned_run(span.start, span.end)))

    def cleaned_run(self, start: int, end: int) -> str:
        """What cleaning leaves of ``text[start:end]``."""
        kept = []
        segments = self._cleaned.segments
        first = bisect_left(segments, start, key=lambda segment: segment[1] + segment[2])
        for cleaned, loaded, length in segments[first:]:
            if loaded >= end:
                break
            low, high = max(start, loaded), min(end, loaded + length)
            if low < high:
                kept.append(self._cleaned.text[cleaned + low - loaded : cleaned + high - loaded])
        return "".join(kept)


def _folded(words: str) -> str:
    return "".join(fold_punctuation(words).split())
