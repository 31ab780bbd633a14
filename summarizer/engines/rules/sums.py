"""Planned sums whose purpose names nothing that is delivered: the sum itself is then what can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.engines.rules.found import Found
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.rhythm import recurrence_words
from summarizer.engines.rules.when import deadline_words
from summarizer.language.clauses import Sentence
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.summary import Disposition

_PURPOSE = re.compile(
    r"(?:资金)?,?(?:[专主]?要?(?:用于|支持)|开展|实施|推进|进行|加强|改善)(?P<what>[^,。;:()\d]{3,24})(?=[,。;\n]|$)"
)
"""What stands behind such a sum: ``拟投入2亿元`` | ``用于管网改造``."""

_NAMED_SUM = re.compile(
    r"(?:安排|落实|筹措|筹集|整合|统筹|下达|拨付|列支|配套|投入)(?P<what>[^,。;:\d]{2,20}(?:资金|经费|补助|补贴|奖补|专款))(?:共|合计|共计|总计)?$"
)
"""What stands before it and names it: ``县财政安排|水站补助经费`` | ``300万元``."""


def read_sums(passage: Passage, taken: Sequence[Found]) -> Iterator[Found]:
    """Sums of a passage, in order, that no statement of their line ``taken`` can bear as its funding."""
    for sentence in passage.sentences:
        start = passage.text.rfind("\n", passage.start, sentence.start) + 1
        stop = passage.text.find("\n", sentence.end, passage.end)
        line = range(start, stop if stop >= 0 else passage.end)
        if not any(one.start in line or one.end - 1 in line for one in taken):
            yield from _of_sentence(passage, sentence)


def _of_sentence(passage: Passage, sentence: Sentence) -> Iterator[Found]:
    for index, clause in enumerate(sentence.clauses):
        for measured in passage.lexed.measured_in(clause.start, clause.end):
            quantity = measured.quantity
            purpose = _PURPOSE.match(passage.text, quantity.end, sentence.end)
            named = _NAMED_SUM.search(passage.text, clause.start, quantity.start)
            if measured.role is Disposition.FUNDING and (told := purpose or named) is not None:
                run = (clause.start, quantity.end)
                yield Found(
                    kind=Kind.TARGET,
                    status=Status.PLEDGED,
                    indicator=f"{told['what']}投入" if purpose else told["what"],
                    start=clause.start,
                    end=max(told.end(), quantity.end),
                    value=passage.written(quantity.number_start, quantity.core_end),
                    comparator=quantity.comparator,
                    unit=quantity.unit,
                    deadline=deadline_words(passage, sentence, index, Status.PLEDGED, run),
                    recurrence=recurrence_words(passage, sentence, index),
                )
