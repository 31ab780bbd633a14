"""Weights of the features by which a deliverable is told from a generality."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from summarizer.engines.rules.features import status_feature
from summarizer.schemas.extraction import Status

THRESHOLD = -0.5
"""Log-odds from which a candidate is a deliverable. Swept by leaving out one document at a time over eleven real
ones (``evals/train.py``): F1 is flat from -0.9 to -0.3 and falls above; our own documents stand between the two."""


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
