"""Measures that a label names once for the values behind it: ``水表配备率:城区、集镇达到95%,村85%``."""

from __future__ import annotations

import itertools
import re

from summarizer.engines.rules.passage import Passage
from summarizer.language.clauses import Sentence
from summarizer.language.launching import VERB_PATTERN
from summarizer.schemas.punctuation import fold_punctuation

_SHARE = "率|比例|比重|占比|覆盖面"
_MEASURE = f"{_SHARE}|标准|补贴|补助|单价|占有量"
_NAMED = rf"[^,。;:\n\d]{{2,16}}(?:{_MEASURE})"
_LABEL = re.compile(rf"(?P<label>{_NAMED})(?:分别(?:为|达到?)?)?:")
_TITLE = re.compile(
    rf"(?!提[高升]|落实|规范|加[强大快]|明确|统一|完善|健全|优化|降低|扩大|调整)[^,。;:\n\d]{{2,16}}(?:{_SHARE})"
)
_ENDS_IN_SHARE = re.compile(f"(?:{_SHARE})$")
_MEASURED = re.compile(rf"{_MEASURE}|(?:数|额|量|面积|人口|收入|投资)(?:\(|$)")
_SHARES = frozenset({"%", "‰"})

LONGEST_SIDE = 14
"""Characters of one side of which the label is the measure: ``初中、高中``."""


def of_label(passage: Passage, sentence: Sentence, start: int, name: str, unit: str | None) -> str:
    """``name`` of a value at ``start`` with the measure that the label before it, or its heading, names."""
    if not 0 < len(name) <= LONGEST_SIDE or _MEASURED.search(name) or VERB_PATTERN.match(name):
        return name
    label = _label(passage, sentence, start)
    if not label or (unit in _SHARES) != (_ENDS_IN_SHARE.search(label) is not None):
        return name
    return _side(name, label) + label


def _side(name: str, label: str) -> str:
    """``name`` without the thing that the label names: ``水表配备率:城区…`` may be read as ``城区水表`` or ``水表集镇``."""
    shared = sum(
        1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(name, label, strict=False))
    )
    closing = next((size for size in range(len(name) - 1, 0, -1) if label.startswith(name[-size:])), 0)
    return name[shared : len(name) - closing]


def _label(passage: Passage, sentence: Sentence, start: int) -> str:
    """The label in front of the sentence's values or, of a run-in heading, its title; empty where neither is a measure."""
    if (label := _LABEL.match(passage.text, sentence.start, start)) is not None:
        return label["label"]
    title = fold_punctuation(passage.section.title)
    return title if _TITLE.fullmatch(title) and VERB_PATTERN.match(title) is None else ""
