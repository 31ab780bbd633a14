"""Who issues the document, for which place, and of which tier that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.facts.front import Line, labelled
from summarizer.language.headings import DATE_LINE
from summarizer.language.issuers import CENTRAL, is_issuer
from summarizer.language.places import (
    BELOW_CITY,
    BELOW_COUNTY,
    CITIES,
    FULL_NAME,
    KNOWN,
    MUNICIPALITIES,
    PROVINCES,
    SELF,
    UNIT,
)
from summarizer.schemas.document import Document, Level

_ABOUT = re.compile(r"(?P<names>.{2,60}?)(?:关于|印发|转发|20\d\d年|“)")
_ASSEMBLY = re.compile(r"在(?P<place>[一-鿿]{2,12}?)第[一-鿿\d]+届")
_FULL_BODY = re.compile(
    r"(?P<name>(?:[一-鿿]{2,3}省|[一-鿿]{2,3}市|[一-鿿]{2,3}县)[一-鿿]{2,8}?(?:厅|局|委员会|人民政府))"
)
_PAGE = "(?:发布|发文|制发|公开|成文)(?:机关|机构|单位|部门)|来 *源|publisher"
_PAGE_LINE = re.compile(r"^(?P<name>[一-鿿]{4,20}) *\| *发布时间", re.MULTILINE)
_TIERS = {
    "省": Level.PROVINCE,
    "州": Level.CITY,
    "县": Level.COUNTY,
    "旗": Level.COUNTY,
    "区": Level.COUNTY,
    "镇": Level.TOWNSHIP,
    "乡": Level.TOWNSHIP,
}
_NO_NAME = re.compile(r"[在全各我本对该把为]|关于|推进|加强")
_NAMED = re.compile(
    r"(?<![一-鿿])(?P<name>[一-鿿]{2,3}(?P<tier>[省市县区镇乡州旗]))(?=人民政府|[一-鿿]{2,8}(?:厅|局|委))"
)
# How often a page must name its own body in full for it to be taken for the author.
_MIN_MENTIONS = 2
# A text is national if it says 全国 so often, and so many times as often as 全省 or 全市.
_MIN_NATIONAL, _MORE_NATIONAL = 3, 3


def read_issuer(document: Document, lines: Sequence[Line], title: str | None, text: str) -> str | None:
    """The issuing bodies as written, several parted by blanks; None where nothing names them.

    In this order: bodies before ``关于`` in the title, the signature above the date, the assembly before which a
    work report is given, the page's data sheet, a letterhead, the body that the text names in full most often.
    """
    return (
        _from_title(title or "")
        or _from_signature(lines)
        or _from_assembly(lines, title or "")
        or next((name for name in labelled(document, _PAGE) if is_issuer(name)), None)
        or next(
            (match["name"] for match in _PAGE_LINE.finditer(document.text) if is_issuer(match["name"])), None
        )
        or next((line.text for line in lines[:3] if is_issuer(line.folded)), None)
        or _from_mentions(text)
    )


def _from_title(title: str) -> str | None:
    match = _ABOUT.match(title)
    if match is None:
        return None
    words = match["names"].strip(" :")
    return words if is_issuer(words) else None


def _from_signature(lines: Sequence[Line]) -> str | None:
    """Bodies on the lines right above a line that is a date."""
    for place, line in enumerate(lines):
        if not DATE_LINE.match(line.folded) or line.folded[0] == "(":
            continue
        first = place
        while first and is_issuer(lines[first - 1].folded):
            first -= 1
        if first < place:
            return " ".join(row.text for row in lines[first:place])
    return None


def _from_assembly(lines: Sequence[Line], title: str) -> str | None:
    if "政府工作报告" not in title:
        return None
    match = next((found for line in lines[:6] if (found := _ASSEMBLY.search(line.folded))), None)
    if match is None:
        return None
    return "国务院" if match["place"].startswith("全国") else f"{match['place']}人民政府"


def _from_mentions(text: str) -> str | None:
    counts = Counter(match["name"] for match in _FULL_BODY.finditer(text))
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] >= _MIN_MENTIONS else None


def read_place(issuer: str | None, title: str | None, text: str) -> tuple[str | None, Level | None]:
    """``(jurisdiction, tier)``; each None where neither issuer nor title nor text tells.

    A 市 is a city where GB/T 2260 lists it or the text speaks of counties under it, and a county where the text
    speaks of townships only. The jurisdiction of a national body is ``全国``.
    """
    if issuer and CENTRAL.match(issuer):
        return "全国", Level.NATIONAL
    for words in (issuer or "", title or ""):
        if chain := _chain(words):
            return chain, _tier(chain, text)
    if title and CENTRAL.match(title):
        return "全国", Level.NATIONAL
    return _from_text(text)


def _chain(words: str) -> str | None:
    """The places that open ``words``, down to the smallest: ``湖北省荆州市`` of ``湖北省荆州市民政局``."""
    if (match := UNIT.match(words)) and match.end() and not _NO_NAME.match(words):
        return match[0]
    known = KNOWN.match(words)
    return _full(known[0]) if known else None


def _full(name: str) -> str:
    if name in PROVINCES:
        return PROVINCES[name]
    return f"{name}市" if name in CITIES else name


def _tier(place: str, text: str) -> Level | None:
    """Tier of the smallest place of a chain."""
    if place.endswith(("镇", "乡", "街道")):
        return Level.TOWNSHIP
    if place.endswith(("省", "自治区", "特别行政区")) or place.removesuffix("市") in MUNICIPALITIES:
        return Level.PROVINCE
    if place.endswith(("县", "区", "旗")):
        return Level.COUNTY
    if place.endswith(("州", "盟", "地区")):
        return Level.CITY
    return _tier_of_city(place, text)


def _tier_of_city(place: str, text: str) -> Level | None:
    if any(place.endswith(f"{city}市") for city in CITIES):
        return Level.CITY
    city, county = len(BELOW_CITY.findall(text)), len(BELOW_COUNTY.findall(text))
    if place.count("市") > 1:
        return Level.COUNTY
    return None if city == county else Level.CITY if city > county else Level.COUNTY


def _from_text(text: str) -> tuple[str | None, Level | None]:
    """Place and tier told by ``全市`` and the places named, where nothing else tells."""
    selves = Counter(match["tier"] for match in SELF.finditer(text)).most_common(1)
    if not selves or text.count("全国") > _MORE_NATIONAL * selves[0][1]:
        return ("全国", Level.NATIONAL) if text.count("全国") >= _MIN_NATIONAL else (None, None)
    tier = selves[0][0]
    known = (_full(match[0]) for match in FULL_NAME.finditer(text))
    named = (match["name"] for match in _NAMED.finditer(text) if match["tier"] == tier)
    for names in (known, named):
        if ranked := Counter(name for name in names if _fits(name, tier)).most_common(1):
            return ranked[0][0], _tier(ranked[0][0], text)
    return None, _tier_of_city("市", text) if tier == "市" else _TIERS.get(tier)


def _fits(place: str, tier: str) -> bool:
    if place in PROVINCES.values():
        return tier == "省"
    return place.endswith(tier) and not _NO_NAME.match(place)
