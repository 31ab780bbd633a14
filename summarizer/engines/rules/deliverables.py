"""Statements of a named output without a quantity: which verb delivers what, and is it specific enough."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.engines.rules.features import features_of, is_built_once, status_feature
from summarizer.engines.rules.found import Found
from summarizer.engines.rules.joined import thing_joined
from summarizer.engines.rules.launches import find_candidate
from summarizer.engines.rules.outputs import each_deed, each_output
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.rhythm import recurrence_words
from summarizer.engines.rules.tone import read_status
from summarizer.engines.rules.weigh import THRESHOLD, deliverable_score, most_for_status
from summarizer.engines.rules.when import deadline_words, finishing
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.launching import head_of
from summarizer.language.phrases import balance, strip_leading
from summarizer.language.role_scope import says_who_is_rewarded
from summarizer.language.role_words import FUNDING_BEFORE
from summarizer.language.tense import Place, reported_weight
from summarizer.language.thing_edges import STAGE
from summarizer.outline.tails import TIME_LIMIT
from summarizer.schemas.document import DocumentType
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.punctuation import fold_punctuation
from summarizer.schemas.summary import Disposition

MAX_INDICATOR_CHARS = 80
"""Longest noun phrase shown; the longest in gold has 76 characters."""

LEAST_THING_CHARS = 4
"""A clause must say at least this much before its planned sum to deliver anything."""

UMBRELLA_LEVEL = 2
"""一、 and （一） head other items; 1. and below state their own."""

_LIST_NUMBER = re.compile(r"(?:[\s.、()]|[\d一二三四五六七八九十]+(?=[\s.、()是]))*(?:是(?=[^否]))?")

_DEMANDS = re.compile(r"》[^。;]{0,40}(?:提出|明确|要求)(?!的|了?问题)")
"""What an issued document demands is still to be done, also in a report: ``印发《意见》,提出在各镇设立…``."""

_LATELY = re.compile(r"(?:近日|日前|昨日),?[^。;]{0,30}?(?:发布|印发|出台|公布)")
"""How a report in the press opens on what was issued, whatever that promises: ``日前,青石县公布供水规划``."""

_HEADED_BY = re.compile(
    r"^[由以][^,。;]{2,20}?(?:任|担任|为)双?(?:组长|主任|总?召集人|指挥长|负责人)的(?=.{3})"
)
"""Who leads a body is no part of its name: ``由县长任组长的|供水专班``."""

_DUTY = re.compile(r"应当?(?!急|用|对)|必须|负责|由[^,]{2,24}制定|^(?:制定|出台|编制|建立|设立|搭建|组建)")
"""Words by which a regulation demands a thing of somebody: ``区水务局应当设立…``."""

_SUM = re.compile(r"^[^,\d]{0,8}\d[\d.]*[万亿]*元(?:资金)?(?:用于)?$")
"""A planned sum before its verb is no adverb: ``筹措12亿元`` | ``实施惠民工程``."""

_FURTHER = "以及"
"""How a clause opens that goes on with what the verb of the clause before delivers."""

_UNDER_WAY = re.compile(
    r"(?:(?:目前|现)?正(?:在)?)?(?:加快|加速|抓紧|着力|持续|全力)(?:推进)?(?:建设|构建|打造|搭建|研发|培育)(?!(?:完|建?成))"
)
"""What a report says is still being done: ``加快建设区域水务中心``."""

_ENCOURAGES = re.compile(r"鼓励|支持|引导|允许|探索")
"""How a clause opens that asks somebody to do something, and what the clauses behind it go on with."""

_HELD = frozenset({"召开", "举行"})
"""Verbs of meetings: ``2月23日,青石市召开了水利工作会议``."""

_OPENING_CHARS = 300
"""A report in the press says in its first sentences which meeting it reports."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A launching verb with what it delivers, at its clause; ``features`` and the status say whether it counts."""

    sentence: Sentence
    index: int
    start: int
    """Into the chunk's text, like ``end``."""
    end: int
    words: str
    """Folded, of the clause up to a planned sum."""
    thing: str
    features: tuple[str, ...]
    unique: bool = False
    """Whether it is built and one of its kind, whatever the weights say."""
    run: tuple[int, int] | None = None
    """Where the deed stands, if it is one of several that the clause lists."""


