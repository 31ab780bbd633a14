"""Markdown and HTML that a text file carries: emphasis, links, entities, stray tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from summarizer.clean.trace import Cut, Trace

# Entities that scrapers leave in text; each stands for one character.
_ENTITIES = {
    "&nbsp;": " ", "&ensp;": " ", "&emsp;": " ", "&thinsp;": " ", "&ldquo;": "“", "&rdquo;": "”", "&lsquo;": "‘",
    "&rsquo;": "’", "&quot;": '"', "&mdash;": "—", "&ndash;": "–", "&hellip;": "…", "&middot;": "·", "&amp;": "&",
    "&lt;": "<", "&gt;": ">", "&le;": "≤", "&ge;": "≥", "&times;": "×", "&permil;": "‰", "&deg;": "°", "&#160;": " ",
    "&#12288;": " ", "&bull;": "•",
}  # fmt: skip
_ENTITY = re.compile("|".join(map(re.escape, _ENTITIES)))

_TAG = re.compile(r"</?(?:p|div|span|strong|b|em|i|u|font|a|img|td|tr|th|table|tbody|center|h[1-6]|sup|sub)(?:\s[^<>\n]{0,300})?/?>|<!--[^<>\n]{0,300}-->",
                  re.IGNORECASE)  # fmt: skip
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,200})\](\((?:https?:|/|\.|#|mailto:)[^)\n]{0,500}\))")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,300}?)(?<=\S)\1")
# > - 项目: but not a cell of its own line, >80.
_QUOTED = re.compile(r"^(?:[ \t]*>)+[ \t]*(?:[-*+][ \t]+)?(?=[^\s\d.>])", re.MULTILINE)
# ✅ 新建水站8个, 👉 牵头单位: signs that open a line of a page made for telephones; ○ may be a zero, ①–⑳ number items.
# Ø 新建水站8个: what signs of a symbol font become in plain text.
_SIGN = re.compile(
    "^(?:[\u25a0-\u25ca\u25cc-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u2022※√][\ufe0e\ufe0f\u200d]?[ \t]*)+(?=[^\n])|^[ØÜüŸ§lnuw][ \t]+(?=[\u4e00-\u9fff])",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\(?=[-*_#\[\]().!+|>~`%&])")
# ~~2031年完成试点~~: struck out; 10~~20万元: a range. [^3]: a note. - [ ] 新建水站: a box to tick.
_STRUCK = re.compile(r"(?<!\d)~~(?=\S)[^~\n]{1,300}(?<=\S)~~(?!\d) *")
_NOTE = re.compile(r"\[\^\w{1,4}\](?!:)|(?<=^- )\[[ xX]\] +", re.MULTILINE)
# &#37;
_NUMBERED = re.compile("&#(?:[0-9]{2,5}|x[0-9a-fA-F]{2,4});")
# A cell's piece no longer than this is part of a name, unless it ends like a body's: 养老<br>床位, 水务局<br>财政局.
_SHORT_PIECE = 4
_BODIES = tuple("局厅委办部科股处会府")


def without_markup(trace: Trace) -> Trace:
    """``trace`` less tags, comments, pictures, addresses of links and marks of emphasis."""
    return trace.without(_markup(trace.text))


def with_entities_resolved(trace: Trace) -> Trace:
    """An entity becomes the character it stands for, a ``<br>`` a newline.

    The first character is rewritten to what the whole means, the rest goes.
    """
    text = trace.text
    if "&" not in text and "<" not in text:
        return trace
    cuts: list[Cut] = []
    pieces: list[str] = []
    at = 0
    found = [(match, _ENTITIES[match[0]]) for match in _ENTITY.finditer(text)]
    found += [
        (match, unescape(match[0])) for match in _NUMBERED.finditer(text) if len(unescape(match[0])) == 1
    ]
    found += [(match, _break(text, match.start())) for match in _BREAK.finditer(text)]
    for match, meaning in sorted(found, key=lambda pair: pair[0].start()):
        pieces += (text[at : match.start()], meaning, text[match.start() + 1 : match.end()])
        cuts.append((match.start() + 1, match.end(), "chrome"))
        at = match.end()
    return trace.rewritten("".join((*pieces, text[at:]))).without(cuts)


def _break(text: str, at: int) -> str:
    """What a ``<br>`` at ``at`` stands for: a line end; in a table row what parts two statements, or nothing in a name."""
    line = text.rfind("\n", 0, at) + 1
    if not text[line:at].lstrip().startswith("|"):
        return "\n"
    piece = text[text.rfind("|", line, at) + 1 : at].strip(" *")
    named = len(piece) <= _SHORT_PIECE and not any(map(str.isdigit, piece))
    return " " if named and not piece.endswith(_BODIES) else "；"


def _markup(text: str) -> Iterator[Cut]:
    if "<" in text:
        yield from ((*match.span(), "chrome") for match in _TAG.finditer(text))
    if "](" in text:
        yield from ((*match.span(), "chrome") for match in _IMAGE.finditer(text))
        for match in _LINK.finditer(text):
            yield match.start(), match.start() + 1, "chrome"
            yield match.end(1), match.end(), "chrome"
    if "**" in text or "__" in text:
        for match in _STRONG.finditer(text):
            yield match.start(), match.start() + 2, "chrome"
            yield match.end() - 2, match.end(), "chrome"
    if ">" in text:
        yield from ((*match.span(), "chrome") for match in _QUOTED.finditer(text))
    if not text.isascii():
        yield from ((*match.span(), "chrome") for match in _SIGN.finditer(text))
    if "~~" in text:
        yield from ((*match.span(), "chrome") for match in _STRUCK.finditer(text))
    if "[" in text:
        yield from ((*match.span(), "chrome") for match in _NOTE.finditer(text))
    if "\\" in text:
        yield from ((*match.span(), "chrome") for match in _ESCAPE.finditer(text))
