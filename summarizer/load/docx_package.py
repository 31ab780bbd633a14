"""The parts of a DOCX package (ISO/IEC 29500-2) that text is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load.xml_package import Parts, attribute, child, open_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = "officeDocument"
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """The XML parts that text is made of; a part that is missing is None."""

    document: _Element
    styles: _Element | None
    numbering: _Element | None
    footnotes: _Element | None
    endnotes: _Element | None
    properties: _Element | None


def open_package(data: bytes, name: str, limits: Limits) -> Package:
    """Unpack and parse ``data``.

    Raises ``InputError`` for what is no DOCX, is encrypted or broken, crosses a limit, or declares a
    document type or entities (which Office never does).
    """
    with open_parts(data, name, "DOCX", limits) as parts:
        main = _main_part(parts)
        folder = main.rpartition("/")[0]
        return Package(
            document=parts.parse(main),
            styles=parts.parse_if_there(f"{folder}/styles.xml"),
            numbering=parts.parse_if_there(f"{folder}/numbering.xml"),
            footnotes=parts.parse_if_there(f"{folder}/footnotes.xml"),
            endnotes=parts.parse_if_there(f"{folder}/endnotes.xml"),
            properties=parts.parse_if_there("docProps/core.xml"),
        )


def switched_on(element: _Element | None, name: str) -> bool:
    """Whether the on/off property ``name`` stands under ``element`` and is not switched off."""
    found = child(element, name)
    return found is not None and (attribute(found, "val") or "1").lower() not in ("0", "false", "off", "none")


def _main_part(parts: Parts) -> str:
    relations = parts.parse_if_there("_rels/.rels")
    for relation in () if relations is None else relations:
        if (relation.get("Type") or "").endswith(f"/{_RELATION}"):
            target = (relation.get("Target") or "").lstrip("/")
            if target in parts.names and target.endswith(".xml"):
                return target
    if _MAIN not in parts.names:
        raise InputError(f"{parts.name}: a ZIP archive, not a DOCX file; unpack it first")
    return _MAIN
