"""Lines that belong to the page and not to the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.clean.chrome_table import (
    BESIDE,
    CAPTIONS,
    CHROME,
    CONTROLS,
    LINKS,
    METADATA_KEYS,
    NAVIGATION,
    PHOTO_SIGNALS,
    SILENT_CAPTION,
)
from summarizer.clean.lines import Line


def _any(rows: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern, _ in rows))


_CHROME, _BESIDE, _CAPTION = _any(CHROME), _any(BESIDE), _any(CAPTIONS)
_SILENT_CAPTION = re.compile(SILENT_CAPTION)
_BETWEEN_CONTROLS = re.compile(r"[\s|｜【】\[\]()（）:：、·/]+")
_KEYED = re.compile(rf"(?:[-*|>]{{0,2}}|\*\*)(?:{METADATA_KEYS})(?:\*\*)?[|]?[:：](?:\*\*)?.{{0,160}}")
_LABEL = re.compile(rf"(?:{METADATA_KEYS}|名称|标题)[:：]?")
_TITLED = re.compile("名称|标题|信息名称|文件名称|文件标题")
_MIN_LABELS = 3
# A value in sentences is the document itself ("text: '新建泵站7座。'") unless its key says that it sums it up.
_IDENTIFIED = re.compile(
    r"-?(?:description|summary|abstract|excerpt):.{0,300}|-?[A-Za-z][A-Za-z0-9_]{1,30}:[^。]{0,300}"
)
_CAPTURE_HEADING = re.compile(r"#*(?:原件固化|元数据|元信息|文档信息|基本信息|Metadata|metadata|META)")

# Longer lines are prose, whatever they hold.
_MAX_CHROME = 240
# A data sheet, or a block of front matter, stands within this many lines from the top.
_HEAD_LINES = 60
# Lines of a list of links are no longer than a title; a longer one is prose.
_MAX_LINK = 80
# A value of a data sheet is no longer than a list of departments.
_MAX_VALUE = 60
# A menu has at least this many entries on one line.
_MIN_MENU = 3
# The body of a document begins with a line of prose.
_PROSE = 80


def page_lines(lines: Sequence[Line]) -> dict[int, str]:
    """Index into ``lines`` → reason, for every line that is not the document's own."""
    reasons = {**dict(_front_matter(lines)), **dict(_data_sheet(lines))}
    for index, line in enumerate(lines):
        if index not in reasons and (reason := _own_reason(line)):
            reasons[index] = reason
    reasons.update((index, "chrome") for index in _neighbours(lines, reasons))
    reasons.update((index, "chrome") for index in _links(lines))
    reasons.update((index, "caption") for index in _silent_captions(lines, reasons))
    return reasons


def _own_reason(line: Line) -> str | None:
    if len(line.text) > _MAX_CHROME:
        return None
    squeezed = line.squeezed
    if _KEYED.fullmatch(squeezed) and "。" not in squeezed:
        return "front matter"
    if _is_controls(line.text) or _CHROME.fullmatch(squeezed):
        return "chrome"
    if not line.is_row and _CAPTION.fullmatch(squeezed):
        return "caption"
    return None


def _is_controls(text: str) -> bool:
    words = [word for word in _BETWEEN_CONTROLS.split(text) if word]
    if len(words) == 1 and words[0] in {"-", "+", "中", "大", "小", "中文"}:
        return False  # a cell of a flattened table
    if len(words) >= _MIN_MENU and all(word in NAVIGATION or word in CONTROLS for word in words):
        return True
    return all(word in CONTROLS for word in words) if words else "|" in text


def _front_matter(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Blocks of ``key: value`` lines at the head: YAML between rules, or a list under a heading."""
    head = [line.text for line in lines[:_HEAD_LINES]]
    if head and head[0] == "---" and "---" in head[1:]:
        closing = head.index("---", 1)
        if any(":" in text for text in head[1:closing]) and all(
            len(text) < _MAX_CHROME for text in head[1:closing]
        ):
            yield from ((index, "front matter") for index in range(closing + 1))
    keyed = [index for index, line in enumerate(lines[:_HEAD_LINES]) if _IDENTIFIED.fullmatch(line.squeezed)]
    if len(keyed) > 1:
        yield from ((index, "front matter") for index in keyed)
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if _CAPTURE_HEADING.fullmatch(line.squeezed):
            yield index, "front matter"


def _data_sheet(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """A data sheet flattened to one cell a line: 索引号 / QS-2024-1 / 发文机关 / 某县民政局."""
    head = lines[:_HEAD_LINES]
    labels = {index for index, line in enumerate(head) if _LABEL.fullmatch(line.squeezed)}
    if len(labels) < _MIN_LABELS:
        return
    for index in labels:
        yield index, "front matter"
        value = index + 1
        if (
            value < len(head)
            and value not in labels
            and _is_value(head[value])
            and not _TITLED.match(head[index].text)
        ):
            yield value, "front matter"


def _is_value(line: Line) -> bool:
    return len(line.text) <= _MAX_VALUE and not line.is_row and "。" not in line.text


def _neighbours(lines: Sequence[Line], reasons: dict[int, str]) -> Iterator[int]:
    """Lines that count as chrome beside chrome or a data sheet; both ways, so that a block goes as a whole."""
    near = {index for index, reason in reasons.items() if reason != "caption"}
    for index in (*range(len(lines)), *range(len(lines) - 1, -1, -1)):
        if index in near or not near & {index - 1, index + 1} or len(lines[index].text) > _MAX_CHROME:
            continue
        if _BESIDE.fullmatch(lines[index].squeezed):
            near.add(index)
            yield index


def _links(lines: Sequence[Line]) -> Iterator[int]:
    """A heading of links and all lines after it, when no prose follows."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if len(line.text) > _MAX_LINK and not line.is_row:
            return
        if line.squeezed.strip("【】[]:：>|#*") in LINKS:
            yield from range(index, len(lines))


def _silent_captions(lines: Sequence[Line], reasons: dict[int, str]) -> Iterator[int]:
    """Captions that don't say so, on pages that show photographs, between paragraphs of prose."""
    if not any(signal in line.text for line in lines for signal in PHOTO_SIGNALS if len(line.text) < _PROSE):
        return
    for index, line in enumerate(lines):
        if index not in reasons and len(line.text) < _PROSE // 2 and _SILENT_CAPTION.fullmatch(line.squeezed):
            yield index
