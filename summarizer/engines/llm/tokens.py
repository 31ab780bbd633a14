"""How many tokens a text has, without a tokenizer: those that count exactly download their vocabulary."""

from __future__ import annotations

import re

# Between the ~0.6 tokens a Chinese character of vocabularies made for Chinese (Qwen, DeepSeek) and the ~0.9
# of older English ones; what an endpoint reports corrects it during a run (Meter.ratio in session.py).
TOKENS_PER_HAN = 0.72
CHARS_PER_TOKEN = 3.4
"""Of everything else: digits go by three, English words by four to five, JSON marks by one to two."""


ANSWER_PER_TEXT = 0.9
ANSWER_PER_NUMBER = 39
"""Tokens of an answer for each token of text and each number in it: least squares over the recorded answers to the 18
sample documents and one real one; 17 of the 19 are met within 20 %."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def estimate_answer(text: str) -> int:
    """Estimated tokens of the answer to a request about ``text``: most numbers become an item."""
    numbers = sum(1 for _ in _NUMBER.finditer(text))
    return round(estimate_tokens(text) * ANSWER_PER_TEXT + numbers * ANSWER_PER_NUMBER)


def estimate_tokens(text: str) -> int:
    """Estimated number of tokens of ``text``; at least one."""
    # Chinese takes three bytes in UTF-8 and ASCII one; what takes two or four comes out in between.
    wide = (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2
    return max(1, round(wide * TOKENS_PER_HAN + max(0.0, len(text) - wide) / CHARS_PER_TOKEN))
