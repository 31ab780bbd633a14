"""How strongly words commit."""

from __future__ import annotations

import re

from summarizer.schemas.commitment import Modality

MODALITIES = {
    Modality.MUST: r"确保|必须|务必|不得|严禁|应当|坚决|保证",  # 确保达到1000平方米
    Modality.STRIVE: r"力争|争取|努力|尽快|原则上|积极",  # 力争达到15%
    Modality.EXPLORE: r"探索|鼓励|支持|引导|有条件|研究(?!编制|制定|出台)|谋划|推动",  # 鼓励设立基金
}
"""Modality → words; a statement without any of them is a plain plan."""

_PATTERNS = {modality: re.compile(words) for modality, words in MODALITIES.items()}


def read_modality(words: str) -> Modality:
    """Modality of a promised statement from its folded words; the strongest word wins."""
    return next((modality for modality, pattern in _PATTERNS.items() if pattern.search(words)), Modality.PLAN)
