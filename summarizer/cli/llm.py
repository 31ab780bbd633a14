"""``summarizer estimate``, ``summarizer cache`` and ``summarizer doctor``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import with_settings
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.cache import AnswerCache
    from summarizer.doctor import Examination
    from summarizer.estimate import Estimate
    from summarizer.schemas.document import Chunk

app = typer.Typer()
cache_app = typer.Typer(no_args_is_help=True)
app.add_typer(cache_app, name="cache", help="Look into, clear, export or import the answer cache.")

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
CacheDir = Annotated[Path | None, typer.Option("--cache", help="Folder of the answer cache.")]


@app.command()
@with_settings
def estimate(settings: Settings, paths: Paths, as_json: AsJson = False) -> None:
    """What a run with the LLM engine would take, after the cache. Sends nothing and needs no key.

    Example: summarizer estimate plans/ --model gpt-5-mini
    """
    from summarizer.estimate import estimate as estimate_run
    from summarizer.load import find_inputs

    unread: list[str] = []
    found = estimate_run(_chunks(find_inputs(paths, settings.reading_limits), settings, unread), settings)
    for line in unread:
        typer.echo(line, err=True)
    if as_json:
        typer.echo(json.dumps(asdict(found) | {"unread": len(unread)}, ensure_ascii=False))
    else:
        for line in _estimate_lines(found):
            typer.echo(line)
    raise typer.Exit(1 if unread else 0)


def _chunks(
    inputs: Sequence[tuple[Path, str]], settings: Settings, unread: list[str]
) -> Iterator[Sequence[Chunk]]:
    """Chunks of each readable input; a line for each other one goes to ``unread``."""
    from summarizer.errors import InputError
    from summarizer.load import load_path_isolated
    from summarizer.pipeline import prepare

    for path, name in inputs:
        try:
            document = load_path_isolated(path, name, settings.reading_limits)
        except InputError as error:
            unread.append(f"left out: {error}")
            continue
        yield prepare(document, settings.max_chunk_chars).chunks


def _estimate_lines(found: Estimate) -> Iterator[str]:
    yield f"{found.documents:,} documents in {found.chunks:,} chunks; {found.cached:,} of them answered by the cache"
    yield f"requests       about {found.requests:,}"
    yield f"input tokens   about {found.input_tokens:,}, of which {found.prefix_tokens:,} are the shared prompt"
    yield f"output tokens  about {found.output_tokens:,}"
    if found.cost is None or found.least_cost is None:
        yield f"cost           unknown: no price for model {found.model!r}"
    else:
        yield (
            f"cost           about ${found.cost:.2f} for {found.model}, "
            f"${found.least_cost:.2f} where the provider caches prompts"
        )


@app.command()
@with_settings
def doctor(settings: Settings, as_json: AsJson = False) -> None:
    """What is configured, and what the endpoint can do (asks it up to four small questions).

    Example: summarizer doctor --base-url http://localhost:11434/v1 --model qwen3:8b
    """
    from summarizer.doctor import examine

    found = examine(settings)
    if as_json:
        typer.echo(json.dumps(asdict(found) | {"mode": found.mode}, ensure_ascii=False, default=str))
    else:
        for line in _findings(found):
            typer.echo(line)
    raise typer.Exit(1 if found.problems else 0)


def _findings(found: Examination) -> Iterator[str]:
    yield f"engine    {found.engine}"
    if found.cache:
        yield f"cache     {found.cache.folder}: {found.cache.answers:,} answers, {found.cache.bytes / 1e6:.1f} MB"
    if found.engine == "llm":
        yield f"endpoint  {found.endpoint} ({'key configured' if found.key_configured else 'no key'})"
        yield f"model     {found.model}"
        if found.rates:
            per_million = (found.rates.input * 1e6, found.rates.cached_input * 1e6, found.rates.output * 1e6)
            yield "price     ${:.2f} in, ${:.3f} cached in, ${:.2f} out, for a million tokens".format(
                *per_million
            )
        else:
            yield "price     unknown: runs don't show money, and --max-cost can't be used"
    for trial in found.trials:
        result = f"works ({trial.latency_s:.2f} s)" if trial.works else "not understood"
        yield f"mode      {trial.mode.value:6} {result}{'  ← in use' if trial.mode is found.mode else ''}"
    for problem in found.problems:
        yield f"problem   {problem}"


def _open_cache(folder: Path | None) -> AnswerCache:
    from summarizer.cache import AnswerCache
    from summarizer.settings import load_settings

    return AnswerCache(load_settings({"cache_dir": folder}).cache_dir)


@cache_app.command("info")
def cache_info(cache_dir: CacheDir = None, as_json: AsJson = False) -> None:
    """Where the cache is and what it holds."""
    with _open_cache(cache_dir) as cache:
        info = cache.info()
    if as_json:
        typer.echo(json.dumps(asdict(info), default=str))
    else:
        typer.echo(f"{info.folder}: {info.answers:,} answers, {info.bytes / 1e6:.1f} MB")


@cache_app.command("clear")
def cache_clear(
    cache_dir: CacheDir = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
) -> None:
    """Throw away all answers: the next run pays for them again."""
    with _open_cache(cache_dir) as cache:
        count = cache.info().answers
        if not yes:
            typer.confirm(f"Throw away {count:,} answers in {cache.folder}?", abort=True, err=True)
        cache.clear()
    typer.echo(f"{count:,} answers removed", err=True)


@cache_app.command("export")
def cache_export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON Lines file to write.")],
    cache_dir: CacheDir = None,
) -> None:
    """Write all answers to a file, to be replayed elsewhere."""
    with _open_cache(cache_dir) as cache:
        count = cache.export_to(file)
    typer.echo(f"{count:,} answers written to {file}", err=True)


@cache_app.command("import")
def cache_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File made by export.")],
    cache_dir: CacheDir = None,
) -> None:
    """Take in the answers of an exported file."""
    with _open_cache(cache_dir) as cache:
        count = cache.import_from(file)
    typer.echo(f"{count:,} answers read from {file}", err=True)
