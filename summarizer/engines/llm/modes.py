"""Ways to ask an endpoint for JSON of a schema, best first, and what each adds to a request."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel


class Mode(StrEnum):
    """How an endpoint is asked for structure."""

    SCHEMA = "schema"
    """``response_format`` of type ``json_schema``: OpenAI, Azure, vLLM, llama.cpp, Ollama."""
    TOOLS = "tools"
    """One forced function call: nearly everybody."""
    JSON = "json"
    """``response_format`` of type ``json_object``: DeepSeek, Qwen."""
    PLAIN = "plain"
    """Nothing but the prompt; the answer is searched for JSON."""


MODES = tuple(Mode)

# Keys that some servers' grammars and OpenAI's strict mode refuse, or that cost tokens and say nothing.
_DROPPED = ("title", "default", "description")


def strict_schema(model: type[BaseModel]) -> dict[str, Any]:
    """JSON Schema of ``model`` as strict modes want it: no references, every property required, no others.

    Descriptions are left out: the prompt explains the fields, in the language of the documents.
    """
    schema = model.model_json_schema()
    return _strict(schema, schema.get("$defs", {}))


def _strict(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return _strict(definitions[node["$ref"].rpartition("/")[2]], definitions)
    made = {key: value for key, value in node.items() if key not in (*_DROPPED, "$defs")}
    if "properties" in made:
        made["properties"] = {name: _strict(part, definitions) for name, part in made["properties"].items()}
        made["required"] = list(made["properties"])
        made["additionalProperties"] = False
    if isinstance(made.get("items"), dict):
        made["items"] = _strict(made["items"], definitions)
    if "anyOf" in made:
        made["anyOf"] = [_strict(part, definitions) for part in made["anyOf"]]
    return made


def shape(mode: Mode, name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that ``mode`` adds to the body of a chat completion."""
    if mode is Mode.SCHEMA:
        wanted = {"name": name, "schema": schema, "strict": True}
        return {"response_format": {"type": "json_schema", "json_schema": wanted}}
    if mode is Mode.TOOLS:
        function = {"name": name, "parameters": schema}
        return {
            "tools": [{"type": "function", "function": function}],
            "tool_choice": {"type": "function", "function": {"name": name}},
        }
    return {"response_format": {"type": "json_object"}} if mode is Mode.JSON else {}
