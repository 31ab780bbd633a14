"""The last lines of a run: what was found, what failed, where to look."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.batch import RunResult
from summarizer.batch.ledger import Reason
from summarizer.report.labels import KINDS
from summarizer.report.tally import Tally
from summarizer.schemas.summary import Stage


def closing_lines(result: RunResult) -> Iterator[str]:
    """A few lines for standard error."""
    tally = result.tally
    taken = f", {result.kept} taken over from the last run" if result.kept else ""
    yield f"{counted(tally.documents, 'document')} read{taken}; {counted(sum(tally.records.values()), 'record')}:"
    for (kind, status), (chinese, english) in KINDS.items():
        yield f"  {tally.records.get(f'{kind} {status}', 0):>7,}  {english}s ({chinese})"
    if tally.unclaimed:
        yield f"  {tally.unclaimed:>7,}  numbers that nothing explains (未说明的数字)"
    if tally.flags:
        yield f"  {tally.flags:>7,}  flags on records, listed in failures.jsonl"
    if tally.usage.requests or tally.usage.cache_hits:
        yield _money(tally)
    yield from _failures(result)
    yield from _reread(result)
    yield from (f"not written: {note}" for note in tally.not_written)
    yield _where(result)


def _money(tally: Tally) -> str:
    usage = tally.usage
    cost = "cost unknown" if usage.cost is None else f"${usage.cost:.4f}"
    return (
        f"  {usage.requests:,} requests, {usage.cache_hits:,} answers from the cache, "
        f"{usage.input_tokens:,} + {usage.output_tokens:,} tokens, {cost}"
    )


def _failures(result: RunResult) -> Iterator[str]:
    tally = result.tally
    if tally.failures:
        whole = f", {counted(tally.failed_documents, 'document')} not read" if tally.failed_documents else ""
        yield f"{counted(tally.failures, 'failure')}{whole}:"
        for failure in tally.shown:
            known = failure.reason.startswith(failure.document)
            yield f"  {failure.reason if known else f'{failure.document}: {failure.reason}'}"
        if tally.failures > len(tally.shown):
            yield f"  … and {tally.failures - len(tally.shown):,} more in failures.jsonl"
    if result.stopped:
        yield f"stopped: {result.stopped}"
    if result.remaining:
        yield f"{counted(result.remaining, 'document')} left; the same command again goes on from here"


_AGAIN = {
    Reason.CHANGED: "changed since the last run",
    Reason.SETTINGS: "last read in another way",
    Reason.FAILED: "failed last time",
    Reason.DAMAGED: "damaged in the ledger",
}


def _reread(result: RunResult) -> Iterator[str]:
    """Why finished documents were read again, and which results went."""
    if again := [
        f"{result.reasons[why]:,} {words}" for why, words in _AGAIN.items() if result.reasons.get(why)
    ]:
        yield f"read again: {', '.join(again)}"
    if result.gone:
        yield f"{counted(result.gone, 'document')} of the last run no longer among the inputs, left out of the files"


def _where(result: RunResult) -> str:
    page = result.out / "report.html"
    first = f"open {page}; " if page.exists() else ""
    return f"{first}all files are in {result.out}"


def counted(number: int, noun: str) -> str:
    """``1 document``, ``2 documents``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def exit_code(result: RunResult) -> int:
    """0 all well, 1 something failed, 2 not one input could be read, 130 interrupted."""
    if result.remaining and not result.stopped:
        return 130
    if result.all_well:
        return 0
    tally = result.tally
    unreadable = not tally.documents and all(failure.stage is Stage.LOAD for failure in tally.shown)
    return 2 if unreadable and not result.stopped else 1
