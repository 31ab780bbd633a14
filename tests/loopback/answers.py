"""Canned answers: what a plain, obedient model would say to our prompts, made from the text it is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

FENCED = re.compile(r"<(正文|待核对|摘要材料|待改)( \w+)?>\n(.*?)\n</\1\2>", re.DOTALL)
CLAUSE_END = re.compile(r"[，。；\n|]")
DIGIT = re.compile(r"\d")
ABSTRACT = "文件提出若干可以核对的目标。"
NUMBER = re.compile(r"\d+(?:\.\d+)?[万亿]?[%％\w]?")


def _item(clause: str) -> dict[str, Any]:
    number = NUMBER.search(clause)
    return {
        "kind": "target",
        "status": "pledged",
        "indicator": re.sub(r"[\d.%％]+", "", clause)[:20] or "指标",
        "quote": clause,
        "value": number.group() if number else None,
    }


def records(text: str) -> dict[str, Any]:
    """One target for each clause with a number in it, and one gist for each heading of the first level."""
    clauses = [clause.strip() for clause in CLAUSE_END.split(text) if DIGIT.search(clause)]
    clauses = [clause for clause in clauses if len(clause) > 4]
    headings = re.findall(r"^[一二三四五六七八九十]+、.{0,30}", text, re.MULTILINE) or [""]
    gists = [{"section": heading, "text": "本节列出若干可以核对的目标。"} for heading in headings]
    return {"items": [_item(clause) for clause in clauses], "gists": gists, "claims": []}


def answer(body: Mapping[str, Any]) -> str:
    """The content of the answer to one request."""
    question = str(body["messages"][-1]["content"])
    found = FENCED.search(question)
    kind, text = (found.group(1), found.group(3)) if found else ("", question)
    if '"ok"' in question:  # what clients ask to find out whether a mode works
        reply: dict[str, Any] = {"ok": True}
    elif kind == "摘要材料":
        reply = {"title": None, "issuer": None, "abstract": ABSTRACT}
    elif kind == "待核对":
        quotes = re.findall(r"^\d+\. (.+?)(?:｜|$)", text, re.MULTILINE)
        reply = {"items": [], "claims": [{"quote": quote, "disposition": "situation"} for quote in quotes]}
    else:
        reply = records(text)
        if "所在位置：（全文）" in question:
            reply["abstract"] = ABSTRACT
    return json.dumps(reply, ensure_ascii=False)
