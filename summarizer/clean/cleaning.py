"""The order in which a text is cleaned.

::

    loaded ─▶ invisible out ─▶ widths folded ─▶ pinyin out ─▶ doubled marks out ─▶ simplified ─▶ entities read
           ─▶ lost line ends back ─▶ table rows whole ─▶ page lines out ─▶ markup out ─▶ repeats out ─▶ broken lines joined, spaces out
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.clean.broken import joins
from summarizer.clean.characters import INVISIBLE, fold_characters
from summarizer.clean.chrome import page_lines
from summarizer.clean.doubled import without_doubled_marks
from summarizer.clean.lines import Line, lines_of
from summarizer.clean.markup import with_entities_resolved, without_markup
from summarizer.clean.misaligned import realigned
from summarizer.clean.pagination import page_breaks
from summarizer.clean.parted_rows import with_rows_whole
from summarizer.clean.pinyin import glosses
from summarizer.clean.repeats import repeated_lines
from summarizer.clean.rows import spaced_rows, with_tabs_as_bars
from summarizer.clean.spaces import spare_spaces
from summarizer.clean.trace import Cut, Trace
from summarizer.clean.traditional import simplify
from summarizer.language.barred import barred_rows
from summarizer.schemas.document import Cleaned, Document

# 。 and a space before the next sentence: where a paragraph ended before the page's line ends were
# lost. Only when such spaces are rare enough to be ends of paragraphs, in characters per space.
_LOST_LINE_END = re.compile("(?<=[。！？]) +(?=[\u3400-\u9fff（(“《])")
_MIN_PARAGRAPH = 60
_MIN_LOST = 300

# Bars that a flattened layout table leaves at either end of a paragraph: "| 本报讯 …" "… | |".
_BARS = "|｜"
_RULE = "|-: "


def clean(document: Document) -> Cleaned:
    """The text of ``document`` as engines read it, with the way back.

    One paragraph or table row a line. Only removals and one-to-one replacements; every run that was
    removed is listed in ``dropped`` with its reason, so that segments and drops tile the loaded text.
    """
    trace = Trace.of(document.text)
    trace = trace.without((*match.span(), "space") for match in INVISIBLE.finditer(trace.text))
    trace = trace.rewritten(with_tabs_as_bars(trace.text))
    trace = trace.rewritten(fold_characters(trace.text))
    trace = realigned(trace)
    trace = trace.without((start, end, "pinyin") for start, end in glosses(trace.text))
    trace = without_doubled_marks(trace)
    trace = trace.rewritten(simplify(trace.text))
    trace = with_entities_resolved(trace)
    trace = _with_line_ends(trace)
    trace = with_rows_whole(trace)
    trace = _without_page(trace)
    trace = trace.without((start, end, "chrome") for start, end in page_breaks(lines_of(trace.text)))
    trace = without_markup(trace)
    trace = _without_repeats(trace)
    trace = _tidy(trace)
    return Cleaned(trace.text, trace.segments, trace.all_dropped())


def _with_line_ends(trace: Trace) -> Trace:
    """Give back line ends that became spaces in lines of several paragraphs."""
    return trace.rewritten("\n".join(map(_parted, trace.text.split("\n"))))


def _parted(line: str) -> str:
    lost = len(_LOST_LINE_END.findall(line)) if len(line) >= _MIN_LOST else 0
    if lost and len(line) / (lost + 1) >= _MIN_PARAGRAPH:
        return _LOST_LINE_END.sub(lambda match: "\n" + match[0][1:], line)
    return line


def _without_page(trace: Trace) -> Trace:
    lines = lines_of(trace.text)
    cuts: list[Cut] = [
        (lines[index].start, lines[index].end, why) for index, why in page_lines(lines).items()
    ]
    cuts += [cut for line in _outside_tables(lines) for cut in _bars(line)]
    return trace.without(cuts)


def _bars(line: Line) -> Iterator[Cut]:
    """The bars that open and close a line, with the blanks beside them."""
    words = line.text.lstrip(_BARS + "■")
    if len(words) < len(line.text):
        yield line.start, line.end - len(words.lstrip(" ")), "chrome"
    if line.text[-1] in _BARS:
        yield line.start + len(line.text.rstrip(_BARS + " ")), line.end, "chrome"


def _outside_tables(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines that are no row of a table; rows of one cell above the first of several are its titles."""
    inside = False
    for line in lines:
        if not line.text.strip(_RULE):
            continue  # | --- | :---: |
        inside = line.is_row and (inside or _cells(line) > 1)
        if not inside:
            yield line


def _cells(row: Line) -> int:
    return sum(bool(cell.strip()) for cell in row.text.split("|"))


def _without_repeats(trace: Trace) -> Trace:
    lines = lines_of(trace.text)
    return trace.without((lines[index].start, lines[index].end, "repeat") for index in repeated_lines(lines))


def _tidy(trace: Trace) -> Trace:
    """Join what was broken and cut spare space."""
    lines = lines_of(trace.text)
    written = [line.text for line in lines]
    rows = spaced_rows(written) | barred_rows(written)
    joined = {index for index in joins(lines) if not rows & {index, index + 1}}
    bridged = _bridged(trace, lines, joined)
    return _spaced(bridged.without(_gaps(bridged.text, lines, joined)))


def _bridged(trace: Trace, lines: Sequence[Line], joined: set[int]) -> Trace:
    """A line break between two Latin words becomes a space."""
    places = [
        lines[index].end
        for index in sorted(joined)
        if _is_latin(lines[index].text[-1]) and _is_latin(lines[index + 1].text[0])
    ]
    pieces: list[str] = []
    at = 0
    for place in places:
        pieces += (trace.text[at:place], " ")
        at = place + 1
    return trace.rewritten("".join((*pieces, trace.text[at:])))


def _is_latin(mark: str) -> bool:
    return mark.isascii() and mark.isalpha()


def _gaps(text: str, lines: Sequence[Line], joined: set[int]) -> Iterator[Cut]:
    """Space around lines: between two of them one line end is kept, between joined ones nothing."""
    if not lines:
        yield 0, len(text), "space"
        return
    yield 0, lines[0].start, "space"
    for index in range(len(lines) - 1):
        end, start = lines[index].end, lines[index + 1].start
        if index in joined:
            bridge = (
                1 if _is_latin(lines[index].text[-1]) and text[end] == " " and _is_latin(text[start]) else 0
            )
            yield end + bridge, start, "space"
        else:
            kept = text.index("\n", end)
            yield end, kept, "space"
            yield kept + 1, start, "space"
    yield lines[-1].end, len(text), "space"


def _spaced(trace: Trace) -> Trace:
    cuts: list[Cut] = []
    at = 0
    lines = trace.text.split("\n")
    rows = spaced_rows(lines) | barred_rows(lines)
    for index, line in enumerate(lines):
        cuts.extend(spare_spaces(trace.text, at, at + len(line), row=index in rows))
        at += len(line) + 1
    return trace.without(cuts)
