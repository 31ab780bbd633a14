"""The lines of a text, as pages break it: paragraphs, headings, cells, buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds more than space; offsets are into the text it was cut from."""

    start: int
    """First character that is not a space."""
    end: int
    """After the last character that is not a space."""
    text: str
    """``text[start:end]`` of the whole."""
    indent: int
    """Number of spaces before ``start`` on this line."""

    @property
    def squeezed(self) -> str:
        """The line without any space."""
        return _SPACE.sub("", self.text) if " " in self.text else self.text

    @property
    def is_row(self) -> bool:
        """Whether this is a table row in Markdown pipes with something in a cell."""
        return self.text[0] == "|" == self.text[-1] and len(self.text) > 2 and bool(self.text.strip("| -:"))


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than space, in order."""
    lines = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip(" ")
        if bare:
            start = at + raw.index(bare[0])
            lines.append(Line(start, start + len(bare), bare, start - at))
        at += len(raw) + 1
    return lines


_NUMERAL = "[一二三四五六七八九十百零〇]"
OPENS_PARAGRAPH = re.compile(
    rf"{_NUMERAL}+[、.．]"  # 一、总体要求
    rf"|[(（〔\[](?:{_NUMERAL}+|\d+)[)）〕\]]"  # （一）指导思想
    r"|\d+(?:\.\d+)*[.．、)）](?!\d)"  # 3.健全机制
    rf"|第(?:{_NUMERAL}+|\d+)[章节節条條编編篇部]"  # 第三条
    r"|[①-⒛Ⅰ-Ⅻ]"  # ①
    r"|专栏|附件|附表|附录|图\d|表\d|注[:：]|备注"  # 专栏1
    rf"|{_NUMERAL}(?:是|要|、)"  # 一是
    r"|——|--|[-*+•●■◆▪·★◇□○] ?|#+ |\||>"  # ——坚持
)
"""Beginnings that only a new paragraph, heading, item or row has."""
