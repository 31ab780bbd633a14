"""Workbooks without the hour of their making: two runs over the same input give the same bytes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can state."""

_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def repack_without_times(source: Path, target: Path) -> None:
    """Copy the workbook ``source`` to ``target`` with every time in it set to 1980."""
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            if name == "docProps/core.xml":
                new.writestr(entry, _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", old.read(name)))
                continue
            with old.open(name) as content, new.open(entry, "w") as copy:
                shutil.copyfileobj(content, copy, 1 << 20)
