"""How long the eval harness takes over many documents, and how much memory.

``python evals/bench/score.py [DOCUMENTS] [RECORDS_PER_DOCUMENT]`` writes documents, gold and records to a
temporary folder and scores them with all reports; an eighth, a quarter and half as many beside show whether memory
stays flat. Writing and scoring are processes of their own, so that neither's memory counts for the other. Nothing
is asserted.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from summarizer.evaluate import EvalOptions, evaluate

_Result = TypeVar("_Result")
DOCUMENTS, RECORDS = 2_000, 100
_FOUND, _WRONG_VALUE = 0.85, 0.05
_CLAUSES = (
    "新建养老床位{}张",
    "建成社区站点{}个",
    "培训护理人员{}人次",
    "服务覆盖率达到{}%",
    "制定第{}号管理办法",
)


def main() -> None:
    """Print one line for each size."""
    given = [int(argument) for argument in sys.argv[1:]]
    documents, records = (*given, *(DOCUMENTS, RECORDS)[len(given) :])
    for count in (documents // 8, documents // 4, documents // 2, documents):
        with tempfile.TemporaryDirectory() as folder:
            _apart(write_corpus, Path(folder), count, records)
            seconds, megabytes, f1 = _apart(score, Path(folder))
        print(
            f"{count:>6,} documents, {count * records:>7,} gold records: {seconds:6.1f} s, peak {megabytes:5.1f} MB, "
            f"F1 {f1:.3f}",
            flush=True,
        )


def _apart(work: Callable[..., _Result], *given: object) -> _Result:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def score(folder: Path) -> tuple[float, float, float]:
    """Seconds, peak memory in MB and F1 of one run with all its reports."""
    started = time.perf_counter()
    options = EvalOptions(gold=folder / "gold", records=folder / "records.jsonl", out=folder / "out")
    evaluation = evaluate(options)
    seconds = time.perf_counter() - started
    return seconds, peak_mb(), evaluation.run.totals()["all"].f1 or 0.0


def peak_mb() -> float:
    """Peak memory of this process. ``ru_maxrss`` counts the parent's too where a process was forked and replaced."""
    with suppress(OSError), Path("/proc/self/status").open(encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write_corpus(folder: Path, documents: int, records: int) -> None:
    """Documents with gold, and predictions of which some are wrong, lines in no order."""
    chance = random.Random(11)
    (folder / "documents").mkdir()
    (folder / "gold").mkdir()
    predictions: list[str] = []
    for number in range(documents):
        name = f"{number:05}.txt"
        text, labels = make_document(chance, name, records)
        (folder / "documents" / name).write_text(text, encoding="utf-8")
        lines = "".join(json.dumps(label, ensure_ascii=False) + "\n" for label in labels)
        (folder / "gold" / f"{number:05}.jsonl").write_text(lines, encoding="utf-8")
        predictions += (json.dumps(one, ensure_ascii=False) for one in predict(chance, labels))
    chance.shuffle(predictions)
    (folder / "records.jsonl").write_text("\n".join(predictions) + "\n", encoding="utf-8")


def make_document(chance: random.Random, name: str, records: int) -> tuple[str, list[dict[str, object]]]:
    """A text of one clause a record, and its gold."""
    text, labels = "", list[dict[str, object]]()
    for number in range(records):
        clause, value = chance.choice(_CLAUSES), chance.randrange(1, 200)
        target = "办法" not in clause
        quote = clause.format(value)
        labels.append(
            {
                "id": f"{name}-{number}",
                "document": name,
                "kind": "target" if target else "deliverable",
                "status": chance.choice(["pledged", "pledged", "achieved"]),
                "indicator": quote[:6],
                "value": value if target else None,
                "unit": quote[-1] if target else None,
                "evidence": [{"start": len(text), "end": len(text) + len(quote), "quote": quote}],
                "optional": chance.random() < 0.05,
            }
        )
        text += quote + ("。\n" if number % 5 == 4 else "，")
    return text, labels


def predict(chance: random.Random, labels: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Most of the labels, some with another value."""
    for label in labels:
        if chance.random() < _FOUND:
            wrong = chance.random() < _WRONG_VALUE and label["value"] is not None
            yield {k: v for k, v in label.items() if k != "optional"} | ({"value": 999} if wrong else {})


if __name__ == "__main__":
    main()
