"""The same commitment said twice becomes one record with all its evidence; different values stay apart.

Same means: same kind, status and value, units that count the same things, and indicators that share their
words. Indicators are compared by character bigrams, which need no word segmenter.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.language.likeness import differ, other_thing, other_whole
from summarizer.language.role_words import DURATIONS
from summarizer.language.units import same_unit
from summarizer.schemas.commitment import Commitment, DeadlineBasis, Evidence
from summarizer.schemas.extraction import Kind, Status

TRIVIAL_VALUES = frozenset({0, 1, 2, 3, 5, 10, 100})
"""Values that many different commitments share: indicators must then agree more closely."""

CONTAINMENT = {"plain": 0.6, "trivial": 0.75, "deliverable": 0.85}
JACCARD = {"plain": 0.3, "trivial": 0.5, "deliverable": 0.6}
"""Least share of common bigrams, of the shorter and of both together; swept on the labelled documents in
steps of 0.05 (merging too little costs precision, merging too much costs recall)."""

LEAST_CONTAINED = 4
"""Bigrams that a short indicator must have for standing inside a longer one to be enough."""

POSTING_LIMIT = 64
"""Newest records looked at for one bigram, so that cost stays linear in a document of any length."""

_NUMBER = re.compile(r"\d+")
_SCOPES = re.compile(
    r"每(?:一?个)?(?:省|市|县|区|乡镇?|镇|街道|社区|行政村|村|园|校)|(?:省|市|县|区|街镇|乡镇|镇|乡|村|社区)级"
    r"|[省市县区](?=[一-龥]{2,6}(?:部门|局|厅))"
)
"""For whom a norm holds, or on which tier a thing stands: ``每个街道建成1处``, ``区级泵站``, ``市水利局``."""

_PLACE = re.compile(
    r"^(?![全各我本该两每城农])[一-龥]{1,3}?(?:(?<![片园灌景库校社小街牧林矿山郊辖地院病])区|(?<!城)市|县|旗|镇|乡|街道)(?=[一-龥]{3})"
)
"""Whose share or amount it is: ``东湖区|城市低保标准``."""

_NOISE = re.compile(
    r"[^\w]|的|市|县|区|全|各|推进|推动|实现|建设|完成|开展|实施|新建|建成|加快|打造|总|约|达到"
)


@dataclass(slots=True)
class _Group:
    """Commitments found to be one; the first states it best until another has more to say."""

    members: list[Commitment]
    bigrams: frozenset[str]
    numbers: tuple[str, ...]


@dataclass(slots=True)
class _Index:
    """Groups of one kind, status and value, by the bigrams of their indicators."""

    groups: list[_Group] = field(default_factory=list)
    postings: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def merge(commitments: Iterable[Commitment], text_hash: str) -> tuple[Commitment, ...]:
    """Commitments in text order, repeats merged, ids given, conflicts flagged.

    ``text_hash`` is the hash of the loaded text: an id depends on it and on the record alone.
    """
    alike: defaultdict[object, list[Commitment]] = defaultdict(list)
    for one in _in_order(commitments):
        alike[(one.kind, one.status, one.value)].append(one)
    merged = _in_order(_unite(group) for members in alike.values() for group in _groups(members))
    return _identified(_with_conflicts(merged), text_hash)


def _in_order(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Text order; all that may differ settles ties, so that the order of statements does not matter."""
    places: defaultdict[tuple[int, int], list[Commitment]] = defaultdict(list)
    for one in commitments:
        places[one.evidence[0].start, one.evidence[0].end].append(one)
    return [one for place in sorted(places) for one in _told_apart(places[place])]


def _told_apart(group: list[Commitment]) -> list[Commitment]:
    return group if len(group) == 1 else sorted(group, key=_order)


