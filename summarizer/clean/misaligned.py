"""Characters that a byte-wise disguise cut in two: ``縣域?yàn)橹攸c(diǎn)`` for ``縣域為(wèi)重點(diǎn)``.

The disguise works on GBK bytes. Now and then it takes the second byte of one character and the first of the
next for a character of its list, and puts that one's pronunciation between the two halves. What
follows is shifted by one byte up to the next character with an ASCII second byte. Knowing the
character that was mistaken gives the lost byte, and with it the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.clean.pinyin import SYLLABLE, TONE
from summarizer.clean.trace import Cut, Trace

# Traditional characters that such pairs of bytes spell, with their pronunciation, most frequent
# first; counted over pairs of neighbouring characters of official prose written in traditional GBK.
_MISTAKEN = (
    "驗yàn 驅qū 冊cè 訌hòng 藴yùn 祿lù 嫿huà 蜆xiàn 聵kuì 幹gàn 懼jù 繕shàn 討tǎo 潯xún 聲shēng 敗bài 摻càn 瑪mǎ 膽dǎn "
    "瘧nüè 鴦yāng 髮fà 蛻tuì 諜dié 闆bǎn 鉀jiǎ 瑒chàng 撓náo 娛yú 聞wén 葒hóng 懟duì 詫chà 懸xuán 訖qì 臉liǎn 詮quán 邊biān "
    "槍qiāng 詣yì 詰jié 數shù 駡mà 摶tuán 驍xiāo 試shì 處chù 壩bà 鑼luó 謬miù 訂dìng 楊yáng 憫mǐn 氈zhān 瘓huàn 壘lěi 嚨lóng "
    "嫻xián 檮táo 蠣lì 鈧kàng 貓māo 騾luó 啞yǎ 訃fù 瑤yáo 鷺lù 瘍yáng 蓮lián 詠yǒng"
).split()

_SHIFTED = re.compile(
    rf"(?<=[\u3400-\u9fff])[?？\ufffd](?=[a-zɡɑ]*{TONE})(?P<gloss>{SYLLABLE})[)）]"
    "(?P<rest>[\u3400-\u9fff]{1,8}[@-~])"
)
_BROKEN_GLOSS = re.compile(rf"(?<=[\u3400-\u9fff])[?？\ufffd](?=[a-zɡɑ]*{TONE}){SYLLABLE}[)）]")
_LEARNT = re.compile(rf"([\u3400-\u9fff])[(（]({SYLLABLE})[)）]")


def realigned(trace: Trace) -> Trace:
    """``trace`` with shifted characters set right one for one, and broken glosses out.

    Where the mistaken character is not known the gloss goes all the same and the rest stays shifted.
    """
    text = trace.text
    if _BROKEN_GLOSS.search(text) is None:
        return trace
    known = dict(_known(text))
    pieces: list[str] = []
    at = 0
    for match in _SHIFTED.finditer(text):
        rest = _set_right(text[match.start() - 1], match["gloss"], match["rest"], known)
        pieces += (text[at : match.start("rest")], rest)
        at = match.end("rest")
    cuts: list[Cut] = [(*match.span(), "pinyin") for match in _BROKEN_GLOSS.finditer(text)]
    return trace.rewritten("".join((*pieces, text[at:]))).without(cuts)


def _known(text: str) -> Iterator[tuple[tuple[int, str], int]]:
    """(first byte, pronunciation) → second byte, from the page's own glosses and from the table."""
    learnt = sorted(set(_LEARNT.findall(text)))
    for mark, gloss in (*learnt, *((row[0], row[1:]) for row in reversed(_MISTAKEN))):
        pair = _gbk(mark)
        if len(pair) == 2:
            yield (pair[0], gloss), pair[1]


def _set_right(before: str, gloss: str, rest: str, known: dict[tuple[int, str], int]) -> str:
    """``rest`` shifted back by the lost byte; as it is where that gives no text of the same length."""
    lost = known.get((_gbk(before)[-1], gloss)) if _gbk(before) else None
    if lost is None:
        return rest
    try:
        right = (bytes([lost]) + rest.encode("gbk")).decode("gbk")
    except UnicodeError:
        return rest
    return right if len(right) == len(rest) else rest


def _gbk(mark: str) -> bytes:
    try:
        return mark.encode("gbk")
    except UnicodeEncodeError:
        return b""
