"""The JSON Schemas of everything published."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Extraction
from summarizer.schemas.gold import GoldRecord
from summarizer.schemas.summary import Failure, Summary

PUBLIC: dict[str, type[BaseModel]] = {
    "commitment": Commitment,
    "summary": Summary,
    "failure": Failure,
    "extraction": Extraction,
    "gold": GoldRecord,
}
"""Name → model: a line of ``records.jsonl``, of ``summaries.jsonl``, a failure, an engine's answer, a line of gold."""


def public_schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema (draft 2020-12) of each public model as it is written to files."""
    mode = {"extraction": "validation", "gold": "validation"}
    return {
        name: {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        | model.model_json_schema(mode="validation" if name in mode else "serialization")
        for name, model in PUBLIC.items()
    }
