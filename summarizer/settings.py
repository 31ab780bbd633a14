"""All settings of a run, read in one place: command line > environment > ``summarizer.toml`` > defaults."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator

from summarizer.errors import SettingsError
from summarizer.limits import DEFAULT_LIMITS, OCR_S, Limits, written_limits
from summarizer.schemas.frozen import Frozen

EngineChoice = Literal["auto", "rules", "llm"]

PROJECT_FILE = "summarizer.toml"
"""Looked for in the working directory only: a file further up might belong to another project."""

ENVIRONMENT = {
    "OPENAI_API_KEY": "api_key",
    "OPENAI_BASE_URL": "base_url",
    "SUMMARIZER_MODEL": "model",
    "SUMMARIZER_ENGINE": "engine",
    "SUMMARIZER_CACHE": "cache_dir",
    "SUMMARIZER_CONCURRENCY": "concurrency",
    "SUMMARIZER_OCR": "ocr",
    "SUMMARIZER_LIMITS": "limits",
}
"""Variable → field. The first two are the ecosystem's, so that a configured machine just works."""

OPTIONS = {
    field: "--" + field.replace("_", "-") for field in ("engine", "model", "base_url", "max_cost", "ocr")
} | {
    "cache_dir": "--cache",
    "concurrency": "--concurrency",
    "limits": "--limit",
}
"""Field → option, for messages."""


def default_cache_dir() -> Path:
    """The platform's user cache folder for this program."""
    from platformdirs import user_cache_path

    return user_cache_path("summarizer", appauthor=False)


class Settings(Frozen):
    """What a run is told. Everything that changes a result is in the engine's fingerprint, not here."""

    engine: EngineChoice = "auto"
    """``auto`` is ``llm`` when a key or base URL is configured, else ``rules``."""
    model: str = "gpt-5-mini"
    """Name of the model, as the endpoint knows it."""
    base_url: str | None = None
    """Root of an OpenAI-compatible endpoint, ``https://host/v1``; None for OpenAI's own."""
    api_key: SecretStr | None = None
    """Key of the endpoint; never printed, logged or stored."""
    cache_dir: Path = Field(default_factory=default_cache_dir)
    """Folder of the answer cache."""
    concurrency: int = Field(default=8, ge=1, le=1024)
    """LLM requests under way at once, over all documents."""
    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256)
    """Processes that share the reading of documents; an LLM is asked from the one that started them."""
    max_chunk_chars: int = Field(default=4000, ge=500, le=100_000)
    """Most characters of cleaned text in one call of an engine."""
    ocr: bool = False
    """Whether the text of scans is recognised; takes seconds a page."""
    limits: Limits = DEFAULT_LIMITS
    """How much one document may ask of the machine."""
    max_cost: float | None = Field(default=None, ge=0)
    """US dollars that a run may spend; None for no limit."""
    requests_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    timeout_s: float = Field(default=120.0, gt=0)
    """Seconds to wait for one answer."""
    audit: bool = True
    """Whether the LLM is asked about numbers of a chunk that it left unexplained."""
    replay_only: bool = False
    """Answer from the cache alone and fail loudly on a miss."""

    @field_validator("base_url", mode="after")
    @classmethod
    def _is_a_url(cls, value: str | None) -> str | None:
        if value is not None:
            parts = urlsplit(value)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise ValueError("not a URL such as https://host/v1")
        return value

    @property
    def chosen_engine(self) -> Literal["rules", "llm"]:
        """The engine that ``auto`` stands for here."""
        if self.engine != "auto":
            return self.engine
        return "llm" if self.api_key is not None or self.base_url is not None else "rules"

    @property
    def reading_limits(self) -> Limits:
        """The limits that documents are read within, with time for scans where these are wanted."""
        if not self.ocr or self.limits.max_ocr_s:
            return self.limits
        return self.limits.model_copy(update={"max_ocr_s": OCR_S})

    def public(self) -> dict[str, Any]:
        """What may be written to a file: no key, no password inside a URL, no local folder."""
        fields = self.model_dump(mode="json", exclude={"api_key", "cache_dir", "workers"})
        return fields | {"base_url": bare_url(self.base_url), "api_key_configured": self.api_key is not None}


