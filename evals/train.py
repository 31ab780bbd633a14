"""Fit the weights by which the rules engine tells a deliverable from a generality.

    python -m evals.train [--gold DIR]... [--corpus DIR]... [--further] [--write]

Every launching verb with its object is a candidate; gold says which are deliverables. Weights come from
a ridge-penalised logistic regression, in seconds on one core. What is reported is leave-one-document-out:
each document is judged by weights that never saw it. ``--write`` stores the fit on all of them. ``--further`` pulls
weights towards those that are stored instead of towards nothing, so that what they learned from labels no longer at
hand stays; then the left-out figures know the documents that the stored weights have seen. The weights
in the repository have seen our own documents, the twelve of ``gold/real``, long excerpts of four more real ones and
short ones of a hundred others, labelled likewise, whose labels point into cut texts and are not kept here.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from summarizer.engines.rules.deliverables import read_candidates, status_of
from summarizer.engines.rules.features import status_feature
from summarizer.engines.rules.passage import read_passages
from summarizer.engines.rules.targets import read_targets
from summarizer.engines.rules.weigh import THRESHOLD
from summarizer.evaluate.gold_files import GoldFile, Skipped, Texts, read_gold
from summarizer.pipeline import prepare
from summarizer.schemas.document import Document, Span
from summarizer.schemas.extraction import Kind

WEIGHTS = Path("summarizer/engines/rules/weights.json")
RIDGE = 1.0
"""Penalty on squared weights; leave-one-document-out F1 on eleven real documents moved by less than a point over
0.5, 1 and 2, and when real documents were weighed twice."""
LEAST_SEEN = 3
"""Features seen in fewer candidates are left out."""
LEAST_WEIGHT = 0.01
"""Smaller weights are not stored."""


@dataclass(frozen=True)
class Example:
    """One candidate with its label."""

    document: str
    features: tuple[str, ...]
    positive: bool
    ours: bool
    """Whether we wrote the document."""


def read_examples(gold: Path, corpus: Sequence[Path]) -> Iterator[Example]:
    """Candidates of every gold document whose text is at hand; optional gold is left out."""
    own = gold.parent / "documents"
    texts = Texts(corpus, own if own.is_dir() else None)
    for file in read_gold(gold):
        found = texts.find(file)
        if isinstance(found, Skipped):
            sys.stderr.write(f"{found.reason}\n")
            continue
        yield from _document(file, found.document, ours=found.ours)


def _document(file: GoldFile, document: Document, *, ours: bool) -> Iterator[Example]:
    prepared = prepare(document)
    labels = [
        (Span(e.start, e.end), record.optional)
        for record in file.records
        if record.kind is Kind.DELIVERABLE
        for e in record.evidence
    ]
    for chunk in prepared.chunks:
        for passage in read_passages(chunk):
            for candidate in read_candidates(passage, list(read_targets(passage))):
                place = Span(chunk.span.start + candidate.start, chunk.span.start + candidate.end)
                span = prepared.cleaned.loaded_span(place)
                hits = [optional for label, optional in labels if _overlaps(span, label)]
                if all(hits) and hits:
                    continue
                status = status_feature(status_of(passage, candidate))
                yield Example(document.name, (*candidate.features, status), bool(hits), ours)


def _overlaps(span: Span, label: Span) -> bool:
    return 2 * span.overlap(label) >= min(len(span), len(label))


def fit(examples: Sequence[Example], earlier: Mapping[str, float] = MappingProxyType({})) -> dict[str, float]:
    """Weight of each feature, as near to ``earlier`` as the examples let it be; positive speaks for a deliverable."""
    seen = Counter(feature for one in examples for feature in set(one.features))
    names = sorted({feature for feature, count in seen.items() if count >= LEAST_SEEN} | set(earlier))
    index = {name: at for at, name in enumerate(names)}
    rows = [[index[feature] for feature in set(one.features) if feature in index] for one in examples]
    places = np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix(
        (np.ones(places[-1]), [at for row in rows for at in row], places), (len(rows), len(names))
    )
    target = np.array([one.positive for one in examples], dtype=float)
    ridge = np.full(len(names), RIDGE)
    ridge[index["bias"]] = 0.01
    start = np.array([earlier.get(name, 0.0) for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = matrix @ weights
        value = np.logaddexp(0, margin).sum() - target @ margin + 0.5 * (ridge * (weights - start) ** 2).sum()
        gradient = matrix.T @ (1 / (1 + np.exp(-margin)) - target) + ridge * (weights - start)
        return float(value), gradient

    solution = minimize(loss, start, jac=True, method="L-BFGS-B")
    return dict(zip(names, solution.x.tolist(), strict=True))


def judge(examples: Sequence[Example], weights: dict[str, float]) -> Counter[str]:
    """Counts of ``right``, ``extra`` and ``missed`` candidates."""
    counts: Counter[str] = Counter()
    for one in examples:
        said = sum(weights.get(feature, 0.0) for feature in one.features) >= THRESHOLD
        counts[
            "right" if said and one.positive else "extra" if said else "missed" if one.positive else "no"
        ] += 1
    return counts


def f1(counts: Counter[str]) -> float:
    """Harmonic mean of precision and recall over candidates."""
    return 2 * counts["right"] / max(1, 2 * counts["right"] + counts["extra"] + counts["missed"])


def main() -> None:
    """Print leave-one-document-out figures; with ``--write`` store the weights fitted on everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--further", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    earlier = json.loads(WEIGHTS.read_text(encoding="utf-8"))["deliverable"] if options.further else {}
    folders = options.gold or [Path("evals/gold")]
    examples = [one for gold in folders for one in read_examples(gold, options.corpus)]
    totals: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for name in sorted({one.document for one in examples}):
        others = [one for one in examples if one.document != name]
        left_out = [one for one in examples if one.document == name]
        counts = judge(left_out, fit(others, earlier))
        totals[left_out[0].ours] += counts
        sys.stdout.write(f"{name:44} F1 {f1(counts):.2f}  {dict(counts)}\n")
    positives = sum(one.positive for one in examples)
    ours, real = f1(totals[True]), f1(totals[False])
    sys.stdout.write(f"{len(examples)} candidates, {positives} deliverables\n")
    sys.stdout.write(f"left-out F1: our own documents {ours:.3f}, real ones {real:.3f}\n")
    if options.write:
        kept = {
            name: round(value, 3)
            for name, value in fit(examples, earlier).items()
            if abs(value) >= LEAST_WEIGHT
        }
        WEIGHTS.write_text(
            json.dumps({"deliverable": kept}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
