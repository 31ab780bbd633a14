"""What a page points to: its attachments, and the links within its article. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from summarizer.schemas.document import Link

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FILES = frozenset(".doc .docx .wps .xls .xlsx .et .ppt .pptx .pdf .ofd .rtf .zip .rar .7z .csv .txt".split())
"""Suffixes of what government sites attach."""
_MAX_LINKS = 500
_MAX_CHARS = 300
"""Longest name or address kept; pictures written into the address itself are thousands long."""


def read_links(root: HtmlElement, article: HtmlElement) -> tuple[Link, ...]:
    """Attachments of the page ``root``, which often stand below the article, and all links in ``article``.

    In the order of the page, each address once, at most 500.
    """
    found: dict[str, Link] = {}
    inside = set(article.iter("a"))
    for element in root.iter("a"):
        link = _link(element)
        if link is not None and (link.is_attachment or element in inside):
            found.setdefault(link.address, link)
    return tuple(found.values())[:_MAX_LINKS]


def attachments_warning(links: tuple[Link, ...]) -> Iterator[str]:
    """One line that says which attachments were not read; nothing where there are none."""
    attached = [link for link in links if link.is_attachment]
    if attached:
        named = "; ".join(
            f"{link.text} <{link.address}>" if link.text else link.address for link in attached[:5]
        )
        more = f" and {len(attached) - 5} more" if len(attached) > 5 else ""
        yield f"attachments of the page are not read: {named}{more}; download them and give their files"


def _link(element: HtmlElement) -> Link | None:
    address = "".join((element.get("href") or "").split())
    text = " ".join(element.text_content().split())[:_MAX_CHARS]
    if not address or len(address) > _MAX_CHARS or address.startswith("#"):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # [ in the host
        return None
    if parts.scheme.lower() not in ("", "http", "https", "ftp"):  # javascript:, mailto:, data:
        return None
    return Link(text, address, PurePosixPath(unquote(parts.path)).suffix.lower() in _FILES)
