"""Genres of policy documents, told by the words of their titles and of their text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.schemas.document import DocumentType

_ENDINGS = (
    "规划|规划纲要|纲要|发展规划|计划|行动计划|工作计划|方案|实施方案|行动方案|意见|办法|细则|条例|规定|规则|规范|通知|通告|公告|公报|"
    "决定|决议|报告|总结|要点|工作要点|安排|措施|清单|指南|指引|标准|批复|函|纪要|讲话|致辞|目录|制度|章程|倡议书|答复|说明"
)
_TITLE_END = re.compile(rf".*(?:{_ENDINGS})(?:\((?:[^()]{{1,12}})\))?$")


def ends_like_title(line: str) -> bool:
    """Whether a folded line ends as titles of documents do: ``…实施方案``, ``…发展规划(摘要)``."""
    return len(line) <= 80 and _TITLE_END.match(line) is not None


@dataclass(frozen=True, slots=True)
class Genre:
    """One clue to a document's type."""

    type: DocumentType
    pattern: re.Pattern[str]


def _genre(kind: DocumentType, pattern: str) -> Genre:
    return Genre(kind, re.compile(pattern))
