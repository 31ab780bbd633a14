"""Questions to a model: rendered prompts with the schema of their answer, and the keys of their answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from summarizer.cache import cache_key
from summarizer.engines.llm.modes import Mode, shape, strict_schema
from summarizer.engines.llm.tokens import estimate_answer, estimate_tokens
from summarizer.engines.protocol import Draft
from summarizer.prompts import VERSIONS, load_prompt
from summarizer.schemas.document import Chunk, Facts
from summarizer.schemas.extraction import Composition, Extraction

# Models that think before they answer refuse any temperature but their own.
_FIXED_TEMPERATURE = ("gpt-5", "o1", "o3", "o4")
_WHOLE = "（全文）"
"""Place of a chunk that is the document: the prompt then asks for the abstract as well."""
_START = "（开头）"
_GIST_CHARS = 600
_RECORD_CHARS = 400
"""How much of gists and records the last call reads: the abstract has 250 characters."""
_QUOTE_CHARS = 40
_MOST_PER_EXPECTED = 1.5
_LEAST_OUTPUT_TOKENS = 400
"""The longest of the recorded answers took 1.25 times what was expected; an abstract takes some 300 tokens."""


LEADING = frozenset({"extract", "repair"})
"""Names of the prompts whose answers lead to further questions: what was left out, and the abstract."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: the constant part of the prompt, the part of its own, and the model of the answer."""

    name: str
    """Of the prompt."""
    system: str
    user: str
    answer: type[BaseModel]

    @property
    def tokens(self) -> int:
        """Estimated tokens of both parts."""
        return estimate_tokens(self.user) + _system_tokens(self.name)

    @property
    def most_output_tokens(self) -> int:
        """Most tokens that the answer is expected to take."""
        return round(estimate_answer(self.user) * _MOST_PER_EXPECTED) + _LEAST_OUTPUT_TOKENS

    def key(self, model: str) -> str:
        """Cache key: model, rendered prompt (the chunk is in it), schema and decoding; nothing else.

        The mode is left out: all modes ask for the same answer, and a replay needs no endpoint to know it.
        """
        parts = {
            "model": model,
            "prompt": [_digest(self.system), self.user],
            "schema": _schema_digest(self.answer),
            "decoding": decoding(model),
        }
        return cache_key(parts)

    def body(self, model: str, mode: Mode) -> dict[str, Any]:
        """Body of the chat completion."""
        messages = [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]
        wanted = shape(mode, self.answer.__name__.lower(), _schema(self.answer))
        return {"model": model, "messages": messages} | decoding(model) | wanted


def decoding(model: str) -> dict[str, Any]:
    """Decoding settings sent with every request."""
    fixed = model.rpartition("/")[2].startswith(_FIXED_TEMPERATURE)
    return {} if fixed else {"temperature": 0}


@cache
def _schema(answer: type[BaseModel]) -> dict[str, Any]:
    return strict_schema(answer)


@cache
def _schema_digest(answer: type[BaseModel]) -> str:
    return cache_key(_schema(answer))


@cache
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _system_tokens(name: str) -> int:
    return estimate_tokens(load_prompt(name).system)


def prompts_fingerprint() -> dict[str, str]:
    """Hashes of prompts and schemas: part of the engine's fingerprint."""
    prompts = {name: load_prompt(name).sha256 for name in VERSIONS}
    return prompts | {answer.__name__: _schema_digest(answer) for answer in (Extraction, Composition)}


def _ask(name: str, places: Mapping[str, str], fenced: str, answer: type[BaseModel]) -> Ask:
    """Document text stands between marks it can't imitate: they hold a hash of it."""
    prompt = load_prompt(name)
    text = places[fenced]
    fence = hashlib.sha256(text.encode()).hexdigest()[:8]
    # {fence} stands in the template only, before and behind the text: fill() never looks into what it filled in.
    user = prompt.user.replace("{fence}", fence)
    return Ask(name, prompt.system, type(prompt)(name, "", user).fill(places), answer)


def render_facts(facts: Facts) -> str:
    """What the document says of itself, in one line."""
    year = f"{facts.period.start.year}—{facts.period.end.year}年" if facts.period else None
    date = facts.date.isoformat() if facts.date else None
    return "；".join(part for part in (facts.title, facts.issuer, year, date) if part) or "（未知）"


def ask_extract(chunk: Chunk) -> Ask:
    """The question what a chunk commits to."""
    place = chunk.context or (_WHOLE if chunk.whole else _START)
    places = {"facts": render_facts(chunk.facts), "context": place, "text": chunk.text}
    return _ask("extract", places, "text", Extraction)


def ask_audit(chunk: Chunk, questions: Sequence[tuple[str, str]]) -> Ask:
    """The question what these numbers are; ``questions`` are ``(number, sentence)``."""
    lines: list[str] = []
    last = ""
    for index, (number, sentence) in enumerate(questions, 1):
        lines.append(f"{index}. {number}｜{'同上句' if sentence == last else sentence}")
        last = sentence
    places = {"context": chunk.context or _START, "questions": "\n".join(lines)}
    return _ask("audit", places, "questions", Extraction)


def ask_repair(problems: Sequence[str]) -> Ask:
    """The request to mend items; each problem holds the item, what is wrong, and words of the text."""
    return _ask("repair", {"problems": "\n\n".join(problems)}, "problems", Extraction)


def ask_again(ask: Ask) -> Ask:
    """The same question after an answer that was no JSON."""
    return Ask(
        ask.name, ask.system, ask.user + "\n（上次的回答不是完整的JSON，请重新完整作答。）", ask.answer
    )


def _within(lines: Sequence[str], chars: int) -> list[str]:
    kept: list[str] = []
    for line in lines:
        chars -= len(line)
        if chars < 0:
            break
        kept.append(line)
    return kept


def ask_compose(draft: Draft) -> Ask:
    """The question what the whole document says."""
    gists = _within([f"{heading}：{gist}" for heading, gist in draft.gists if gist], _GIST_CHARS)
    quotes = [record.evidence[0].quote[:_QUOTE_CHARS] for record in draft.records if record.value is not None]
    lines = [render_facts(draft.facts), "各节要点：", *gists, "部分条目：", *_within(quotes, _RECORD_CHARS)]
    return _ask("compose", {"material": "\n".join(lines)}, "material", Composition)
