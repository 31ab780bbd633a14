"""The name of a deliverable without what surrounds the thing: ``县水利学校建设`` is the school."""

from __future__ import annotations

from dataclasses import replace

from summarizer.engines.rules.found import Found
from summarizer.language.thing_edges import (
    BARE_PAPER,
    BUILDING,
    LISTED_ALONE,
    OF_DEED,
    OWN_PLACE,
    REPORTED,
    REVIEW,
    REVIEWED,
    SELF,
    THING_OPENING,
    WORK,
)
from summarizer.schemas.extraction import Kind

LEAST_NAME_CHARS = 4
"""A shorter remainder names nothing."""


def named(found: Found, title: str | None = None) -> Found:
    """``found`` of the document ``title`` with its thing named as such; targets have their names already."""
    if found.kind is not Kind.DELIVERABLE:
        return found
    name = SELF.sub("", name_thing(found.indicator))
    makers = found.responsible
    if BARE_PAPER.fullmatch(name) and len(makers) == 1 and makers[0].startswith("各"):
        name = makers[0] + OWN_PLACE.sub("", name)
    elif REVIEW.fullmatch(name) and (reviewed := REVIEWED.search(title or "")) is not None:
        name = reviewed["kind"] + name
    return found if name == found.indicator else replace(found, indicator=name)


def name_thing(words: str) -> str:
    """A delivered thing without a second verb, 工作, 建设 and what becomes of it behind its name."""
    if (opening := THING_OPENING.match(words)) is not None and "“" not in opening.group():
        words = words[opening.end() :]
    if WORK.search(words):
        return OF_DEED.sub("", WORK.sub("", words))
    for shorter in (
        REPORTED.sub("", words),
        LISTED_ALONE.sub("", words),
        BUILDING.sub(r"\g<head>", words),
    ):
        if shorter != words and len(shorter) >= LEAST_NAME_CHARS:
            return shorter
    return words
