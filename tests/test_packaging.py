"""What a user installs: the wheel made through the sdist, in an environment of its own, run from another directory."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINKS = ("summarizer/schemas", "summarizer/prompts")
MAPPED = {"summarizer.schemas": "schemas", "summarizer.prompts": "prompts"}

pytestmark = pytest.mark.packaging


def _run(command: Sequence[str | Path], where: Path) -> str:
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout as a system without links would have it."""
    copy = tmp_path_factory.mktemp("source") / "project"
    unwanted = shutil.ignore_patterns(
        "__pycache__", ".*", "out", "build", "dist", "*.egg-info", "documents", "gold"
    )
    shutil.copytree(ROOT, copy, symlinks=True, ignore=unwanted)
    for link in LINKS:
        (copy / link).unlink()
    return copy


@pytest.fixture(scope="session")
def built(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sdist and wheel, the latter built from the former."""
    out = tmp_path_factory.mktemp("dist")
    _run([sys.executable, "-m", "build", "--no-isolation", "--outdir", out, source], source)
    return out


@pytest.fixture(scope="session")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Interpreter of an environment that holds the wheel; its dependencies are those of the environment of the tests."""
    environment = tmp_path_factory.mktemp("clean")
    venv.create(environment, with_pip=False)
    python = environment / "bin/python"
    site = Path(
        _run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], environment).strip()
    )
    # A path file is no site folder: the editable install of this checkout does not come along.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (wheel,) = built.glob("*.whl")
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "--python",
        python,
    ]
    _run([*pip, "install", "--no-index", "--no-deps", "--ignore-installed", wheel], environment)
    return python


def _packages_on_disk() -> set[str]:
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "summarizer").rglob("*.py")}
    ours = {".".join(folder.parts) for folder in folders if not str(folder).startswith(LINKS)}
    mapped = {
        ".".join((name, *path.parent.relative_to(ROOT / folder).parts))
        for name, folder in MAPPED.items()
        for path in (ROOT / folder).rglob("*.py")
    }
    return ours | mapped


def test_every_package_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["tool"]["setuptools"]["packages"]) == _packages_on_disk()


def test_every_package_has_an_init() -> None:
    folders = {path.parent for path in (ROOT / "summarizer").rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_wheel_owns_one_top_level_name(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"summarizer"}


def _data_files() -> set[str]:
    """Files of the package that are no Python source, under the names they are installed with."""
    pairs = [("summarizer", "summarizer"), *((folder, f"summarizer/{folder}") for folder in MAPPED.values())]
    return {
        f"{target}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, target in pairs
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and not _through_link(path)
    }


def _through_link(path: Path) -> bool:
    return any(path.is_relative_to(ROOT / link) for link in LINKS)


def test_the_wheel_holds_every_data_file(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert _data_files() - set(zipfile.ZipFile(wheel).namelist()) == set()
    assert "summarizer/py.typed" in _data_files()


def test_the_sdist_can_be_tested(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "LICENSE",
        "README.md",
        "schemas/summary.py",
        "tests/conftest.py",
        "requirements/dev.txt",
    } <= names


def test_the_installed_package_stands_on_its_own(installed: Path, tmp_path: Path) -> None:
    code = "import summarizer, summarizer.schemas.summary as s; print(summarizer.__file__, s.__file__, sep='\\n')"
    places = _run([installed, "-c", code], tmp_path).split()
    assert all(Path(place).is_relative_to(installed.parent.parent) for place in places)


def test_the_installed_command_reads_a_document_elsewhere(installed: Path, tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    document.write_text(
        "临江市养老服务工作要点\n一、主要目标\n到2027年，全市养老床位达到1.2万张。\n", encoding="utf-8"
    )
    _run([installed.parent / "summarizer", "run", document, "--engine", "rules", "--out", "out"], tmp_path)
    assert "1.2万张" in (tmp_path / "out/records.jsonl").read_text(encoding="utf-8")


def test_the_module_runs_like_the_command(installed: Path, tmp_path: Path) -> None:
    assert "run" in _run([installed, "-m", "summarizer", "--help"], tmp_path)
