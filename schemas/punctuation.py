"""Folding of Chinese punctuation and widths to ASCII, one character to one, for matching only."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

# Scraped pages mix both forms within one sentence ("达到60%，" beside "达到60%,"): readers match on the
# folded form and quote the written one. Every row maps one character to one, so offsets are shared.
_FOLDS = {
    "，": ",",
    "；": ";",
    "：": ":",
    "（": "(",
    "）": ")",
    "〔": "[",
    "〕": "]",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "！": "!",
    "？": "?",
    "％": "%",
    "﹪": "%",
    "＋": "+",
    "－": "-",
    "–": "-",
    "〜": "~",
    "～": "~",
    "∼": "~",
    "＝": "=",
    "＞": ">",
    "＜": "<",
    "≧": "≥",
    "⩾": "≥",
    "≦": "≤",
    "⩽": "≤",
    "＊": "*",
    "／": "/",
    "｜": "|",
    "．": ".",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "＂": '"',
    "﹑": "、",
    "｡": "。",
    "∙": "·",
    "•": "·",
    "・": "·",
    "\u3000": " ",
    "\u00a0": " ",
    "\t": " ",
}
_WIDE = {chr(0xFEE0 + code): chr(code) for code in range(0x30, 0x7B) if chr(code).isalnum()}


def replacing(table: Mapping[str, str]) -> Callable[[str], str]:
    """A function that replaces the characters of ``table`` one for one.

    ``str.translate`` looks up every character, most of them Chinese, in vain; a character class finds the few
    that change some ten times as fast.
    """
    marks = re.compile(f"[{re.escape(''.join(table))}]")

    def replace(match: re.Match[str]) -> str:
        return table[match.group()]

    return lambda text: marks.sub(replace, text)


_fold = replacing(_FOLDS | _WIDE)


def fold_punctuation(text: str) -> str:
    """``text`` with punctuation and full-width letters and digits folded; the same length."""
    return _fold(text)
