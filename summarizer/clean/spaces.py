"""Spaces inside Chinese text: most are left by scrapers and typesetters, a few part what belongs apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.clean.trace import Cut

_HAN = "\u3400-\u9fff"
_MARKS = frozenset("，。；：！？、“”‘’《》〈〉（）【】〔〕［］「」『』…—·％")
_OPENING_ASCII = frozenset(",.;:!?()[]%")

# 国 务 院, 目  录: letters set apart to fill a line.
_LETTERED = re.compile(rf"(?<![{_HAN}\w])[{_HAN}](?: +[{_HAN}](?![{_HAN}\w]))+")
# 到 2025 年, 34 张: a number set apart from its measure word.
_MEASURES = (
    "年月日时个家张户万亿千百元项类级人名所届期次章节条款件份座处亩公里平方吨岁倍支台块辆只棵栋间笔批场%％‰"
)
_NUMBERED = re.compile(rf"(?:(?<=[{_HAN}，、（(“—]) *|(?<= ))[\d.,]+ +(?=[{_MEASURES}])")
# 2025 年,改造…: the year that opens a line.
_YEAR_FIRST = re.compile(r"^(?:19|20)\d\d +(?=年)")
# 8 0 张, 2 0 2 7 年, 1 , 1 5 8 万元: digits set apart one by one, as recognised pages have them.
_DIGITS = re.compile(
    rf"(?:(?<=[{_HAN}]) +)?(?:(?<![\d.,])\d(?: +\d)+|(?<=[{_HAN}（(])\d(?: +[.,] *\d| *[.,] +\d| +\d)+)(?!\d)(?: *(?=[{_MEASURES}]))"
)
# 12 500人次: thousands set apart behind a word.
_THOUSANDS = re.compile(rf"(?<=[{_HAN}（(])\d{{1,3}}(?: \d{{3}})+(?!\d)(?: *(?=[{_MEASURES}]))")
# 新建水站 1 500 座: the same with a blank before, where a sentence says that no column ends there.
_THOUSANDS_APART = re.compile(rf"(?<=[{_HAN}，、（(]) +\d{{1,3}}(?: \d{{3}})+(?![\d.]) *(?=[{_MEASURES}具])")
# 97. 5%, 96 .2%
_DECIMAL = re.compile(rf"(?<=[{_HAN}（(])\d+(?: +\. *|\. +)\d+(?: *(?=[{_MEASURES}]))")
# 开展 APP 应用: a Latin word set apart on both sides.
_LATIN = re.compile(rf"(?<=[{_HAN}]) +[A-Za-z0-9.+%~/-]+ +(?=[{_HAN}])")
_SET_APART = (_LETTERED, _NUMBERED, _YEAR_FIRST, _DIGITS, _THOUSANDS, _DECIMAL)
# Words of a line from which on, and the share of them that are single letters, it was set wide.
_LEAST_LETTERS, _MOSTLY = 6, 0.8
_RUN = re.compile(" +")
# 在 2024 年改造，: a measure word that goes on is followed by no column.
_COUNTING = re.compile(rf"[{_HAN}，] \d[\d ]* [{_MEASURES}][{_HAN}]*，")

# 5 养老床位（张） 340 520 预期性: a table row whose columns are parted by spaces.
_COLUMN = re.compile(r"[<>≥≤~]?[\d.,]+[%‰]?|[—–\-/]")
_MIN_COLUMNS = 4

# A heading with the text run in behind a space is no longer than this: 实施助餐行动 每个街道建成…
_MAX_RUN_IN = 30
# A line without a full stop is prose from this length on, if it holds a comma.
_MIN_PROSE = 40
# Words before a number that take no space: 到 2025年.
_LEADS_NUMBER = frozenset("到至在于为达过占按从由自以第约超近共有长高少多每")


def spare_spaces(text: str, start: int, end: int, *, row: bool = False) -> Iterator[Cut]:
    """Spaces to cut in the line ``text[start:end]``, which neither begins nor ends with one.

    Of a run of spaces that parts something one is kept; list and heading marks keep theirs, and a table ``row``
    all that part its cells.
    """
    line = text[start:end]
    if " " not in line:
        return
    prose = not row and _is_prose(line)
    lettered = not row and _is_lettered(line)
    row = row or (not prose and not lettered and line[0] != "|" and _is_spaced_row(line))
    tight = [] if row else [match.span() for pattern in _SET_APART for match in pattern.finditer(line)]
    if lettered:
        tight = [(0, len(line))]
    if prose:
        tight += [match.span() for pattern in (_LATIN, _THOUSANDS_APART) for match in pattern.finditer(line)]
    for match in _RUN.finditer(line):
        at, stop = match.span()
        set_apart = any(low <= at and stop <= high for low, high in tight)
        keep = 1 if row or (not set_apart and _parts(line, at, stop, prose)) else 0
        if stop - at > keep:
            yield start + at + keep, start + stop, "space"


def _is_lettered(line: str) -> bool:
    """Whether nearly every letter of a line stands alone: ``2 0 2 5 年 工 作 要 点``."""
    words = line.split()
    alone = sum(len(word) == 1 for word in words)
    written = sum(map(_is_han, line))
    gaps = [len(run) for run in _RUN.findall(line)]
    if max(gaps) > 2 * min(gaps):
        return False  # 指 标      2025 年      属 性: titles of columns
    return len(words) >= _LEAST_LETTERS and alone >= _MOSTLY * len(words) and written >= len(words) / 3


def _is_prose(line: str) -> bool:
    if line.startswith("|"):
        return False
    if "。" in line or "；" in line or ("，" in line and _COUNTING.search(line)):
        return True
    return len(line) >= _MIN_PROSE and ("，" in line or "," in line)


def _is_spaced_row(line: str) -> bool:
    words = line.split()
    return len(words) >= _MIN_COLUMNS and any(_COLUMN.fullmatch(word) for word in words)


def _parts(line: str, at: int, stop: int, prose: bool) -> bool:
    """Whether the spaces ``line[at:stop]`` part two words that must stay apart."""
    before, after = line[at - 1], line[stop]
    if "|" in (before, after) or before == "#" or (at == 1 and before in "-*+>•●"):
        return True
    if before in _MARKS or after in _MARKS:
        return False
    if _is_han(before) or _is_han(after):
        if before in _OPENING_ASCII or after in _OPENING_ASCII:
            return False
        if after.isdigit() and before in _LEADS_NUMBER:
            return False
        return not prose or _after_heading(line, at) or _in_title(line, at)
    return True


def _is_han(mark: str) -> bool:
    return "\u3400" <= mark <= "\u9fff"


def _after_heading(line: str, at: int) -> bool:
    head = line[:at].replace(" ", "")
    return len(head) <= _MAX_RUN_IN and not any(mark in head for mark in "，。；,;")


def _in_title(line: str, at: int) -> bool:
    """Within 《》 a space parts joint issuers: 《中共某市委 某市人民政府关于…》."""
    return line.rfind("《", 0, at) > line.rfind("》", 0, at)
