"""What speaks for and against a deliverable: features whose weights are learned from gold (``evals/train.py``)."""

from __future__ import annotations

import re

from summarizer.language.launching import ADVERBS, head_of, traits, verb_class
from summarizer.language.tense import Place
from summarizer.schemas.extraction import Status

_NAME = re.compile(r"“[^”]*”|《[^》]*》")
_BUILT = re.compile(r"(?:建设|创建|编制|研发应用|推广应用|改造|迁建)(?:工作)?$")
"""What a pushing verb completes: ``加快…建设``."""


def status_feature(status: Status) -> str:
    """What the tense says, which is read only where it can decide."""
    return f"status:{status.value}"


def features_of(lead: str, verb: str, thing: str, place: Place) -> tuple[str, ...]:
    """What speaks for and against a deliverable, as names of weights; the status apart."""
    head, kind = head_of(thing)
    kind, sort = kind or "none", verb_class(verb)
    found = [
        "bias",
        f"verb:{sort}",
        f"verb={verb}",
        f"head:{kind}",
        f"pair:{sort}+{kind}",
        f"place:{place.value}",
        f"length:{min(len(thing) // 6, 5)}",
        *traits(thing),
        *(f"adverb:{name}" for name, rows in ADVERBS.items() if any(row in lead for row in rows)),
    ]
    named = "named" if "“" in thing or "《" in thing else "plain"
    found += [
        f"named:{named}+{kind}",
        f"named:{named}+{sort}",
        f"tail={thing[-2:]}",
        f"first={thing[:2]}",
    ]
    if head:
        found.append(f"head={head}")
    if sort == "push" and _BUILT.search(thing):
        found.append("completed")
    if len(lead) > 10:
        found.append("late")
    if "、" in _NAME.sub("", thing):
        found.append("list")
    return tuple(found)
