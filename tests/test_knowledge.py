"""Tables of language are knowledge of the genre: every row has an example, and no row was copied from one document."""

from __future__ import annotations

import ast
import io
import os
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from summarizer.clean import clean
from summarizer.language.area_names import AREA_NAMES
from summarizer.language.area_words import AREA_WORDS, HINTS
from summarizer.language.areas import read_area
from summarizer.language.bodies import ROLES
from summarizer.language.launching import GENERAL, SPECIFIC, VERB_PATTERN, head_of, traits, verb_class
from summarizer.language.launching_finished import FINISHED
from summarizer.language.launching_verbs import VERBS
from summarizer.language.populations import POPULATIONS, read_population
from summarizer.load import load_path
from summarizer.schemas.commitment import Area

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = ROOT / "summarizer" / "language"
RULES = ROOT / "summarizer" / "engines" / "rules"
LAUNCHING = [(name, verb, example) for name, rows in VERBS.items() for verb, example in rows.items()]

COMMENTED = {
    "deadlines.py": ("RELATIVE_YEARS",),
    "recurrences.py": ("RECURRENCES",),
    "comparators.py": ("BEFORE", "AFTER"),
    "tense.py": ("REPORTED", "PROMISED"),
    "wordings.py": ("VARIANTS", "TAILS", "ACTIONS", "TIERS"),
}
"""Tables whose examples stand in comments beside their rows."""

GIVEN_NAMES = {"issuers.py", "places.py", "genres.py"}
"""Tables of names that the state gives (bodies, regions, kinds of documents): public lists, not learned from texts."""

CORPUS = os.environ.get("KNOWLEDGE_CORPUS")
LONG = re.compile("[一-鿿]{6,}")


@pytest.mark.parametrize(("name", "verb", "example"), LAUNCHING)
def test_launching_verbs_are_found_in_their_examples(name: str, verb: str, example: str) -> None:
    assert verb in example
    assert verb_class(verb) == name
    assert VERB_PATTERN.search(example)


@pytest.mark.parametrize(("verb", "example"), FINISHED.items())
def test_finishing_verbs_close_their_examples(verb: str, example: str) -> None:
    assert example.endswith(verb) or verb in example


@pytest.mark.parametrize(("pattern", "example"), POPULATIONS.items())
def test_populations_are_found_in_their_examples(pattern: str, example: str) -> None:
    assert re.search(pattern, example)
    assert read_population(example)


@pytest.mark.parametrize(("role", "example"), ROLES.items())
def test_roles_stand_in_their_examples(role: str, example: str) -> None:
    assert role in example


@pytest.mark.parametrize(
    ("row", "example"),
    [
        (f"{mark}{at}", example)
        for mark, rows in (("s", SPECIFIC), ("g", GENERAL))
        for at, example in enumerate(rows.values())
    ],
)
def test_traits_are_shown_by_their_examples(row: str, example: str) -> None:
    assert row in traits(example)


@pytest.mark.parametrize(
    "thing", ["水利发展规划", "智慧水利平台", "县妇幼保健院", "节水协会", "清河行动", "联席会议制度"]
)
def test_heads_close_what_they_head(thing: str) -> None:
    head, kind = head_of(thing)
    assert thing.endswith(head)
    assert kind


@pytest.mark.parametrize("area", AREA_WORDS)
def test_every_word_of_an_area_points_to_it(area: Area) -> None:
    assert [word for word in AREA_WORDS[area] if read_area([(word, 1.0)]) is not area] == []


@pytest.mark.parametrize("area", AREA_NAMES)
def test_every_longer_word_of_an_area_settles_its_example(area: Area) -> None:
    for word, example in AREA_NAMES[area].items():
        assert word in example
        assert read_area([(example, 1.0)]) is area, example


def test_no_word_points_to_two_areas() -> None:
    for table in (AREA_WORDS, AREA_NAMES, HINTS):
        words = [word for row in table.values() for word in row]
        assert len(words) == len(set(words))


def _comments(path: Path) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}


def _tables(tree: ast.Module) -> Iterator[tuple[str, ast.Dict]]:
    """Names and displays of the dictionaries that a module assigns."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if isinstance(target, ast.Name):
                yield target.id, node.value


def _rows(file: str, table: str) -> Iterator[tuple[str, str]]:
    """Keys of a table with the comment beside them, where one stands there and belongs to one row."""
    path = LANGUAGE / file
    comments, rows = _comments(path), dict(_tables(ast.parse(path.read_text(encoding="utf-8"))))[table]
    lines = [key.lineno for key in rows.keys if key is not None]
    for key in rows.keys:
        if isinstance(key, ast.Constant) and lines.count(key.lineno) == 1 and key.lineno in comments:
            yield str(key.value), comments[key.lineno]


@pytest.mark.parametrize(
    ("file", "table"), [(file, table) for file, tables in COMMENTED.items() for table in tables]
)
def test_examples_in_comments_show_their_row(file: str, table: str) -> None:
    rows = list(_rows(file, table))
    assert rows
    patterns = [(key if file == "tense.py" else re.escape(key), example) for key, example in rows]
    assert [row for row in patterns if not row[1].isascii() and not re.search(*row)] == []


# --- nothing memorised


@cache
def _phrases() -> dict[str, set[str]]:
    """Runs of six or more Chinese characters in the tables, examples included, and the files that hold them."""
    found: dict[str, set[str]] = {}
    for path in sorted([*LANGUAGE.glob("*.py"), *RULES.glob("*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                for phrase in LONG.findall(node.value):
                    found.setdefault(phrase, set()).add(path.name)
    return found


@cache
def _texts(folder: Path) -> tuple[str, ...]:
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix in {".txt", ".md", ".html"}]
    return tuple(clean(load_path(path, path.name)).text for path in paths)


def _holders(phrase: str, folder: Path) -> int:
    return sum(phrase in text for text in _texts(folder))


def test_no_phrase_of_a_clause_was_taken_from_one_of_our_documents() -> None:
    """Ours are few, so that a term of six characters may stand in one by chance; ten are half a sentence."""
    own = ROOT / "evals" / "documents"
    copied = [phrase for phrase in _phrases() if len(phrase) >= 10 and _holders(phrase, own) == 1]
    assert copied == []


@pytest.mark.optional
@pytest.mark.skipif(CORPUS is None, reason="KNOWLEDGE_CORPUS names no folder of real documents")
def test_no_phrase_stands_in_one_real_document_and_nowhere_else() -> None:
    real, own = Path(CORPUS or ""), ROOT / "evals" / "documents"
    learned = {phrase: files for phrase, files in _phrases().items() if not files <= GIVEN_NAMES}
    copied = {p: sorted(f) for p, f in learned.items() if _holders(p, real) == 1 and not _holders(p, own)}
    assert copied == {}
