"""What speaks for and against a deliverable: features whose weights are learned from gold (``evals/train.py``).

Only what other documents show too: a feature names a class of words, a word of the closed class of adverbs, verbs
and heads, or a length. Whole phrases and first words of things were tried and told documents apart, not deeds.
"""

from __future__ import annotations

import re

from summarizer.language.launching import ADVERBS, LEADS, VERB_PATTERN, head_of, traits, verb_class
from summarizer.language.places import KNOWN
from summarizer.language.tense import Place
from summarizer.schemas.extraction import Status

_NAME = re.compile(r"“[^”]*”|《[^》]*》")
_BUILT = re.compile(r"(?:建设|创建|编制|研发应用|推广应用|改造|迁建)(?:工作)?$")
"""What a pushing verb completes: ``加快…建设``."""

_NAME_COMPLETED = re.compile(r"[”》\"](?:建设|创建|实施|推广|评选)?(?:工作)?$")
"""A name with nothing behind it but what is done to it: ``“学分银行”建设``."""

_NUMBER = re.compile(r"^[\s\d.、()一二三四五六七八九十是]+")
"""List numbers before a clause."""

_SUBJECT = re.compile(r"[部局委省市县区镇乡村院会]$|政府|部门|单位|机构|协会|各地|各级|乡镇|街道")
"""Somebody who acts, before the verb: ``市水务局开展…``."""

_WHOSE = re.compile(
    r"[省市县区镇](?:(?:本级|级)(?=.{3})|(?![级场内域外民辖直属域区际、和及与]|[委局办厅]|[^,]{0,2}[、和及与])(?=.{3}))|第[一二三四五六七八九十]+(?!批|次|届|轮|产)|[一-龥]{2,3}[省市县区镇乡](?![级场内域外民辖直属域际、和及与])(?=.{2})"
)
"""Whose a thing is, which makes it one of its kind: ``县水质监测中心``, ``第二水厂``, ``石桥县水厂``."""

_VAGUE_OPENING = re.compile(r"一批|若干|一系列|更多|各类|各种|多种")
"""A thing that opens so has no name: ``一批基地``."""

_ADVERBS = {name: re.compile("|".join(rows)) for name, rows in ADVERBS.items()}
_LATIN, _DIGIT = re.compile(r"[A-MO-Za-z]"), re.compile(r"\d")
_JOINT = re.compile(r"[、和及与]")

LONG_LEAD_CHARS, LATE_CHARS = 6, 10
"""Longer runs before the verb hold more than adverbs; bounds of the first version, kept."""


def status_feature(status: Status) -> str:
    """What the tense says, which is read only where it can decide."""
    return f"status:{status.value}"


def features_of(
    lead: str, verb: str, thing: str, place: Place, *, dated: str = "", asked: bool = False
) -> tuple[str, ...]:
    """What speaks for and against a deliverable, as names of weights; the status apart.

    ``dated`` says where a time stands: ``clause``, ``sentence`` or nowhere; ``asked`` that an earlier clause of the
    sentence only encourages somebody: ``鼓励企业设立中心,开展…``.
    """
    kind, sort = head_of(thing)[1] or "none", verb_class(verb)
    found = [
        "bias",
        f"verb:{sort}",
        f"verb={verb}",
        f"place:{place.value}",
        *_of_lead(lead),
        *_of_thing(thing, kind),
        *_of_name(thing, kind, sort),
        f"pair:{sort}+{kind}",
    ]
    if dated:
        found.append(f"dated:{dated}")
    if asked:
        found.append("asked")
    if sort == "push" and _BUILT.search(thing):
        found.append("completed")
    return tuple(found)


