"""Numbered headings and boxes among the lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from summarizer.language import headings
from summarizer.language.genres import ends_like_title
from summarizer.language.ordinals import read_ordinal
from summarizer.outline.lines import Line
from summarizer.outline.marks import Mark, is_title, read_mark
from summarizer.outline.tails import find_tail
from summarizer.schemas.punctuation import fold_punctuation

# Styles from here inwards also number the items of a list within a paragraph's reach.
_LIST_RANK = 50
# Longest name of a box or annex, in characters.
_MAX_NAME = 60
_LATER_ITEM = re.compile(r"[。;:,]二是")
_CONTENTS = re.compile(r"目 *录$")
# A table of contents that runs on for more lines than this is none.
_MAX_CONTENTS = 200
_PAGE_NUMBER = re.compile(r"[ .·…\-—]*\d{0,4}$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found among the lines; offsets into the cleaned text."""

    first: int
    """Index of its first line."""
    stop: int
    """Index after the last line that holds heading words."""
    start: int
    """Where its section starts."""
    body: int
    """Where the text run in starts; the end of the heading where there is none."""
    style: str
    rank: int
    ordinal: int | None
    number: str
    title: str
    is_run_in: bool = False


def find_heads(lines: Sequence[Line], text: str, taken: Collection[int]) -> dict[int, Heading]:
    """Numbered headings, boxes and annexes by the index of their first line; lines in ``taken`` are left out.

    Numbered items of a list (``（一）依法成立；``) are no headings: they stay in the body of the section
    above, unless they name responsible bodies of their own. So does a line that holds ``一是…二是…``.
    """
    skipped = {*taken, *_contents(lines)}
    found: dict[int, Heading] = {}
    listed: tuple[int, Mark] | None = None
    for place, line in enumerate(lines):
        if place in skipped:
            continue
        if special := _read_box(lines, place, text) or _read_annex(lines, place, text, taken):
            found[place] = special
            skipped.update(range(place, special.stop))
            continue
        mark = read_mark(line.text)
        if mark is None or (mark.style == "item" and _LATER_ITEM.search(line.text)):
            continue
        if _is_list_item(lines, place, mark, listed, text):
            listed = (place, mark)
        elif not (mark.title[0] == mark.title[1] and mark.number_end == len(line)):
            found[place] = _heading(line, place, mark, text)
    return _without_title(found)


def _without_title(found: dict[int, Heading]) -> dict[int, Heading]:
    """A ``# …`` that stands alone, or opens the document and reads like a title, opens no section of the outline."""
    top = [head for head in found.values() if head.style == "markdown1"]
    opens = top and top[0].first == min(found) and ends_like_title(fold_punctuation(top[0].title))
    if not top or top[0].number or (len(top) > 1 and not opens):
        return found
    return found | {top[0].first: replace(top[0], style="document", rank=0)}


def _heading(line: Line, place: int, mark: Mark, text: str) -> Heading:
    number = text[line.start : line.start + mark.number_end].strip().lstrip("#").strip()
    title = text[line.start + mark.title[0] : line.start + mark.title[1]].strip()
    return Heading(
        first=place,
        stop=place + 1,
        start=line.lead,
        body=line.start + mark.body,
        style=mark.style,
        rank=mark.rank,
        ordinal=mark.ordinal,
        number="" if mark.style == "dash" else number,
        title=title,
        is_run_in=mark.is_run_in,
    )


def _is_list_item(
    lines: Sequence[Line], place: int, mark: Mark, last: tuple[int, Mark] | None, text: str
) -> bool:
    """Whether the line is an item of a list closed by semicolons, the last one included."""
    if mark.rank < _LIST_RANK or mark.style.startswith("markdown"):
        return False
    line = lines[place]
    if line.text[-1] in ";,":
        return find_tail(text[line.start : line.end], line.text, 0, len(line)) is None
    if place and lines[place - 1].text[-1] == ";" and mark.ordinal != 1:
        return True
    follows = last is not None and last[0] == place - 1 and last[1].style == mark.style
    return (
        follows and last is not None and (mark.ordinal is None or mark.ordinal == (last[1].ordinal or 0) + 1)
    )


def _read_box(lines: Sequence[Line], place: int, text: str) -> Heading | None:
    """``专栏3：…`` with its name, which a converter may have put on the next lines."""
    line = lines[place]
    match = headings.BOX.fullmatch(line.text.lstrip("# "))
    if match is None or len(line) > _MAX_NAME or "。" in line.text[:-1]:
        return None
    written, title, stop = match["n"], match["title"], place + 1
    if not written and not title and stop < len(lines) and lines[stop].text.isdecimal():
        written, stop = lines[stop].text, stop + 1
    if (
        not title
        and stop < len(lines)
        and is_title(lines[stop].text, _MAX_NAME)
        and "。" not in lines[stop].text
    ):
        title, stop = _written(text, lines[stop]), stop + 1
    elif title:
        title = text[line.end - len(title) : line.end]
    return Heading(
        first=place,
        stop=stop,
        start=line.lead,
        body=lines[stop - 1].end,
        style="box",
        rank=headings.BOX_RANK,
        ordinal=read_ordinal(written) if written else None,
        number=f"专栏{written or ''}",
        title=title.strip(" 。：:"),
    )


def _read_annex(lines: Sequence[Line], place: int, text: str, taken: Collection[int]) -> Heading | None:
    """``附件2`` alone on its line, with the name on the next; ``附件：1.…`` only lists what is attached."""
    line = lines[place]
    match = headings.STYLES[0].pattern.match(line.text)
    if match is None or line.text.endswith(":") or len(line) > match.end():
        return None
    named = (
        place + 1 < len(lines)
        and is_title(lines[place + 1].text, _MAX_NAME)
        and lines[place + 1].text[-1] not in "。:"
    )
    named = named and place + 1 not in taken and read_mark(lines[place + 1].text) is None
    stop = place + 2 if named else place + 1
    return Heading(
        first=place,
        stop=stop,
        start=line.lead,
        body=lines[stop - 1].end,
        style="annex",
        rank=headings.ANNEX_RANK,
        ordinal=read_ordinal(match["n"]) if match["n"] else None,
        number=_written(text, line).rstrip("：: "),
        title=_written(text, lines[stop - 1]) if named else "",
    )


def _written(text: str, line: Line) -> str:
    return text[line.start : line.end]


def _contents(lines: Sequence[Line]) -> range:
    """Lines of a table of contents: after ``目录`` up to where its first entry comes again."""
    for place, line in enumerate(lines):
        if _CONTENTS.match(line.text) and place + 1 < len(lines):
            entry = _PAGE_NUMBER.sub("", lines[place + 1].text)
            for later in range(place + 2, min(place + _MAX_CONTENTS, len(lines))):
                if _PAGE_NUMBER.sub("", lines[later].text) == entry:
                    return range(place, later)
            return range(place, place + 1)
    return range(0)
