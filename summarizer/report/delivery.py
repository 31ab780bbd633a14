"""What was delivered into an output folder: for cleaning up after documents that are gone, and for leaving files alone.

``.summarizer/written.txt`` lists the files of the last run, one a line: check sum, size in bytes, name. They follow from
what they were made of, and no time is among them: equal runs leave equal lists.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TextIO

from pydantic import TypeAdapter

from summarizer.report.atomic import part_of, put_bytes, write_text
from summarizer.report.tally import Tally

FOLDERS = ("summaries", "texts")
"""Where a document has files of its own; nothing elsewhere is ever removed."""

STATE = Path(".summarizer")
"""Inside the output folder."""
LIST = STATE / "written.txt"
"""The files of the last run."""
NOTE = STATE / "delivered.json"
"""What they were made of, and what they hold."""

_BLOCK_BYTES = 1 << 20
_TALLY = TypeAdapter(Tally)


@dataclass(frozen=True, slots=True)
class Written:
    """One file as it was written."""

    check_sum: int
    """CRC-32: against accidents, not against forgers."""
    size: int
    """Bytes."""
    name: str
    """Relative to the output folder, with ``/``."""


def _line(one: Written) -> str:
    return f"{one.check_sum:08x} {one.size} {one.name}\n"


def _listed(out: Path) -> Iterator[Written]:
    """The files of the last run; lines that say nothing are passed over."""
    with suppress(FileNotFoundError), (out / LIST).open(encoding="utf-8", newline="") as lines:
        for line in lines:
            words = line.rstrip("\n").split(" ", 2)
            with suppress(ValueError):
                check_sum, size, name = words
                yield Written(int(check_sum, 16), int(size), name)


def _looked_at(out: Path, name: str) -> Written:
    """The file as it is now. Raises OSError."""
    check_sum = size = 0
    with (out / name).open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            check_sum, size = zlib.crc32(block, check_sum), size + len(block)
    return Written(check_sum, size, name)


class Delivery:
    """The files of a run as they are written."""

    def __init__(self, out: Path, listing: TextIO) -> None:
        self._out, self._listing = out, listing
        self.own: set[str] = set()
        """Names of the files that documents have to themselves."""

    def put(self, name: str, text: str) -> None:
        """Write a document's own file, unless it holds just that already."""
        data = text.encode("utf-8", "surrogatepass")
        put_bytes(self._out / name, data)
        self.own.add(name)
        self._listing.write(_line(Written(zlib.crc32(data), len(data), name)))

    def note(self, name: str) -> None:
        """List a file that somebody else has written. Raises OSError."""
        self._listing.write(_line(_looked_at(self._out, name)))


@contextmanager
def delivering(out: Path) -> Iterator[Delivery]:
    """Lists what is written; in the end, what the last run wrote for documents that are gone is removed."""
    with part_of(out / LIST) as part:
        with part.open("w", encoding="utf-8", newline="") as listing:
            delivery = Delivery(out, listing)
            yield delivery
        for one in _listed(out):
            if one.name not in delivery.own:
                _remove(out, PurePosixPath(one.name))


def _remove(out: Path, name: PurePosixPath) -> None:
    """Remove a document's file and the folders that it leaves empty; a user's own files stay."""
    if name.is_absolute() or ".." in name.parts or name.parts[:1] not in {(folder,) for folder in FOLDERS}:
        return
    with suppress(FileNotFoundError):
        (out / name).unlink()
    for parent in list(name.parents)[:-2]:
        with suppress(OSError):  # not empty: another document's, or the user's
            (out / parent).rmdir()


def note_delivery(out: Path, made_of: str, tally: Tally) -> None:
    """Note that the files listed are complete, what they were made of and what they hold."""
    listed = _looked_at(out, LIST.as_posix()).check_sum
    content = {"made_of": made_of, "listed": listed, "tally": _TALLY.dump_python(tally, mode="json")}
    write_text(out / NOTE, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def delivered(out: Path, made_of: str) -> Tally | None:
    """What the files of ``out`` hold, if they were made of just that and nobody has touched one; else None."""
    try:
        found: dict[str, Any] = json.loads((out / NOTE).read_text(encoding="utf-8"))
        if (found["made_of"], found["listed"]) != (made_of, _looked_at(out, LIST.as_posix()).check_sum):
            return None
        whole = all(_looked_at(out, one.name) == one for one in _listed(out))
        return _TALLY.validate_python(found["tally"]) if whole else None
    except (OSError, ValueError, LookupError, TypeError):  # no note, none of ours, or a file is gone
        return None