def read_deliverables(passage: Passage, taken: Sequence[Found]) -> Iterator[Found]:
    """Deliverables of a passage, in order; clauses that ``taken`` already states are passed over."""
    for candidate in read_candidates(passage, taken):
        least = -math.inf if candidate.unique else THRESHOLD
        score = deliverable_score(candidate.features)
        if score + most_for_status() < least:
            continue  # most candidates are generalities in any tense
        status = status_of(passage, candidate)
        if score + deliverable_score([status_feature(status)]) < least:
            continue
        if status is Status.ACHIEVED and _UNDER_WAY.match(candidate.words):
            continue  # neither promised nor done
        for name in each_output(candidate.thing):
            found = _found(passage, candidate, name, status)
            # Rules in force deliver what they set a day for once, and what they make a duty.
            once = found.recurrence is None and "每年" not in passage.words(candidate.sentence)
            due = found.deadline is not None and once and status is Status.PLEDGED
            if "《" in name or not passage.standing or due or _DUTY.search(candidate.words):
                yield found


def read_candidates(passage: Passage, taken: Sequence[Found]) -> Iterator[Candidate]:
    """Every launching verb with an object, outside the clauses of ``taken``; most are generalities."""
    if passage.tone.place in {Place.CREED, Place.PROBLEM} or _umbrella(passage):
        return
    spans = [(found.start, found.end) for found in taken]
    title = fold_punctuation(passage.chunk.facts.title or "")
    for sentence in passage.sentences:
        said: tuple[str, str] | None = None
        whole = ""
        for index, clause in enumerate(sentence.clauses):
            words = _free(passage, clause, spans)
            if words is None or says_who_is_rewarded(passage.text, (clause.start, clause.end)):
                continue
            deeds = each_deed(words)
            for at, deed in deeds:
                if said is not None and deed.startswith(_FURTHER):
                    parts: tuple[str, str, str] | None = (*said, deed.removeprefix(_FURTHER))
                else:
                    parts = find_candidate(deed)
                if parts is not None and whole and STAGE.fullmatch(parts[2]):
                    parts = (*parts[:2], whole.removesuffix("建设") + parts[2])
                said = None if parts is None else parts[:2]
                whole = whole if parts is None else parts[2]
                if parts is None or words in title or _is_itself(parts[2], title):
                    continue
                if parts[1] in _HELD and _is_told(passage, sentence):
                    continue
                run = (clause.start + at, clause.start + at + len(deed)) if len(deeds) > 1 else None
                yield _candidate(passage, sentence, index, deed, parts, run)


def _candidate(
    passage: Passage,
    sentence: Sentence,
    index: int,
    words: str,
    parts: tuple[str, str, str],
    run: tuple[int, int] | None,
) -> Candidate:
    """What the deed ``words`` delivers; ``run`` is where it stands in the text, if its clause has others."""
    clause = sentence.clauses[index]
    lead, verb, thing = _SUM.sub("", parts[0]), *parts[1:]
    dated, asked = _dated(passage, sentence, clause), _asked(passage, sentence, index)
    features = features_of(lead, verb, thing, passage.tone.place, dated=dated, asked=asked)
    begun = run[0] if run else clause.start
    end = begun + len(words) if passage.text.startswith(words, begun) else clause.end
    unique = not asked and _is_unique(passage, sentence, index, verb, thing)
    return Candidate(sentence, index, begun + _opening(words), end, words, thing, features, unique, run)


def _is_unique(passage: Passage, sentence: Sentence, index: int, verb: str, thing: str) -> bool:
    """Whether what is built is one of its kind, by its name, its money or the day that follows."""
    if is_built_once(verb, thing, funded=_funded(passage, sentence, index)):
        return True
    return is_built_once(verb, thing, funded=False, dated=True) and bool(finishing(passage, sentence, index))


def _free(passage: Passage, clause: Clause, taken: Sequence[tuple[int, int]]) -> str | None:
    """Words of a clause that no statement has ``taken``, its planned sum apart; None where none are left."""
    begun = min((start for start, end in taken if start < clause.end and clause.start < end), default=None)
    if begun is None:
        return _bare(passage, clause)
    counted = passage.lexed.quantities_in(begun, begun + 1) if begun > clause.start else ()
    return thing_joined(passage.text, clause, begun, counted[0].end) if counted else None


def _is_told(passage: Passage, sentence: Sentence) -> bool:
    """Whether a report only says that the meeting it reports took place."""
    genre = passage.chunk.facts.type in {DocumentType.MEETING, DocumentType.OTHER}
    return genre and sentence.start < _OPENING_CHARS and not passage.chunk.context


