"""Agreement of two readers: the ceiling for any program's score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import InputError
from summarizer.evaluate.counts import Counts
from summarizer.evaluate.fields import FIELDS, read_field
from summarizer.evaluate.gold_files import GoldFile, read_gold, read_gold_file
from summarizer.evaluate.matching import Match, pair, quantity_key
from summarizer.schemas.gold import GoldRecord


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's α of one field over records that both readers have."""

    field: str
    alpha: float | None
    """1 is agreement, 0 is chance; None where the readers used one value only, or there are no records."""
    agreed: int
    compared: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two readers agree."""

    items: Counts
    """``found``: both have it; ``missed``: only A; ``extra``: only B. Optional records count as others."""
    by_document: dict[str, Counts]
    alphas: tuple[Alpha, ...]
    unpaired: tuple[str, ...]
    """Documents that only one of the readers labelled; left out."""


def read_labels(path: Path) -> tuple[GoldFile, ...]:
    """A gold folder or one gold file. InputError where it is neither."""
    if path.is_file():
        return (read_gold_file(path),)
    if not path.exists():
        raise InputError(f"{path}: no such file or folder of labels")
    return read_gold(path)


def measure_agreement(first: Sequence[GoldFile], second: Sequence[GoldFile]) -> Agreement:
    """Match the records of two readers document by document.

    Items agree by the rules of the scorer. Kind and status are compared over records that agree in
    place and value, the other fields over matched items.
    """
    left = {file.document: _all_required(file.records) for file in first}
    right = {file.document: _all_required(file.records) for file in second}
    both = sorted(left.keys() & right.keys())
    if not both:
        raise InputError("the two readers have no document in common")
    strict = {name: pair(left[name], right[name]) for name in both}
    loose = [match for name in both for match in pair(left[name], right[name], quantity_key).matches]
    matches = [match for pairing in strict.values() for match in pairing.matches]
    by_document = {name: Counts(len(p.matches), len(p.extra), len(p.missed)) for name, p in strict.items()}
    total = Counts(*map(sum, zip(*by_document.values(), strict=True)))
    alphas = [
        measure_alpha("kind", ((m.gold.kind, m.predicted.kind) for m in loose)),
        measure_alpha("status", ((m.gold.status, m.predicted.status) for m in loose)),
        *(measure_alpha(name, _pairs(name, matches)) for name in FIELDS),
    ]
    return Agreement(total, by_document, tuple(alphas), tuple(sorted(left.keys() ^ right.keys())))


def measure_alpha(field: str, pairs: Iterable[tuple[Hashable, Hashable]]) -> Alpha:
    """Krippendorff's α for two coders and nominal values; an empty field is a value of its own.

    1 - D_o / D_e with the coincidences of Krippendorff, Content Analysis (2004), chapter 11: each
    pair stands twice, chance is drawn without putting back.
    """
    judged = list(pairs)
    agreed = sum(one == other for one, other in judged)
    values = Counter(value for both in judged for value in both)
    total = values.total()
    by_chance = total * total - sum(count * count for count in values.values())
    alpha = 1 - (total - 1) * 2 * (len(judged) - agreed) / by_chance if by_chance else None
    return Alpha(field, alpha, agreed, len(judged))


def _pairs(name: str, matches: Sequence[Match]) -> list[tuple[Hashable, Hashable]]:
    """Both readers' values; an indicator only where both wrote one (gold of real documents holds none)."""
    pairs = [(read_field(m.gold, name), read_field(m.predicted, name)) for m in matches]
    return [both for both in pairs if name != "indicator" or None not in both]


def _all_required(records: Sequence[GoldRecord]) -> list[GoldRecord]:
    return [record.model_copy(update={"optional": False}) for record in records]
