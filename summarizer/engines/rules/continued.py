"""Names that go on about the measure before in their own way: another side, class or deed of the same thing."""

from __future__ import annotations

import re

from summarizer.language.deeds import DEED_ALONE, DEED_FIRST, DEED_LAST, SHARED, SHARED_VERBS
from summarizer.language.indicator_edges import DATED_CLOSING
from summarizer.language.listed import TIER
from summarizer.language.owners import CLASS_END, PAYS
from summarizer.language.phrases import strip_leading, strip_trailing
from summarizer.language.quantities import Quantity
from summarizer.language.rated import RATE_OF

_OF_SIDE = "(?P<whose>社区|地区|居民|家庭|户|学校)?"
_URBAN, _RURAL = re.compile(f"(?:城市|城镇|城区){_OF_SIDE}"), re.compile(f"(?:农村|乡村){_OF_SIDE}")
"""``城市社区自来水普及率达100%,农村社区达72%``: the other side of the same measure."""

_FURTHER = re.compile("(?:进一步|力争|争取|逐步|稳步|最终)+(?:达到?|[升降增]至)?")
_REACHED = re.compile(f"达到?|突破|超过|[升降增]至|{_FURTHER.pattern}")
"""``2027年占比60%,2030年进一步提高到65%``: another value of the same."""

_ACTUAL = re.compile(f"实际(?:已|共)*(?:完成|达到?|实现|为|{'|'.join(SHARED_VERBS)})?(?:数|值)?")
"""``计划新建水站15座,实际完成|16座``: what came of it."""

_MOVED_FROM = re.compile(
    r"(?<=.{3})(?:[比较](?:20\d\d年|上年|去年|年初)(?:同期|末|底)?)?(?:提高|提升|增长|增加|下降|降低|减少|新增|净增)$"
)
"""``收集率|较上年提高|6个百分点,达到75%``: what is reached is the measure, not how far it moved."""

_OF_WHOLE = re.compile(r"占比?不(?:得)?[低高少超][于过](?P<whole>[^,。;、\d占的]{2,24})")
"""``轮岗水工90人,占比不低于全部水工的`` | ``15%``."""

_SHARE_OF = re.compile(
    r"占(?![地用有])[^,。;、的]{2,16}(?:的?(?:比重|比例)|(?:支出|收入|总量|总数|总额|总人口))"
)
"""``水利支出3亿元,占财政支出比重`` | ``4%``, ``占财政支出的`` | ``4%``."""

_PER_SO_MANY = re.compile(r"每[百千万]+[名人户个][^,。;的有]{0,6}拥有?")
"""``水表4万只,每千户用水户拥有`` | ``38只``: of the thing that the clause before counts."""

_RATIO_LEAD = re.compile(r"每[十百千万]+[名个]?(?:常住|户籍)?(?:人口|居民|[一-龥]{0,4}[人户童生])(?:拥有)?")
"""``每千常住人口床位数7.2张,|水工|3.3人``: per how many people parts of a head are counted."""

_SCOPE = re.compile("全[省市县区镇]")
"""Whose things are counted: ``全县|新建水站6座,扩建2座``."""

_OF_TIER = re.compile(rf"{TIER}(?:及?以[上下])?")
_TIERED = re.compile(
    rf"(?<![)省市区县乡镇村街](?=[二三四五]级)){TIER}(?:及?以[上下])?(?P<thing>(?!及?以[上下])[^,、;]{{2,}})$"
)
"""``4A级以上用水协会5家,5A级2家``: the same of another tier."""

_KEPT = re.compile(
    "(?:社会)?(?:集中|分散|散居|机构)(?:(?:供养|养育)(?:的?(?:特困人员|孤儿|儿童))?|的?(?:特困人员|孤儿|儿童))"
)
_KEPT_SUM = re.compile("(?:(?:基本)?生活|养育|供养|照料|护理|保障)+(?:费|补贴|补助)?(?:标准)?$")
"""``孤儿集中养育标准2120元,散居孤儿1600元``: the sum for those who live elsewhere."""

