"""Coverage-guided fuzzing of one loader; needs ``pip install atheris`` (Linux or macOS).

    python -m tests.fuzz TARGET CORPUS [options of libFuzzer, such as -max_total_time=3600]

CORPUS is a folder that keeps what is found on the way. A crash is written beside it; once mended, its input goes to
``tests/fuzz/corpus/TARGET``, which the tests run through for ever.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main() -> None:
    """Fuzz the target named on the command line."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["summarizer.load", "summarizer.clean"]):
        targets = importlib.import_module("tests.fuzz.targets")
    name, corpus, *options = sys.argv[1:]
    target = targets.TARGETS[name]
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(targets.seeds(name)):
        (folder / f"seed{number}").write_bytes(seed)
    known = Path(__file__).parent / "corpus" / name
    corpora = [str(folder), *([str(known)] if known.is_dir() else [])]
    atheris.Setup([sys.argv[0], *options, *corpora], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
