"""Gold to Label Studio and back (https://labelstud.io/guide/task_format): nothing is lost on the way.

A record is a region with its fields as per-region controls; further evidence is a region of its own that
a relation ties to the first. Offsets are code points, which Label Studio stores since 1.4; where a
region's own ``text`` shows that an older version counted UTF-16 units, they are converted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.evaluate.gold_files import first_problem
from summarizer.evaluate.statements import Statement
from summarizer.schemas.commitment import Area, Binding, Comparator, DeadlineBasis, Recurrence
from summarizer.schemas.document import Document
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.gold import FieldName, GoldRecord

LABELS = tuple(f"{kind} {status}" for kind in Kind for status in Status)
_TEXTS = ("indicator", "value", "unit", "baseline", "deadline", "responsible", "funding", "note", "quote")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "comparator": get_args(Comparator),
    "deadline_basis": tuple(DeadlineBasis),
    "recurrence": get_args(Recurrence),
    "binding": get_args(Binding),
    "area": tuple(Area),
    "optional": ("optional",),
    "disputed": get_args(FieldName),
}
_NUMBERS = ("value", "baseline", "funding")


def labelling_config() -> str:
    """The labelling interface to paste into a Label Studio project."""
    labels = "".join(f'<Label value="{label}"/>' for label in LABELS)
    texts = "".join(
        f'<TextArea name="{name}" toName="text" perRegion="true" editable="true" placeholder="{name}"/>'
        for name in _TEXTS
    )
    choices = "".join(_choice_control(name, options) for name, options in _CHOICES.items())
    style = "<Style>.htx-text{ white-space: pre-wrap; }</Style>"
    body = f'<Labels name="label" toName="text">{labels}</Labels><Text name="text" value="$text"/>'
    return f"<View>{style}{body}{texts}{choices}</View>\n"


def _choice_control(name: str, options: Sequence[str]) -> str:
    several = "multiple" if name == "disputed" else "single"
    inner = "".join(f'<Choice value="{option.translate(_XML)}"/>' for option in options)
    return f'<Choices name="{name}" toName="text" perRegion="true" choice="{several}">{inner}</Choices>'


_XML = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def export_task(
    document: Document,
    gold: Sequence[GoldRecord] | None,
    predicted: Sequence[Statement] = (),
    engine: str = "",
) -> dict[str, Any]:
    """One task: ``gold`` as its annotation, ``predicted`` as pre-annotation by ``engine``."""
    task: dict[str, Any] = {
        "data": {"document": document.name, "sha256": document.sha256, "text": document.text},
        "annotations": [],
        "predictions": [],
    }
    if gold is not None:
        task["annotations"].append({"result": list(_results(gold, document.text))})
    if predicted:
        results = list(_results(predicted, document.text))
        task["predictions"].append({"model_version": engine, "result": results})
    return task


def _results(records: Iterable[Statement], text: str) -> Iterator[dict[str, Any]]:
    for record in records:
        for number, span in enumerate(record.evidence):
            region = record.id if number == 0 else f"{record.id}#{number + 1}"
            place = {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
            label = {"labels": [f"{record.kind} {record.status}"]}
            yield _result(region, "label", "labels", place | label)
            if span.quote != place["text"]:
                yield _result(region, "quote", "textarea", place | {"text": [span.quote or ""]})
            if number:
                yield {"type": "relation", "from_id": record.id, "to_id": region, "direction": "right"}
            else:
                yield from _field_results(record, region, place)


def _field_results(record: Statement, region: str, place: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name in (*_TEXTS, *_CHOICES):
        words = _words(record, name) if name != "quote" else []
        if words and name in _CHOICES:
            yield _result(region, name, "choices", {**place, "choices": words})
        elif words:
            yield _result(region, name, "textarea", {**place, "text": words})


def _words(record: Statement, name: str) -> list[str]:
    if name == "optional":
        return ["optional"] if record.optional else []
    found = getattr(record, name, None)
    if found is None or found == "":
        return []
    if name in _NUMBERS:
        return [format(found, "f")]
    return list(found) if isinstance(found, tuple) else [str(found)]


def _result(region: str, control: str, sort: str, value: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": region, "from_name": control, "to_name": "text", "type": sort, "value": dict(value)}


def import_task(task: Mapping[str, Any]) -> list[GoldRecord]:
    """Records of the task's last annotation that was not cancelled, in the order of their regions.

    Raises InputError that names document and region where something does not fit.
    """
    data = task.get("data", {})
    document, text = data.get("document"), data.get("text")
    if not isinstance(document, str) or not isinstance(text, str):
        raise InputError("a Label Studio task without document and text: was it exported by this program?")
    done = [one for one in task.get("annotations", ()) if not one.get("was_cancelled")]
    results = done[-1].get("result", []) if done else []
    regions = _regions(results)
    joined = {one["to_id"]: one["from_id"] for one in results if one.get("type") == "relation"}
    return [
        _record(document, text, region, [regions[r] for r in _family(region, regions, joined)])
        for region in regions
        if region not in joined
    ]


def _regions(results: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """By region: control → value; regions without a label are left out."""
    regions: dict[str, dict[str, Any]] = {}
    for one in results:
        if "from_name" in one:
            regions.setdefault(str(one["id"]), {})[str(one["from_name"])] = one["value"]
    return {name: controls for name, controls in regions.items() if "label" in controls}


def _family(region: str, regions: Iterable[str], joined: Mapping[str, str]) -> list[str]:
    return [region, *(other for other in regions if joined.get(other) == region)]


def _record(
    document: str, text: str, region: str, family: Sequence[Mapping[str, Mapping[str, Any]]]
) -> GoldRecord:
    controls = family[0]
    label = str(controls["label"]["labels"][0])
    kind, _, status = label.partition(" ")
    fields: dict[str, Any] = {"id": region, "document": document, "kind": kind, "status": status}
    for name in (*_TEXTS, *_CHOICES):
        if name in controls and name != "quote":
            words = controls[name].get("choices") or controls[name].get("text") or []
            several = name in ("responsible", "disputed")
            fields[name] = list(words) if several else next(iter(words), None)
    fields["indicator"] = fields.get("indicator") or ""
    fields["optional"] = "optional" in fields
    fields["evidence"] = [_evidence(one, text) for one in family]
    try:
        return GoldRecord.model_validate(fields)
    except ValidationError as error:
        raise InputError(f"{document}, region {region}: {first_problem(error)}") from None


def _evidence(controls: Mapping[str, Mapping[str, Any]], text: str) -> dict[str, Any]:
    value = controls["label"]
    start, end = int(value["start"]), int(value["end"])
    said = value.get("text")
    if said is not None and text[start:end] != said:
        start, end = _from_utf16(text, start), _from_utf16(text, end)
    quote: str | None = text[start:end]
    if "quote" in controls:
        quote = next(iter(controls["quote"].get("text", ())), "") or None
    return {"start": start, "end": end, "quote": quote}


def _from_utf16(text: str, offset: int) -> int:
    """Code points before ``offset`` UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * offset]
    return len(units.decode("utf-16-le", "replace"))
