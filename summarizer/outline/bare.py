"""Titles without a number: short lines above paragraphs, and the title of an attached document."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence

from summarizer.language import headings
from summarizer.language.genres import ends_like_title
from summarizer.outline.heads import Heading
from summarizer.outline.lines import Line
from summarizer.outline.marks import is_title

# Longest unnumbered title, and shortest paragraph that can stand under one, in characters.
_MAX_TITLE = 40
_MIN_PARAGRAPH = 45
# Two titles with a full stop belong to one series if at most this many lines stand between them.
_MAX_GAP = 8
_CLOSING = '。!?;:)"”|'
"""What ends a paragraph or a row of a table, so that a title may follow."""
_FORBIDDEN_START = re.compile(r"[(\[|\-·■●◆▲*>—]|\d|据|记者|来源|作者|编辑|责任|联系|附件|注|图")
_YEAR = re.compile(r"\d{4}(?!年)")


def find_bare(
    lines: Sequence[Line], text: str, heads: Mapping[int, Heading], taken: Collection[int]
) -> dict[int, Heading]:
    """Unnumbered titles by line index, those of attached documents with style ``document``.

    A line closed by ``。`` counts only in a series of such lines; one without a closing mark counts when a
    paragraph, the first of a numbered series or a title closed by ``。`` follows, in the last case as the parent
    of that title. Two such lines in a row are one title. Statutes (第X条) have none: their short lines are
    clauses.
    """
    is_statute = any(head.style == "article" for head in heads.values())
    busy = {*taken, *(line for head in heads.values() for line in range(head.first, head.stop))}
    periods = _period_titles(lines, text, busy)
    busy |= periods.keys()
    opening = _first_paragraph(lines, busy)
    found: dict[int, Heading] = {}
    for place in range(opening + 1, len(lines)):
        if place in busy or place in found or not _is_candidate(lines, place):
            continue
        if _is_document_title(lines, place):
            found[place] = _heading(lines, place, place + 1, text, "document", 0)
        elif (
            not is_statute
            and lines[place].text[-1] != "。"
            and (stop := _open_title(lines, place, heads, busy))
        ):
            found[place] = _heading(lines, place, stop, text, "bare", headings.BARE_RANK)
            busy.update(range(place, stop))
    found |= periods
    if is_statute:
        return found
    closed = _closed_titles(lines, text, busy | found.keys(), opening)
    return found | closed | _parents(lines, text, closed, busy | found.keys())


def _period_titles(lines: Sequence[Line], text: str, busy: Collection[int]) -> dict[int, Heading]:
    """Lines under the document's title that name a period and what is said of it: ``2027年重点工作``."""
    titled = next((place for place, line in enumerate(lines) if ends_like_title(line.text)), len(lines))
    return {
        place: _heading(lines, place, place + 1, text, "bare", headings.BARE_RANK - 1)
        for place in range(titled + 1, len(lines) - 1)
        if place not in busy
        and headings.PERIOD_TITLE.match(lines[place].text)
        and len(lines[place + 1]) > len(lines[place])
    }


def _first_paragraph(lines: Sequence[Line], busy: Collection[int]) -> int:
    """Index of the first paragraph or heading: what stands before it is title and salutation."""
    for place, line in enumerate(lines):
        if place in busy or (len(line) >= _MIN_PARAGRAPH and line.text[-1] in "。:;"):
            return place
    return len(lines)


def _is_candidate(lines: Sequence[Line], place: int) -> bool:
    line = lines[place].text
    return (
        is_title(line, _MAX_TITLE)
        and place + 1 < len(lines)
        and "。" not in line[:-1]
        and not line.endswith(headings.NO_TITLE_END)
        and not line.endswith(("!", "?", "|"))
        and not lines[place + 1].text.startswith(headings.NO_BODY_START)
        and not ("," in line and lines[place + 1].text[0] == "“")
        and not (_FORBIDDEN_START.match(line) or _YEAR.search(line))
        and not (headings.SALUTATION.match(line) or headings.DATE_LINE.match(line))
        and not headings.DATE_LINE.match(lines[place + 1].text)
    )


def _is_document_title(lines: Sequence[Line], place: int) -> bool:
    """Whether a document that was attached to a letter starts here: its title after date and signature."""
    before = lines[place - 1].text
    closed = headings.DATE_LINE.match(before) or (before[0] == "(" and before[-1] == ")")
    return bool(closed) and ends_like_title(lines[place].text)


def _open_title(
    lines: Sequence[Line], place: int, heads: Mapping[int, Heading], busy: Collection[int]
) -> int | None:
    """Index after the lines of the title that starts here without closing mark; None where there is none."""
    if place - 1 not in busy and lines[place - 1].text[-1] not in _CLOSING:
        return None
    stop = place + 1
    if (
        stop not in busy
        and stop + 1 < len(lines)
        and _is_candidate(lines, stop)
        and lines[stop].text[-1] != "。"
    ):
        stop += 1
    follower = heads.get(stop)
    if follower is not None:
        return stop if follower.ordinal == 1 and follower.style != "box" else None
    return stop if stop not in busy and _is_paragraph(lines[stop]) else None


def _is_paragraph(line: Line) -> bool:
    return len(line) >= _MIN_PARAGRAPH and "。" in line.text


def _closed_titles(
    lines: Sequence[Line], text: str, busy: Collection[int], opening: int
) -> dict[int, Heading]:
    """Short sentences above paragraphs, ``物流规模持续扩大。``, where at least two follow each other closely."""
    places = [
        place
        for place in range(opening, len(lines) - 1)
        if place not in busy
        and lines[place].text[-1] == "。"
        and "," not in lines[place].text
        and _is_candidate(lines, place)
        and place + 1 not in busy
        and _is_paragraph(lines[place + 1])
    ]
    near = {
        place
        for left, right in itertools.pairwise(places)
        if right - left <= _MAX_GAP
        for place in (left, right)
    }
    return {
        place: _heading(lines, place, place + 1, text, "bare", headings.BARE_RANK)
        for place in places
        if place in near
    }


def _parents(
    lines: Sequence[Line], text: str, closed: Collection[int], busy: Collection[int]
) -> dict[int, Heading]:
    """Titles right above closed ones: ``现状与形势`` over ``规模持续扩大。``."""
    return {
        place: _heading(lines, place, place + 1, text, "bare", headings.BARE_RANK - 1)
        for place in (below - 1 for below in closed)
        if place not in busy
        and place not in closed
        and _is_candidate(lines, place)
        and lines[place].text[-1] not in _CLOSING
        and lines[place - 1].text[-1] in _CLOSING
    }


def _heading(lines: Sequence[Line], place: int, stop: int, text: str, style: str, rank: int) -> Heading:
    words = [text[line.start : line.end].rstrip("。") for line in lines[place:stop]]
    return Heading(
        first=place,
        stop=stop,
        start=lines[place].lead,
        body=lines[stop - 1].end,
        style=style,
        rank=rank,
        ordinal=None,
        number="",
        title=" ".join(words),
    )