def _is_itself(thing: str, title: str) -> bool:
    """Whether a thing is the document that speaks of it: ``制定了《青石县供水管理办法》`` in that very document."""
    return thing.startswith("《") and thing.endswith("》") and thing[1:-1] in title


def _dated(passage: Passage, sentence: Sentence, clause: Clause) -> str:
    """Where a time stands that may say when the thing is to be there."""
    if passage.lexed.times_in(clause.start, clause.end):
        return "clause"
    return "sentence" if passage.lexed.times_in(sentence.start, sentence.end) else ""


def _funded(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Whether planned money stands in the clause or alone in the one before, or follows with nothing but measures between."""
    if Disposition.FUNDING in _roles(passage, sentence.clauses[index]):
        return True
    if index and _roles(passage, sentence.clauses[index - 1]) == {Disposition.FUNDING}:
        return True
    for clause in sentence.clauses[index + 1 :]:
        if not (roles := _roles(passage, clause)) or Disposition.FUNDING in roles:
            return bool(roles)
    return False


def _roles(passage: Passage, clause: Clause) -> set[Disposition | None]:
    """What the numbers of a clause are, where they state nothing themselves."""
    return {measured.role for measured in passage.lexed.measured_in(clause.start, clause.end)}


def _asked(passage: Passage, sentence: Sentence, index: int) -> bool:
    return any(_ENCOURAGES.match(passage.words(clause)) for clause in sentence.clauses[:index])


def _umbrella(passage: Passage) -> bool:
    """A numbered heading with nothing under it but itself: ``（三）实施…行动，打造…区``."""
    section = passage.section
    bare = section.number and not section.title and section.level <= UMBRELLA_LEVEL
    return bool(bare) and "。" not in passage.text[passage.start : passage.end]


def _bare(passage: Passage, clause: Clause) -> str:
    """Words of a clause up to a planned sum or time limit: ``实施“互联网+养老”行动 规划投资2000万元``, ``编制《供水规划》(9月底前完成)``.

    Of a sum inside, those around it: ``新建|投资8亿元的|石门水厂``.
    """
    words = passage.words(clause)
    for measured in passage.lexed.measured_in(clause.start, clause.end):
        if measured.role is Disposition.FUNDING:
            lead = FUNDING_BEFORE.search(words[: measured.quantity.start - clause.start])
            if lead and lead.start() > LEAST_THING_CHARS:
                return words[: lead.start()].rstrip(" (")
            behind = measured.quantity.end - clause.start
            if lead and (words.startswith("的", behind) or not lead.start()):
                return words[: lead.start()] + words[behind:].removeprefix("的")
    limit = TIME_LIMIT.search(words) if words.endswith(")") else None
    return words[: limit.start()] if limit else words


def _found(passage: Passage, candidate: Candidate, name: str, status: Status) -> Found:
    sentence, index = candidate.sentence, candidate.index
    return Found(
        kind=Kind.DELIVERABLE,
        status=status,
        indicator=balance(_HEADED_BY.sub("", strip_leading(name)))[:MAX_INDICATOR_CHARS],
        start=candidate.start,
        end=candidate.end,
        deadline=deadline_words(passage, sentence, index, status, candidate.run),
        recurrence=recurrence_words(passage, sentence, index),
    )


def status_of(passage: Passage, candidate: Candidate) -> Status:
    """Whether a candidate's clause promises or reports."""
    sentence = candidate.sentence
    words, around = candidate.words, passage.words(sentence)
    lately = _LATELY.match(passage.text, sentence.start, candidate.end)
    if lately is not None and lately.end() > sentence.clauses[candidate.index].start:
        return Status.ACHIEVED
    if "《" not in candidate.thing and head_of(candidate.thing)[1] == "paper":
        # What a title says is no evidence: 制订加快推进改革的意见 may be done.
        words, around = words.replace(candidate.thing, ""), around.replace(candidate.thing, "")
    if _DEMANDS.search(passage.text, sentence.start, candidate.end) and not reported_weight(words):
        return Status.PLEDGED
    times = passage.times(sentence.start, sentence.clauses[candidate.index].end)
    return read_status(words, around, times, passage.likely(sentence, dated=bool(times)), passage.anchor)


def _opening(words: str) -> int:
    """Characters of ``words`` before the statement proper (blanks, list numbers)."""
    match = _LIST_NUMBER.match(words)
    return match.end() if match and match.end() < len(words) // 2 else 0
