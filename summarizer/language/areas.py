"""Policy area of a record, voted by the words around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from summarizer.language.area_names import AREA_NAMES
from summarizer.language.area_words import AREA_WORDS, HINTS
from summarizer.schemas.commitment import Area

HINT_WEIGHT = 0.2
"""Weight of a hint against a word of the field; swept on the labelled documents from 0.1 to 0.8."""

OTHER_WEIGHT = 0.8
"""Weight of a word of another field: such fields have no area of their own, so 队伍建设 or 信息化 inside
them still counts. Swept on the labelled documents from 0.3 to 1."""

_AREA_OF = {
    word: area for table in (AREA_WORDS, AREA_NAMES) for area, words in table.items() for word in words
}
_HINT_OF = {word: area for area, words in HINTS.items() for word in words}
_HINT_WORDS = re.compile("|".join(sorted(map(re.escape, _HINT_OF), key=len, reverse=True)))
_WORDS = re.compile("|".join(sorted(map(re.escape, _AREA_OF), key=len, reverse=True)))


def read_area(texts: Iterable[tuple[str, float]]) -> Area:
    """Area that the weighted ``texts`` speak of: the indicator first, then its quote, then headings."""
    votes: defaultdict[Area, float] = defaultdict(float)
    for text, weight in texts:
        for area, share in _votes(text):
            votes[area] += weight * share
    if not votes:
        return Area.OTHER
    return max(votes, key=lambda area: (votes[area], area.value))


@lru_cache(maxsize=4096)
def _votes(text: str) -> tuple[tuple[Area, float], ...]:
    """Areas that the words of one text speak for; headings and quotes are asked again and again."""
    votes: defaultdict[Area, float] = defaultdict(float)
    for match in _WORDS.finditer(text):
        area = _AREA_OF[match.group()]
        votes[area] += len(match.group()) * (OTHER_WEIGHT if area is Area.OTHER else 1.0)
    for match in _HINT_WORDS.finditer(text):
        votes[_HINT_OF[match.group()]] += HINT_WEIGHT * len(match.group())
    return tuple(votes.items())
