"""Deadline of a statement, in the document's words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.engines.rules.passage import Passage
from summarizer.language.bodies import SUBJECT
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.completing import AIMED, COMPLETING, FINISHING
from summarizer.language.deadlines import Time
from summarizer.language.launching import VERB_PATTERN, head_of
from summarizer.language.phrases import strip_leading
from summarizer.language.recurrences import recurrence_in
from summarizer.schemas.extraction import Status

_DUE = re.compile("[^,。;:()的]{2,10}")
"""What is due behind its thing and the day: ``12座水塔9月底前|拆除加固``."""

_BEGUN = re.compile(r"\d[年月][底末]?前?(?:开工|动工|启动)(?:建设)?(?=[,。;、]|$)")
"""When a thing is only begun: ``2027年开工``."""

_BEGINS = re.compile("(?:全面|正式)?(?:开工|动工|启动)(?:建设)?、(?:力争|确保|计划)?")
"""The same before the day on which it is done: ``9月底前|开工建设、|2032年8月前建成``."""

_BEHIND_YEAR = re.compile(COMPLETING.pattern + r"|计划|拟|将|要|预计|安排|投入|新[建增设]|实施|开展|再")
"""What follows a year that is told by a word and says when: ``县财政今年|安排水利资金``."""

_AMOUNTING = re.compile(r"(?:分别|均)?(?:不[低少]于|不超过|[提增降](?:高|加|低)?[到至])")
"""The same before a value: ``补贴标准2026年|分别不低于130元、150元``."""

_SPOKEN = re.compile(r"[^,;]{0,12}(?:指出|认为|强调|表示|要求|明确|提出|介绍|通报|显示|统计|了解),")
"""Who says it, before the time that opens what is said: ``会议指出,|2023年``."""

_PLANNED = ("其中", "计划", "预计", "力争", "争取", "拟", "将于")
"""Words right before a year that says when: ``计划2026年|新建泵站``, ``其中2026年5个``."""

_KEPT = re.compile("保持(?:在|100%)|稳定在|始终")
"""What holds for all the time, whatever is due in between: ``达标率保持100%``."""

_HELD_ON = re.compile(
    r"(?:将|拟|计划|正式)*(?:在[^,。;]{2,16}?)?(?:举办|召开|举行|启动|开工|开幕|开园|开馆|投用|通车|通水|上线|实施|施行|发布)"
)
"""What a day is set for: ``10月14日|举办节水宣传活动``."""

_THINGS = frozenset({"facility", "project", "system", "paper", "body"})
"""Classes of heads of things that a later clause may finish in place of what stands before them."""

_WORKS = re.compile("(?<=.{2})(?:建设|改造|扩建|迁建|编制|修订)$")
"""``推进石门水厂|建设``."""

_DESCRIBING = re.compile(
    "(?:建[成设]|投[用运产]|竣工|完工|开工|交付|安装|登记|注册|成立|出生|入职|参加|取得|发放|购置|使用)[^,。;\\d的]{0,6}的"
)
"""What a limit says of things that are there already: ``2005年底前|建成的水站``."""

LONGEST_LEAD = 12
"""Characters of what announces a list of aims: ``具体指标:``, ``(二)主要发展目标:``."""

_CALLED = re.compile(r"截?[至止到]*20\d\d|“?十")
"""How a time opens that calls its year; 上年 only says whose stock is meant, ``上年结余12亿元``."""

WHOLE_YEAR = re.compile(r"(?:全年|当年|同年)(?!度?(?:[的总]|各项)*(?:任务|目标|计划|预算))")
"""Words that point back to a year named before: ``2019年…全年…``; not ``全年任务``."""


def deadline_words(
    passage: Passage, sentence: Sentence, index: int, status: Status, run: tuple[int, int] | None = None
) -> str | None:
    """Words that name the deadline of the statement in clause ``index``, or None where its place decides.

    Looked for in the run that states it, then in its clause, then before it in the sentence, then behind
    it where a later clause says when the thing is done; for what is reported also earlier in the passage.
    """
    clause = sentence.clauses[index]
    places = [run] if run else []
    places += [(clause.start, clause.end if run is None else run[0])]
    staged = [] if run else _closing_stage(passage, clause, status)
    if staged:
        return _words(passage, staged)
    begun = status is Status.PLEDGED and _BEGUN.search(passage.text, clause.start, clause.end)
    if begun and (finished := _words(passage, finishing(passage, sentence, index))) is not None:
        return finished  # 2022年开工,2024年建成投用
    for start, end in places:
        if (words := _words(passage, _usable(passage, start, end, status))) is not None:
            return words
    if run and (words := _words(passage, _closing(passage, run[1], clause.end, status))) is not None:
        return words
    before = _governing(passage, sentence, clause, status)
    if status is Status.PLEDGED:
        # 2031年要…,9月1日前发放到位: a limit is nearer than a year
        done = [] if any(time.until for time in before) else finishing(passage, sentence, index)
        kept = _KEPT.search(passage.words(clause)) or recurrence_in(passage.words(clause))
        return _words(passage, done or before or ([] if kept else _lent(passage, sentence)))
    if (words := _words(passage, before)) is not None:
        return words
    if passage.text.startswith("其中", sentence.start) and (told := _told(passage, sentence)):
        return _words(passage, told)  # 4月止,水费12亿元。其中,农业水费3亿元
    whole = WHOLE_YEAR.search(passage.text, passage.start, sentence.end)
    earlier = _usable(passage, passage.start, sentence.start, status) if whole else []
    named = _words(passage, [time for time in earlier if time.month is None and _CALLED.match(time.text)])
    reviewed = WHOLE_YEAR.search(passage.text, sentence.start, clause.end)
    return named or (reviewed.group() if reviewed else None)


def _closing_stage(passage: Passage, clause: Clause, status: Status) -> list[Time]:
    """The last of several times of a clause, where it says when the thing is done: ``2027年开工、2029年投入使用``."""
    times = _usable(passage, clause.start, clause.end, status)
    last = len(times) > 1 and FINISHING.fullmatch(passage.text, times[-1].end, clause.end)
    return times[-1:] if last else []


def _words(passage: Passage, times: Iterable[Time]) -> str | None:
    found = list(times)
    limits = [time for time in found if time.until] or found
    if found and _begins_anew(passage, found[-1], limits[-1]):
        limits = found
    return passage.written(limits[-1].start, limits[-1].end) if limits else None


def _begins_anew(passage: Passage, last: Time, limit: Time) -> bool:
    """Whether a later year opens a clause behind a limit: ``6月底前上线平台,|2032年|实现全覆盖,新建水站20座``."""
    if last.start <= limit.start or passage.text[last.start - 1 : last.start] not in {",", ";"}:
        return False
    day, earlier = last.last_day(passage.anchor), limit.last_day(passage.anchor)
    return day is not None and earlier is not None and day > earlier


def _usable(passage: Passage, start: int, end: int, status: Status) -> list[Time]:
    return [time for time in passage.lexed.times_in(start, end) if _says_when(passage, time, status)]


def _closing(passage: Passage, start: int, end: int, status: Status) -> list[Time]:
    """Times between a value and the end of its clause that say when it is done: ``8座泵站|9月底前投用``."""
    values = [one.quantity.start for one in passage.lexed.measured_in(start, end) if one.role is None]
    return [
        time
        for time in _usable(passage, start, min(values, default=end), status)
        if FINISHING.fullmatch(passage.text, time.end, end)
        or (time.until and _DUE.fullmatch(passage.text, time.end, end))
    ]


def _governing(passage: Passage, sentence: Sentence, clause: Clause, status: Status) -> list[Time]:
    """Times before the clause that hold for it too; behind a semicolon only one that opens the sentence or says ``到``."""
    part = max(sentence.start, passage.text.rfind(";", sentence.start, clause.start) + 1)
    parted = part > sentence.start and recurrence_in(passage.words(clause)) is not None
    if status is Status.PLEDGED and recurrence_in(passage.words(clause)) is not None:
        part = clause.start  # 3月底前印发方案,每季度通报一次
    if status is Status.PLEDGED and SUBJECT.match(passage.text, clause.start, clause.end):
        part = clause.start  # 7月15日前完成更换,市财政局统筹安排…
    return [
        time
        for time in _usable(passage, sentence.start, clause.start, status)
        if time.start >= part
        or (not parted and _opens_sentence(passage, sentence, time))
        or time.text.startswith(("到", "至"))
    ]


def _opens_sentence(passage: Passage, sentence: Sentence, time: Time) -> bool:
    return (
        time.start <= sentence.start + 1
        or _SPOKEN.fullmatch(passage.text, sentence.start, time.start) is not None
    )


def _says_when(passage: Passage, time: Time, status: Status) -> bool:
    """Whether a time dates its statement: no part of a name, no point of comparison, on the right side."""
    during = time.text.endswith(("期间", "时期", "内"))
    if (
        time.basis
        or (time.plan and not (time.until or during))
        or passage.lexed.quoted.holds(time.start, time.end)
    ):
        return False
    if time.until and _DESCRIBING.match(passage.text, time.end):
        return False
    day, anchor = time.last_day(passage.anchor), passage.anchor
    plain = status is Status.PLEDGED and time.day is not None and not time.until
    if plain and "旬" not in time.text and not _HELD_ON.match(passage.text, time.end):
        return False  # 2031年2月6日,会议要求…
    if day is None or anchor.year is None:
        return day is not None
    if status is Status.ACHIEVED:
        if time.offset == 0 and time.month is None:
            return False  # 全年 in a review means the year under review, which its heading or genre tells
        return day.year <= anchor.year
    if time.until:
        return day.year >= anchor.year - 1
    return day.year >= anchor.year and _adverbial(passage.text, time)


def _adverbial(text: str, time: Time) -> bool:
    """``2025年,…``, ``2026年建成``, against ``启动2026年换届`` where the year names the thing."""
    opens = (
        time.start == 0
        or text[time.start - 1] in ",。;:、\n )(” 于是第"
        or text.endswith(_PLANNED, 0, time.start)
        or re.search(r"\d[-—~至]", time.text)
    )
    deeds = (COMPLETING, _AMOUNTING) if time.offset is None else (_BEHIND_YEAR,)
    said = any(deed.match(text, time.end) for deed in deeds)
    return bool(opens) or text[time.end : time.end + 1] == "," or said


def finishing(passage: Passage, sentence: Sentence, index: int) -> list[Time]:
    """The time behind the clause that says when the thing is done, in a clause without a value.

    When it is begun counts where nothing says when it is finished.
    """
    begun: list[Time] = []
    own = sentence.clauses[index]
    for clause in sentence.clauses[index + 1 :]:
        between = passage.text[own.end : clause.start]
        if ";" in between and not between.endswith(";"):
            break  # 三要改造泵站6座;四要修缮水塔3座,年底前全部完成
        if any(measured.role is None for measured in passage.lexed.measured_in(clause.start, clause.end)):
            continue
        if not _usable(passage, clause.start, clause.end, Status.PLEDGED) and _names_another(
            passage.words(clause)
        ):
            break  # 新建水站9座,推进石门水厂建设,9月底前建成
        if done := finished_in(passage, clause):
            if not passage.text.endswith("开工", done[-1].end, clause.end):
                return done[-1:]  # 2027年开工、2029年建成
            begun = begun or done[-1:]
    return begun


def finished_in(passage: Passage, clause: Clause) -> list[Time]:
    """The times of a clause that says nothing but when something named elsewhere is done; none where it says more."""
    times = _usable(passage, clause.start, clause.end, Status.PLEDGED)
    done = [time for time in times if FINISHING.fullmatch(passage.text, time.end, clause.end)]
    first = times[0] if done and _BEGINS.fullmatch(passage.text, times[0].end, done[0].start) else None
    aimed = done and AIMED.fullmatch(passage.text, clause.start, (first or done[0]).start)
    return done if aimed else []


def _names_another(words: str) -> bool:
    """Whether a clause without value or time sets about a thing of its own."""
    for opened in (words, strip_leading(words)):
        if (verb := VERB_PATTERN.match(opened)) is not None:
            return head_of(_WORKS.sub("", opened[verb.end() :]))[1] in _THINGS
    return False


def _lent(passage: Passage, sentence: Sentence) -> list[Time]:
    """The time that opens the paragraph and holds for its later sentences: ``具体指标:到2027年,…。…``.

    The nearest sentence that names a limit decides, and only where it opens with that one alone.
    """
    paragraph = max(passage.text.rfind("\n", passage.start, sentence.start) + 1, passage.start)
    for before in reversed(passage.lexed.sentences_in(passage.start, passage.end)):
        if not paragraph <= before.start < sentence.start:
            continue
        limits = [t for t in _usable(passage, before.start, before.end, Status.PLEDGED) if t.until]
        if limits:
            return limits if len(limits) == 1 and _opens(passage, before, limits[0]) else []
    return []


def _told(passage: Passage, sentence: Sentence) -> list[Time]:
    """Times that open the sentence before."""
    before = [one for one in passage.sentences if one.start < sentence.start][-1:]
    return [
        time
        for one in before
        for time in _usable(passage, one.start, one.end, Status.ACHIEVED)
        if time.start <= one.start + 1
    ]


def _opens(passage: Passage, sentence: Sentence, time: Time) -> bool:
    """Whether a time such as ``到2027年`` stands first, or first behind the words that announce a list of aims."""
    lead = passage.text[sentence.start : time.start].strip()
    return time.text.startswith(("到", "至")) and (
        not lead or (lead.endswith(":") and len(lead) <= LONGEST_LEAD)
    )
