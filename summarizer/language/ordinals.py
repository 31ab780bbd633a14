"""Numbers that count sections: ``十二`` → 12, ``③`` → 3, ``12`` → 12."""

from __future__ import annotations

from summarizer.language.numerals import parse_chinese

# Digits circled (①), in brackets (⑴) and with a stop (⒈) run in order from U+2460; twenty of each exist in the block.
_CIRCLED = {chr(0x2460 + offset): offset % 20 + 1 for offset in range(60)}


def read_ordinal(written: str) -> int | None:
    """The number that ``written`` names: ``二十一`` → 21, ``⑤`` → 5, ``07`` → 7; None where it names none."""
    if written in _CIRCLED:
        return _CIRCLED[written]
    if written.isascii() and written.isdigit():
        return int(written)
    return parse_chinese(written) or None
