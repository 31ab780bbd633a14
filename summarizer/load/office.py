"""Old and foreign word processors' files, turned into DOCX by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load.containers import OFFICE

PROGRAMS = ("soffice", "libreoffice")
"""Names of the program on the search path."""

# Of the time for reading a document, what converting it may take.
_SHARE = 0.9

_FILTERS = {
    ".doc": "MS Word 97",
    ".wps": "MS Word 97",  # Kingsoft's; by its suffix LibreOffice would take it for Microsoft Works
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".docx": "MS Word 2007 XML",
}
"""The import filter by suffix: left to guess, LibreOffice reads damaged files as text full of signs."""

# No macro of a document runs, and nothing it links to is fetched. Names: officecfg, Office/Common.xcs, Security/Scripting.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
)
_HARDENED = {
    "BlockUntrustedRefererLinks": "true",
    "DisableMacrosExecution": "true",
    "MacroSecurityLevel": "3",
    "DisableActiveContent": "true",
}


def find_office() -> str | None:
    """Path of LibreOffice, or None where it is not installed."""
    return next((found for program in PROGRAMS if (found := shutil.which(program))), None)


def docx_of(data: bytes, name: str, suffix: str, limits: Limits) -> bytes:
    """``data``, a file of the kind ``suffix``, as the bytes of a DOCX file.

    LibreOffice runs without window, with a fresh profile of its own, and is ended after
    ``limits.max_convert_s``, or most of ``limits.max_load_s``.

    Raises ``InputError`` where it is not installed, takes too long or can't read the file.
    """
    program = find_office()
    if program is None:
        raise InputError(
            f"{name}: this is {OFFICE[suffix]}; install LibreOffice to have it read, or save it as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="summarizer-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"document{suffix}"
        source.write_bytes(data)
        # Ended before the process that waits for it is: nobody would be left to end it.
        seconds = min(limits.max_convert_s, _SHARE * limits.max_load_s)
        target = convert(program, source, "docx", seconds)
        if target is None:
            raise InputError(f"{name}: LibreOffice can't read this file, or not within {seconds:g} s")
        return target.read_bytes()


def convert(program: str, source: Path, form: str, timeout_s: float) -> Path | None:
    """``source`` converted to ``form`` (``docx``, ``txt:Text (encoded):UTF8``) beside it; None where that failed."""
    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    items = "".join(_ITEM.format(name=name, value=value) for name, value in _HARDENED.items())
    (profile / "user/registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")
    out = source.parent / "converted"
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        f"--infilter={_FILTERS[source.suffix]}", "--convert-to", form, "--outdir", str(out), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603 - our own file names, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout_s)
    except subprocess.TimeoutExpired:
        _end(process)
        return None
    target = out / f"{source.stem}.{form.partition(':')[0]}"
    return target if target.is_file() and target.stat().st_size else None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with its children: what is on the path is often a script around the real one."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
