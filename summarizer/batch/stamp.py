"""What decides the result of a document: its bytes, and the stamp of everything else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from summarizer.batch.listing import source_bytes
from summarizer.batch.plan import Input, Row, Url
from summarizer.errors import InputError
from summarizer.settings import Settings
from summarizer.version import VERSION

_BLOCK_BYTES = 1 << 20

UNREADABLE = "unreadable"
"""Stands for the hash of what can't be read."""


def stamp_of(fingerprint: str, engine: str, settings: Settings) -> dict[str, object]:
    """Everything besides the document that decides what is read in it, by the name users know it by."""
    return {
        "version": VERSION,
        "engine": engine,
        "model": settings.model if engine == "llm" else None,
        "fingerprint": fingerprint,
        "max_chunk_chars": settings.max_chunk_chars,
        "ocr": settings.ocr,
    }


def what_changed(before: Mapping[str, object], now: Mapping[str, object]) -> str:
    """``max_chunk_chars 4000 → 900``; empty where nothing did."""
    names = [name for name in now if before.get(name) != now[name]]
    if "fingerprint" in names:
        names.remove("fingerprint")
        if not {"version", "engine", "model"} & set(names):
            return ", ".join(
                ["the engine's rules, prompts or schemas", *(_step(n, before, now) for n in names)]
            )
    return ", ".join(_step(name, before, now) for name in names)


def _step(name: str, before: Mapping[str, object], now: Mapping[str, object]) -> str:
    return f"{name} {before.get(name) or 'none'} → {now[name] or 'none'}"


def stamp_hash(stamp: Mapping[str, object]) -> str:
    """Short hash of a stamp."""
    return hashlib.sha256(repr(sorted(stamp.items())).encode()).hexdigest()[:16]


def content_of(source: Input) -> str:
    """Hash of a document's bytes and of what a list says of it; ``UNREADABLE`` where there is none."""
    digest = hashlib.sha256(
        repr(source.metadata).encode("utf-8", "surrogatepass") if source.metadata else b""
    )
    try:
        if isinstance(source.place, Row | Url) or not source.path.is_file():  # inside a ZIP archive
            digest.update(source_bytes(source))
        else:
            with source.path.open("rb") as file:
                while block := file.read(_BLOCK_BYTES):
                    digest.update(block)
    except (OSError, InputError):
        return UNREADABLE  # reading the document will say so; it is tried again every time
    return digest.hexdigest()
