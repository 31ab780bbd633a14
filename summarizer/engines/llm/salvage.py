"""From the text of an answer to valid items, whatever else is in it.

An answer may be fenced, preceded by thoughts, broken in the middle or cut off; it may hold items with a field
missing. What is valid is kept, what is not comes out with its reason, so that it can be asked about again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from summarizer.schemas.extraction import Claim, Extraction, Gist, Item

_MAX_ANSWER_CHARS = 1_000_000
"""Far above any answer to a chunk; a longer one is cut before it is searched."""
_THOUGHTS = re.compile(r"^.*?</think>", re.DOTALL)
_NOTHING = frozenset({"", "null", "none", "无", "未提及", "N/A"})
# Words that models put for the names asked for.
_WORDS = {
    "kind": {"目标": "target", "指标": "target", "任务": "deliverable", "成果": "deliverable"},
    "status": {
        "承诺": "pledged",
        "计划": "pledged",
        "pledge": "pledged",
        "已完成": "achieved",
        "完成": "achieved",
    },
}
Model = TypeVar("Model", bound=BaseModel)

_REQUIRED = ("kind", "status", "indicator", "quote")


@dataclass(frozen=True, slots=True)
class Broken:
    """An item that can't be used as it is."""

    raw: Mapping[str, Any]
    reason: str
    """In the language of the prompts: it is sent back."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What an answer holds."""

    items: tuple[Item, ...] = ()
    gists: tuple[Gist, ...] = ()
    claims: tuple[Claim, ...] = ()
    broken: tuple[Broken, ...] = ()
    abstract: str | None = None
    whole: bool = True
    """Whether the answer was one complete JSON object of the right shape."""

    @property
    def extraction(self) -> Extraction:
        """The valid part."""
        return Extraction(items=self.items, gists=self.gists, claims=self.claims, abstract=self.abstract)


def find_object(text: str) -> dict[str, Any] | None:
    """The JSON object that an answer consists of, among fences, thoughts and pleasantries; None if broken."""
    answer = _THOUGHTS.sub("", text[:_MAX_ANSWER_CHARS])
    start, end = answer.find("{"), answer.rfind("}")
    if start < 0 or end < start:
        return None
    try:
        found = json.loads(answer[start : end + 1])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Innermost-first is not needed: the outermost objects that are complete, in order."""
    decoder = json.JSONDecoder()
    at = text.find("{")
    while at >= 0:
        try:
            found, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end, found = at + 1, None
        if isinstance(found, dict):
            yield found
        at = text.find("{", end)


def _pieces(text: str) -> dict[str, list[Any]]:
    """Complete objects of a broken answer, told apart by their keys."""
    pieces: dict[str, list[Any]] = {"items": [], "gists": [], "claims": []}
    for found in _objects(_THOUGHTS.sub("", text[:_MAX_ANSWER_CHARS])):
        if "disposition" in found:
            pieces["claims"].append(found)
        elif "quote" in found:
            pieces["items"].append(found)
        elif "section" in found:
            pieces["gists"].append(found)
    return pieces


def _tidy(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Forgive what is clear: numbers for strings, one name for a list, words for null, words for names."""
    tidy: dict[str, Any] = {}
    for field, value in raw.items():
        if field == "responsible":
            named = value if isinstance(value, list) else [value]
            tidy[field] = [name for name in named if isinstance(name, str) and name.strip() not in _NOTHING]
        elif isinstance(value, bool) or value is None:
            continue
        elif isinstance(value, int | float):
            tidy[field] = str(value)
        elif isinstance(value, str) and value.strip() in _NOTHING and field not in _REQUIRED:
            continue
        else:
            tidy[field] = _WORDS.get(field, {}).get(value, value) if isinstance(value, str) else value
    return tidy


def _reason(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    return "；".join(f"{'.'.join(map(str, problem['loc']))}：{problem['msg']}" for problem in problems)


def read_item(raw: object) -> Item | Broken:
    """One item, or what is wrong with it."""
    if not isinstance(raw, dict):
        return Broken({"item": raw}, "不是对象")
    try:
        item = Item.model_validate(_tidy(raw))
    except ValidationError as error:
        return Broken(raw, _reason(error))
    if not item.quote.strip():
        return Broken(raw, "quote：为空")
    return item if item.indicator.strip() else item.model_copy(update={"indicator": item.quote})


def _valid(model: type[Model], raws: object) -> tuple[Model, ...]:
    """Gists and claims are a courtesy: an invalid one is dropped."""
    found: list[Model] = []
    for raw in raws if isinstance(raws, list) else ():
        try:
            found.append(model.model_validate(raw))
        except ValidationError:
            continue
    return tuple(found)


def _text(raw: object) -> str | None:
    return raw.strip() or None if isinstance(raw, str) else None


def parse(text: str) -> Parsed:
    """What the answer ``text`` holds; never raises."""
    answer = find_object(text)
    whole = answer is not None and isinstance(answer.get("items"), list)
    fields: Mapping[str, Any] = answer if whole and answer is not None else _pieces(text)
    read = [read_item(raw) for raw in fields["items"]]
    return Parsed(
        items=tuple(item for item in read if isinstance(item, Item)),
        gists=_valid(Gist, fields.get("gists")),
        claims=_valid(Claim, fields.get("claims")),
        broken=tuple(item for item in read if isinstance(item, Broken)),
        abstract=_text(fields.get("abstract")),
        whole=whole,
    )


def concat(parts: Sequence[Extraction]) -> Extraction:
    """Parts of one text, one behind the other; what stands twice in the text stands twice here.

    The first abstract is kept.
    """
    return Extraction(
        items=tuple(item for part in parts for item in part.items),
        gists=tuple(gist for part in parts for gist in part.gists),
        claims=tuple(claim for part in parts for claim in part.claims),
        abstract=next((part.abstract for part in parts if part.abstract), None),
    )


def _identity(item: Item) -> tuple[str, str, str | None]:
    return item.quote, item.indicator, item.value


def add(known: Extraction, more: Extraction) -> Extraction:
    """``known`` and what another answer about the same text holds beyond it."""
    items = {_identity(item) for item in known.items}
    headings = {gist.section for gist in known.gists}
    new = Extraction(
        items=tuple(item for item in more.items if _identity(item) not in items),
        gists=tuple(gist for gist in more.gists if gist.section not in headings),
        claims=tuple(claim for claim in more.claims if claim not in known.claims),
        abstract=more.abstract,
    )
    return concat((known, new))
