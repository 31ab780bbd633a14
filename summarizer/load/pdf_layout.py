"""Pages as paragraphs: running heads and footnotes apart, lines joined within and across pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.load.pdf_letters import TextLine

# Running heads and feet stand within this share of the page's height from its edges …
_EDGE_ZONE = 0.12
# … and, digits aside, on at least this share of pages (odd and even ones may differ), and on two.
_RECURRING = 0.3
_EDGE_LINES = 2
# Heads and feet stand at one height over pages, in points.
_SAME_HEIGHT = 6.0
# Footnotes are set smaller than the body by at least this factor.
_NOTE_SIZE = 0.9
# A line is full when it ends within this many letters of the right margin, as marks move down.
_FULL_WITHIN = 2.5
# Latin words and numbers are not broken; a letter of them takes about this much of the size.
_WORD = re.compile(r"[(（“《]?[0-9A-Za-z.,%/+-]+[%，。；、）”》]?")
_LATIN_WIDTH = 0.6
# Paragraphs stand apart from this many times the distance of lines on.
_APART = 1.15
# A line is indented, and opens a paragraph, from this many letters on.
_INDENT = 1.2
# Lines of one paragraph differ in size by less than this.
_SAME_SIZE = 0.15
# Lines with fewer letters say nothing about margins.
_MIN_LETTERS = 15

# A page number that says so itself; a bare one goes by recurring.
_DECORATED = re.compile(r"[-—–·•]+\s*\d{1,4}\s*[-—–·•]+|第\s*\d{1,4}\s*页(?:\s*[/,，]?\s*共\s*\d{1,4}\s*页)?")
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
    """Where lines of the body begin and end, in points, and how paragraphs are told apart."""

    left: float
    right: float
    leading: float
    """Distance from line to line within a paragraph."""
    indented: bool
    """Whether paragraphs begin with an indent."""
    spaced: bool
    """Whether paragraphs stand apart from each other."""


def without_running_heads(pages: Sequence[PageBlocks]) -> list[PageBlocks]:
    """``pages`` less page numbers and the heads and feet that recur at the same height."""
    heights: dict[str, list[float]] = {}
    for page in pages:
        for line in _edge_lines(page):
            heights.setdefault(_key(line), []).append(line.top)
    least = max(2, _RECURRING * len(pages))
    kept = []
    for page in pages:
        gone = set()
        for line in _edge_lines(page):
            alike = sum(abs(line.top - other) < _SAME_HEIGHT for other in heights[_key(line)])
            if _DECORATED.fullmatch(line.text) or alike >= least:
                gone.add(id(line))
        kept.append(PageBlocks(tuple(block for block in page.blocks if id(block) not in gone), page.height))
    return kept


def _edge_lines(page: PageBlocks) -> list[TextLine]:
    """The first and last lines of a page, where they stand in its margins."""
    zone = _EDGE_ZONE * page.height
    edge = (*page.blocks[:_EDGE_LINES], *page.blocks[-_EDGE_LINES:])
    return [
        block
        for block in dict.fromkeys(edge)
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
        return Margins(0.0, float("inf"), 0.0, indented=False, spaced=False)
    lefts = Counter(round(line.left) for line in long)
    rights = sorted(line.right for line in long)
    # The body's edge is the leftmost place that a fair share of long lines begins at, if any does.
    common = [place for place in lefts if lefts[place] >= max(1, len(long) // 10)]
    left = min(common or lefts)
    steps = sorted(_steps(pages))
    leading = steps[len(steps) // 4] if steps else 0.0
    return Margins(
        left=float(left),
        right=rights[len(rights) * 9 // 10],
        leading=leading,
        indented=any(line.left > left + _INDENT * line.size for line in long),
        spaced=sum(step > _APART * leading for step in steps) > len(steps) / 10,
    )


def _steps(pages: Sequence[PageBlocks]) -> Iterator[float]:
    """Distances between neighbouring lines of the same size on a page."""
    for page in pages:
        for line, below in pairwise(page.blocks):
            if isinstance(line, TextLine) and isinstance(below, TextLine) and _same_size(line, below):
                yield line.top - below.top


def goes_on(line: TextLine, following: TextLine, margins: Margins, *, same_page: bool) -> bool:
    """Whether ``following`` belongs to the paragraph of ``line``."""
    if not _same_size(line, following) or _OPENS.match(following.text):
        return False
    if following.left > margins.left + _INDENT * following.size or not _is_full(line, following, margins):
        return False
    if same_page and margins.spaced:
        return line.top - following.top <= _APART * margins.leading
    return margins.indented or line.text[-1] not in _COMPLETE


def _is_full(line: TextLine, following: TextLine, margins: Margins) -> bool:
    """Whether what begins ``following`` would not have fitted on ``line``: a letter, or a whole Latin word."""
    word = _WORD.match(following.text)
    room = _FULL_WITHIN + (len(word[0]) * _LATIN_WIDTH if word else 0.0)
    return line.right >= margins.right - room * line.size


def _same_size(line: TextLine, other: TextLine) -> bool:
    return abs(line.size - other.size) <= _SAME_SIZE * line.size


def _lines(pages: Sequence[PageBlocks]) -> Iterator[TextLine]:
    return (block for page in pages for block in page.blocks if isinstance(block, TextLine))