_AGED = re.compile(
    r"(?:(?:\d{2,3}|[六七八九]十|百)(?:周?岁)?[-—至到~])?(?:\d{2,3}|[六七八九]十|百)周?岁(?:及?以[上下])?的?(?:老年?人)?|百岁老人"
)
_PAID_BY_AGE = re.compile("(?:高龄|生活|护理|节水|服务)?(?:津贴|补贴|补助金?)(?:标准)?$")
"""``为80至89岁老人发放高龄津贴50元,90至99岁100元``: what those of another age get."""

_BUILT_AGAIN = frozenset({"建", "再建", "再新建", "再建成"})
"""``新建泵站12座,再建|8座``: the same deed once more."""

_IN_ALL = re.compile("(?:共计|合计|总计|总长度?|全长|累计长度?|长度?)")
"""``改造管网12段,总长36公里``: how long they are together."""

_COUNTED = re.compile("(?:实事|任务|项目|事项|工程|目标|指标|企业|机构|[站点所院馆园厂场村户人])$")
"""Things that are counted themselves, of which some are done: ``9项节水实事,|完成|8项``."""

_RAISING = re.compile(
    r"^(?:大幅|稳步|持续|逐步|进一步)*(?:提高|提升|降低|扩大|增加|压降|缩短)(?=.{3,}(?:率|比例|比重|占比|水平|覆盖面|指数)$)"
)
"""``提高|水工持证比例,达到92%``: that it moves is no part of what is reached."""

_RATE_OF_DEED = re.compile("(?P<deed>[一-龥]{2,5})率")
"""``水工参保90人,参保率`` | ``95%``: how many of those of whom the deed was told."""

_TAKES_PART = "参加"
_HEADS_COUNTED = frozenset("人 名 位 个 张 辆 台 所".split())
"""Of these there are parts only per so many people."""

_BOUNDED = re.compile(
    r"(?P<measure>[^,。;\d]{2,20}(?:收入|工资|薪酬|标准|水平|率|比例|占比|比重|总量|产值))(?:原则上)?不(?:得)?[低高少超][于过][^,。;\d]+"
)
"""A measure that is bounded by another, without a number: ``水工年均收入|不低于全市平均工资``."""

_BARE = (_RURAL, _OF_WHOLE, _SHARE_OF, _PER_SO_MANY, _IN_ALL, _FURTHER, _ACTUAL)


def goes_on(indicator: str) -> bool:
    """Whether an indicator only says of which side or whole it is: ``农村社区``, ``占财政支出比重``."""
    return any(pattern.fullmatch(indicator) for pattern in _BARE)


def per_so_many(quantity: Quantity, indicator: str, previous: str) -> str:
    """``indicator`` of a count that is no whole number with per how many people the ``previous`` one was counted."""
    lead = _RATIO_LEAD.match(previous)
    whole = quantity.value == quantity.value.to_integral_value()
    if lead is None or whole or quantity.unit not in _HEADS_COUNTED or not indicator or "每" in indicator:
        return indicator
    return lead.group() + indicator


def is_again(indicator: str) -> bool:
    """Whether an indicator only says that what went before is reached again: ``进一步提高到``."""
    return _REACHED.fullmatch(indicator) is not None


def continued(indicator: str, previous: str, thing: str) -> str | None:
    """The name of a bare indicator behind the ``previous`` one, which is of ``thing``; None where it does not go on."""
    if (whole := _OF_WHOLE.fullmatch(indicator)) is not None:
        return f"{thing}占{whole['whole']}的比例"
    if (again := _again(indicator, previous)) is not None:
        return _RAISING.sub("", again)
    if indicator == "完成" and thing and DEED_FIRST.match(thing) is None and not _COUNTED.search(thing):
        return thing  # 开展水质检测,完成300批次
    if _PER_SO_MANY.fullmatch(indicator):
        return f"{indicator.removesuffix('有').removesuffix('拥')}拥有{previous}"
    return _of_side(indicator, previous) or _of_deed(indicator, previous) or of_class(indicator, previous)


