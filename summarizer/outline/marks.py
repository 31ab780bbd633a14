"""What a single line says about itself: its number, its title, the text run in."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.language import headings
from summarizer.language.ordinals import read_ordinal

# Longest first sentence that still is a title; longest of the corpus that is one: 37 characters.
_MAX_RUN_IN = 42
# Longest line of its own that is a title, in characters.
_MAX_TITLE = 70
# A colon ends a title only near the start of its line ("社区食堂：30个…"), in characters.
_MAX_LABEL = 26


@dataclass(frozen=True, slots=True)
class Mark:
    """The head of a line; offsets count from the start of the line."""

    style: str
    rank: int
    ordinal: int | None
    number: str
    """As folded; the caller cuts the written form by ``number_end``."""
    number_end: int
    title: tuple[int, int]
    """Run of the title, empty where the line has none."""
    body: int
    """Where the text run in begins; the length of the line where there is none."""
    size: int
    """Length of the line."""

    @property
    def is_run_in(self) -> bool:
        """Whether the line holds more than number and title."""
        return self.body < self.size


def read_mark(line: str) -> Mark | None:
    """Number and title of a folded line that starts like a heading; None where it does not."""
    prefix = headings.MARKDOWN.match(line)
    if prefix is not None and line[prefix.end() :] in headings.WRAPPERS:
        return None
    start = prefix.end() if prefix else 0
    for style in headings.STYLES:
        found = style.pattern.match(line, start)
        if found is None:
            continue
        if style.name == "dash" and not _is_lead_in(line, found.end()):
            return None
        title, body = split_title(line, found.end(), runs_in=style.runs_in)
        ordinal = read_ordinal(found["n"]) if found["n"] and style.name != "dash" else None
        name, rank = (style.name, style.rank) if prefix is None else _markdown(len(prefix["n"]))
        return Mark(name, rank, ordinal, found[0].strip(), found.end(), title, body, len(line))
    if prefix is None:
        return None
    name, rank = _markdown(len(prefix["n"]))
    return Mark(name, rank, None, "", start, (start, len(line)), len(line), len(line))


def _markdown(depth: int) -> tuple[str, int]:
    return f"markdown{depth}", headings.ANNEX_RANK + depth


def _is_lead_in(line: str, start: int) -> bool:
    """Whether ``——`` opens a principle or goal, not a subtitle such as ``——2026年1月26日在…``."""
    return "。" in line[start:] and headings.DATE_LINE.match(line, start) is None


def split_title(line: str, start: int, *, runs_in: bool = True) -> tuple[tuple[int, int], int]:
    """``(title run, start of the text run in)`` of a folded line whose number ends at ``start``.

    The title goes to the first ``。`` (or ``：`` close to the start), unless that sentence is content:
    long, or with a quantity other than the time of a stage. Articles of statutes (``runs_in`` false) have a title in 【】 or on a short line. A line that is content throughout has the empty title and runs in from ``start``.
    """
    if line.startswith("[", start) and 0 < (closing := line.find("]", start)) < start + _MAX_LABEL:
        return (start + 1, closing), closing + 1
    if runs_in and (label := headings.LABEL.match(line, start)):
        return label.span("title"), label.end()
    if runs_in and (stage := headings.STAGE.match(line, start)):
        return stage.span("title"), stage.end()
    size = len(line)
    stop = line.find("。", start)
    colon = line.find(":", start, start + _MAX_LABEL)
    if not runs_in and (stop > start or colon == size - 1 or size - start > _MAX_LABEL):
        return (start, start), start
    enclosed = line.count("(", start, max(colon, start)) > line.count(")", start, max(colon, start))
    if (
        colon > start
        and not enclosed  # 照料标准(单位:元/月)
        and (stop < 0 or colon < stop)
        and is_title(line[start:colon], _MAX_LABEL)
    ):
        return (start, colon), colon + 1
    if stop < 0:
        whole = is_title(line[start:], _MAX_TITLE, allow_quantity=True) and line[-1] not in ";:,、!"
        return ((start, size), size) if whole else ((start, start), start)
    if is_title(line[start:stop], _MAX_TITLE if stop == size - 1 else _MAX_RUN_IN):
        return (start, stop), stop + 1
    return (start, start), start


def is_title(words: str, limit: int, *, allow_quantity: bool = False) -> bool:
    """Whether folded words can be a title: short, in one or two clauses, without a quantity or a document's name."""
    return (
        1 < len(words) <= limit
        and words.count(",") <= 2
        and ";" not in words
        and (allow_quantity or ("《" not in words and headings.QUANTITY.search(words) is None))
    )
