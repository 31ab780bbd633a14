"""``RulesEngine``: sections → passages → statements → items, with no network and no chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from summarizer.engines.protocol import Draft, Reading
from summarizer.engines.rules.abstract import write_abstract
from summarizer.engines.rules.attach import attach
from summarizer.engines.rules.deliverables import read_deliverables
from summarizer.engines.rules.duties import read_duties
from summarizer.engines.rules.found import Found, to_item
from summarizer.engines.rules.gist import read_gist
from summarizer.engines.rules.passage import read_passages
from summarizer.engines.rules.projects import read_projects
from summarizer.engines.rules.sums import read_sums
from summarizer.engines.rules.tables import read_rows
from summarizer.engines.rules.targets import read_targets
from summarizer.engines.rules.things import named
from summarizer.language.anchors import read_anchor
from summarizer.schemas.document import Chunk
from summarizer.schemas.extraction import Composition, Extraction, Gist, Usage
from summarizer.sources import digest


class RulesEngine:
    """The embedded engine. Has no state; one instance serves any number of threads."""

    name = "rules"

    @property
    def fingerprint(self) -> str:
        """Hash over the sources of rules, tables and weights."""
        return digest("summarizer.engines.rules", "summarizer.language")[:16]

    def extract(self, chunks: Sequence[Chunk]) -> list[Reading]:
        """Read each chunk on its own; never fails."""
        return [Reading(chunk, read_chunk(chunk)) for chunk in chunks]

    def compose(self, draft: Draft) -> tuple[Composition | None, Usage]:
        """An extractive abstract from facts and the weightiest records."""
        return Composition(abstract=write_abstract(draft)), Usage()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        return None


def read_chunk(chunk: Chunk) -> Extraction:
    """Items and gists of one chunk, in the order of the text."""
    found: list[Found] = []
    gists: list[Gist] = []
    anchor = read_anchor(chunk.facts)
    for section in chunk.sections:
        if section.table is not None:
            found.extend(read_rows(chunk, section, anchor))
    for passage in read_passages(chunk):
        targets = list(read_targets(passage))
        deliverables = [*read_projects(passage), *read_deliverables(passage, targets)]
        duties = list(read_duties(passage, [*targets, *deliverables]))
        sums = list(read_sums(passage, [*targets, *deliverables, *duties]))
        stated = sorted([*targets, *deliverables, *duties, *sums], key=lambda one: (one.start, one.end))
        found.extend(attach(passage, stated))
        if gist := read_gist(passage):
            gists.append(gist)
    found.sort(key=lambda one: (one.start, one.end))
    items = (to_item(named(one, chunk.facts.title), chunk.text) for one in found)
    return Extraction(items=tuple(items), gists=tuple(gists))