def _of_side(indicator: str, previous: str) -> str | None:
    """The same measure in the country: ``城市社区自来水普及率``, ``农村社区``."""
    rural, urban = _RURAL.fullmatch(indicator), _URBAN.match(previous)
    if rural and urban and (rural["whose"] == urban["whose"] or None in (rural["whose"], urban["whose"])):
        shared = urban.start("whose") if urban["whose"] and not rural["whose"] else urban.end()
        return indicator + previous[shared:]
    if rural and (inner := _URBAN.search(previous)):
        return previous[: inner.start()] + indicator + previous[inner.end() :]
    return None


def _again(indicator: str, previous: str) -> str | None:
    """The measure before, of which another value follows: what came of it, or one of another time."""
    if _ACTUAL.fullmatch(indicator):
        return previous
    measure = strip_trailing(DATED_CLOSING.sub("", _MOVED_FROM.sub("", previous)))
    rated = RATE_OF.search(measure) is not None or measure.endswith("进度")
    return measure if is_again(indicator) or (not indicator and rated) else None


def _of_deed(indicator: str, previous: str) -> str | None:
    """``新建水厂2座、改造|5座``: another deed done to the same thing, or the same again."""
    if indicator in _BUILT_AGAIN and (SHARED.match(previous) or DEED_LAST.search(previous)):
        return previous
    if (alone := DEED_ALONE.fullmatch(indicator)) is None:
        return None
    deed = alone["deed"]
    if previous.startswith(deed):
        return previous  # 更新水泵30台,其中2027年更新|12台
    if (verb_last := DEED_LAST.search(previous)) is not None:
        return previous[: verb_last.start()] + deed
    scope = _SCOPE.match(previous)
    start = scope.end() if scope else 0
    verb_first = DEED_FIRST.match(previous[start:])
    return previous[:start] + deed + previous[start + verb_first.end() :] if verb_first else None


def is_class(indicator: str) -> bool:
    """Whether an indicator only names a class of those who get something: ``90至99岁``, ``二级``."""
    return any(pattern.fullmatch(indicator) for pattern in (_AGED, _KEPT, CLASS_END))


def of_class(indicator: str, previous: str) -> str | None:
    """The name of another class of what went before: ``水工补贴一级120元,二级``, or of its rate; None where it is none.

    Also where the clause before names what is paid: ``重度失能的,养老补贴标准…;中度失能的``.
    """
    rate = _RATE_OF_DEED.fullmatch(indicator)
    if rate is not None and previous.endswith(rate["deed"]) and previous != rate["deed"]:
        return f"{previous}率"
    if rate is not None and previous.startswith(_TAKES_PART) and rate["deed"].startswith("参"):
        return previous.removeprefix(_TAKES_PART) + indicator  # 参加用水保险39人,参保率
    if (tiered := _TIERED.search(previous)) is not None and _OF_TIER.fullmatch(indicator):
        return previous[: tiered.start()] + indicator + tiered["thing"]
    if (paid := _KEPT_SUM.search(previous)) is not None and _KEPT.fullmatch(indicator):
        return indicator + paid.group()
    if (paid := _PAID_BY_AGE.search(previous)) is not None and _AGED.fullmatch(indicator):
        return indicator + paid.group()
    if not CLASS_END.fullmatch(indicator):
        return None
    if PAYS.search(previous):
        return indicator + previous
    before = CLASS_END.search(previous)
    return previous[: before.start()] + indicator if before else None


def bounded_measure(words: str) -> str:
    """The measure that a clause bounds by another, and without a number: ``水工年均收入|不低于全市平均工资``; empty for none."""
    bounded = _BOUNDED.fullmatch(strip_leading(words))
    return bounded["measure"] if bounded else ""
