"""Arithmetic of the report: medians, limits, what was lost, what was grounded."""

from __future__ import annotations

import math
import re
import statistics
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.bench.peers.drivers.job import Read


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and extremes of repeated runs."""

    median: float
    least: float
    most: float


def spread(values: Sequence[float]) -> Spread:
    """Raises StatisticsError where there are none."""
    return Spread(statistics.median(values), min(values), max(values))


def limit_s(requests: int, concurrency: int, latency_s: float) -> float:
    """Shortest time in which ``requests`` can be answered, ``concurrency`` at once."""
    return math.ceil(requests / concurrency) * latency_s


@dataclass(frozen=True, slots=True)
class Loss:
    """What is missing, against a run without faults."""

    expected: int
    lost: int
    unreported: int
    """Lost records of documents of which the system reported nothing."""


def lost(whole: Read, damaged: Read) -> Loss:
    """Distinct records (document and quote) of ``whole`` that ``damaged`` lacks.

    To the peers' favour a loss counts as reported if the system said anything at all about its document.
    """
    wanted = {(one.document, one.quote) for one in whole.records}
    missing = wanted - {(one.document, one.quote) for one in damaged.records}
    silent = sum(document not in damaged.failures for document, _ in missing)
    return Loss(len(wanted), len(missing), silent)


_GLOSS = re.compile(r"\([a-z\u0300-\u036f]+\)")
"""Pinyin behind a character, decomposed: ``難(nán)``."""


def squeeze(text: str) -> str:
    """``text`` as a reader takes it: without white space, cell borders and pinyin, one width, simplified characters.

    summarizer quotes what it read after cleaning and points into the text as it was; two of the samples are in
    traditional characters, one of them with pinyin behind its characters.
    """
    import opencc  # noqa: PLC0415 - drivers share this module's package and have no opencc

    plain = _GLOSS.sub("", unicodedata.normalize("NFKD", re.sub(r"[\s|]+", "", text)))
    simplified: str = opencc.OpenCC("t2s").convert(unicodedata.normalize("NFKC", plain))
    return simplified


def exact_share(read: Read, texts: Mapping[str, str], offered: Iterable[str]) -> float:
    """Share of distinct quotes offered by the model that came back with a span that holds just them."""
    wanted = {squeeze(quote) for quote in offered}
    found = {
        squeeze(one.quote)
        for one in read.records
        if one.start is not None and squeeze(texts[one.document][one.start : one.end]) == squeeze(one.quote)
    }
    return len(wanted & found) / len(wanted) if wanted else math.nan


def accepted_share(read: Read, texts: Mapping[str, str], offered: Iterable[str], places: bool) -> float:
    """Share of distinct wrong-digit quotes that came out as records, as they are or as a span of other words.

    Quotes that happen to stand in some document are no wrong quotes. Of a system that gives ``places``, a record
    without one is not accepted.
    """
    everything = squeeze("\n".join(texts.values()))
    said = {squeeze(quote) for quote in offered}
    right = {quote for quote in said if quote in everything}
    kept = {squeeze(one.quote) for one in read.records if one.start is not None or not places} - right
    return min(1.0, len(kept) / len(said - right)) if said - right else math.nan
