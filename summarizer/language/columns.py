"""Words that head the columns of indicator tables, and what their cells look like."""

from __future__ import annotations

import re
from enum import StrEnum


class Column(StrEnum):
    """What stands in a column."""

    GROUP = "group"
    INDEX = "index"
    NAME = "name"
    UNIT = "unit"
    VALUE = "value"
    BINDING = "binding"
    BODY = "body"
    TIME = "time"


# Matched against folded words without spaces ("指　　标" → "指标"). First match wins.
_HEADERS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.BINDING, re.compile(r"(?:指标)?(?:属性|性质)")),  # 属性
    (Column.INDEX, re.compile(r"序号|编号")),  # 序号
    (Column.GROUP, re.compile(r"(?:指标|项目)?(?:类型|类别|分类|领域|方面)|一级指标|类|维度")),  # 类型
    (Column.UNIT, re.compile(r"(?:计量|指标)?单位(?:\(.{1,6}\))?")),  # 单位
    (
        Column.BODY,
        re.compile(
            r"(?:[省市县区]级)?(?:责任|牵头|配合|主管|实施|主责|承办|协办|主办|参与|落实)"
            r"(?:\((?:责任|配合|牵头)\)|责任|及配合|配合)?(?:单位|部门|主体|科室|处室|股室|机关)"
        ),
    ),  # 责任单位
    (
        Column.TIME,
        re.compile(
            r"(?:计划|要求|拟)?(?:完成|办理|办结|建设|起止|工作)?(?:时限|期限|年限|时间|时间节点|节点)"
        ),
    ),  # 完成时限
    (
        Column.VALUE,
        re.compile(
            r"(?:到|至)?(?:19|20)\d\d年?(?:末|底|度)?(?:\(.{1,8}\))?"
            r"[一-鿿]{0,4}(?:\(.{1,8}\))?"
            r"|(?:现状|目标|预期|基期|基准|规划|实际|完成|期末|期初|约束)(?:值|数|情况|目标)(?:\(.{1,12}\))?"
            r"|(?:五年)?年均(?:增长|增速|增幅|累计|变化)?率?(?:\(%\))?(?:[/、或][\[(]?(?:五年)?累计[\])]?)?(?:\[.*\])?|\[?(?:五年)?累计\]?(?:[/、或]年均(?:增长|增速)?)?|“?十[三四五六]五”?(?:末|目标|期末)?(?:值|目标)?"
            r"|目标|总投资(?:\(.{1,4}\))?|投资(?:额|规模)?(?:\(.{1,4}\))?|数量|建设规模|标准"
        ),
    ),  # 2025年末
    (
        Column.NAME,
        re.compile(
            r"(?:主要|核心|二级|三级|具体)?指标(?:名称|内容)?|(?:项目|任务|工程)(?:名称|内容)?|名称|内容|(?:主要|重点|工作|目标|具体)(?:内容|任务|事项|项目|举措)"
        ),
    ),  # 指标名称
)

# 约束性, 预期性, and the variants found in provincial plans.
_BINDING_CELL = re.compile(r"(?:约束|预期|引导|指导|鼓励)(?:性|型)?(?:指标)?")
_VALUE_CELL = re.compile(
    r"[^一-鿿]*\d[^。]{0,24}|[-—–/\\.]+|.{0,6}(?:全覆盖|持续|达标|完成|建成|不变|左右|提高|下降|翻番|同步|持平|稳定|达到|增长).{0,8}"
)
_UNIT_CELL = re.compile(r"\(?[%‰]\)?|[^\d。,]{1,8}")
_NAME_CELL = re.compile(r".*[一-鿿]{2}.*")
_GROUP_CELL = re.compile(r"[^\d。,%]{2,14}")
_TIME_CELL = re.compile(r"\d[\d.年月日底末前至到—~-]*|.{0,8}[年月季底前期].{0,8}|持续.{0,6}|[-—/]")
_CELLS = {Column.UNIT: _UNIT_CELL, Column.GROUP: _GROUP_CELL, Column.TIME: _TIME_CELL}


def read_column(word: str) -> Column | None:
    """What a folded header cell announces; None where it is no column word we know."""
    bare = word.replace(" ", "")
    return next((column for column, pattern in _HEADERS if pattern.fullmatch(bare)), None)


def fits(cell: str, column: Column) -> bool:
    """Whether a folded cell can stand in such a column."""
    bare = cell.replace(" ", "")
    binding = bool(_BINDING_CELL.fullmatch(bare))
    if column is Column.BINDING:
        return binding or bare in {"-", "—", "/"}
    if binding:
        return False
    if column is Column.VALUE:
        return bool(_VALUE_CELL.fullmatch(bare))
    if column is Column.INDEX:
        return bare.strip(".、()").isdecimal()
    pattern = _CELLS.get(column, _NAME_CELL)
    return bool(pattern.fullmatch(bare))
