"""From headings in a row to a tree: levels, paths, and where boxes end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.language import headings
from summarizer.outline.heads import Heading
from summarizer.outline.lines import Line
from summarizer.outline.marks import split_title
from summarizer.outline.tables import Block
from summarizer.outline.tails import find_tail
from summarizer.schemas.document import SectionKind, Table

_LABELLED = re.compile(r"[^,。;:]{2,26}:")
# Headings from 一、 outwards, and （一） where the text uses it, never stand in a box.
_BRACKET_RANK = next(style.rank for style in headings.STYLES if style.name == "bracket")


@dataclass(frozen=True, slots=True)
class Draft:
    """A section before its end is known; offsets into the cleaned text."""

    start: int
    body: int
    kind: SectionKind
    level: int
    number: str
    title: str
    path: tuple[str, ...]
    table: Table | None = None


@dataclass(slots=True)
class _Tree:
    """Headings open at the present line: those of the text, and those within the open box."""

    outer: list[Heading]
    box: Heading | None
    inner: list[Heading]
    box_lines: list[str]

    def open(self) -> list[Heading]:
        return [*self.outer, *([self.box] if self.box else ()), *self.inner]


def nest(
    lines: Sequence[Line], text: str, heads: Mapping[int, Heading], blocks: Sequence[Block]
) -> list[Draft]:
    """Drafts of all sections in order; the first starts at 0."""
    tree = _Tree([], None, [], [])
    starts = sorted(heads)
    tables = {block.first: block for block in blocks}
    drafts = [Draft(0, 0, SectionKind.PROSE, 0, "", "", ())]
    ended = False
    place = 0
    while place < len(lines):
        head, block = heads.get(place), tables.get(place)
        if head is not None:
            block = tables.get(head.stop) if head.style in {"box", "annex"} else None
            drafts.append(_enter(tree, head, heads, block))
            ended, place = block is not None, block.stop if block else head.stop
            ended = ended or (head.is_run_in and _has_tail(lines[place - 1], text))
            continue
        if block is not None:
            _close_items(tree)
            drafts.append(_table(tree, block, lines))
            ended, place = True, block.stop
            continue
        if tree.box is not None and _leaves_box(tree, lines[place]):
            _close_box(tree)
            ended = True
        if lines[place].is_lead_in or _ends_series(tree, place, starts, heads):
            _close_items(tree)
            ended = True
        if ended:
            drafts.append(_continue(tree, lines[place]))
        if tree.box is not None:
            tree.box_lines.append(lines[place].text)
        ended = _has_tail(lines[place], text)
        place += 1
    return drafts


def _ends_series(tree: _Tree, place: int, starts: Sequence[int], heads: Mapping[int, Heading]) -> bool:
    """Whether the unnumbered line at ``place`` stands behind a series of ``一是`` or ``——`` paragraphs.

    It does when the last item held its text on its own line and no further item comes.
    """
    if tree.box is not None or not tree.outer or tree.outer[-1].rank < headings.ITEM_RANK:
        return False
    last = tree.outer[-1]
    later = bisect_right(starts, place)
    follower = heads[starts[later]] if later < len(starts) else None
    goes_on = follower is not None and follower.style == last.style and follower.ordinal != 1
    return last.is_run_in and not goes_on


def _has_tail(line: Line, text: str) -> bool:
    closes = line.text[-1] in ")]" or line.text[-2:] in (")。", "]。", ");", "];")
    return closes and find_tail(text[line.start : line.end], line.text, 0, len(line.text)) is not None


def _label(head: Heading) -> str:
    return head.number + (":" if head.style == "box" and head.title else "") + head.title


def _path(tree: _Tree) -> tuple[str, ...]:
    return tuple(label for head in tree.open() if (label := _label(head)))


def _enter(tree: _Tree, head: Heading, heads: Mapping[int, Heading], block: Block | None) -> Draft:
    """Open ``head`` at its place in the tree."""
    if head.style == "box":
        _close_box(tree)
        _close_items(tree)
        tree.box = head
    elif tree.box is not None and _stays_in_box(tree, head):
        _push(tree.inner, head)
    else:
        _close_box(tree)
        _push(tree.outer, _ranked(tree.outer, head, heads))
    kind = SectionKind.TABLE if block else SectionKind.BOX if tree.box else SectionKind.PROSE
    path, level = _path(tree), len(tree.open())
    if block is None:
        return Draft(head.start, head.body, kind, level, head.number, head.title, path)
    _close_box(tree)
    title = head.title or block.table.caption
    return Draft(head.start, head.body, kind, level, head.number, title, path, block.table)


def _close_box(tree: _Tree) -> None:
    tree.box, tree.inner, tree.box_lines = None, [], []


def _close_items(tree: _Tree) -> None:
    """End ``一是`` and ``——`` items: boxes, tables and lead-ins stand beside them, not under the last."""
    while tree.outer and tree.outer[-1].rank >= headings.ITEM_RANK:
        tree.outer.pop()


def _push(stack: list[Heading], head: Heading) -> None:
    """Close what ``head`` ends, then open it; the title of a document closes everything and opens nothing."""
    while stack and stack[-1].rank >= head.rank:
        stack.pop()
    if head.style != "document":
        stack.append(head)


def _ranked(stack: Sequence[Heading], head: Heading, heads: Mapping[int, Heading]) -> Heading:
    """An unnumbered title above a series that starts again stands where the series' parent stands."""
    follower = heads.get(head.stop)
    if head.style != "bare" or follower is None or follower.ordinal != 1:
        return head
    ranks = [above.rank for above in stack if above.rank < follower.rank]
    is_again = any(above.rank == follower.rank for above in stack)
    rank = ranks[-1] if ranks and is_again else follower.rank - 1
    return replace(head, rank=rank)


