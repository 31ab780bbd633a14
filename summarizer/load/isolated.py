"""Reading in a process apart: a document that crashes, hangs or bloats a library takes only itself along.

PDF, OFD, DOCX and HTML are read by native code. A child process reads them one after the other and is ended when one
takes too long; the next document gets a new child. Answers come back as JSON, so that a child gone wild can
say nothing but text. Plain text is read here: no native code touches it.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from summarizer.errors import InputError
from summarizer.limits import DEFAULT_LIMITS, Limits
from summarizer.load.containers import media_of, office_suffix
from summarizer.load.reading import load_bytes, read_source
from summarizer.schemas.document import Document, Link, Media

_ROOT = Path(__file__).resolve().parents[2]
COMMAND = (
    sys.executable,
    "-c",
    f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from summarizer.load.reader_process import serve; serve()",
)
"""Starts a child. Not ``multiprocessing``: that would run the caller's own script again, guarded or not."""

_READ_HERE = (Media.TEXT, Media.MARKDOWN)
_MOST_READERS = max(2, os.cpu_count() or 2)
# Libraries leak a little; a child is replaced after so many documents.
_MOST_DOCUMENTS = 500


def load_path_isolated(path: Path, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Like :func:`summarizer.load.load_path`, but safe from what the document does to the process that reads it.

    Any thread may call it. Raises ``InputError`` as that does, and when reading takes longer than
    ``limits.max_reading_s`` seconds or ends the child.
    """
    data = read_source(path, limits)
    if data.strip() and _is_plain(data, name):
        return load_bytes(data, name, limits)
    return _readers.load(path, name, limits)


def load_bytes_isolated(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """As :func:`load_path_isolated`, for bytes that are no file; a temporary one carries them to the child."""
    if not data.strip() or len(data) > limits.max_bytes or _is_plain(data, name):
        return load_bytes(data, name, limits)
    with TemporaryDirectory(prefix="summarizer-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "document"  # without suffix: the container follows from the name given
        path.write_bytes(data)
        return _readers.load(path, name, limits)


def _is_plain(data: bytes, name: str) -> bool:
    return not office_suffix(data, name) and media_of(data, name) in _READ_HERE


@dataclass
class Readers:
    """Children that read, as many as there are threads that ask, up to the number of cores."""

    command: Sequence[str] = COMMAND
    _idle: list[_Child] = field(default_factory=list)
    _owner: int = field(default_factory=os.getpid)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _places: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(_MOST_READERS))

    def load(self, path: Path, name: str, limits: Limits) -> Document:
        """Read one document in a child. Raises ``InputError``."""
        with self._places:
            child = self._take()
            try:
                answer = child.ask(
                    {"path": str(path), "name": name, "limits": limits.model_dump()}, limits.max_reading_s
                )
            except _LostError as lost:
                raise InputError(f"{name}: {lost}") from lost
            self._give_back(child)
        if "error" in answer:
            raise InputError(str(answer["error"]))
        return _document(answer)

    def close(self) -> None:
        """End all idle children."""
        with self._lock:
            children, self._idle = self._idle, []
        for child in children:
            child.end()

    def _take(self) -> _Child:
        with self._lock:
            if self._owner != os.getpid():  # a fork of us: the children listen to the original
                self._idle, self._owner = [], os.getpid()
            if self._idle:
                return self._idle.pop()
        return _Child.start(self.command)

    def _give_back(self, child: _Child) -> None:
        if child.asked >= _MOST_DOCUMENTS:
            child.end()
            return
        with self._lock:
            self._idle.append(child)


class _LostError(Exception):
    """A child gave no answer; the message says why."""


@dataclass
class _Child:
    process: subprocess.Popen[str]
    requests: IO[str]
    answers: IO[str]
    asked: int = 0

    @classmethod
    def start(cls, command: Sequence[str]) -> _Child:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,
        )
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("pipes were asked for")
        return cls(process, process.stdin, process.stdout)

    def ask(self, request: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """The child's answer. Raises _LostError, and then the child is gone."""
        self.asked += 1
        late = threading.Event()

        def stop() -> None:
            late.set()
            self.process.kill()

        timer = threading.Timer(timeout_s, stop)
        timer.daemon = True
        timer.start()
        try:
            self.requests.write(json.dumps(request) + "\n")
            self.requests.flush()
            answer = json.loads(self.answers.readline() or "null")
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        if isinstance(answer, dict) and not late.is_set():
            return answer
        self.end()
        if late.is_set():
            raise _LostError(
                f"reading took longer than {timeout_s:g} s and was ended; --limit max_load_s=… allows more"
            )
        raise _LostError("the process that read it died (a crash in a library, or out of memory)")

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.requests, self.answers):
            try:
                pipe.close()
            except OSError:  # what was still to be written has nobody to read it
                continue


def _document(answer: dict[str, Any]) -> Document:
    return Document(
        **answer
        | {
            "media": Media(answer["media"]),
            "page_starts": tuple(answer["page_starts"]),
            "warnings": tuple(answer["warnings"]),
            "links": tuple(Link(**link) for link in answer["links"]),
        }
    )


_readers = Readers()
atexit.register(_readers.close)