def _order(one: Commitment) -> tuple[object, ...]:
    first = one.evidence[0]
    rest = (
        one.unit,
        one.deadline,
        one.deadline_basis,
        one.binding,
        one.recurrence,
        one.baseline,
        one.funding,
    )
    named = (
        one.indicator,
        one.value,
        one.kind,
        one.status,
        one.comparator,
        *rest,
        one.responsible,
        one.section,
    )
    return first.start, first.end, *map(str, named)


def _bigrams(indicator: str) -> frozenset[str]:
    bare = _NOISE.sub("", indicator)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1)) or frozenset({bare})


def _groups(members: Sequence[Commitment]) -> list[list[Commitment]]:
    """Commitments of one kind, status and value, those that are one together."""
    if len(members) == 1:
        return [[members[0]]]
    index = _Index()
    for one in members:
        _place(index, one)
    return [group.members for group in index.groups]


def _place(index: _Index, one: Commitment) -> None:
    bigrams = _bigrams(one.indicator)
    numbers = tuple(_NUMBER.findall(one.indicator))
    candidates = {at for bigram in bigrams for at in index.postings.get(bigram, ())[-POSTING_LIMIT:]}
    for at in sorted(candidates):
        group = index.groups[at]
        told_apart = group.numbers and numbers and group.numbers != numbers
        if not told_apart and _same(group.members[0], group.bigrams, one, bigrams):
            group.members.append(one)
            return
    index.groups.append(_Group([one], bigrams, numbers))
    for bigram in bigrams:
        index.postings[bigram].append(len(index.groups) - 1)


def _same(first: Commitment, left: frozenset[str], other: Commitment, right: frozenset[str]) -> bool:
    if not same_unit(first.unit, other.unit) or _apart(first, other):
        return False
    sort = (
        "deliverable"
        if first.kind is Kind.DELIVERABLE
        else "trivial"
        if first.value in TRIVIAL_VALUES
        else "plain"
    )
    if sort == "deliverable" and other_thing(first.indicator, other.indicator):
        return False
    common, least = len(left & right), min(len(left), len(right))
    repeated = first.recurrence is not None and first.recurrence == other.recurrence
    if (
        least >= LEAST_CONTAINED
        and common >= 0.85 * least
        and (sort == "plain" or (sort == "trivial" and repeated))
    ):
        return True
    return common >= CONTAINMENT[sort] * least and common >= JACCARD[sort] * len(left | right)


def _apart(first: Commitment, other: Commitment) -> bool:
    """Whether two records were told apart on purpose: in one breath, for other bodies, or due at other times."""
    if _for_others(first, other) or other_whole(first.indicator, other.indicator):
        return True
    if any(a.start <= b.end + 1 and b.start <= a.end + 1 for a in first.evidence for b in other.evidence):
        dues = {one.deadline for one in (first, other)}
        return first.indicator != other.indicator or (None not in dues and len(dues) > 1)
    left, right = _scopes(first.indicator), _scopes(other.indicator)
    if left and right and left != right:
        return True
    if first.deadline != other.deadline and ("年均" in first.indicator) != ("年均" in other.indicator):
        return True  # of one year, and the average of several
    explicit = DeadlineBasis.EXPLICIT
    both = first.deadline_basis is explicit and other.deadline_basis is explicit
    return both and first.deadline != other.deadline


def _for_others(first: Commitment, other: Commitment) -> bool:
    """Whether equal norms hold for other cases.

    A yearly duty of another body, a limit that runs from another event or for another thing, an amount in force
    for other people.
    """
    bodies = first.responsible and other.responsible and set(first.responsible).isdisjoint(other.responsible)
    if bodies and first.recurrence is not None:
        return True
    if first.unit in DURATIONS and first.comparator in _LIMITS and other.comparator in _LIMITS:
        return differ(first.indicator, other.indicator) or bool(
            (one := _started(first)) and (two := _started(other)) and one != two
        )
    if _AWARDED.search(first.indicator) and _AWARDED.search(other.indicator):
        return differ(first.indicator, other.indicator)
    paid = first.status is Status.ACHIEVED and "元/" in (first.unit or "")
    return paid and differ(first.indicator, other.indicator, _WHOSE)


