"""From a quote that a person typed or pasted to its span in the loaded text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from summarizer.clean import clean
from summarizer.errors import InputError
from summarizer.ground import ground
from summarizer.schemas.document import Cleaned, Document
from summarizer.schemas.gold import GoldEvidence


@dataclass
class Places:
    """Finds quotes in one document: as they are in the loaded text, or else in the cleaned text."""

    document: Document

    @cached_property
    def _cleaned(self) -> Cleaned:
        return clean(self.document)

    def find(self, quote: str) -> GoldEvidence:
        """Evidence for ``quote`` at its first occurrence. InputError where the text does not hold it."""
        start = self.document.text.find(quote)
        if start >= 0:
            return GoldEvidence(start=start, end=start + len(quote), quote=quote)
        (span,) = ground([quote], self._cleaned.text)
        if span is None:
            raise InputError(f"{self.document.name} does not hold the quote {quote!r}")
        loaded = self._cleaned.loaded_span(span)
        return GoldEvidence(
            start=loaded.start, end=loaded.end, quote=self._cleaned.text[span.start : span.end]
        )
