"""Bytes to text: strict readings weighed against each other, because a wrong guess is worse than an error."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from summarizer.errors import InputError


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was read with; ``warning`` says what could not be read."""

    text: str
    encoding: str
    warning: str | None = None


# UTF-32 stands before UTF-16 because its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Frequent in official prose, simplified and traditional beside each other: the right reading of a
# text is full of them, a wrong one hits them by accident only.
_FREQUENT = frozenset(
    "，。、；：“”《》（）—·的一是在不了有和人中大为為上个個国國我以要时時来來用们們生到作地于於出就分"
    "对對成会會可主发發年动動同工也能下过過子产產种種面而方后後多定行学學法所民得经經十三之进進着等部度"
    "家力里高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本性好应應开開合还還因由其前外政"
    "四日社义義事平形相全表间間与與关關各重新内數数正心明原利比或第向道条條结結解问問意建月公无無系情者"
    "最立代通并提直题題党黨程展五果员員位入文总總次品式活设設及管特件长長求老基资資流路级級少统統接知将"
    "將组組计計期根运運农農指区區强強放做必任取据處处给給门門即保治百规規领領东東导導增济濟思受联聯认認"
    "六共权權收证證改再更单單务務市县縣乡鄉镇鎮村街省院厅廳局委办辦服养養福利救助扶贫貧困儿兒童残殘疾"
    "慈善志愿願组织織基层層群众眾健完善推加强落实报報告工程项項目标標任率达達万萬元每个加快积極极城市"
    "关于於通知意见見方案规劃划细細则則章节節附表名称稱单责責负負牵牽头頭坚堅持续續深化提升质質"
)

# Share of frequent characters among all wide ones. Of 4,500 windows of 40 characters of our own sample
# documents (30 % of them as Big5) the right reading stayed above 0.35 in 99.9 %, the wrong one below
# 0.19; of 13,600 windows of 8, 20 and 40 characters none was misread, and 3 %, 0.2 % and 0 % refused.
_PLAUSIBLE = 0.30
_CLEARLY_BETTER = 1.5

# A file cut in the middle of a character, or with a few damaged bytes, is still read, and said so. Most
# damaged characters for each that is read: UTF-8 finds its way again at once, GB18030 may read on askew.
_MAX_DAMAGE = {"utf-8": 1 / 100, "gb18030": 1 / 2_000}

_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE)
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}


def decode(data: bytes, name: str, *, declared: bool = False) -> Decoded:
    """Text of ``data``; newlines stay as they are, a byte order mark is dropped.

    UTF-8, UTF-16, GB18030 (with GBK and GB 2312 inside it) and Big5 are read. With ``declared`` a
    charset named in an HTML ``<meta>`` is believed where the bytes agree with it.

    Raises ``InputError`` for binary data and where no reading is clearly the right one.
    """
    decoded = _by_mark(data) or _by_declaration(data, declared) or _as_utf8(data)
    decoded = decoded or _as_bare_utf16(data) or _as_national(data) or _as_damaged(data)
    if decoded is None:
        if b"\x00" in data[:4096]:
            raise InputError(f"{name}: a binary file, not text")
        raise InputError(f"{name}: unknown text encoding; save it as UTF-8")
    if _is_binary(decoded.text):
        raise InputError(f"{name}: a binary file, not text")
    return decoded


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            return None if text is None else Decoded(text, encoding)
    return None


def _by_declaration(data: bytes, declared: bool) -> Decoded | None:
    match = _DECLARED.search(data[:4096]) if declared else None
    if match is None:
        return None
    named = match[1].decode("ascii").lower()
    text = _strict(data, _ALIASES[named]) if named in _ALIASES else None
    if text is None or _strict(data, "utf-8") is not None or _share_frequent(text) < _PLAUSIBLE:
        return None
    return Decoded(text, _ALIASES[named])


def _as_utf8(data: bytes) -> Decoded | None:
    text = None if b"\x00" in data else _strict(data, "utf-8")
    return None if text is None else Decoded(text, "utf-8")


def _as_bare_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: right when one byte order reads as Chinese prose and the other does not."""
    if len(data) % 2:
        return None
    readings = {encoding: _strict(data, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    scores = {
        encoding: _share_frequent(text)
        for encoding, text in readings.items()
        if text and not _is_binary(text) and _is_chinese(text)
    }
    return _clear_winner(scores, readings)


def _as_national(data: bytes) -> Decoded | None:
    """GB18030 or Big5, whichever reads as prose."""
    if b"\x00" in data:
        return None
    readings = {encoding: _strict(data, encoding) for encoding in ("gb18030", "big5hkscs")}
    scores = {encoding: _share_frequent(text) for encoding, text in readings.items() if text}
    return _clear_winner(scores, readings) or _as_detected(data, scores, readings)


def _as_detected(data: bytes, scores: dict[str, float], readings: dict[str, str | None]) -> Decoded | None:
    """Between two plausible readings an independent detector decides."""
    if max(scores.values(), default=0.0) < _PLAUSIBLE:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["gb18030", "big5hkscs"]).best()
    encoding = best.encoding if best else ""
    text = readings.get(encoding)
    return Decoded(text, encoding) if text and scores.get(encoding, 0.0) >= _PLAUSIBLE else None


def _as_damaged(data: bytes) -> Decoded | None:
    for encoding, rate in _MAX_DAMAGE.items():
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd") - data.count("\ufffd".encode())
        cut = lost == 1 and text.endswith("\ufffd")
        allowed = max(1 if cut else 0, int(len(text) * rate))
        if 0 < lost <= allowed and b"\x00" not in data and _share_frequent(text) >= _PLAUSIBLE:
            text = text.removesuffix("\ufffd") if cut else text
            return Decoded(text, encoding, f"{lost} damaged characters in {encoding} text")
    return None


def _clear_winner(scores: dict[str, float], readings: dict[str, str | None]) -> Decoded | None:
    ranked = sorted(scores, key=lambda encoding: -scores[encoding])
    if not ranked or scores[ranked[0]] < _PLAUSIBLE:
        return None
    if len(ranked) > 1 and scores[ranked[0]] < _CLEARLY_BETTER * scores[ranked[1]]:
        return None
    return Decoded(readings[ranked[0]] or "", ranked[0])


def _share_frequent(text: str) -> float:
    """Share of frequent characters among all that are not ASCII; 0 where there are none."""
    sample = text if len(text) <= 20_000 else text[:10_000] + text[-10_000:]
    wide = [character for character in sample if ord(character) >= 0x80]
    return sum(character in _FREQUENT for character in wide) / len(wide) if wide else 0.0


def _is_chinese(text: str) -> bool:
    return len(_CHINESE.findall(text[:20_000])) * 2 > len(text[:20_000].strip())


def _is_binary(text: str) -> bool:
    """Text files hold no control characters but tab, newlines, escape and the odd stray one."""
    sample = text[:20_000]
    return len(_CONTROL.findall(sample)) > len(sample) / 100
