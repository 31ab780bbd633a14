"""The number lock for prose: gists and abstracts say no number that the text does not hold.

Records are locked by grounding. A model's own sentences are not quotes, so their numbers are looked up one by one;
a sentence with a number from nowhere is left out.
"""

from __future__ import annotations

import re

from summarizer.schemas.extraction import Composition, Extraction
from summarizer.schemas.punctuation import fold_punctuation

_SENTENCE = re.compile(r"[^。;!?\n]*[。;!?\n]?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"(?<=\d)[ ,](?=\d{3})")
"""``25 846`` and ``25,846`` are 25846."""
_LEAST_DIGITS = 2
"""``一次`` and ``1次`` say the same; longer numbers are quoted in the script they are written in."""


def numbers_of(words: str) -> set[str]:
    """Numbers in Arabic digits that ``words`` state, without grouping marks; single digits don't count."""
    found = _NUMBER.findall(_GROUPED.sub("", fold_punctuation(words)))
    return {number for number in found if len(number) >= _LEAST_DIGITS}


def hold(words: str, numbers: set[str]) -> str:
    """Sentences of ``words`` all of whose numbers are among ``numbers``."""
    folded = fold_punctuation(words)
    kept = [
        words[found.start() : found.end()]
        for found in _SENTENCE.finditer(folded)
        if numbers_of(found.group()) <= numbers
    ]
    return "".join(kept).strip()


def hold_extraction(extraction: Extraction, source: str) -> Extraction:
    """``extraction`` whose gists and abstract state no number that ``source`` does not hold."""
    numbers = numbers_of(source)
    gists = [gist.model_copy(update={"text": hold(gist.text, numbers)}) for gist in extraction.gists]
    abstract = hold(extraction.abstract, numbers) if extraction.abstract else None
    kept = tuple(gist for gist in gists if gist.text)
    return extraction.model_copy(update={"gists": kept, "abstract": abstract or None})


def hold_composition(composition: Composition, source: str) -> Composition:
    """``composition`` whose abstract states no number that ``source`` does not hold."""
    return composition.model_copy(update={"abstract": hold(composition.abstract, numbers_of(source))})
