"""The parts of a DOCX package (ISO/IEC 29500-2), opened without trusting it."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.load.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = "officeDocument"
_MAIN = "word/document.xml"
# What a member may unpack to before its ratio is looked at: small parts of one repeated tag pack well.
_RATIO_FROM = 1024 * 1024


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
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, name, limits)
            names = set(archive.namelist())
            main = _main_part(archive, names, name, limits)
            folder = main.rpartition("/")[0]
            parts = {
                part: _parse(archive.read(path), name, limits) if path in names else None
                for part, path in (
                    ("styles", f"{folder}/styles.xml"),
                    ("numbering", f"{folder}/numbering.xml"),
                    ("footnotes", f"{folder}/footnotes.xml"),
                    ("endnotes", f"{folder}/endnotes.xml"),
                    ("properties", "docProps/core.xml"),
                )
            }
            document = _parse(archive.read(main), name, limits)
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
        zlib.error,
    ) as error:
        raise InputError(f"{name}: not a readable DOCX file") from error
    except RuntimeError as error:  # zipfile's way to say that a member is encrypted
        raise InputError(f"{name}: the DOCX file is protected with a password") from error
    return Package(document=document, **parts)


def local(element: _Element) -> str:
    """Name of ``element`` without namespace; empty for comments. Transitional and strict files differ in it."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: _Element | None, name: str) -> str | None:
    """Value of the attribute ``name`` in any namespace, or None."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first element at ``path`` below ``element``, by local names, or None."""
    for step in path:
        if element is None:
            return None
        element = next((below for below in element if local(below) == step), None)
    return element


def switched_on(element: _Element | None, name: str) -> bool:
    """Whether the on/off property ``name`` stands under ``element`` and is not switched off."""
    found = child(element, name)
    return found is not None and (attribute(found, "val") or "1").lower() not in ("0", "false", "off", "none")


def _check(archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
    members = archive.infolist()
    if len(members) > limits.max_members:
        raise InputError(
            f"{name}: {len(members):,} files in the package; the limit is {limits.max_members:,}"
        )
    if sum(member.file_size for member in members) > limits.max_unpacked_bytes:
        raise InputError(f"{name}: unpacks to more than {limits.max_unpacked_bytes:,} bytes")
    for member in members:
        packed = max(member.compress_size, 1)
        if member.file_size > _RATIO_FROM and member.file_size > limits.max_ratio * packed:
            raise InputError(
                f"{name}: {member.filename} is packed more than {limits.max_ratio}:1; refused as a bomb"
            )


def _main_part(archive: zipfile.ZipFile, names: set[str], name: str, limits: Limits) -> str:
    if "_rels/.rels" in names:
        for relation in _parse(archive.read("_rels/.rels"), name, limits):
            if (relation.get("Type") or "").endswith(f"/{_RELATION}"):
                target = (relation.get("Target") or "").lstrip("/")
                if target in names and target.endswith(".xml"):
                    return target
    if _MAIN not in names:
        raise InputError(f"{name}: a ZIP archive, not a DOCX file; unpack it first")
    return _MAIN


def _parse(data: bytes, name: str, limits: Limits) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name}: damaged XML inside the DOCX file") from error
    if root.getroottree().docinfo.doctype:
        raise InputError(f"{name}: the DOCX file declares a document type; refused")
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > limits.max_depth:
            raise InputError(f"{name}: elements nested more than {limits.max_depth} deep")
        stack.extend((below, depth + 1) for below in element)
    return root
