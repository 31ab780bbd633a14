"""``summarizer eval`` and the commands below it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import with_settings
from summarizer.settings import Settings

app = typer.Typer()

GOLD = Path("evals/gold")

GoldFolder = Annotated[Path, typer.Option(help="Folder of labels; its documents lie beside it.")]
Corpus = Annotated[
    list[Path] | None, typer.Option(help="Folder with texts of labels that come without them; repeatable.")
]


@app.callback(invoke_without_command=True)
@with_settings
def evaluate(
    settings: Settings,
    ctx: typer.Context,
    gold: GoldFolder = GOLD,
    corpus: Corpus = None,
    records: Annotated[
        Path | None, typer.Option(help="Score this records.jsonl instead of running an engine.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="Compare with this run; fail where a floor in it is not met.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write reports into this folder.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Pin this run in the baseline.")] = False,
    lower: Annotated[
        list[str] | None, typer.Option(help="Slice whose floor --update may lower, * for any; repeatable.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Only documents whose name holds this; repeatable.")
    ] = None,
    replay_only: Annotated[
        bool, typer.Option("--replay-only", help="The LLM engine answers from the cache alone.")
    ] = False,
    show_errors: Annotated[bool, typer.Option("--errors", help="List the errors one by one.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
) -> None:
    """Score an engine, or records made elsewhere, against gold labels.

    Examples: summarizer eval --engine rules --errors; summarizer eval --baseline evals/baseline.json --out
    out/eval; summarizer eval agree mine.jsonl yours.jsonl
    """
    if ctx.invoked_subcommand is not None:
        return
    from summarizer.evaluate.running import EvalOptions

    options = EvalOptions(
        gold=gold,
        corpus=tuple(corpus or ()),
        records=records,
        baseline=baseline,
        out=out,
        update=update,
        lower=tuple(lower or ()),
        only=tuple(only or ()),
        kept_errors=sys.maxsize if show_errors else 200,
    )
    if replay_only:
        settings = settings.model_copy(update={"replay_only": True})
    from summarizer.cli.eval_run import run_evaluation

    raise typer.Exit(run_evaluation(options, settings, show_errors=show_errors, as_json=as_json))


@app.command()
def agree(
    first: Annotated[Path, typer.Argument(metavar="A", help="Labels of one reader: file or folder.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Labels of another.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """How far two readers agree: item F1, and Krippendorff's α of each field."""
    import json
    from dataclasses import asdict

    from rich.console import Console

    from summarizer.evaluate.agreement import measure_agreement, read_labels
    from summarizer.evaluate.reports.terminal import agreement_tables

    agreement = measure_agreement(read_labels(first), read_labels(second))
    if as_json:
        figures = asdict(agreement) | {"item_f1": agreement.items.f1}
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    console = Console()
    for block in agreement_tables(agreement):
        console.print(block)


@app.command()
def index(gold: GoldFolder = GOLD, corpus: Corpus = None) -> None:
    """Tie each gold file to its text by hash, after labels or documents were added."""
    from summarizer.evaluate.gold_files import Texts
    from summarizer.evaluate.indexing import write_indexes
    from summarizer.evaluate.running import DOCUMENTS_NAME

    for line in write_indexes(gold, Texts(tuple(corpus or ()), gold.parent / DOCUMENTS_NAME)):
        typer.echo(line)


@app.command("export")
def export_(
    target: Annotated[
        Path, typer.Argument(metavar="FILE", help="tasks.json for Label Studio, or a .csv or .xlsx.")
    ],
    gold: GoldFolder = GOLD,
    corpus: Corpus = None,
    records: Annotated[
        Path | None, typer.Option(help="records.jsonl of an engine, to start labelling from.")
    ] = None,
) -> None:
    """Write labels for correction in Label Studio or a spreadsheet."""
    from summarizer.evaluate.gold_files import Texts
    from summarizer.evaluate.labelling.exchange import export_labels
    from summarizer.evaluate.running import DOCUMENTS_NAME

    texts = Texts(tuple(corpus or ()), gold.parent / DOCUMENTS_NAME)
    for line in export_labels(target, gold if gold.is_dir() else None, texts, records):
        typer.echo(line, err=True)


@app.command("import")
def import_(
    source: Annotated[
        Path, typer.Argument(metavar="FILE", help="Label Studio export, spreadsheet or reviewed ledger.xlsx.")
    ],
    out: Annotated[Path, typer.Option(help="Folder for the gold files.")],
    corpus: Corpus = None,
    records: Annotated[
        Path | None, typer.Option(help="The records.jsonl that a reviewed ledger was made with.")
    ] = None,
) -> None:
    """Bring corrected labels back as gold."""
    from summarizer.evaluate.gold_files import Texts
    from summarizer.evaluate.labelling.exchange import import_labels
    from summarizer.evaluate.running import DOCUMENTS_NAME

    for line in import_labels(source, out, Texts(tuple(corpus or ()), GOLD.parent / DOCUMENTS_NAME), records):
        typer.echo(line)
