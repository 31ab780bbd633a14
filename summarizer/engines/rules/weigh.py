"""Weights of the features by which a deliverable is told from a generality."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from summarizer.engines.rules.features import status_feature
from summarizer.schemas.extraction import Status

THRESHOLD = 0.3
"""Log-odds from which a candidate is a deliverable. Swept in steps of 0.3 by leaving out one document at a
time (``evals/train.py``): 0 is best for our dense samples, 0.3 for real documents, 0.6 loses on both."""


@cache
def _weights() -> dict[str, float]:
    text = files("summarizer.engines.rules").joinpath("weights.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["deliverable"])


def deliverable_score(features: Iterable[str]) -> float:
    """Log-odds that a candidate with these features is a deliverable; from ``THRESHOLD`` on it is one."""
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features)


@cache
def most_for_status() -> float:
    """The most that knowing the status can add to a score."""
    return max(deliverable_score([status_feature(status)]) for status in Status)
