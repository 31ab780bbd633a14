"""``run.json``: what made the files of the output folder, and the only place where times stand."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.report.atomic import replacing
from summarizer.settings import Settings
from summarizer.version import VERSION

if TYPE_CHECKING:
    from summarizer.report.tally import Tally


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of a run before its documents."""

    settings: Settings
    engine: str
    engine_fingerprint: str
    started: datetime
    documents: int
    """Documents that the run was given."""
    figures: Callable[[], Mapping[str, object]] = dict
    """What is known of the run's own time, memory and work when it ends."""


def schema_hash() -> str:
    """SHA-256 over the JSON Schemas of the published models."""
    from summarizer.schemas_json import public_schemas

    text = json.dumps(public_schemas(), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def prompt_hash() -> str | None:
    """SHA-256 over the files of ``prompts/``, by name; None where there are none."""
    from summarizer import prompts

    folder = Path(prompts.__file__ or "").parent
    digest, found = hashlib.sha256(), False
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".md", ".txt", ".json", ".jsonl") and path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
            found = True
    return digest.hexdigest() if found else None


def write_manifest(path: Path, manifest: Manifest, tally: Tally, *, stopped: str | None) -> None:
    """Write ``run.json``."""
    finished = datetime.now(UTC)
    content: dict[str, Any] = {
        "version": VERSION,
        "engine": manifest.engine,
        "engine_fingerprint": manifest.engine_fingerprint,
        "model": manifest.settings.model if manifest.engine == "llm" else None,
        "settings": manifest.settings.public(),
        "hashes": {
            "schema": schema_hash(),
            "prompts": prompt_hash() if manifest.engine == "llm" else None,
            "inputs": tally.inputs_hash,
        },
        "counts": tally.counts(),
        "usage": tally.usage.model_dump(mode="json", exclude={"latency_s"}),
        "stopped": stopped,
        "not_written": list(tally.not_written),
        "python": platform.python_version(),
        "times": {
            "started": manifest.started.isoformat(timespec="milliseconds"),
            "finished": finished.isoformat(timespec="milliseconds"),
            "seconds": round((finished - manifest.started).total_seconds(), 3),
            "figures": dict(manifest.figures()),
        },
    }
    with replacing(path) as file:
        file.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