def bare_url(url: str | None) -> str | None:
    """``url`` without user, password, query and fragment."""
    if url is None:
        return None
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"


@dataclass(frozen=True, slots=True)
class _Given:
    value: object
    origin: str
    """Where a user would go to change it."""


def _from_environment(environ: Mapping[str, str]) -> dict[str, _Given]:
    # An empty variable counts as unset: that is how shells and CI systems switch one off.
    given = {
        field: _Given(environ[variable].strip(), variable)
        for variable, field in ENVIRONMENT.items()
        if environ.get(variable, "").strip()
    }
    limits = given.pop("limits", None)
    return given if limits is None else given | _limits(written_limits(str(limits.value)), limits.origin)


def _limits(found: Mapping[str, object], origin: str) -> dict[str, _Given]:
    """Each limit under a key of its own, so that a layer changes those it names and no other."""
    return {f"limits.{name}": _Given(value, origin) for name, value in found.items()}


def _from_project_file(folder: Path) -> dict[str, _Given]:
    path = folder / PROJECT_FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{PROJECT_FILE}: not valid TOML: {error}") from error
    except OSError as error:
        raise SettingsError(f"{PROJECT_FILE}: can't be read: {error.strerror}") from error
    if "api_key" in table:
        raise SettingsError(f"{PROJECT_FILE}: api_key doesn't belong in a file; set OPENAI_API_KEY")
    if unknown := sorted(set(table) - set(Settings.model_fields)):
        known = ", ".join(sorted(set(Settings.model_fields) - {"api_key"}))
        raise SettingsError(f"{PROJECT_FILE}: unknown setting {unknown[0]!r}; known are {known}")
    limits = table.pop("limits", {})
    if not isinstance(limits, dict):
        raise SettingsError(f"{PROJECT_FILE}: limits is a table: [limits], then max_pages = 500")
    if unknown := sorted(set(limits) - set(Limits.model_fields)):
        known = ", ".join(sorted(Limits.model_fields))
        raise SettingsError(f"{PROJECT_FILE}: unknown limit {unknown[0]!r}; known are {known}")
    given = {name: _Given(value, f"{name} in {PROJECT_FILE}") for name, value in table.items()}
    return given | _limits(limits, f"limits in {PROJECT_FILE}")


def _from_options(options: Mapping[str, object]) -> dict[str, _Given]:
    given = {
        name: _Given(value, OPTIONS.get(name, name)) for name, value in options.items() if value is not None
    }
    limits = given.pop("limits", None)
    if limits is None or not isinstance(limits.value, list | tuple):
        return given
    return given | _limits(written_limits(",".join(map(str, limits.value))), limits.origin)


def load_settings(
    options: Mapping[str, object] | None = None,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """Settings of this run.

    ``options`` come from the command line by field name, None where not given; ``environ`` is the process's
    environment and ``folder`` the working directory unless given. Raises SettingsError with one line that
    names the option, variable or key to change.
    """
    given = _from_project_file(folder or Path.cwd())
    given |= _from_environment(os.environ if environ is None else environ)
    given |= _from_options(options or {})
    values: dict[str, Any] = {"limits": {}}
    for name, entry in given.items():
        field, _, limit = name.partition(".")
        if limit:
            values[field][limit] = entry.value
        else:
            values[field] = entry.value
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise SettingsError(_first_problem(error, given)) from None


def _first_problem(error: ValidationError, given: Mapping[str, _Given]) -> str:
    problem = error.errors(include_url=False, include_context=False)[0]
    field = ".".join(map(str, problem["loc"])) or "settings"
    origin = given[field].origin if field in given else field
    if field.startswith("limits."):
        origin = f"{origin}: {field.removeprefix('limits.')}"
    value = "" if field == "api_key" else f" {str(problem['input'])!r}"
    message = problem["msg"].removeprefix("Value error, ")
    return f"{origin}:{value} won't do: {message[0].lower()}{message[1:]}"
