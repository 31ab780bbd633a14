"""The article of a page: what is left when scripts, hidden text and navigation are gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER_TEXT = (
    "script style noscript template head iframe object embed svg canvas audio video map select option button input "
    "textarea datalist rt rp link meta"
).split()  # fmt: skip
"""Elements whose content is not part of the page's text; ``rt`` holds the pinyin of a ruby."""

_APART = frozenset("nav aside footer form menu dialog".split())
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navi?bar|navigation|menu|bread-?crumbs?|crumbs?|curb|location|position|search\w*|share\w*|bdshare\w*|"
    r"jiathis\w*|social\w*|print\w*|toolbar|tools?|footer\w*|foot|copyright|side-?bar|related\w*|recommend\w*|xgwz\w*|xgxw\w*|"
    r"xgyd|hot\w*|qr-?code\w*|ewm|erweima|login\w*|font-?size|pagination|pager|prev-?next|comment\w*|float\w*|popup|modal|"
    r"banner|ads?|advert\w*|skip\w*|wza\w*|friend-?links?|select_con)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names that templates of government sites give to what stands around the article."""

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff]")
_SENTENCE = re.compile("[，。；：,;]")
_BLOCK_TEXT = frozenset("p div td th li dd section article blockquote span pre font h1 h2 h3 h4".split())

# Words of an element itself (its own text and inline children) count as prose from this many Chinese
# characters on, when a sentence mark is among them; menus and link lists stay below.
_MIN_PROSE = 12
# The article is the innermost element that still holds this share of the page's prose.
_MIN_SHARE = 0.8
# Around the article, title, document number and data sheet are taken along while what an outer element
# adds stays small, in Chinese characters, and is not made of links.
_MAX_ADDED = 160
_MAX_LINKED = 0.4
# A hidden element is believed to be hidden unless the visible page would hold less prose than this.
_MIN_VISIBLE = 60


def strip_page(root: HtmlElement) -> None:
    """Take out of the tree under ``root``, in place, what no reader sees and what navigates."""
    from lxml import etree

    etree.strip_elements(root, *_NEVER_TEXT, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    _drop(root, [element for element in _elements(root) if _is_hidden(element)], keep_prose=_MIN_VISIBLE)
    chrome = [element for element in _elements(root) if element.tag in _APART or _is_chrome(element)]
    _drop(root, chrome, keep_prose=None)


def find_article(root: HtmlElement) -> tuple[HtmlElement, float]:
    """The element that holds the article, and its share of the page's prose (1 where all of it)."""
    amounts = _prose_amounts(root)
    total = amounts.get(root, 0)
    if not total:
        return root, 1.0
    article = root
    while (inner := _richest(article, amounts)) is not None and amounts[inner] >= _MIN_SHARE * total:
        article = inner
    article = _with_surroundings(article, root)
    return article, amounts.get(article, 0) / total


def han_count(text: str) -> int:
    """Number of Chinese characters in ``text``."""
    return len(_HAN.findall(text))


def _elements(root: HtmlElement) -> list[HtmlElement]:
    return [element for element in root.iterdescendants() if isinstance(element.tag, str)]


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("hidden") is not None


def _is_chrome(element: HtmlElement) -> bool:
    if element.tag in ("body", "html", "p", "td", "tr", "tbody", "table", "span", "font"):
        return False
    return any(_CHROME_NAME.search(name) for name in (element.get("class"), element.get("id")) if name)


def _drop(root: HtmlElement, elements: list[HtmlElement], keep_prose: int | None) -> None:
    """Take ``elements`` out, unless that would empty the page: then they are what the page is."""
    amounts = _prose_amounts(root)
    total = amounts.get(root, 0)
    for element in elements:
        if element.getparent() is None or not _belongs(element, root):
            continue
        lost = amounts.get(element, 0)
        if keep_prose is None and lost > total * (1 - _MIN_SHARE):
            continue
        if keep_prose is not None and lost and total - lost < keep_prose:
            continue
        total -= lost
        element.drop_tree()


def _belongs(element: HtmlElement, root: HtmlElement) -> bool:
    return any(ancestor is root for ancestor in element.iterancestors())


def _prose_amounts(root: HtmlElement) -> dict[HtmlElement, int]:
    """For every element that holds prose, how many Chinese characters of it.

    Links are not counted, and what the page says twice (for printing, for telephones) counts where it
    stands first.
    """
    amounts: dict[HtmlElement, int] = {}
    seen: set[str] = set()
    for element in (root, *_elements(root)):
        if element.tag not in _BLOCK_TEXT and element is not root and element.tag != "body":
            continue
        own = _own_words(element)
        found = han_count(own)
        if found < _MIN_PROSE or own in seen or not _SENTENCE.search(own):
            continue
        seen.add(own)
        for holder in (element, *element.iterancestors()):
            amounts[holder] = amounts.get(holder, 0) + found
            if holder is root:
                break
    return amounts


def _own_words(element: HtmlElement) -> str:
    """Text of ``element`` itself and behind its children; text of inline children counts at them."""
    return "".join((element.text or "", *(child.tail or "" for child in element if child.tag != "a"))).strip()


def _richest(element: HtmlElement, amounts: dict[HtmlElement, int]) -> HtmlElement | None:
    children = [child for child in element if child in amounts]
    return max(children, key=lambda child: amounts[child], default=None)


def _with_surroundings(article: HtmlElement, root: HtmlElement) -> HtmlElement:
    if article.tag in ("p", "span", "font", "tr", "tbody"):
        parent = article.getparent()
        return _with_surroundings(parent, root) if parent is not None and article is not root else article
    held = han_count(article.text_content())
    outer = article.getparent()
    while article is not root and outer is not None:
        added = han_count(outer.text_content()) - han_count(article.text_content())
        linked = _linked(outer) - _linked(article)
        if added > min(_MAX_ADDED, held) or (added and linked > _MAX_LINKED * added):
            break
        article, outer = outer, outer.getparent()
    return article


def _linked(element: HtmlElement) -> int:
    return sum(han_count(link.text_content()) for link in element.iter("a"))
