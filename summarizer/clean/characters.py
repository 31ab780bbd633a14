"""Characters that stand for others, and characters that stand for nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from summarizer.schemas.punctuation import replacing

# Full-width letters and digits: ２０２５ for 2025, ＡＰＰ for APP. Punctuation keeps its width.
_WIDE = {chr(0xFEE0 + code): chr(code) for code in range(0x30, 0x7B) if chr(code).isalnum()}

# Spaces of every width read as one, line ends of every kind as a newline.
_SPACES = dict.fromkeys("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
                        "\u202f\u205f\u3000", " ")  # fmt: skip
_LINE_ENDS = dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n")

# Glyphs of private use are pictures of bullets and spaces (Wingdings, word processors' indents).
_PRIVATE = dict.fromkeys(map(chr, range(0xE000, 0xF900)), " ")

# Kangxi and supplement radicals and compatibility ideographs are how PDF fonts spell common
# characters (⼀ U+2F00 for 一, ⺠ U+2EA0 for 民); they look the same and match nothing.
_RADICAL_BLOCKS = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00))
# Supplement radicals that Unicode leaves undecomposed though texts use them as characters.
_SUPPLEMENT = {"⺠": "民", "⻔": "门", "⻓": "长", "⻋": "车", "⻅": "见", "⻛": "风", "⻢": "马", "⻚": "页",
               "⻥": "鱼", "⻉": "贝", "⻘": "青", "⻝": "食", "⻰": "龙", "⻬": "齐", "⻮": "齿", "⺟": "母",
               "⺎": "兀", "⺸": "羊", "⻄": "西", "⻆": "角", "⻳": "龟", "⻩": "黄", "⻨": "麦", "⻑": "长"}  # fmt: skip

# Tables drawn with lines are read like those with bars.
_DRAWN = dict.fromkeys("│┃║", "|")

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]+|\r(?=\n)"
)
"""Zero-width and control characters, soft hyphens, direction marks, and the CR of a CR LF."""


def _compatible(code: int) -> str:
    plain = unicodedata.normalize("NFKC", chr(code))
    return plain if len(plain) == 1 else chr(code)


@lru_cache(maxsize=1)
def _fold() -> Callable[[str], str]:
    radicals = {chr(code): _compatible(code) for block in _RADICAL_BLOCKS for code in block}
    table = _WIDE | _SPACES | _LINE_ENDS | _PRIVATE | _DRAWN | radicals | _SUPPLEMENT
    return replacing({mark: plain for mark, plain in table.items() if mark != plain})


def fold_characters(text: str) -> str:
    """``text`` with widths, spaces, line ends and look-alikes folded one for one; the same length."""
    return _fold()(text)