def _stays_in_box(tree: _Tree, head: Heading) -> bool:
    """Whether a heading after ``专栏N`` numbers an item of the box or resumes the text around it."""
    if head.style == "bare":
        titles = [above.title for above in tree.inner if above.style == "bare"]
        return head.title[-1:] == titles[-1][-1:] if titles else not (tree.box_lines or tree.inner)
    if head.rank <= _BRACKET_RANK:
        return head.style == "bracket" and not any(above.style == "bracket" for above in tree.outer)
    outer = next((above for above in tree.outer if above.style == head.style), None)
    inner = next((above for above in tree.inner if above.style == head.style), None)
    if outer is None or head.ordinal is None:
        return inner is None or head.ordinal is None or head.ordinal > (inner.ordinal or 0)
    resumes = head.ordinal == (outer.ordinal or 0) + 1
    continues = head.ordinal == ((inner.ordinal or 0) + 1 if inner else 1)
    if resumes and continues and inner is not None:
        return head.is_run_in == inner.is_run_in
    return continues


def _leaves_box(tree: _Tree, line: Line) -> bool:
    """Whether an unnumbered paragraph stands behind the box rather than in it.

    It does when the box's items hold their text on their own lines, or when it opens with a title of its own
    as the box's first paragraph did not.
    """
    if tree.inner:
        return tree.inner[-1].is_run_in
    if not tree.box_lines or tree.box_lines[-1][-1] not in "。;":
        return False
    return not _is_titled(tree.box_lines[0]) and _is_titled(line.text)


def _is_titled(line: str) -> bool:
    title, body = split_title(line, 0)
    return title[1] > title[0] and body < len(line) and _LABELLED.match(line) is None


def _table(tree: _Tree, block: Block, lines: Sequence[Line]) -> Draft:
    caption = block.table.caption
    path = (*_path(tree), caption) if caption else _path(tree)
    start = lines[block.first].lead
    body = lines[block.rows].start
    return Draft(start, body, SectionKind.TABLE, len(tree.open()) + 1, "", caption, path, block.table)


def _continue(tree: _Tree, line: Line) -> Draft:
    """A section without heading of its own: what follows a table, a box or a tail of bodies."""
    kind = SectionKind.BOX if tree.box else SectionKind.PROSE
    return Draft(line.lead, line.lead, kind, len(tree.open()), "", "", _path(tree))
