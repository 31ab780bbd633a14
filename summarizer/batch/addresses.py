"""Addresses as inputs: files, folders and lists wherever fsspec leads (``s3://…``, ``gs://…``, ``file://…``).

What a file system needs to know stands in its own configuration (``AWS_ENDPOINT_URL``, ``FSSPEC_S3_KEY`` …, see
https://filesystem-spec.readthedocs.io/en/latest/features.html#configuration): nothing of it passes through here.
"""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from summarizer.batch.plan import Input, Url
from summarizer.errors import InputError

# A path joins slashes: s3://bucket/plans has become s3:/bucket/plans. One letter is a drive of Windows; pages of the
# web are refused elsewhere, because they change under the reader.
_ADDRESS = re.compile(r"(?!https?:)([A-Za-z][A-Za-z0-9+.-]+):/+(.*)", re.DOTALL)
_LOCAL = ("file", "local")
"""Protocols whose addresses have no host: ``file:///plans``."""
MISSING = "addresses need fsspec: pip install 'policy-summarizer[remote]' and the package of the file system, such as s3fs"


def address_of(path: Path) -> str | None:
    """The address that was meant by ``path``; None for a path of this machine."""
    found = _ADDRESS.fullmatch(path.as_posix())
    if found is None or path.exists():
        return None
    protocol, rest = found.groups()
    return f"{protocol}://{'/' if protocol in _LOCAL else ''}{rest}"


@contextmanager
def reaching(address: str) -> Iterator[tuple[Any, str]]:
    """The file system of an address, and the path on it; whatever goes wrong within is an InputError."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise InputError(f"{address}: {MISSING}") from error
    try:
        yield url_to_fs(address)
    except InputError:
        raise
    except Exception as error:  # each file system has errors of its own
        raise InputError(
            f"{address}: {' '.join(str(error).split())[:200] or type(error).__name__}"
        ) from error


def fetch(address: str) -> bytes:
    """Bytes behind an address. Raises InputError."""
    with reaching(address) as (system, path):
        data: bytes = system.cat_file(path)
    return data


def find_addressed(address: str) -> tuple[Input, ...]:
    """The document at an address, or every readable one below it, sorted by name. Raises InputError."""
    with reaching(address) as (system, path):
        if system.isfile(path):
            return (Input(Path(address), PurePosixPath(path).name, Url(address)),)
        found = sorted(system.find(path))
    root = path.rstrip("/") + "/"
    named = {file: file.removeprefix(root).lstrip("/") for file in found}
    documents = tuple(
        Input(Path(address), name, Url(system.unstrip_protocol(file)))
        for file, name in named.items()
        if _is_document(PurePosixPath(name))
    )
    if not documents:
        raise InputError(f"{address}: no such file, and no readable documents below it")
    return documents


def _is_document(name: PurePosixPath) -> bool:
    """As in a folder of this machine, less archives: hidden files and unknown suffixes are passed over."""
    from summarizer.load.containers import TAKEN

    hidden = any(part.startswith((".", "~$")) for part in name.parts)
    return name.suffix.lower() in TAKEN and not hidden


def bring(address: str) -> Path:
    """A copy of a list, kept on this machine until the program ends: its rows are read again and again. Raises InputError."""
    folder = Path(tempfile.mkdtemp(prefix="summarizer-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy = folder / PurePosixPath(address).name
    with reaching(address) as (system, path):
        system.get_file(path, str(copy))
    return copy
