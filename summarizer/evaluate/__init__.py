"""Scores of records against gold: ``evaluate(EvalOptions(...), engine)``."""

from __future__ import annotations

from summarizer.evaluate.running import EvalOptions, Evaluation, evaluate

__all__ = ["EvalOptions", "Evaluation", "evaluate"]
