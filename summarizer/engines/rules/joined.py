"""A thing without a number and a count of others under one verb: ``建成`` | ``青石水库`` | ``和12座泵站``."""

from __future__ import annotations

import re

from summarizer.language.clauses import Clause
from summarizer.language.launching import FINISHED_PATTERN, VERB_PATTERN, head_of, verb_class
from summarizer.language.phrases import strip_leading

_JOINT = re.compile(r"(?:以及|、|和|及|与)$")
_COUNTED = re.compile(r"的?[一-龥]{2}")
_DIGIT = re.compile(r"\d")
_DELIVERING = frozenset({"build", "run", "finish", "issue"})

LEAST_THING_CHARS = 3
"""Shorter words before the joint are no thing of their own: ``城乡和12个镇``."""


def thing_joined(text: str, clause: Clause, at: int, behind: int) -> str | None:
    """Words that deliver what stands before the count at ``at``, the verb among them; None where nothing is joined.

    ``behind`` is where the count ends. The verb opens the clause or closes it: ``青石水库和12座泵站`` | ``投入使用``.
    """
    words = text[clause.start : at]
    joint = _JOINT.search(words)
    if joint is None or _DIGIT.search(words) or _COUNTED.match(text, behind, clause.end) is None:
        return None
    listed = words[: joint.start()]
    opened = strip_leading(listed)
    verb = VERB_PATTERN.match(opened)
    if verb is not None and verb_class(verb.group()) in _DELIVERING:
        return listed if _is_thing(opened[verb.end() :]) else None
    finished = FINISHED_PATTERN.match(text, clause.start, clause.end)
    return listed + finished["verb"] if finished and _is_thing(opened) else None


def verb_of(words: str) -> str:
    """The verb that opens the folded ``words``; empty where none does."""
    verb = VERB_PATTERN.match(strip_leading(words))
    return verb.group() if verb else ""


def _is_thing(words: str) -> bool:
    return len(words) >= LEAST_THING_CHARS and head_of(words)[0] != ""
