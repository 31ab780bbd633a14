"""What the obedient model of the benchmark says: the same records for the same text, in each system's own form."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.answers import answer as ours
from tests.loopback.answers import records

FIRST_DIGIT = re.compile(r"\d")
PARAGRAPH = re.compile(r'<paragraph id="(P\d+)">\n?(.*?)\n?</paragraph>', re.DOTALL)
ADDITIONAL = re.compile(r"<additional_context>.*?</additional_context>", re.DOTALL)


def wrong_digit(words: str) -> str:
    """``words`` with their first digit raised by one: ``到2027年`` becomes ``到3027年``."""
    return FIRST_DIGIT.sub(lambda found: str((int(found.group()) + 1) % 10), words, count=1)


def _said(text: str, wrong: bool) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = records(text)["items"]
    return [item | {"quote": wrong_digit(item["quote"])} for item in items] if wrong else items


def _shown(body: Mapping[str, Any], mark: str) -> str:
    """The last message with ``mark`` in it: who asks again adds messages of other kinds behind."""
    contents = [str(message.get("content") or "") for message in body["messages"]]
    return next((content for content in reversed(contents) if mark in content), contents[-1])


def _langextract(body: Mapping[str, Any], wrong: bool) -> Any:
    text = _shown(body, "\nQ: ").rpartition("\nQ: ")[2].rpartition("\nA: ")[0]
    return {
        "extractions": [
            {
                "commitment": item["quote"],
                "commitment_attributes": {"indicator": item["indicator"], "value": item["value"] or ""},
            }
            for item in _said(text, wrong)
        ]
    }


def _fenced(body: Mapping[str, Any]) -> str:
    return _shown(body, "<正文>").partition("<正文>")[2].rpartition("</正文>")[0]


def _instructor(body: Mapping[str, Any], wrong: bool) -> Any:
    said = _said(_fenced(body), wrong)
    return {"items": [item | {"substring_quotes": [item["quote"]]} for item in said]}


def _baml(body: Mapping[str, Any], wrong: bool) -> Any:
    return _said(_fenced(body), wrong)


def _contextgem(body: Mapping[str, Any], wrong: bool) -> Any:
    found = [
        {
            "value": {name: item[name] or "" for name in ("indicator", "quote", "value")},
            "reference_paragraph_ids": [paragraph],
        }
        for paragraph, text in PARAGRAPH.findall(_shown(body, "<paragraph id="))
        for item in _said(html.unescape(ADDITIONAL.sub("", text)), wrong)
    ]
    return [{"concept_id": "C0", "extracted_items": found}]


def _ours(body: Mapping[str, Any], wrong: bool) -> Any:
    said = json.loads(ours(body))
    if wrong:
        said["items"] = [
            item | {"quote": wrong_digit(item["quote"])} if "quote" in item else item
            for item in said.get("items", [])
        ]
    return said


DIALECTS: dict[str, Callable[[Mapping[str, Any], bool], Any]] = {
    "langextract": _langextract,
    "instructor": _instructor,
    "baml": _baml,
    "contextgem": _contextgem,
    "ours": _ours,
}
"""System → what its answers look like."""


def _quotes(said: Any) -> list[str]:
    if isinstance(said, dict):
        own = [said[name] for name in ("quote", "commitment") if name in said and "disposition" not in said]
        return own + [quote for value in said.values() for quote in _quotes(value)]
    return [quote for value in said for quote in _quotes(value)] if isinstance(said, list) else []


@dataclass
class Model:
    """Answers in one dialect and remembers every quote it offered."""

    dialect: str
    wrong: bool = False
    """Whether each quote has one digit wrong."""
    offered: list[str] = field(default_factory=list)

    def __call__(self, body: Mapping[str, Any]) -> str:
        """Content of the answer to one request."""
        said = DIALECTS[self.dialect](body, self.wrong)
        self.offered.extend(_quotes(said))
        return json.dumps(said, ensure_ascii=False)
