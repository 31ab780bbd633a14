"""Automatic numbering: the ``一、（一）1.`` that a word processor prints and the text does not hold.

Source: ECMA-376 Part 1, 17.9 (Numbering) and 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from summarizer.load.docx_package import switched_on
from summarizer.load.numerals import (
    branches,
    chinese_counting,
    chinese_legal,
    enclosed,
    ideograph_digital,
    letters,
    roman,
    stems,
)
from summarizer.load.xml_package import attribute, child, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "chineseCounting": chinese_counting,  # 十二、
        "chineseCountingThousand": chinese_counting,  # 一百零五
        "taiwaneseCounting": chinese_counting,
        "taiwaneseCountingThousand": chinese_counting,
        "japaneseCounting": chinese_counting,  # what Word writes for 一、 in documents begun elsewhere
        "ideographDigital": ideograph_digital,  # 一〇
        "japaneseDigitalTenThousand": ideograph_digital,
        "taiwaneseDigital": ideograph_digital,
        "chineseLegalSimplified": chinese_legal,  # 壹拾贰
        "ideographLegalTraditional": chinese_legal,
        "ideographTraditional": stems,  # 甲
        "ideographZodiac": branches,  # 子
        "decimalEnclosedCircle": enclosed,  # ①
        "decimalEnclosedCircleChinese": enclosed,
        "decimalEnclosedParen": lambda number: f"({number})",
        "decimalEnclosedFullstop": lambda number: f"{number}.",
        "decimalFullWidth": lambda number: "".join(chr(0xFEE0 + ord(digit)) for digit in str(number)),
        "decimalZero": lambda number: f"{number:02d}",
        "upperRoman": roman,
        "lowerRoman": lambda number: roman(number).lower(),
        "upperLetter": letters,
        "lowerLetter": lambda number: letters(number).lower(),
        "none": lambda _: "",
    }
)
"""Number formats; every other one (``decimal`` among them) is written in digits."""

_PLACE = re.compile("%([1-9])")
_MAX_LEVEL = 8
_MAX_CHAIN = 32
"""Styles based on styles: longer chains are circles."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    """Whether numbers of outer levels are written in digits (第1.2条 under 第一章)."""
    restart: int | None = None
    """Level (one-based) after which this one starts anew; 0 never, None after any outer one."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as a paragraph refers to it: levels, and the counters it shares with its kin."""

    kin: str
    """Lists with the same abstract definition go on counting together."""
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]
    """Level → number at which this list starts when first used, whatever its kin counted."""


@dataclass(slots=True)
class Counters:
    """What has been counted so far in one document; the only state of the reader."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def next_label(self, number_id: str, listing: Listing, depth: int) -> str:
        """Count one paragraph at level ``depth`` (zero-based) of the list; gives its label."""
        counts = self.counts.setdefault(listing.kin, {})
        level = listing.levels.get(depth, Level())
        if depth in listing.restarts and (number_id, depth) not in self.begun:
            counts[depth] = listing.restarts[depth]
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self.begun.add((number_id, depth))
        for inner in [other for other in counts if other > depth]:
            restart = listing.levels.get(inner, Level()).restart
            if restart is None or (restart and depth < restart):
                del counts[inner]
        return _label(listing.levels, counts, depth)


def _label(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels.get(depth, Level())
    if level.form == "bullet":
        return level.text if level.text.isprintable() and not "\ue000" <= level.text[:1] <= "\uf8ff" else ""

    def written(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = levels.get(place, Level())
        form = "decimal" if level.legal else other.form
        return _FORMATS.get(form, str)(counts.get(place, other.start))

    return _PLACE.sub(written, level.text)


def read_listings(numbering: _Element | None) -> dict[str, Listing]:
    """Lists by ``numId``."""
    if numbering is None:
        return {}
    abstract = {attribute(found, "abstractNumId") or "": found for found in _all(numbering, "abstractNum")}
    styled = {
        attribute(link, "val") or "": found
        for found in abstract.values()
        if (link := child(found, "styleLink")) is not None
    }
    listings = {}
    for number in _all(numbering, "num"):
        kin = attribute(child(number, "abstractNumId"), "val") or ""
        definition = abstract.get(kin)
        link = attribute(child(definition, "numStyleLink"), "val")
        if link in styled:
            definition = styled[link]
            kin = attribute(definition, "abstractNumId") or kin
        listings[attribute(number, "numId") or ""] = _listing(kin, definition, number)
    return listings


def _listing(kin: str, definition: _Element | None, number: _Element) -> Listing:
    levels = {_depth(found): _level(found) for found in _all(definition, "lvl")}
    restarts = {}
    for override in _all(number, "lvlOverride"):
        depth = _depth(override)
        if (replaced := child(override, "lvl")) is not None:
            levels[depth] = _level(replaced)
        if (start := child(override, "startOverride")) is not None:
            restarts[depth] = _number(attribute(start, "val"), 1)
    return Listing(kin, MappingProxyType(levels), MappingProxyType(restarts))


def _level(found: _Element) -> Level:
    restart = child(found, "lvlRestart")
    return Level(
        start=_number(attribute(child(found, "start"), "val"), 1),
        form=attribute(child(found, "numFmt"), "val") or "decimal",
        text=attribute(child(found, "lvlText"), "val") or "",
        legal=switched_on(found, "isLgl"),
        restart=None if restart is None else _number(attribute(restart, "val"), 0),
    )


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says about numbering."""

    name: str
    based_on: str | None
    number_id: str | None
    depth: int | None


def read_styles(styles: _Element | None) -> dict[str, Style]:
    """Paragraph styles by id."""
    return {
        attribute(found, "styleId") or "": Style(
            name=(attribute(child(found, "name"), "val") or "").lower(),
            based_on=attribute(child(found, "basedOn"), "val"),
            number_id=attribute(child(found, "pPr", "numPr", "numId"), "val"),
            depth=_optional(attribute(child(found, "pPr", "numPr", "ilvl"), "val")),
        )
        for found in _all(styles, "style")
    }


def numbering_of(properties: _Element | None, styles: Mapping[str, Style]) -> tuple[str, int] | None:
    """``(numId, level)`` of a paragraph with ``properties``: its own, else that of its style."""
    own = child(properties, "numPr")
    number_id = attribute(child(own, "numId"), "val")
    depth = _optional(attribute(child(own, "ilvl"), "val"))
    style = styles.get(attribute(child(properties, "pStyle"), "val") or "")
    for _ in range(_MAX_CHAIN):
        if style is None or (number_id is not None and depth is not None):
            break
        number_id = style.number_id if number_id is None else number_id
        depth = style.depth if depth is None else depth
        style = styles.get(style.based_on or "")
    if number_id in (None, "0"):  # 0 takes the numbering of the style away
        return None
    return str(number_id), min(max(depth or 0, 0), _MAX_LEVEL)


def _all(element: _Element | None, name: str) -> list[_Element]:
    return [] if element is None else [below for below in element if local(below) == name]


def _depth(found: _Element) -> int:
    return _number(attribute(found, "ilvl"), 0)


def _number(written: str | None, default: int) -> int:
    number = _optional(written)
    return default if number is None else number


def _optional(written: str | None) -> int | None:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 6 else None
