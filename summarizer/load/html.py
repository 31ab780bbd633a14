"""HTML pages: the article among navigation, hidden copies and share buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load.encoding import Decoded
from summarizer.load.html_article import find_article, han_count, strip_page
from summarizer.load.html_blocks import blocks_of
from summarizer.load.html_links import attachments_warning, read_links
from summarizer.load.pipe_rows import TableTooLargeError
from summarizer.load.rendered import Rendered
from summarizer.schemas.document import Media

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Below this share of the page's prose our finder is not sure, and trafilatura is asked as well.
_SURE = 0.9
# Its reading counts when it holds this many times the Chinese characters of ours.
_CLEARLY_MORE = 1.2

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# Control characters, written out or as references: no text, and lxml refuses to move them.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]"
    "|&#(?:[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|[fF]{3}[eEfF])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127))(?![0-9a-fA-F]);?"
)
# 关于印发规划的通知 - 某某市人民政府门户网站; 通知_某某县政府网
_SITE = re.compile(r"\s*[-_—|–]\s*[^-_—|–]{0,40}(?:网|网站|门户|平台|政府|局|厅)\s*$")
_TITLES = (
    "//meta[translate(@name,'ARTICLE','article')='articletitle']/@content",
    "//meta[@property='og:title']/@content",
    "//head/title/text()",
    "//title/text()",
)


def render_html(decoded: Decoded, name: str, limits: Limits) -> Rendered:
    """The article of the page as text: a paragraph a line, tables as pipe rows.

    Raises ``InputError`` for a page that is nested too deeply or holds no text.
    """
    root = _parse(decoded.text, name)
    title = _title(root)
    _check_depth(root, name, limits)
    strip_page(root)
    article, share = find_article(root)
    try:
        lines = blocks_of(article, limits.max_cells)
    except TableTooLargeError as error:
        raise InputError(f"{name}: {error}") from error
    warnings = [decoded.warning] if decoded.warning else []
    if share < _SURE and (other := _second_opinion(decoded.text, lines)):
        lines = other
        warnings.append("the article was hard to tell from the page; navigation may remain")
    links = read_links(root, article)
    warnings += attachments_warning(links)
    return Rendered(
        text="\n".join(lines),
        media=Media.HTML,
        encoding=decoded.encoding,
        title_hint=title,
        warnings=tuple(warnings),
        links=links,
    )


def _parse(text: str, name: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(recover=True, no_network=True, huge_tree=False, encoding="utf-8")
    source = _CONTROL.sub("", _XML_DECLARATION.sub("", text))
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"{name}: not a readable HTML page") from error
    return root


def _check_depth(root: HtmlElement, name: str, limits: Limits) -> None:
    depth, element = 0, root
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > limits.max_depth:
            raise InputError(f"{name}: elements nested more than {limits.max_depth} deep")
        stack.extend((child, depth + 1) for child in element)


def _title(root: HtmlElement) -> str | None:
    for path in _TITLES:
        for found in root.xpath(path):
            title = _SITE.sub("", " ".join(str(found).split()))
            if han_count(title) >= 4:
                return title
    return None


def _second_opinion(page: str, lines: list[str]) -> list[str] | None:
    """What trafilatura takes for the article, where that is clearly more than ``lines``."""
    import trafilatura

    text = trafilatura.extract(
        page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=True
    )
    if not text or han_count(text) < _CLEARLY_MORE * han_count("".join(lines)):
        return None
    return [line.strip() for line in text.split("\n") if line.strip()]
