"""The tutorial notebook does what it says, cell by cell."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest


def run_cell(source: str, names: dict[str, Any]) -> Any:
    """Run one cell; the value of its last line, as a notebook shows it."""
    tree = ast.parse(source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "cell", "exec"), names)  # our own notebook
        return None
    exec(compile(ast.Module(tree.body[:-1], []), "cell", "exec"), names)  # our own notebook
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # our own notebook


def test_the_tutorial_runs(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    notebook = json.loads((root / "docs" / "tutorial.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    (tmp_path / "evals").symlink_to(root / "evals")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    shown = [run_cell(cell, names) for cell in cells]
    assert "<table>" in shown[1]._repr_html_()
    words, value, *_ = shown[2]
    assert words
    assert value is not None
    assert names["failures"] == []
    assert len(names["records"]) > 100
    assert (tmp_path / "out" / "tutorial" / "report.html").exists()
