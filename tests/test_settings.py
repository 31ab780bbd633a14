"""Settings: who wins, and what a user is told when something makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import SettingsError
from summarizer.settings import ENVIRONMENT, Settings, bare_url, load_settings


def test_command_line_beats_environment_beats_project_file_beats_defaults(tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text('model = "from-file"\nconcurrency = 3\ntimeout_s = 7\n')
    environ = {"SUMMARIZER_MODEL": "from-environment", "SUMMARIZER_CONCURRENCY": "5"}
    settings = load_settings({"model": "from-option", "engine": None}, environ, tmp_path)
    assert (settings.model, settings.concurrency, settings.timeout_s) == ("from-option", 5, 7)
    assert settings.max_chunk_chars == Settings().max_chunk_chars


@pytest.mark.parametrize("variable", sorted(ENVIRONMENT))
def test_an_empty_variable_is_an_unset_one(variable: str, tmp_path: Path) -> None:
    assert load_settings({}, {variable: " "}, tmp_path) == load_settings({}, {}, tmp_path)


@pytest.mark.parametrize(
    ("environ", "chosen"),
    [
        ({}, "rules"),
        ({"OPENAI_API_KEY": "k"}, "llm"),
        ({"OPENAI_BASE_URL": "http://localhost:1/v1"}, "llm"),
        ({"OPENAI_API_KEY": "k", "SUMMARIZER_ENGINE": "rules"}, "rules"),
        ({"SUMMARIZER_ENGINE": "llm"}, "llm"),
    ],
)
def test_auto_is_llm_when_a_key_or_a_base_url_is_configured(
    environ: dict[str, str], chosen: str, tmp_path: Path
) -> None:
    assert load_settings({}, environ, tmp_path).chosen_engine == chosen


@pytest.mark.parametrize(
    ("options", "environ", "file", "words"),
    [
        ({"engine": "magic"}, {}, "", ("--engine", "'magic'")),
        ({"base_url": "localhost"}, {}, "", ("--base-url", "https://host/v1")),
        ({"max_cost": -1.0}, {}, "", ("--max-cost",)),
        ({}, {"SUMMARIZER_CONCURRENCY": "many"}, "", ("SUMMARIZER_CONCURRENCY", "'many'")),
        ({}, {}, "concurrency = 0", ("concurrency in summarizer.toml",)),
        ({}, {}, "modle = 'x'", ("summarizer.toml", "'modle'", "model")),
        ({}, {}, "model = ", ("summarizer.toml", "TOML")),
        ({}, {}, "api_key = 'sk-very-secret'", ("summarizer.toml", "OPENAI_API_KEY")),
    ],
)
def test_what_makes_no_sense_is_named_in_one_line(
    options: dict[str, object], environ: dict[str, str], file: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "summarizer.toml").write_text(file)
    with pytest.raises(SettingsError) as caught:
        load_settings(options, environ, tmp_path)
    message = str(caught.value)
    assert all(word in message for word in words)
    assert "\n" not in message
    assert "very-secret" not in message


def test_no_secret_in_what_is_printed_or_published(tmp_path: Path) -> None:
    environ = {
        "OPENAI_API_KEY": "sk-very-secret",
        "OPENAI_BASE_URL": "https://me:pass-word@host:8/v1?token=t0k",
    }
    settings = load_settings({}, environ, tmp_path)
    published = f"{settings!r} {settings.public()}"
    assert "very-secret" not in published
    assert settings.public()["base_url"] == "https://host:8/v1"
    assert settings.public()["api_key_configured"] is True
    assert not {"pass-word", "t0k"} & set(str(settings.public()).replace(":", " ").split())


def test_a_bare_url_keeps_the_way_and_drops_the_rest() -> None:
    assert bare_url(None) is None
    assert bare_url("http://u:p@h/v1?q=1#f") == "http://h/v1"
