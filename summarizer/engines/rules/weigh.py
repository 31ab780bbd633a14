"""Weights of the features by which a deliverable is told from a generality."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

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
