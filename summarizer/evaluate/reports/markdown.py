"""The run as Markdown, for a job summary and a pull-request comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.evaluate.comparison import Comparison
from summarizer.evaluate.errors import ErrorRow
from summarizer.evaluate.gate import Verdict
from summarizer.evaluate.reports.lines import fact_lines, score_lines, shown, shown_interval
from summarizer.evaluate.run_score import RunScore

# A comment is read, not searched: past these the CSV serves better.
_ERRORS_SHOWN = 30
_ITEMS_SHOWN = 20


def markdown_report(
    run: RunScore,
    comparison: Comparison | None = None,
    verdict: Verdict | None = None,
    errors: Sequence[ErrorRow] = (),
) -> str:
    """All of the run on one page; words of documents are escaped."""
    parts = [f"## Evaluation: {_cell(run.engine)}", ""]
    if verdict:
        parts += _verdict(verdict)
    parts += [f"* {name}: {_cell(words)}" for name, words in fact_lines(run)]
    parts += ["", *_scores(run), "", *_fields(run)]
    if comparison:
        parts += ["", *_comparison(comparison)]
    parts += ["", *_errors(errors)]
    parts += [f"* {_cell(reason)}" for reason in run.skipped]
    return "\n".join(parts).rstrip() + "\n"


def _verdict(verdict: Verdict) -> Iterator[str]:
    if verdict.passed:
        yield f"**Gate: passed** ({verdict.floors} floors)"
    else:
        yield f"**Gate: fell** ({len(verdict.findings)} of {verdict.floors} floors and checks)"
        yield ""
        for finding in verdict.findings:
            yield f"* {_cell(finding.message)}"
            yield from (f"  * {_cell(item)}" for item in finding.items[:_ITEMS_SHOWN])
    yield ""


def _scores(run: RunScore) -> Iterator[str]:
    yield from _table_head(["slice", "P", "R", "F1", "95 %", "found", "extra", "missed"])
    for line in score_lines(run, documents=True):
        c = line.counts
        yield _row(
            [line.slice, shown(c.precision), shown(c.recall), shown(c.f1), shown_interval(line.f1), *c]
        )


def _fields(run: RunScore) -> Iterator[str]:
    yield from _table_head(["field", "accuracy", "correct", "incorrect", "missing", "spurious"])
    for name, slots in run.fields().items():
        yield _row([name, shown(slots.accuracy), *slots[:4]])


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield "### Against the baseline"
    yield ""
    changed = [one for one in comparison.differences if one.change]
    if not changed:
        yield "No slice changed."
    else:
        yield from _table_head(["slice", "before", "now", "change", "95 %", "smallest visible"])
    for one in changed:
        interval = "" if one.interval is None else f"{one.interval.low:+.3f} to {one.interval.high:+.3f}"
        cells = [one.slice, shown(one.before), shown(one.now), f"{one.change:+.3f}", interval]
        yield _row([*cells, shown(one.smallest_visible)])
    for title, items in (("gained", comparison.gained), ("lost", comparison.lost)):
        if items:
            yield ""
            yield f"{title}: {len(items)}"
            yield ""
            yield from (f"* {_cell(f'{i.document} {i.side} {i.item}')}" for i in items[:_ITEMS_SHOWN])


def _errors(errors: Sequence[ErrorRow]) -> Iterator[str]:
    if not errors:
        return
    yield f"<details><summary>the first {min(len(errors), _ERRORS_SHOWN)} errors</summary>"
    yield ""
    yield from _table_head(["document", "", "record", "quote", "why"])
    for row in errors[:_ERRORS_SHOWN]:
        record = f"{row.kind} {row.status} {row.indicator} {row.value}{row.unit}"
        yield _row([row.document, row.side, record, row.quote, f"{row.category}: {row.reason}"])
    yield ""
    yield "</details>"


def _table_head(names: Iterable[str]) -> list[str]:
    names = list(names)
    return [_row(names), "|" + "---|" * len(names)]


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(_cell(str(cell)) for cell in cells) + " |"


# What Markdown and the HTML inside it would read as markup.
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]#|"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def _cell(words: str) -> str:
    return " ".join(words.split()).translate(_MARKS)
