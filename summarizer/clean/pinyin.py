"""Pronunciations in brackets behind a character, which scrapers put in as a disguise: ``報(bào)告``."""

from __future__ import annotations

import re

_INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
# Finals with the tone mark on any vowel. Pages also write ɑ (U+0251) for a and ɡ (U+0261) for g.
_A, _O, _E, _I = "[aāáǎàɑ]", "[oōóǒò]", "[eēéěèê]", "[iīíǐì]"
_U = "[uūúǔùüǖǘǚǜv]"
_G = "[gɡ]"
_FINALS = (
    f"{_I}{_A}n{_G}",  # xiāng
    f"{_I}{_O}n{_G}",  # xióng
    f"{_U}{_A}n{_G}",  # guāng
    f"{_I}{_A}[onɑ]?",  # xiā, xiǎo, xiàn
    f"{_I}{_E}",  # jié
    f"{_I}{_U}",  # jiù
    f"{_I}n{_G}?",  # xìn, xíng
    f"{_U}{_A}[in]?",  # huà, huái, huàn
    f"{_U}{_E}n?",  # xué, wèn
    f"{_U}{_I}",  # guī
    f"{_U}{_O}",  # guó
    f"{_U}n",  # sūn
    f"{_A}n{_G}",  # dǎng
    f"{_A}{_I}",  # lái
    f"{_A}[oō]",  # bào
    f"{_A}n?",  # dà, dān
    f"{_E}n{_G}",  # shēng
    f"{_E}{_I}",  # bèi
    f"{_E}[nr]?",  # gè, rén, ér
    f"{_O}n{_G}",  # zhōng
    f"{_O}{_U}",  # gòu
    _O,  # mó
    _I,  # jì
    _U,  # lǜ
)
SYLLABLE = f"{_INITIAL}(?:{'|'.join(_FINALS)})"
"""Pattern of one written syllable, with or without tone mark."""
# Also with a tone in digits (bao4) or in zhuyin (ㄅㄠˋ).
_BRACKETED = f"[(（\\[［] ?(?:{SYLLABLE}(?:[ '’]?{SYLLABLE}){{0,3}}[1-5]?|[ㄅ-ㄯˊˇˋ˙]{{1,4}}) ?[)）\\]］]"
TONE = "[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]"
"""Pattern of a vowel with a tone mark."""
_TONED = re.compile(f"{TONE}|[1-5ㄅ-ㄯ]")
# A fixed width may have broken the line before a gloss.
_GLOSS = re.compile(f"(?<=[\u3400-\u9fff])[ \n]{{0,2}}(?:{_BRACKETED})+")

# A word in brackets without tone mark (``们(men)``, ``(an)``) is read as pronunciation when the page
# shows that it glosses: one toned gloss, or this many untoned ones.
_MIN_UNTONED = 3


def glosses(text: str) -> list[tuple[int, int]]:
    """Runs of ``text`` that gloss the character before them, brackets included.

    ``text`` must be in composed form (NFC), as pages are; a letter with a combining tone mark is not
    recognised.
    """
    if not any(bracket in text for bracket in "(（[［"):
        return []
    found = [match.span() for match in _GLOSS.finditer(text)]
    toned = [_TONED.search(text, start, end) is not None for start, end in found]
    if any(toned) or len(found) >= _MIN_UNTONED:
        return found
    return []
