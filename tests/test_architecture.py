"""The house rules of CONTRIBUTING.md, as far as a machine can read them."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 60
MAX_MEDIAN_LINES = 10
MAX_PARAMETERS = 8

# Names that say nothing of what is in a module.
VAGUE = {"base", "common", "core", "helper", "helpers", "manager", "misc", "shared", "tools", "util", "utils"}

# Libraries that cost tenths of a second or more: whoever only imports the package must not pay for them.
HEAVY = {
    "docx", "instructor", "lxml", "numpy", "openai", "opencc", "openpyxl", "pandas", "pdfplumber", "polars", "pyarrow",
    "pypdfium2", "rich", "scipy", "tenacity", "trafilatura", "typer",
}  # fmt: skip

# Paths of one machine and addresses of package indexes: neither means anything to a reader elsewhere.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|tmp|mnt|opt|home/\w+|Users/\w+)/\w")
INDEX_ADDRESS = re.compile(
    r"(?:\bpypi\.(?:org|python)|pythonhosted\.org|(?<!emit-)index-url[ =]|^--find-links)", re.MULTILINE
)

TEXT_SUFFIXES = {".cfg", ".json", ".jsonl", ".md", ".py", ".toml", ".txt", ".yaml", ".yml", ""}


@dataclass(frozen=True)
class Function:
    """One function or method of the source."""

    place: str
    lines: int
    parameters: int
    catches_all: bool
    """Whether it takes ``**keywords``."""


def _python_files(*folders: str) -> list[Path]:
    files = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    # summarizer/schemas and summarizer/prompts are links (or, in a checkout without links, absent).
    return [path for path in files if not path.is_relative_to(ROOT / "summarizer/schemas")
            and not path.is_relative_to(ROOT / "summarizer/prompts")]  # fmt: skip


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _is_command(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether Typer reads the signature: the parameters of a command are its options, as many as the contract names."""
    calls = [d.func for d in node.decorator_list if isinstance(d, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in {"command", "callback"} for call in calls)


def _is_wrapper(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it is a decorator's inner function, which shows the signature of what it wraps."""
    calls = [d.func for d in node.decorator_list if isinstance(d, ast.Call)]
    return any(isinstance(call, ast.Name) and call.id == "wraps" for call in calls)


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = node.args
            named = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
            yield Function(
                place=f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
                lines=(node.end_lineno or node.lineno) - node.lineno + 1,
                parameters=0 if _is_command(node) else len([n for n in named if n not in {"self", "cls"}]),
                catches_all=arguments.kwarg is not None and not _is_wrapper(node),
            )


OURS = _python_files("summarizer", "schemas", "prompts", "evals", "tests")
PACKAGE = _python_files("summarizer", "schemas", "prompts")


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in OURS}
    assert {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > MAX_FILE_LINES} == {}


def test_functions_are_short() -> None:
    functions = [function for path in OURS for function in _functions(path)]
    assert [f"{f.place}: {f.lines} lines" for f in functions if f.lines > MAX_FUNCTION_LINES] == []


@pytest.mark.parametrize("files", [PACKAGE, OURS], ids=["package", "everything"])
def test_most_functions_are_very_short(files: list[Path]) -> None:
    assert median(f.lines for path in files for f in _functions(path)) <= MAX_MEDIAN_LINES


def test_functions_take_few_parameters() -> None:
    functions = [function for path in OURS for function in _functions(path)]
    assert [f"{f.place}: {f.parameters}" for f in functions if f.parameters > MAX_PARAMETERS] == []


def test_no_options_hide_in_keyword_dicts() -> None:
    assert [f.place for path in PACKAGE for f in _functions(path) if f.catches_all] == []


def test_names_of_modules_say_something() -> None:
    parts = {part for path in OURS for part in path.relative_to(ROOT).with_suffix("").parts}
    assert parts & VAGUE == set()


def test_imports_run_one_way() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_stays_light() -> None:
    assert _modules_after("import summarizer") & HEAVY == set()


def test_the_schemas_need_nothing_but_pydantic() -> None:
    assert _modules_after("import summarizer.schemas.summary") & HEAVY == set()


def _declares_all(path: Path) -> bool:
    targets = [t for node in _tree(path).body if isinstance(node, ast.Assign) for t in node.targets]
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets)


def _module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    inside = parts if parts[0] == "summarizer" else ("summarizer", *parts)
    return ".".join(inside).removesuffix(".__init__")


@pytest.mark.parametrize("name", [_module_name(path) for path in PACKAGE if _declares_all(path)])
def test_promised_names_exist(name: str) -> None:
    module = importlib.import_module(name)
    assert len(set(module.__all__)) == len(module.__all__)
    assert [promised for promised in module.__all__ if not hasattr(module, promised)] == []


def test_the_package_promises_what_the_readme_shows() -> None:
    package = importlib.import_module("summarizer")
    assert {"summarize", "summarize_many", "load_records"} <= set(package.__all__)


def _texts() -> Iterator[tuple[Path, str]]:
    skipped = {".git", ".hypothesis", ".venv", ".venv-lock", "out", "build", "dist", "documents", "fixtures"}
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        hidden = any(part in skipped or part.endswith(("_cache", ".egg-info")) for part in inside.parts)
        if (
            not hidden
            and path.is_file()
            and path.suffix in TEXT_SUFFIXES
            and path != Path(__file__).resolve()
        ):
            yield inside, path.read_text(encoding="utf-8", errors="replace")


def test_no_file_names_a_machine_or_an_index() -> None:
    found = [
        f"{path}: {match.group()}"
        for path, text in _texts()
        for pattern in (MACHINE_PATH, INDEX_ADDRESS)
        for match in pattern.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_locks_pin_by_hash_and_name_no_address(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(
        r"\n(?=\S)", "\n".join(line for line in text.splitlines() if not line.strip().startswith("#"))
    )
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert [entry.splitlines()[0] for entry in entries if not re.match(r"[\w.-]+==\S+", entry)] == []
    assert "://" not in text


def test_both_locks_agree() -> None:
    pins = [
        set(
            re.findall(
                r"^([\w.-]+==\S+)",
                (ROOT / f"requirements/{lock}.txt").read_text(encoding="utf-8"),
                re.MULTILINE,
            )
        )
        for lock in ("runtime", "dev")
    ]
    assert pins[0] <= pins[1]
