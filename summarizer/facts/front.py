"""The front matter: title, signature, labels such as ``发布机关：``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.language.genres import ends_like_title
from summarizer.language.headings import DATE_LINE, SALUTATION
from summarizer.language.issuers import is_body
from summarizer.schemas.document import Cleaned, Document, Outline
from summarizer.schemas.punctuation import fold_punctuation

NUMBER = re.compile(
    r"[一-鿿]{1,14}(?:\[|\()(?:19|20)\d\d(?:\]|\)) *(?:第)? *\d{1,5} *号|[一-鿿]{2,20}令第?\d{1,4}号"
)
"""``浙委发〔2019〕27号``, ``国务院令第649号`` (folded); form of GB/T 9704-2012, 7.2.5."""

# A page's data sheet stands in its first or last characters; further in, the same words are content.
_HEAD, _FOOT = 3_000, 1_500
# Lines of a title, and characters of one, that are still a title.
_MAX_TITLE_LINES, _MAX_TITLE = 4, 80
# What may be left of a title for its last line: 三年行动方案.
_MAX_REST = 8
# Lines before a title, and the longest rubric of a site.
_LAST_OPENING, _MAX_RUBRIC = 4, 6
_NO_TITLE = re.compile(
    r"[(\[·■-]|.*(?:记者|通讯员|朗读|来源|社.{2,6}\d{1,2}月\d{1,2}日)|(?:索引号|文号|主题|标题|题名|发[文布](?:单位|机关|机构|时间|日期)|成文日期|正文|网址)|.*(?:手机版|移动版|客户端|无障碍)$|(?:中共)?[一-鿿()、]{2,24}(?:局|厅|委|委员会|政府|办公室|党组|小组)文件$"
)
_TITLE_LABEL = r"(?<![一-鿿])(?:标 *题|题 *名|文件名称|公文标题|文件标题)"
"""``标题：青石县2020年政府工作报告``; what follows counts only where it ends like a title."""

_RUN_ON = re.compile(r"(?P<title>[^,。]{6,60}),(?=为(?:了|深入|全面|进一步|切实)?[一-龥])")
"""A title that its text follows on the line: ``青石县水务发展行动方案,为做好供水…``."""

_RUBRIC = re.compile(r"^[【\[][一-龥]{2,8}[】\]] *(?=\S{8})")
"""Under which heading of its site a page stands: ``【水务要闻】青石县供水规划发布``."""

_UNFINISHED = ("关于", "印发", "的", "和", "、", "》", "转发", "发布")
"""Ends of a line that another one completes: ``关于青石县``."""

_SITE = re.compile(r"(?:\s*[-_|–—]\s*[^-_|–—]*(?:网|政府|门户|局|厅|委|办公室|频道|平台))+$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the front matter."""

    start: int
    """Into the cleaned text."""
    text: str
    """As written."""
    folded: str


def front_lines(cleaned: Cleaned, outline: Outline) -> list[Line]:
    """Lines of level 0 at the head of the document, up to its first heading; the caption of a table that is all of it."""
    opening = next((section for section in outline.sections if section.level), None)
    end = len(cleaned.text) if opening is None else opening.span.start
    if opening is not None and opening.table is not None and not end:
        end = opening.body.start
    lines: list[Line] = []
    position = 0
    for row in cleaned.text[:end].split("\n"):
        if bare := _RUBRIC.sub("", row.strip("# \u3000")):
            lines.append(Line(position + row.index(bare), bare, fold_punctuation(bare)))
        position += len(row) + 1
    return lines


def labelled(document: Document, label: str) -> Iterator[str]:
    """Values after a label in the page's data sheet: ``发布机关：某某市民政局``, cleaned away or not.

    ``label`` is a pattern; characters may stand apart by blanks (``文　　号``).
    """
    pattern = re.compile(
        rf"(?:{label})(?:\*\*)?(?: *[:|]| (?=\d)) *(?:\*\*)? *\|? *(?P<value>[^\n|]{{2,60}})"
    )
    for written in (document.text[:_HEAD], document.text[_HEAD:][-_FOOT:]):
        for match in pattern.finditer(fold_punctuation(written)):
            yield written[match.start("value") : match.end("value")].strip(" *")


_HAN = re.compile("[一-龥]")
"""What the title of a Chinese document holds; a line without is the converter's: ``Document``."""


def read_title(document: Document, lines: list[Line]) -> str | None:
    """The title: as labelled, else lines before salutation and text, else what the container says; None where none does."""
    if (given := next(labelled(document, _TITLE_LABEL), "")) and ends_like_title(fold_punctuation(given)):
        return given
    chinese = any(_HAN.search(line.folded) for line in lines[:_LAST_OPENING])
    start = next(
        (
            place
            for place, line in enumerate(lines)
            if _may_open(line.folded) and (not chinese or _HAN.search(line.folded))
        ),
        None,
    )
    start = _behind_rubrics(lines, start) if start is not None else None
    if start is not None and start < _LAST_OPENING:
        taken = [lines[start]]
        for line in lines[start + 1 : start + _MAX_TITLE_LINES]:
            if _is_whole(taken[-1].folded) or not _goes_on(taken[-1].folded, line.folded):
                break
            taken.append(line)
        if not any(_is_prose(line.folded) for line in taken):
            return _fuller(_join([line.text for line in taken]), lines[start + len(taken) :])
    if lines and (run := _RUN_ON.match(lines[0].folded)) and ends_like_title(run["title"]):
        return lines[0].text[: run.end("title")]
    hint = (document.title_hint or "").strip()
    return _SITE.sub("", hint).strip() or None


def _behind_rubrics(lines: list[Line], start: int) -> int:
    """The first line that ends like a title, where only rubrics of a site stand before it: ``政务公开``, ``计划总结``."""
    for place in range(start, min(start + _LAST_OPENING, len(lines))):
        if ends_like_title(lines[place].folded) and len(lines[place].text) > _MAX_RUBRIC:
            return place
        if len(lines[place].text) > _MAX_RUBRIC or lines[place].folded.endswith(_UNFINISHED):
            break
    return start


def _may_open(line: str) -> bool:
    return not (
        NUMBER.fullmatch(line.strip("()"))
        or DATE_LINE.match(line)
        or _NO_TITLE.match(line)
        or all(is_body(name) for name in line.split())
        or len(line) < 4
    )


def _is_prose(line: str) -> bool:
    return len(line) > _MAX_TITLE or line[-1] in "。;!" or bool(SALUTATION.match(line)) or line[-1] == ":"


def _is_whole(line: str) -> bool:
    return ends_like_title(line) and not line.endswith("关于印发")


def _goes_on(title: str, line: str) -> bool:
    """Whether ``line`` continues a title broken over lines."""
    return title.endswith(_UNFINISHED) or (
        ends_like_title(line)
        and not _is_prose(line)
        and ("关于" in title or is_body(title) or _is_rest(title, line))
    )


_IN_BRACKETS = re.compile(r"\([^()]*\)$")
"""What a title says of itself at its end: ``三年行动计划|(2024-2026年)``."""


def _is_rest(title: str, line: str) -> bool:
    """Whether a short line ends a title that names no sort of paper without it: ``…民政事业发展`` | ``规划``."""
    return len(_IN_BRACKETS.sub("", line)) <= _MAX_REST and not ends_like_title(title) and "。" not in title


def _join(parts: list[str]) -> str:
    return "".join(parts)


def _fuller(title: str, rest: list[Line]) -> str:
    """The same title as a later line gives it with the issuer before it, where one does."""
    return next(
        (line.text for line in rest[:3] if line.text.endswith(title) and not _is_prose(line.folded)), title
    )
