"""``docs/peers.md`` from the figures: one table a question, and what stands behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Cell = Callable[[Mapping[str, Any]], str]
"""From the figures of one system to one cell."""

NONE = "–"


def _at(figures: Mapping[str, Any], *path: str) -> Any:
    """What stands under ``path``, or None where a run died before it was known."""
    found: Any = figures
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _number(*path: str, form: str = ".2f", factor: float = 1.0) -> Cell:
    def cell(figures: Mapping[str, Any]) -> str:
        value = _at(figures, *path)
        return NONE if value is None else format(value * factor, form)

    return cell


def _spread(*path: str, form: str = ".2f") -> Cell:
    def cell(figures: Mapping[str, Any]) -> str:
        found = _at(figures, *path)
        if found is None:
            return NONE
        median, least, most = (format(found[name], form) for name in ("median", "least", "most"))
        return median if least == most else f"{median} ({least}–{most})"

    return cell


def _share(*path: str) -> Cell:
    def cell(figures: Mapping[str, Any]) -> str:
        value = _at(figures, *path)
        return NONE if value is None else f"{100 * value:.0f} %"

    return cell


def _killed(figures: Mapping[str, Any]) -> str:
    found = _at(figures, "killed")
    if not found or "died" in found:
        return NONE
    return f"{found['paid_twice']} of {found['answered_before']}"


def _changed(figures: Mapping[str, Any]) -> str:
    found = _at(figures, "changed")
    return NONE if not found or "died" in found else f"{found['requests']} of {found['of']}"


def _fault(name: str) -> Cell:
    def cell(figures: Mapping[str, Any]) -> str:
        found = _at(figures, "faults", name)
        if not found:
            return NONE
        if "died" in found:
            return "the run died"
        lost = f"{found['lost']} of {found['expected']}"
        return f"**{lost}, {found['unreported']} in silence**" if found["unreported"] else lost

    return cell


def _table(result: Mapping[str, Any], columns: Mapping[str, Cell]) -> str:
    lines = ["| | " + " | ".join(columns) + " |", "|---|" + "---|" * len(columns)]
    for name, figures in result["systems"].items():
        lines.append(f"| {name} | " + " | ".join(cell(figures) for cell in columns.values()) + " |")
    return "\n".join(lines)


def _speed(result: Mapping[str, Any], size: str) -> str:
    return _table(
        result,
        {
            "requests": _number(size, "requests", form=".0f"),
            "wall, s": _spread(size, "wall_s", form=".1f"),
            "× its limit": _spread(size, "ratio", form=".3f"),
            "CPU a request, ms": _spread(size, "cpu_ms_request", form=".1f"),
            "CPU a document, ms": _spread(size, "cpu_ms_document", form=".1f"),
            "peak memory, MB": _spread(size, "peak_mb", form=".0f"),
        },
    )


def _tokens(result: Mapping[str, Any]) -> str:
    return _table(
        result,
        {
            "requests per 1,000 document tokens": _number("many", "requests_per_1000_tokens"),
            "prompt tokens per document token": _number("many", "prompt_tokens_per_token"),
            "the same in full-price equivalents": _number("many", "full_price_per_token"),
            "distinct records": _number("many", "records", form=".0f"),
        },
    )


def _again(result: Mapping[str, Any]) -> str:
    return _table(
        result,
        {
            "second run: requests": _number("again", "requests", form=".0f"),
            "second run: documents a second": _number("again", "documents_a_second", form=".0f"),
            "same output folder: documents a second": _number("resumed", "documents_a_second", form=".0f"),
            "one changed section: requests": _changed,
            "`kill -9` half-way: answers paid twice": _killed,
        },
    )


def _quotes(result: Mapping[str, Any]) -> str:
    return _table(
        result,
        {
            "quotes placed exactly": _share("grounding", "exact"),
            "wrong-digit quotes accepted": _share("grounding", "wrong_accepted"),
            "import, ms": _number("weight", "import_s", form=".0f", factor=1000),
            "packages": _number("weight", "packages", form=".0f"),
            "megabytes": _number("weight", "megabytes", form=".0f"),
        },
    )


def _faults(result: Mapping[str, Any]) -> str:
    known = [one.get("faults", {}) for one in result["systems"].values()]
    names = next((list(faults) for faults in known if faults and "died" not in faults), [])
    return _table(result, {name: _fault(name) for name in names})


def _settings(result: Mapping[str, Any]) -> str:
    return "\n".join(f"* **{name}**: {one['settings']}." for name, one in result["systems"].items())


def _rules(result: Mapping[str, Any]) -> str:
    if not result.get("rules"):
        return "Not measured."
    lines = [
        "| characters of a document | documents | characters a second | records | peak memory, MB |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {one['characters']:,} | {one['documents']:,} | {one['characters_a_second']:,.0f} "
        f"| {one['records']:,} | {one['peak_mb']:.0f} |"
        for one in result["rules"]
    ]
    return "\n".join(lines)


def _cores(result: Mapping[str, Any]) -> str:
    """One core against two, where that was measured."""
    if not result.get("cores"):
        return ""
    one, two = result["cores"]
    return (
        f"`summarizer run` over {one['documents']:,} documents, files included: {one['wall_s']:.1f} s with one worker, "
        f"{two['wall_s']:.1f} s with two, {one['wall_s'] / two['wall_s']:.2f} times as fast."
    )


PAGE = """# Side by side with the peers

