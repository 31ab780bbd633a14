"""Documents that the text cites."""

from __future__ import annotations

import re

from summarizer.facts.front import NUMBER
from summarizer.language.genres import ends_like_title
from summarizer.schemas.document import Citation, Cleaned, Span

_TITLE = re.compile(r"《(?P<title>[^《》\n]{2,120}(?:《[^《》\n]{2,80}》[^《》\n]{0,60})?)》")
_AFTER = re.compile(rf" *\((?P<number>{NUMBER.pattern})[^()]{{0,40}}\)")
_BEFORE = re.compile(rf"(?P<number>{NUMBER.pattern})$")
# Verbs that bring a document about: what they govern does not exist yet, or is this document.
_DRAFTS = re.compile(
    r"(?:制定|制订|出台|编制|印发|起草|拟定|拟订|修订|修改|发布|颁布|形成|公布|转发|下发|编写|编印|完成|签订|签署|报送|提请审议|研究)(?:[^,。;:《》]{0,8}|了)$"
)
_CITES = re.compile(
    r"(?:根据|按照?|依据|依照|遵照|落实|贯彻|执行|对照|参照|围绕|结合|符合|见|施行|实施|遵守|原)[^,。;:《》]{0,12}$"
)
_VERB = re.compile(r".*(?:根据|按照?|依据|依照|遵照|落实|贯彻|执行|对照|结合|和|及|与)(?=[一-鿿]{2})")
_NO_DOCUMENT = ("证", "证书", "申请表", "登记表", "报", "日报")
_CHAIN = re.compile(r"[、和及与 ]*(?:\([^()]{0,60}\))?[、和及与 ]*")


def read_citations(cleaned: Cleaned, title: str | None) -> tuple[Citation, ...]:
    """Documents named in 《》 with genre word, number or citing verb, once each, in order.

    Documents that the text says will be made (``制定《…方案》``) are no citations, nor is the document itself.
    """
    folded = cleaned.folded
    found: dict[str, Citation] = {}
    previous: tuple[int, bool] | None = None
    for match in _TITLE.finditer(folded):
        linked = previous is not None and _CHAIN.fullmatch(folded, previous[0], match.start()) is not None
        drafted = (
            previous[1]
            if linked and previous
            else _DRAFTS.search(folded, max(0, match.start() - 16), match.start()) is not None
        )
        previous = (match.end(), drafted)
        if drafted or match["title"] in found or (title and match["title"] in title):
            continue
        if citation := _citation(cleaned, match, linked=linked):
            found[match["title"]] = citation
    return tuple(found.values())


def _citation(cleaned: Cleaned, match: re.Match[str], *, linked: bool) -> Citation | None:
    folded, start, end = cleaned.folded, match.start(), match.end()
    number: tuple[int, int] | None = None
    if after := _AFTER.match(folded, end):
        number, end = after.span("number"), after.end()
    elif before := _BEFORE.search(folded, max(0, start - 24), start):
        lead = _VERB.match(before["number"])
        number = (before.start() + (lead.end() if lead else 0), before.end())
        start = number[0]
    if match["title"].endswith(_NO_DOCUMENT):
        return None
    cited = _CITES.search(folded, max(0, match.start() - 16), match.start()) is not None
    if not (number or cited or linked or ends_like_title(match["title"])):
        return None
    written = cleaned.text[slice(*match.span("title"))]
    return Citation(written, cleaned.text[slice(*number)] if number else None, Span(start, end))
