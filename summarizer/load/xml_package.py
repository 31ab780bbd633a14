"""ZIP packages of XML parts, as DOCX and OFD are, opened without trusting them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

# What a member may unpack to before its ratio is looked at: small parts of one repeated tag pack well.
_RATIO_FROM = 1024 * 1024
# How much of a member's name, which its author chose, stands in a message.
_MAX_NAME = 80
_BROKEN = (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, zlib.error)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an open package."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    name: str
    """Of the document, for messages."""
    kind: str
    """``DOCX`` or ``OFD``, for messages."""
    limits: Limits

    def parse(self, path: str) -> _Element:
        """The root of the part at ``path``.

        Raises ``InputError`` for XML that is damaged, nested too deep, or declares a document type or entities (which
        office programs never do), and KeyError where the package has no such part.
        """
        return _parse(self.archive.read(path), self)

    def parse_if_there(self, path: str) -> _Element | None:
        """As :meth:`parse`, or None where the package has no such part."""
        return self.parse(path) if path in self.names else None


@contextmanager
def open_parts(data: bytes, name: str, kind: str, limits: Limits) -> Iterator[Parts]:
    """The parts of the package ``data``; what goes wrong while they are read leaves as ``InputError`` too.

    Raises ``InputError`` for what is no ZIP, is encrypted or broken, or crosses a limit.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, name, limits)
            yield Parts(archive, frozenset(archive.namelist()), name, kind, limits)
    except (*_BROKEN, KeyError) as error:
        raise InputError(f"{name}: not a readable {kind} file") from error
    except RuntimeError as error:  # zipfile's way to say that a member is encrypted
        raise InputError(f"{name}: the {kind} file is protected with a password") from error


def local(element: _Element) -> str:
    """Name of ``element`` without namespace; empty for comments. Writers differ in their namespaces."""
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
                f"{name}: {member.filename[:_MAX_NAME]!r} is packed more than {limits.max_ratio}:1; refused as a bomb"
            )


def _parse(data: bytes, parts: Parts) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{parts.name}: damaged XML inside the {parts.kind} file") from error
    if root.getroottree().docinfo.doctype:
        raise InputError(f"{parts.name}: the {parts.kind} file declares a document type; refused")
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > parts.limits.max_depth:
            raise InputError(f"{parts.name}: elements nested more than {parts.limits.max_depth} deep")
        stack.extend((below, depth + 1) for below in element)
    return root
