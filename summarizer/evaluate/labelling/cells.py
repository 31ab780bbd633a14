"""Fields as cells of a spreadsheet, such that no program runs them and all of them come back."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

# A cell that begins so is run as a formula (https://owasp.org/www-community/attacks/CSV_Injection). One
# apostrophe in front makes it text; a cell that has apostrophes already gets one more, to be taken off.
_RUNS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_TEXTED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")


def guard(cell: str) -> str:
    """``cell`` such that no spreadsheet runs it."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguard(cell: str) -> str:
    """What :func:`guard` was given; other cells as they are."""
    return cell[1:] if _TEXTED.match(cell) else cell


def join_list(items: Sequence[str], separator: str) -> str:
    """Items with ``separator`` between them; as JSON where an item would not come back otherwise."""
    plain = separator.join(items)
    return (
        plain if split_list(plain, separator) == list(items) else json.dumps(list(items), ensure_ascii=False)
    )


def split_list(cell: str, separator: str) -> list[str]:
    """Items of a cell that :func:`join_list` or a person wrote; spaces around items go."""
    if cell.startswith("["):
        try:
            items = json.loads(cell)
        except ValueError:
            items = None
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return items
    return [item for part in cell.split(separator) if (item := part.strip())]
