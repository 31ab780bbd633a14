"""Weights of the features by which a deliverable is told from a generality."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def _weights() -> dict[str, float]:
    text = files("summarizer.engines.rules").joinpath("weights.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["deliverable"])


def deliverable_score(features: Iterable[str]) -> float:
    """Log-odds that a candidate with these features is a deliverable; above 0 it is one."""
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features)
