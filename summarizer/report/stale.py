"""Files of documents that are no longer part of the run."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from summarizer.report.atomic import write_text

FOLDERS = ("summaries", "texts")
"""Where a document has files of its own; nothing elsewhere is ever removed."""

LIST = Path(".summarizer") / "written.txt"
"""Inside the output folder: the files of the last run, one a line."""


def remove_stale(out: Path, written: Iterable[str]) -> None:
    """Remove what the last run wrote for a document and this one did not; a user's own files stay."""
    now = sorted(set(written))
    with suppress(FileNotFoundError):
        last = (out / LIST).read_text(encoding="utf-8").splitlines()
        for name in set(last) - set(now):
            _remove(out, PurePosixPath(name))
    write_text(out / LIST, "".join(f"{name}\n" for name in now))


def _remove(out: Path, name: PurePosixPath) -> None:
    if name.is_absolute() or ".." in name.parts or name.parts[:1] not in {(folder,) for folder in FOLDERS}:
        return
    with suppress(FileNotFoundError):
        (out / name).unlink()
    for parent in list(name.parents)[:-2]:
        with suppress(OSError):  # not empty: another document's, or the user's
            (out / parent).rmdir()