_LIMITS = frozenset({"<=", ">="})
_WHOSE = re.compile(r"的|、")
"""What marks whose amount it is: ``县财政供养的``, ``青石镇、白水镇的``."""
_AWARDED = re.compile(r"(?:(?:经费|资金)支持|奖励|奖补|资助)(?:占[^,。;]+)?$")
"""An award, which is paid for one thing as for another: ``水网攻关经费支持``."""
_EVENT = re.compile(r"(?P<event>[^,。;在自从应当]{2,24}?)(?:之日起|后的?|之日)(?:\d|$)")
"""From when a limit runs: ``受理申请后`` | ``5个工作日内``."""


def _started(one: Commitment) -> str | None:
    event = _EVENT.search(one.evidence[0].quote)
    return event["event"] if event else None


def _scopes(indicator: str) -> frozenset[str]:
    """Classes of bodies, tiers and places that an indicator speaks of; none for most."""
    place = _PLACE.match(indicator)
    return frozenset([*_SCOPES.findall(indicator), *([place.group()] if place else [])])


def _unite(members: Sequence[Commitment]) -> Commitment:
    if len(members) == 1:
        return members[0]
    best = max(
        members, key=lambda one: (one.binding is not None, len(one.indicator) <= 40, -one.evidence[0].start)
    )
    dated = next((one for one in members if one.deadline_basis is DeadlineBasis.EXPLICIT), best)
    evidence: dict[tuple[int, int], Evidence] = {(e.start, e.end): e for one in members for e in one.evidence}
    strict = next((one.comparator for one in members if one.comparator not in {None, "="}), best.comparator)
    return best.model_copy(
        update={
            "evidence": tuple(evidence[key] for key in sorted(evidence)),
            "section": min(members, key=_order).section,
            "deadline": dated.deadline,
            "deadline_basis": dated.deadline_basis,
            "comparator": strict,
            "unit": best.unit or next((one.unit for one in members if one.unit), None),
            "baseline": _first(members, "baseline"),
            "funding": _first(members, "funding"),
            "recurrence": _first(members, "recurrence"),
            "binding": _first(members, "binding"),
            "responsible": tuple(dict.fromkeys(body for one in members for body in one.responsible)),
            "flags": tuple(sorted({flag for one in members for flag in one.flags})),
        }
    )


def _first(members: Sequence[Commitment], name: str) -> object:
    return next((value for one in members if (value := getattr(one, name)) is not None), None)


def _with_conflicts(merged: Sequence[Commitment]) -> list[Commitment]:
    """Flag records that give one indicator different values for one day in different places."""
    groups: defaultdict[object, list[Commitment]] = defaultdict(list)
    for one in merged:
        if one.kind is Kind.TARGET and len(one.indicator) > 3:
            groups[(one.indicator, one.unit, one.status, one.deadline, one.recurrence)].append(one)
    conflicting = {
        id(one)
        for group in groups.values()
        for one in group
        if any(other.value != one.value and not _touch(one, other) for other in group)
    }
    return [
        one.model_copy(update={"flags": tuple(sorted({*one.flags, "conflict"}))})
        if id(one) in conflicting
        else one
        for one in merged
    ]


def _touch(one: Commitment, other: Commitment) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _identified(merged: Sequence[Commitment], text_hash: str) -> tuple[Commitment, ...]:
    seen: defaultdict[str, int] = defaultdict(int)
    named = []
    for one in merged:
        first = one.evidence[0]
        key = "|".join(
            map(
                str,
                (text_hash, one.kind, one.status, one.indicator, one.value, one.unit, first.start, first.end),
            )
        )
        seen[key] += 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()
        named.append(one.model_copy(update={"id": digest[:16]}))
    return tuple(named)
