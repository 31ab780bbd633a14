"""What speaks for and against a deliverable: features whose weights are learned from gold (``evals/train.py``)."""

from __future__ import annotations

import re

from summarizer.language.launching import ADVERBS, head_of, traits, verb_class
from summarizer.language.tense import Place
from summarizer.schemas.extraction import Status

_NAME = re.compile(r"“[^”]*”|《[^》]*》")
_BUILT = re.compile(r"(?:建设|创建|编制|研发应用|推广应用|改造|迁建)(?:工作)?$")
"""What a pushing verb completes: ``加快…建设``."""


def features_of(lead: str, verb: str, thing: str, place: Place, status: Status) -> tuple[str, ...]:
    """What speaks for and against a deliverable, as names of weights."""
    head, kind = head_of(thing)
    built = _BUILT.search(thing)
    found = [
        "bias",
        f"verb:{verb_class(verb)}",
        f"verb={verb}",
        f"head:{kind or 'none'}",
        f"pair:{verb_class(verb)}+{kind or 'none'}",
        f"status:{status.value}",
        f"place:{place.value}",
        f"length:{min(len(thing) // 6, 5)}",
        *traits(thing),
        *(f"adverb:{name}" for name, rows in ADVERBS.items() if any(row in lead for row in rows)),
    ]
    named = "named" if "“" in thing or "《" in thing else "plain"
    found += [
        f"named:{named}+{kind or 'none'}",
        f"named:{named}+{verb_class(verb)}",
        f"tail={thing[-2:]}",
        f"first={thing[:2]}",
    ]
    if head:
        found.append(f"head={head}")
    if built and verb_class(verb) == "push":
        found.append("completed")
    if len(lead) > 10:
        found.append("late")
    if "、" in _NAME.sub("", thing):
        found.append("list")
    return tuple(found)
