"""Pages as paragraphs: running heads and footnotes apart, lines joined within and across pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.load.pdf_letters import TextLine

# Running heads and feet stand within this share of the page's height from its edges …
_EDGE_ZONE = 0.12
# … and, digits aside, on at least this share of pages (odd and even ones may differ), and on two.
_RECURRING = 0.3
# Footnotes are set smaller than the body by at least this factor.
_NOTE_SIZE = 0.9
# A line is full when it ends within this many letters of the right margin, as marks move down.
_FULL_WITHIN = 2.5
# A line is indented, and opens a paragraph, from this many letters on.
_INDENT = 1.2
# Lines of one paragraph differ in size by less than this.
_SAME_SIZE = 0.15
# Lines with fewer letters say nothing about margins.
_MIN_LETTERS = 15

_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–·•\s]*"
)
_DIGITS = re.compile(r"\d+")
_NOTE = re.compile(r"[①-⑳*＊]|[\[〔(（]?\d{1,2}[\]〕)）.、 ]|注[:：\d]")
_COMPLETE = "。；：！？.;:!?"
_NUMERAL = "[一二三四五六七八九十百]+"
_OPENS = re.compile(
    rf"{_NUMERAL}[、.．]|[(（]({_NUMERAL}|\d+)[)）]|\d+(\.\d+)*[.．、)）](?!\d)|第{_NUMERAL}[章节条]|专栏|附件|——|[①-⑳●■◆]"
)


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows of a table on a page; ``top`` as of lines."""

    rows: tuple[str, ...]
    top: float


Block = TextLine | TableBlock


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """Blocks of one page from top to bottom; ``height`` in points."""

    blocks: tuple[Block, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Margins:
    """Where lines of the body begin and end, in points, and whether paragraphs are indented."""

    left: float
    right: float
    indented: bool


def without_running_heads(pages: Sequence[PageBlocks]) -> list[PageBlocks]:
    """``pages`` less page numbers and the heads and feet that recur."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edge_lines(page)})
    least = max(2, _RECURRING * len(pages))
    kept = []
    for page in pages:
        edge = _edge_lines(page)
        gone = {id(line) for line in edge if _PAGE_NUMBER.fullmatch(line.text) or seen[_key(line)] >= least}
        kept.append(PageBlocks(tuple(block for block in page.blocks if id(block) not in gone), page.height))
    return kept


def _edge_lines(page: PageBlocks) -> list[TextLine]:
    zone = _EDGE_ZONE * page.height
    return [
        block
        for block in page.blocks
        if isinstance(block, TextLine) and (block.top > page.height - zone or block.top < zone)
    ]


def _key(line: TextLine) -> str:
    return _DIGITS.sub("#", line.text.replace(" ", ""))


def body_size(pages: Sequence[PageBlocks]) -> float:
    """The size in which most letters are set, in points."""
    sizes: Counter[float] = Counter()
    for line in _lines(pages):
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def split_notes(page: PageBlocks, size: float) -> tuple[PageBlocks, list[str]]:
    """``page`` less the footnotes at its foot, and these, one string each."""
    first = len(page.blocks)
    while first and _is_small(page.blocks[first - 1], size):
        first -= 1
    tail = [block for block in page.blocks[first:] if isinstance(block, TextLine)]
    while tail and not _NOTE.match(tail[0].text):
        tail.pop(0)
    if not tail or len(tail) == len(page.blocks):
        return page, []
    notes: list[str] = []
    for line in tail:
        if _NOTE.match(line.text):
            notes.append(line.text)
        else:
            notes[-1] += line.text
    return PageBlocks(page.blocks[: len(page.blocks) - len(tail)], page.height), notes


def _is_small(block: Block, size: float) -> bool:
    return isinstance(block, TextLine) and block.size < _NOTE_SIZE * size


def margins_of(pages: Sequence[PageBlocks]) -> Margins:
    """Margins of the body, from its longer lines."""
    long = [line for line in _lines(pages) if len(line.text) >= _MIN_LETTERS]
    if not long:
        return Margins(0.0, float("inf"), indented=False)
    lefts = Counter(round(line.left) for line in long)
    rights = sorted(line.right for line in long)
    # The body's edge is the leftmost place that a fair share of long lines begins at.
    left = min(place for place in lefts if lefts[place] >= max(1, len(long) // 10))
    indented = any(line.left > left + _INDENT * line.size for line in long)
    return Margins(float(left), rights[len(rights) * 9 // 10], indented)


def goes_on(line: TextLine, following: TextLine, margins: Margins) -> bool:
    """Whether ``following`` belongs to the paragraph of ``line``."""
    if abs(line.size - following.size) > _SAME_SIZE * line.size:
        return False
    if line.right < margins.right - _FULL_WITHIN * line.size:
        return False
    if following.left > margins.left + _INDENT * following.size:
        return False
    return (
        not _OPENS.match(following.text)
        if margins.indented
        else (line.text[-1] not in _COMPLETE and not _OPENS.match(following.text))
    )


def _lines(pages: Sequence[PageBlocks]) -> Iterator[TextLine]:
    return (block for page in pages for block in page.blocks if isinstance(block, TextLine))