Made by `{command}` on {date}: {machine}. Do not edit; the figures are in `peers.json`.

One endpoint on loopback answers everybody after {latency_s:g} s with the same records for the same text (every clause with a
number), {concurrency} requests at once, {repeats} run(s) of each system in turn; medians, and in brackets the extremes. {few} documents
of `evals/documents`, and {many} variants of them with distinct content. The endpoint has a process of its own but shares
the cores: **compare the rows, not the seconds**.

## Time, {many} documents

The limit is ceil(requests / {concurrency}) × latency: nobody can be faster with as many requests.

{speed_many}

## Time, {crowd} documents, 64 requests at once

One run. The limit allows a request every 8 ms: what a system does besides waiting shows.

{speed_crowd}

## Time, the {few} documents alone

{speed_few}

## Tokens

All systems are given the same guidelines. Tokens are the endpoint's count, schemas included, over {many} documents.
Full-price equivalents count a beginning of at least 1,024 tokens that stood in an earlier request at a quarter.

{tokens}

## A second run, a change, a crash

The second run is a new process with the first one's cache. The changed document is read alone, so that systems without
a cache pay for it only.

{again}

## Faults

Records lost out of those of a run without faults. A loss counts as reported if the system said anything about the
document. Requests are answered after 0.05 s.

{faults}

## Quotes, and weight

Wrong digits: every quote of the model has its first digit raised by one. instructor is given its `CitationMixin` here; BAML
and ContextGem have nothing that checks a quote (ContextGem refers to paragraphs, by the model's word).

{quotes}

## The rules engine alone

No endpoint: one process on one core for each row, over variants of the samples, in processor time, when the process has
read the samples once. 100,000 documents: `docs/scale.md`.

{rules}

{cores}

## Where a peer is ahead, and why

* **Processor time.** instructor and BAML parse an answer and stop. The rows of summarizer hold everything from the file to
  the finished summary: cleaning, outline, grounding, numbers and dates, the ledger of every number. The endpoint's records
  are dense (some sixty a document), and most of the time goes with their number.
* **Requests and tokens.** A document of up to 4,000 characters is one request for everybody; summarizer asks once more about
  numbers that the answer left unexplained. Its guidelines are the longer ones: most of them go out at the price of a cached
  beginning.
* **Ratio to the limit.** These documents are short: with so few requests the limit is near the processor time that reading a
  hundred documents takes, and the endpoint shares the cores.
* **Import.** `import summarizer` and `import instructor` load next to nothing before they are used.

## Settings

Each peer as its documentation advises (pages are cited at the top of its driver in `evals/bench/peers/drivers`), and where
there was a choice, with what favours it.

{settings}
"""


def readme_rows(result: Mapping[str, Any]) -> list[str]:
    """Rows of the READMEs' table, one a system that was asked everything; both languages show the same figures."""
    cells = (
        _number("many", "wall_s", "median", form=".1f"),
        _number("many", "cpu_ms_document", "median", form=".0f"),
        _number("again", "requests", form=".0f"),
        _killed,
        lambda figures: str(sum(one["unreported"] for one in figures["faults"].values())),
        _share("grounding", "wrong_accepted"),
    )
    asked = {name: one for name, one in result["systems"].items() if "faults" in one}
    return ["| " + " | ".join((name, *(cell(one) for cell in cells))) + " |" for name, one in asked.items()]


def markdown(result: Mapping[str, Any]) -> str:
    """The page."""
    return PAGE.format(
        **{
            name: result[name]
            for name in ("command", "date", "machine", "latency_s", "concurrency", "repeats")
        },
        few=result["documents"]["few"],
        many=result["documents"]["many"],
        crowd=f"{result['documents']['crowd']:,}",
        speed_many=_speed(result, "many"),
        speed_few=_speed(result, "few"),
        speed_crowd=_speed(result, "crowd"),
        tokens=_tokens(result),
        again=_again(result),
        faults=_faults(result),
        quotes=_quotes(result),
        rules=_rules(result),
        cores=_cores(result),
        settings=_settings(result),
    )
