"""Where sentences end in official prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

# 。！？ end a sentence, and so do the brackets and quotation marks that close right after them
# ("实现全覆盖。”"); an ASCII full stop never does (5.5%, 1.完善). Widths are folded by the caller or not: both work.
_END = re.compile(r"[。!?！？]+[”’\"'）)】\]]*|\n")
# A tail of responsible bodies belongs to the sentence before it: "…100%。(民政局、财政局)".
_TAIL = re.compile(r"[ \u3000]*[（(\[〔【][^。；;！？!?\n]{2,200}[）)\]〕】]。?(?=\n|$)")


def sentence_ends(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Offsets in ``text`` after each sentence of ``[start, end)``; the last is always ``end``.

    A line break ends a sentence too, so that headings and table rows stay whole, and belongs to it. Linear.
    """
    stop = len(text) if end is None else end
    position = start
    while position < stop:
        found = _END.search(text, position, stop)
        position = found.end() if found else stop
        if found and (tail := _TAIL.match(text, position, stop)):
            position = tail.end()
        if found and found[0] != "\n" and text.startswith("\n", position, stop):
            position += 1
        yield position