_BUILDS = frozenset("新建 改建 扩建 改扩建 迁建 续建 筹建".split())
_WORKS = frozenset({"进行", "实施", "推进", "加快推进", "推动", "加快"})
_REBUILT = re.compile(
    r"(?:(?:适老|智能|智慧|数字|标准|规范|信息|现代|绿|亮|美|硬)化|无障碍|节能)*(?:升级|提升|提质|改扩建|扩建|迁建|修缮|维修|除险)*(?:改造|改扩建|扩建|迁建|修缮|加固)(?:工程|项目)?$"
)
_HOUSES = frozenset({"facility", "project", "system"})
_MARKED = re.compile(r"[“《、]|等$|一批|若干|各")


_PUSHED = re.compile(r"(?:项目)?(?:改造|迁建|改?扩建|建设)+(?:项目|工程)?$")
"""What is pushed and done by a day: ``加快|城北水厂建设|,9月底前建成``."""


def is_built_once(verb: str, thing: str, *, funded: bool, dated: bool = False) -> bool:
    """Whether a thing is built or rebuilt and one of its kind: ``新建|县水质监测中心``, ``对县中心水厂进行|改造``.

    ``funded`` says that it has money of its own, ``dated`` that what follows says when it is done: then what is
    pushed counts as well.
    """
    pushed = _PUSHED.search(thing) if dated and verb_class(verb) == "push" else None
    rebuilt = pushed or (_REBUILT.search(thing) if verb in _WORKS else None)
    house = thing[: rebuilt.start()] if rebuilt else thing
    built = (rebuilt or verb in _BUILDS) and head_of(house)[1] in _HOUSES and _MARKED.search(thing) is None
    return bool(built) and (funded or dated or _WHOSE.match(thing) is not None)


def _of_lead(lead: str) -> list[str]:
    bare = _NUMBER.sub("", lead) if lead else ""
    if not bare:
        return ["lead:none"]
    found = [f"adverb:{name}" for name, pattern in _ADVERBS.items() if pattern.search(lead)]
    if bare.startswith(LEADS) or bare.endswith(LEADS):
        found += [f"lead={word}" for word in LEADS if bare.startswith(word) or bare.endswith(word)]
    if _SUBJECT.search(bare):
        found.append("lead:subject")
    if len(bare) > LONG_LEAD_CHARS:
        found.append("lead:long")
    if len(lead) > LATE_CHARS:
        found.append("lead:late")
    return found


def _of_thing(thing: str, kind: str) -> list[str]:
    """Length, head and make of the noun phrase; names count as one letter."""
    bare = _NAME.sub("N", thing)
    joints = len(_JOINT.findall(bare))
    found = [
        f"head:{kind}",
        f"head={head_of(thing)[0]}",
        f"tail={thing[-2:]}",
        f"end={bare[-1:]}",
        f"length:{min(len(thing) // 6, 5)}",
        f"short:{min(len(thing) // 3, 9)}",
        f"joints:{min(joints, 3)}",
        f"of:{min(bare.count('的'), 2)}",
        *traits(thing),
    ]
    marks = {
        "list": "、" in bare,
        "etc": "等" in bare,
        "place": KNOWN.search(thing) is not None,
        "vague": _VAGUE_OPENING.match(thing) is not None,
        "deed": VERB_PATTERN.search(bare[:-2]) is not None,
        "becoming": "化" in bare[-3:],
        "latin": _LATIN.search(bare) is not None,
        "digit": _DIGIT.search(bare) is not None,
    }
    if _WHOSE.match(thing):
        found.append(f"whose:{kind}")
    return found + [f"has:{name}" for name, shown in marks.items() if shown]


def _of_name(thing: str, kind: str, sort: str) -> list[str]:
    named = "named" if "“" in thing or "《" in thing else "plain"
    found = [f"named:{named}+{kind}", f"named:{named}+{sort}"]
    if thing.endswith(("”", "》")):
        found += ["name:closes", f"name:closes+{sort}"]
    if thing.startswith(("“", "《")):
        found.append("name:opens")
    if _NAME_COMPLETED.search(thing):
        found.append("name:completed")
    return found
