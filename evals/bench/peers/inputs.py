"""Documents of the benchmark: the samples as text, many distinct variants of them, one changed, one poisoned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

HEADING = re.compile(r"^([一二三四五六七八九十]+、.*|#+ .*)$", re.MULTILINE)
COUNTED = re.compile(r"\d+(?=[个张户家人名所处项次场套万])")
POISON = "毒字样甲乙丙"
"""Words that make the endpoint fail, whenever it sees them."""


def variant(text: str, number: int) -> str:
    """``text`` with other headings and other counts, so that no chunk of it equals one of another variant."""
    counted = COUNTED.sub(lambda found: str(int(found.group()) + 7 * number), text)
    headed = HEADING.sub(rf"\1（第{number}份）", counted)
    return f"文件第{number}份\n{headed}"


def multiply(texts: Sequence[str], count: int) -> dict[str, str]:
    """``count`` documents with distinct content, by name."""
    return {f"{number:05}": variant(texts[number % len(texts)], number) for number in range(count)}


def longest(texts: Mapping[str, str]) -> str:
    """Name of the longest document."""
    return max(texts, key=lambda name: len(texts[name]))


def change_section(text: str) -> str:
    """``text`` with one count changed in the middle section of its first level."""
    headings = [found.start() for found in HEADING.finditer(text)]
    start = headings[len(headings) // 2] if headings else 0
    found = COUNTED.search(text, start) or COUNTED.search(text)
    if found is None:
        return text + "\n新增1处。\n"
    return text[: found.start()] + str(int(found.group()) + 1) + text[found.end() :]


def poison(text: str) -> str:
    """``text`` with words in its last line that the endpoint can't bear."""
    return text.rstrip("\n") + f"\n{POISON}到2030年，建成中心3处。\n"


def write(texts: Mapping[str, str], folder: Path) -> Path:
    """Texts as files of ``folder``, which is emptied before."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return folder
