"""The Python API: synchronous, typed, safe in notebooks and threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from summarizer.batch import Plan, plan_inputs, stream
from summarizer.batch.finished import read_unfinished
from summarizer.batch.outcome import Outcome
from summarizer.batch.pool import read_all, unstopped
from summarizer.engines.choose import open_engine
from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.document import Document
from summarizer.schemas.frames import to_pandas, to_polars
from summarizer.schemas.summary import Failure, Summary
from summarizer.settings import EngineChoice, Settings, load_settings

Source = str | Path | bytes
_Model = TypeVar("_Model", Commitment, Summary)


def summarize(
    source: Source | None = None,
    *,
    text: str | None = None,
    name: str | None = None,
    engine: EngineChoice | None = None,
    settings: Settings | None = None,
) -> Summary:
    """Read one document.

    ``source`` is a path (``str`` or ``Path``) or the bytes of a file; ``text`` is the text itself. ``name`` is
    what records call the document; for bytes its suffix says the container. Anything but plain text is read in a
    process apart, so that a file which crashes a library does not end this one. ``engine`` overrides what
    environment and ``summarizer.toml`` say, ``settings`` all of them.

    Raises InputError for what can't be read, SettingsError for settings that make no sense, StopRunError
    where the endpoint refuses everything. Chunks that failed are in ``Summary.failures``.
    """
    from summarizer.pipeline import summarize_document

    chosen = _settings(engine, settings)
    document = _document(source, text, name, chosen.reading_limits)
    with open_engine(chosen) as reader:
        return summarize_document(document, reader, chosen.max_chunk_chars)


def summarize_many(
    sources: Iterable[str | Path],
    *,
    out: str | Path | None = None,
    engine: EngineChoice | None = None,
    settings: Settings | None = None,
    workers: int = 1,
    fresh: bool = False,
) -> Iterator[Summary | Failure]:
    """Read files and folders, giving each document's Summary, or the Failure that stands for it, as it comes.

    With ``out`` the files of the output folder are written when the last document has been taken, and
    documents finished by an earlier run into it are not read again unless ``fresh``; nor are those that the same
    model has read before, with or without ``out``. ``workers`` processes share the work on all documents; more
    than one needs the usual ``if __name__ == "__main__"`` guard.

    Raises InputError where nothing at all can be read, and what :func:`summarize` raises of settings and
    endpoint; a bad path among good ones is a Failure.
    """
    chosen = _settings(engine, settings).model_copy(update={"workers": workers})
    plan = plan_inputs(
        [Path(source) for source in sources], None if out is None else Path(out), chosen.reading_limits
    )
    yield from plan.failures
    if out is None:
        yield from _unkept(plan, chosen, fresh)
    else:
        for outcome in stream(plan, Path(out), chosen, fresh=fresh, kept_too=True):
            yield _value(outcome)


def _unkept(plan: Plan, settings: Settings, fresh: bool) -> Iterator[Summary | Failure]:
    with open_engine(settings) as reader:
        for outcome in read_unfinished(read_all, plan.inputs, reader, settings, unstopped, fresh=fresh):
            yield _value(outcome)


def load_records(path: str | Path) -> list[Commitment]:
    """Records of an output folder or of a ``records.jsonl``. Raises InputError that names the line at fault."""
    return list(_lines(Path(path), "records.jsonl", Commitment))


def load_summaries(path: str | Path) -> Iterator[Summary]:
    """Summaries of an output folder or of a ``summaries.jsonl``, one at a time. Raises InputError."""
    return _lines(Path(path), "summaries.jsonl", Summary)


def _lines(path: Path, file: str, model: type[_Model]) -> Iterator[_Model]:
    path = path / file if path.is_dir() else path
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield model.model_validate_json(line)
                except ValueError as error:
                    raise InputError(f"{path}: line {number} is not a {model.__name__.lower()}") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


def _settings(engine: EngineChoice | None, settings: Settings | None) -> Settings:
    if settings is None:
        return load_settings({"engine": engine})
    return settings if engine is None else settings.model_copy(update={"engine": engine})


def _document(source: Source | None, text: str | None, name: str | None, limits: Limits) -> Document:
    from summarizer.load import load_bytes_isolated, load_path_isolated, load_text

    if (source is None) == (text is None):
        raise InputError("give either a source or text=, not both")
    if text is not None:
        return load_text(text, name or "text")
    if isinstance(source, bytes):
        return load_bytes_isolated(source, name or "document", limits)
    path = Path(source or "")
    return load_path_isolated(path, name or path.name, limits)


def _value(outcome: Outcome) -> Summary | Failure:
    if outcome.result is not None:
        return outcome.result.summary
    if outcome.failure is None:
        raise AssertionError("an outcome is a summary or a failure")
    return outcome.failure


__all__ = ["load_records", "load_summaries", "summarize", "summarize_many", "to_pandas", "to_polars"]
