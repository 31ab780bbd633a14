"""``python -m summarizer.evaluate --records FILE --gold DIR [--corpus DIR]``: scores with every error."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.evaluate.counts import Counts
from summarizer.evaluate.document_score import DocumentResult, score_document
from summarizer.evaluate.gold_files import Skipped, Texts, read_gold
from summarizer.evaluate.record_files import RecordFile


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and list; 0, or 2 with one line for wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.evaluate", description=__doc__)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=Path("evals/gold"))
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--quiet", action="store_true", help="scores only, no list of errors")
    options = parser.parse_args(arguments)
    try:
        results = _score(options.records, options.gold, options.corpus)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not options.quiet:
        for result in results:
            sys.stdout.write(_listing(result))
    sys.stdout.write(_table(results))
    return 0


def _score(records: Path, gold: Path, corpus: Sequence[Path]) -> list[DocumentResult]:
    predictions = RecordFile(records)
    own = [folder for folder in (gold.parent / "documents",) if folder.is_dir()]
    texts = Texts([*own, *corpus])
    results = []
    for file in read_gold(gold):
        found = texts.find(file)
        if isinstance(found, Skipped):
            sys.stderr.write(f"{found.reason}\n")
        elif predictions.name_for(file.document) is not None:
            results.append(score_document(found, predictions.read(file.document)))
    return results


def _listing(result: DocumentResult) -> str:
    lines = [f"\n== {result.score.document}"]
    for row in result.errors:
        if row.side != "field":
            value = f" {row.value}{row.unit}" if row.value else ""
            said = f"{row.side:6} {row.kind} {row.status} {row.indicator}{value}"
            lines.append(f"{said}\n       {row.category}: {row.reason} {row.partner}")
            lines.append(f"       …{row.before}【{row.quote}】{row.after}…")
    return "\n".join(lines) + "\n"


def _table(results: Sequence[DocumentResult]) -> str:
    total: dict[str, Counts] = {}
    for result in results:
        for one, counts in result.score.slices.items():
            total[one] = total.get(one, Counts()).plus(counts)
    lines = [_line(one, counts) for one, counts in sorted(total.items())]
    lines += [_line(result.score.document, result.score.counts) for result in results]
    wrong = Counter(f"{row.side} {row.category}" for r in results for row in r.errors)
    return "\n".join(["", *lines, "", *(f"{n:5} {name}" for name, n in wrong.most_common())]) + "\n"


def _line(name: str, counts: Counts) -> str:
    shares = (counts.precision, counts.recall, counts.f1)
    shown = "  ".join("   – " if share is None else f"{share:.3f}" for share in shares)
    return f"{name[:50]:50} {shown}   found {counts.found} extra {counts.extra} missed {counts.missed}"


if __name__ == "__main__":
    sys.exit(main())
