"""How many tokens a text has, without a tokenizer: those that count exactly download their vocabulary."""

from __future__ import annotations

# Between the ~0.6 tokens a Chinese character of vocabularies made for Chinese (Qwen, DeepSeek) and the ~0.9
# of older English ones; what an endpoint reports corrects it during a run (Meter.ratio in session.py).
TOKENS_PER_HAN = 0.72
CHARS_PER_TOKEN = 3.4
"""Of everything else: digits go by three, English words by four to five, JSON marks by one to two."""

_FIRST_HAN = "\u2e80"  # where CJK blocks begin; full-width punctuation is counted with them


def estimate_tokens(text: str) -> int:
    """Estimated number of tokens of ``text``; at least one."""
    wide = sum(char >= _FIRST_HAN for char in text)
    return max(1, round(wide * TOKENS_PER_HAN + (len(text) - wide) / CHARS_PER_TOKEN))
