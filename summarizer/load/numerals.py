"""Numbers as automatic numbering writes them (ECMA-376 Part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_COUNTING = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def chinese_counting(number: int) -> str:
    """``chineseCounting``, ``chineseCountingThousand``: 12 → 十二, 105 → 一百零五; up to 9,999."""
    return (
        _by_units(number, _COUNTING, "十百千").removeprefix("一")
        if 10 <= number < 20
        else _by_units(number, _COUNTING, "十百千")
    )


def chinese_legal(number: int) -> str:
    """``chineseLegalSimplified``: 12 → 壹拾贰; up to 9,999."""
    return _by_units(number, _LEGAL, "拾佰仟")


def ideograph_digital(number: int) -> str:
    """``ideographDigital``: digit by digit, 10 → 一〇."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def stems(number: int) -> str:
    """``ideographTraditional``: 甲, 乙, 丙 …; decimal after the tenth."""
    return _STEMS[number - 1] if 1 <= number <= len(_STEMS) else str(number)


def branches(number: int) -> str:
    """``ideographZodiac``: 子, 丑, 寅 …; decimal after the twelfth."""
    return _BRANCHES[number - 1] if 1 <= number <= len(_BRANCHES) else str(number)


def enclosed(number: int) -> str:
    """``decimalEnclosedCircle``: ① to ⑳; decimal after."""
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


def roman(number: int) -> str:
    """``upperRoman``; up to 3,999, decimal after."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """``upperLetter``: A … Z, AA, BB … as word processors repeat them."""
    return chr(0x41 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _by_units(number: int, digits: str, units: str) -> str:
    if not 0 < number < 10_000:
        return str(number)
    written = ""
    figures = str(number)
    for place, figure in enumerate(figures):
        unit = len(figures) - place - 1
        if figure != "0":
            written += digits[int(figure)] + (units[unit - 1] if unit else "")
        elif not written.endswith(digits[0]) and figures[place:].strip("0"):
            written += digits[0]
    return written
