"""What language models are told: one file per prompt and version, examples as data.

``NAME.vN.md`` holds the system part, then a line ``=== 用户 ===``, then the user part with ``{field}`` places.
The system part is the same in every request, byte for byte, so that providers serve it from their prompt cache.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

VERSIONS = {"extract": 2, "audit": 1, "repair": 1, "compose": 1}
"""Prompts in use. A changed prompt is a new file with the next number: old answers stay explained."""
EXAMPLES = "examples.v2.json"
_PART = "=== 用户 ===\n"
_EXAMPLES_PLACE = "{examples}"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt: the constant part, and the part with places to fill."""

    name: str
    system: str
    user: str

    @property
    def sha256(self) -> str:
        """Hex hash of both parts."""
        return hashlib.sha256((self.system + _PART + self.user).encode()).hexdigest()

    def fill(self, values: Mapping[str, str]) -> str:
        """The user part with its places filled, each once; text filled in is not looked at again."""
        parts = [self.user]
        for name, value in values.items():
            place = "{" + name + "}"
            parts = [piece for part in parts for piece in _split(part, place, value)]
        return "".join(str(part) for part in parts)


class _Filled(str):
    """Text put into a place: it may look like a place, but it is not one."""

    __slots__ = ()


def _split(part: str, place: str, value: str) -> list[str]:
    if isinstance(part, _Filled) or place not in part:
        return [part]
    before, _, after = part.partition(place)
    return [before, _Filled(value), after]


def _read(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def check_example(example: Mapping[str, Any]) -> None:
    """Raise ValueError unless every quote of an example, and every value in it, stands in its own text."""
    for item in example["answer"]["items"]:
        quote = item["quote"]
        if quote not in example["text"]:
            raise ValueError(f"the example quotes what its text does not hold: {quote}")
        for field in ("value", "baseline"):
            if field in item and item[field] not in quote:
                raise ValueError(f"{field} of an example is not in its quote: {item[field]}")


@cache
def load_examples() -> tuple[Mapping[str, Any], ...]:
    """The few-shot examples, verified."""
    examples = json.loads(_read(EXAMPLES))
    for example in examples:
        check_example(example)
    return tuple(examples)


def _rendered_examples() -> str:
    blocks = [
        f"〔例{number}〕{example['context']}\n{example['text']}\n〔答{number}〕"
        + json.dumps(example["answer"], ensure_ascii=False, separators=(",", ":"))
        for number, example in enumerate(load_examples(), 1)
    ]
    return "\n".join(blocks)


@cache
def load_prompt(name: str) -> Prompt:
    """The version in use of the prompt ``name``; raises KeyError for an unknown one."""
    system, _, user = _read(f"{name}.v{VERSIONS[name]}.md").partition(_PART)
    if _EXAMPLES_PLACE in system:
        system = system.replace(_EXAMPLES_PLACE, _rendered_examples())
    return Prompt(name, system.strip(), user.strip())
