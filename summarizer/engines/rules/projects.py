"""Projects that an item of a list, or a line of a box, is named after and only measures.

``1.青石水厂迁建工程。总投资3.6亿元，2033年竣工。``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.engines.rules.found import Found
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.tone import read_status
from summarizer.engines.rules.when import finished_in
from summarizer.language.clauses import Sentence
from summarizer.language.completing import AIMED, FINISHING
from summarizer.language.launching import VERB_PATTERN, head_of
from summarizer.language.owners import ABOUT
from summarizer.language.phrases import strip_leading
from summarizer.language.tense import Place
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.punctuation import fold_punctuation

_SORTS = frozenset({"project", "facility", "system"})
"""Classes of heads that a project's name ends in: ``…工程``, ``…中心``, ``…平台``."""

_PROJECTS = re.compile(r"项目|工程|专栏|建设任务")
"""What a heading above says that lists projects; elsewhere such a title may name a field of work."""

_MEASURED = re.compile(
    r"\W*(?:(?:估算|计划|规划|预计|概算|项目)?总?投资|(?:规划|总)?占地|(?:总|规划)?建筑面积|(?:主要)?建设(?:内容|期限|规模|地点|周期|年限)|设计规模|总?库容|选址|位于)"
)
"""How the text of such an item begins; one that begins with a deed states what is counted: ``每年改造水站10个``."""

_DONE = re.compile(
    r"(?P<by>20\d\d年(?:\d{1,2}月)?(?:底|末)?前?)(?:全面|全部|正式|基本)?(?:建成|竣工|完工|投[入用产]|完成)"
    r"|建设(?:期限?|年限|周期|时间) *[为:]? *(?:20\d\d年? *[—~至-]+ *)?(?P<end>20\d\d年)"
)
"""When it is finished: ``2034年|竣工``, ``建设期限2031—|2033年``."""


_LABEL = re.compile(r"^(?:[\d(（]+[.、)）]\s*)?(?P<name>[一-龥A-Za-z“”()—-]{4,30}):", re.MULTILINE)
_WORKS = re.compile(r"(?:扩建|改造|加固|迁建|建设|整治|修复|提升)$")
"""What closes the name of a project beside the classes of heads: ``红岩水库除险加固``."""


def read_projects(passage: Passage) -> Iterator[Found]:
    """Projects that the heading of a section or the label of a line names, at their names; none for most sections."""
    section = passage.section
    if passage.tone.place in {Place.PROBLEM, Place.CREED}:
        return
    for sentence in passage.sentences:
        yield from _of_sentence(passage, sentence)
    if passage.tone.place is Place.PAST:
        return
    yield from _of_matter(passage)
    if any(_PROJECTS.search(heading) for heading in section.path[:-1]):
        yield from _of_heading(passage)
    if any(_PROJECTS.search(heading) for heading in section.path):
        yield from _of_lines(passage)


def _of_heading(passage: Passage) -> Iterator[Found]:
    section = passage.section
    title = fold_punctuation(section.title or "").strip("。: ")
    if not section.number or head_of(title)[1] not in _SORTS:
        return
    if _MEASURED.match(passage.text, passage.start) is None:
        return
    start = passage.text.find(title, max(section.span.start - passage.chunk.span.start, 0), passage.start)
    if start >= 0:
        yield _project(passage, start, start + len(title), passage.end)


def _of_matter(passage: Passage) -> Iterator[Found]:
    """The thing that a matter of minutes is about, at the clause that only says when it is done: ``关于石门水厂扩建``."""
    about = ABOUT.fullmatch(fold_punctuation(passage.section.title or ""))
    if about is None or head_of(about["thing"])[1] not in _SORTS:
        return
    clauses = (clause for sentence in passage.sentences for clause in sentence.clauses)
    for clause in clauses:
        if done := finished_in(passage, clause):
            due = passage.written(done[-1].start, done[-1].end)
            yield Found(
                Kind.DELIVERABLE, Status.PLEDGED, about["thing"], clause.start, clause.end, deadline=due
            )
            return


def _of_lines(passage: Passage) -> Iterator[Found]:
    """Projects of lines such as ``红岩水库除险加固：投资4600万元，2031年完工。``."""
    for label in _LABEL.finditer(passage.text, passage.start, passage.end):
        name = label["name"]
        built = head_of(name)[1] in _SORTS or _WORKS.search(name) is not None
        if built and _MEASURED.match(passage.text, label.end()):
            stop = passage.text.find("\n", label.end(), passage.end)
            yield _project(passage, *label.span("name"), stop if stop >= 0 else passage.end)


_DEED = re.compile(
    rf"{VERB_PATTERN.pattern}|推[进动]|加[快强]|做好|抓[好紧]|依托|通过|结合|围绕|根据|按照?|[与对为以将把在]"
)
"""How a clause opens that does something, or tells how: no project is called so."""

_SUBJECT = re.compile(
    r"(?:[一二三四五六七八九十]是|[(（]?\d{1,2}[.、)）])?\s*(?:利用[^,。;]{2,16}改建的|其中,?)?(?P<thing>[^,。;:()\d]{4,36}?)(?:建设)?"
    r"(?=\([^()]*\)|,|(?:总|概算|计划|预计|规划|估算)*投资|(?:总|规划|计划)*(?:占地|用地|建筑面积)|(?:设计)?(?:规模|库容)|位于|选址|设(?:有|置)?[一-龥])"
)
"""What a sentence is about, before its measures: ``青石水厂迁建项目|占地86亩,…``."""


def _of_sentence(passage: Passage, sentence: Sentence) -> Iterator[Found]:
    """The project that a sentence measures before it says by when: ``青石水厂迁建项目占地86亩,投资2亿元,2033年底前建成``."""
    subject = _SUBJECT.match(passage.text, sentence.start, sentence.end)
    if subject is None or head_of(subject["thing"])[1] not in _SORTS:
        return
    start, end = subject.span("thing")
    if any(map(_DEED.match, (subject["thing"], strip_leading(subject["thing"])))):
        return  # its verb says what becomes of it
    for clause in reversed(sentence.clauses):
        for time in reversed(passage.lexed.times_in(max(clause.start, end), clause.end)):
            lead = max(passage.text.rfind(mark, end, time.start) for mark in ",)、") + 1
            done = AIMED.fullmatch(passage.text, lead, time.start) if lead else None
            if done and FINISHING.fullmatch(passage.text, time.end, clause.end):
                if "," in passage.text[end : time.start]:
                    words, likely = passage.words(clause), passage.likely(sentence, dated=True)
                    status = read_status(words, words, [time], likely, passage.anchor)
                    due = passage.written(time.start, time.end)
                    yield Found(Kind.DELIVERABLE, status, subject["thing"], start, clause.end, deadline=due)
                return


def _project(passage: Passage, start: int, end: int, stop: int) -> Found:
    """The project named at ``[start, end)``, whose measures go on to ``stop``."""
    done = _DONE.search(passage.text, end, stop)
    group = done.lastgroup if done else None
    deadline = passage.written(*done.span(group)) if done and group else None
    return Found(Kind.DELIVERABLE, Status.PLEDGED, passage.text[start:end], start, end, deadline=deadline)
