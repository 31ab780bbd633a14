"""The gate: what must not get worse, and what it says when it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer.evaluate.baseline import Pinned
from summarizer.evaluate.document_score import DocumentScore
from summarizer.evaluate.errors import ErrorRow
from summarizer.evaluate.run_score import SCORER_VERSION, RunScore
from summarizer.evaluate.slices import dimension_of

# A run with less than half of the pinned predictions has broken down somewhere; floors would say so
# slice by slice, this says it once.
_COLLAPSED = 0.5
# A document in which so many were found before and none now is named for itself.
_WORTH_NAMING = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason for which the gate fell."""

    check: str
    """``scorer``, ``empty``, ``collapsed``, ``failures``, ``gold`` or ``floor``."""
    message: str
    slice: str = ""
    """For ``floor``: the slice that fell."""
    items: tuple[str, ...] = ()
    """Errors in that slice that the pinned run did not have."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a run."""

    findings: tuple[Finding, ...]
    floors: int
    """How many floors were asked."""

    @property
    def passed(self) -> bool:
        """Whether nothing fell."""
        return not self.findings


@dataclass
class NewErrors:
    """Keeps the errors that the pinned run did not have, as documents go by."""

    pinned: Pinned
    rows: list[ErrorRow] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._known = {
            (score.document, side, item)
            for score in self.pinned.run.documents
            for side, items in (("missed", score.missed), ("extra", score.extra))
            for item in items
        }

    def see(self, rows: Iterable[ErrorRow]) -> None:
        """Take the new ones among ``rows``."""
        self.rows += [
            row
            for row in rows
            if row.side != "field" and (row.document, row.side, row.item) not in self._known
        ]


def judge(pinned: Pinned, run: RunScore, new_errors: Iterable[ErrorRow] = ()) -> Verdict:
    """Hold ``run`` against ``pinned``, over the project's own documents."""
    own = run.only(score.document for score in run.documents if score.ours)
    findings = _broken(pinned, own) or _changed(pinned, own)
    if not findings:
        findings = [*_failures(own), *_fallen(pinned, own, list(new_errors))]
    return Verdict(tuple(findings), len(pinned.floors))


def _broken(pinned: Pinned, run: RunScore) -> list[Finding]:
    if pinned.run.scorer != SCORER_VERSION:
        was = f"the baseline was scored by version {pinned.run.scorer}, this is version {SCORER_VERSION}"
        return [Finding("scorer", f"{was}: pin again with --update")]
    if not run.predicted:
        return [Finding("empty", "empty run: not one prediction on the project's own documents")]
    if run.predicted < _COLLAPSED * pinned.run.predicted:
        counted = f"{run.predicted} predictions where {pinned.run.predicted} were pinned"
        return [Finding("collapsed", f"collapsed run: {counted}")]
    return []


def _changed(pinned: Pinned, run: RunScore) -> list[Finding]:
    before = {score.document: score for score in pinned.run.documents}
    now = {score.document: score for score in run.documents}
    changes = [f"{name} is not pinned" for name in now.keys() - before.keys()]
    changes += [f"{name} is pinned but was not scored" for name in before.keys() - now.keys()]
    for name in before.keys() & now.keys():
        changes += [f"{what} of {name} changed" for what in _hashes_differ(before[name], now[name])]
    said = "gold or documents changed without pinning again (--update)"
    return [Finding("gold", f"{said}: {'; '.join(sorted(changes))}")] if changes else []


def _hashes_differ(before: DocumentScore, now: DocumentScore) -> list[str]:
    checks = {
        "gold": before.gold_sha256 == now.gold_sha256,
        "text": before.text_sha256 == now.text_sha256,
    }
    return [what for what, same in checks.items() if not same]


def _failures(run: RunScore) -> list[Finding]:
    failed = [score for score in run.documents if score.effort.failures]
    if not failed:
        return []
    named = "; ".join(f"{s.document}: {s.effort.first_failure or s.effort.failures}" for s in failed)
    return [Finding("failures", f"the engine failed in {len(failed)} document(s): {named}")]


def _fallen(pinned: Pinned, run: RunScore, rows: list[ErrorRow]) -> list[Finding]:
    totals = run.totals()
    was_predicted = {score.document: score.predicted for score in pinned.run.documents}
    findings = [
        Finding(
            "collapsed", f"{s.document}: not one prediction where {was_predicted[s.document]} were pinned"
        )
        for s in run.documents
        if not s.predicted and was_predicted[s.document] >= _WORTH_NAMING
    ]
    for name, least in pinned.floors.items():
        f1 = totals[name].f1 if name in totals else None
        if f1 is None or f1 < least:
            now = "nothing" if f1 is None else f"{f1:.4f}"
            items = tuple(str(row) for row in rows if _in_slice(row, name))
            findings.append(Finding("floor", f"{name}: F1 {now} is below its floor {least:.4f}", name, items))
    return findings


def _in_slice(row: ErrorRow, name: str) -> bool:
    if dimension_of(name) == "document":
        return name.endswith(f": {row.document}")
    return name in row.slices or (name == "quantities" and bool(row.value))
