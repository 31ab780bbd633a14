"""Words that head the columns of indicator tables, and what their cells look like."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


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
    CONTENT = "content"
    PERSON = "person"


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
        Column.PERSON,
        re.compile(
            r"(?:责任|牵头|分管|包联|挂点|联系|主管)(?:县|市|区)?领导|(?:责任|联系|负责|经办)人(?:员)?"
        ),
    ),  # 责任领导
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
        Column.CONTENT,
        re.compile(
            r"(?:主要|具体)?(?:建设|工作|实施|改造)?(?:内容|措施|举措)(?:及规模|和规模|、规模)?|(?:建设)?(?:规模及内容|内容与规模)|(?:工作)?(?:目标及措施|目标和措施|目标要求)|年度(?:工作)?目标"
        ),
    ),  # 建设内容及规模
    (
        Column.NAME,
        re.compile(
            r"(?:主要|核心|二级|三级|具体)?指标(?:名称|内容)?|(?:项目|任务|工程|事项)(?:名称|内容)?|名称|内容|(?:主要|重点|工作|目标|具体)(?:内容|任务|事项|项目|举措)"
        ),
    ),  # 指标名称
)


_ANY_HEADER = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _HEADERS))


class Rows(StrEnum):
    """What the rows of a table of numbers stand for."""

    PLACE = "place"
    CLASS = "class"
    YEAR = "year"


_ROWS: tuple[tuple[Rows, re.Pattern[str]], ...] = (
    (
        Rows.PLACE,
        re.compile(
            r"(?:所属|行政)?(?:县\(区\)|县\(市、?区\)|县区|县市区|市县|区县|市\(州\)|市州|地区|区域|区划|乡镇|镇街|街镇|街道|乡镇\(街道\)|镇\(街道\)|镇村|单位|单位名称|责任单位)(?:名称)?"
        ),
    ),  # 县（区）
    (Rows.YEAR, re.compile(r"年份|年度|(?:规划|目标)?(?:时间|年限|水平年|阶段)")),  # 年份
    (
        Rows.CLASS,
        re.compile(
            r"(?:[一-龥]{2,4})?(?:类别|类型|种类|等级|级别|档次|对象|人群|人员|情形|年龄段?|标准)(?:名称)?|(?:补[助贴]|救助|保障|收费|奖励)?(?:项目|名称)"
        ),
    ),  # 救助类别
)

_MEASURE = re.compile(
    r"[一-鿿、]{2,14}\([^()]{0,4}(?:元|%|‰|个|张|处|座|户|人|家|所|公里|亩|吨|平方米|公顷)[^()]{0,6}\)"
)
"""A column of a table of numbers: ``养老床位(张)``, ``城市(元/月)``."""

# 约束性, 预期性, and the variants found in provincial plans.
_BINDING_CELL = re.compile(r"(?:约束|预期|引导|指导|鼓励)(?:性|型)?(?:指标)?")
_VALUE_CELL = re.compile(
    r"(?:不[少低高超大小][于过]|至少|[大小高低]于|超过|约|达到?|累计|每[一-鿿]{1,4})*[^一-鿿]*\d[^。]{0,24}|[-—–/\\.]+|.{0,6}(?:全覆盖|持续|达标|完成|建成|不变|左右|提高|下降|翻番|同步|持平|稳定|达到|增长).{0,8}"
)
_UNIT_CELL = re.compile(r"\(?[%‰]\)?|[^\d。,]{1,8}")
_NAME_CELL = re.compile(r".*[一-鿿]{2}.*")
_GROUP_CELL = re.compile(r"[^\d。,%]{2,14}")
_TIME_CELL = re.compile(r"\d[\d.年月日底末前至到—~-]*|.{0,8}[年月季底前期].{0,8}|持续.{0,6}|[-—/]")
_BODY_CELL = re.compile(r"[^\d。;,]{2,}")
_CELLS = {
    Column.UNIT: _UNIT_CELL,
    Column.GROUP: _GROUP_CELL,
    Column.TIME: _TIME_CELL,
    Column.BODY: _BODY_CELL,
    Column.PERSON: _BODY_CELL,
}


@lru_cache(maxsize=2048)
def read_column(word: str) -> Column | None:
    """What a folded header cell announces; None where it is no column word we know."""
    bare = word.replace(" ", "")
    if _ANY_HEADER.fullmatch(bare) is None:
        return None
    return next((column for column, pattern in _HEADERS if pattern.fullmatch(bare)), None)


def read_rows_header(word: str) -> Rows | None:
    """What the rows of a table of numbers stand for, by the folded header over their names; None for other headers."""
    bare = word.replace(" ", "")
    return next((sort for sort, pattern in _ROWS if pattern.fullmatch(bare)), None)


def is_measure(word: str) -> bool:
    """Whether a folded header names a measure with its unit: ``养老床位(张)``."""
    return _MEASURE.fullmatch(word.replace(" ", "")) is not None


@lru_cache(maxsize=2048)
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
