"""What the members of a list share, said of the last only: ``粮食、油料、蔬菜`` | ``播种面积``."""

from __future__ import annotations

import re
from collections.abc import Sequence

SHARED_MEASURES = {
    "产量": "水果、蔬菜产量分别达到12万吨、8万吨",
    "产值": "渔业、林业产值分别达到3亿元、5亿元",
    "增加值": "渔业、高耗水制造业增加值分别达到3亿元、5亿元",
    "面积": "水稻、玉米面积分别稳定在12万亩、8万亩",
    "人数": "渠首、渠尾人数分别为12人、8人",
    "班额": "渠首、渠尾夜校班额分别控制在12人、8人以内",
    "总量": "化肥、农药总量分别为12吨、8吨",
    "总额": "水产、水果进出口总额分别为12万元、8万元",
    "余额": "渠道、泵站贷款余额分别为12万元、8万元",
    "收入": "水费、电费收入分别为12万元、8万元",
    "投资": "管网、泵站投资分别为12万元、8万元",
    "用量": "化肥、农药用量分别为12吨、8吨",
    "出栏量": "水牛、鸭、鹅出栏量分别达到12万头、8万只、3万只",
    "存栏量": "水牛、鸭、鹅存栏量分别达到12万头、8万只、3万只",
    "出栏": "水牛、奶山羊出栏分别达到12万头、8万只",
    "存栏": "水牛、奶山羊存栏分别达到12万头、8万只",
    "排放量": "污水、氨氮排放量分别下降12%、8%",
    "销售额": "水产、水果网络销售额分别达到12亿元、8亿元",
    "里程": "干渠、支渠衬砌里程分别达到12公里、8公里",
    "浓度": "总磷、氨氮年均浓度分别控制在12毫克/升、8毫克/升以内",
    "寿命": "男、女平均预期寿命分别达到79岁、82岁",
    "标准": "集镇供水、村庄供水收费标准分别提高到12元、8元",
    "比例": "渠首、渠尾持证人员比例分别达到12%、8%",
    "比重": "渠首、渠尾节水设备比重分别达到12%、8%",
    "占比": "渠首、渠尾节水设备占比分别达到12%、8%",
    "率": "泵站、水厂、居民供水满意率分别达到92%、93%、95%",
    "满意度": "泵站、水厂、居民供水满意度分别达到92%、93%、95%",
    "警情": "盗水、毁渠警情分别下降12%、8%",
    "案件": "盗水、毁渠案件分别下降12%、8%",
    "事故": "溺水、触电事故分别下降12%、8%",
}
"""What is measured of each member of a list, said of the last only → example."""

SHARED_THINGS = {
    "基地": "莲藕、芡实、大闸蟹基地分别达到12万亩、8万亩、3万亩",
    "床位": "护理、普惠托位床位分别达到120张、80张",
    "学位": "小学、寄宿制初中学位分别增加1200个、800个",
}
"""Things of a kind, said of the last only, where the others name none → example."""

_BEFORE = (
    "年", "年均", "人均", "平均", "可支配", "居民", "累计", "总", "最低", "生活", "保障", "保险", "基本", "护理", "救助", "补助", "补贴",
    "收费", "预期", "健康", "播种", "种植", "养殖", "栽培", "营业", "销售", "网络", "零售", "财政", "税收", "进出口", "贷款", "存款", "通车",
    "运营", "衬砌", "排放", "使用", "生产", "综合", "专任教师", "教师", "专业", "学历", "持证", "人员", "服务", "供水", "毛", "净", "入学",
    "入园", "在园", "巩固", "处理", "利用", "资源化", "无害化", "回收", "覆盖", "参保", "登记", "节水", "设备", "安全", "患者", "规范", "管理", "人群",
)  # fmt: skip
"""What narrows a measure and is shared with it: ``专任教师|学历|达标率``."""

_RATE = r"(?:[^、,。;年均]{2})?率"
_HEADS = "|".join(sorted({*SHARED_MEASURES} - {"率"}, key=len, reverse=True))
_NARROWED = "|".join(sorted(_BEFORE, key=len, reverse=True))
_MEASURED = re.compile(rf"(?:{_NARROWED})*(?:{_HEADS}|{_RATE})$")
_OWN_MEASURE = re.compile(rf"(?:{_HEADS}|人次|游客|[数量额率值])(?<!需氧量)$")
"""A member that says itself what is measured of it: ``溃坝起数、伤亡人数``; 化学需氧量 is a substance."""

_THING = re.compile(r"(?:机构|中心|企业|单位|组织|基地|平台|项目|工程|面积|[站点所院馆园厂场队库率数量额])$")
"""What names a thing by itself and takes nothing from the next member of a list: ``供水机构、水站``."""
_SHARED_THING = re.compile(rf"(?:{'|'.join(SHARED_THINGS)})$")

_COUNTED = re.compile(r"等?[二两三四五六七八九十][类项种个大](?=.{2})")
"""What closes a list and opens what its members share: ``托育、助餐、家政三类服务可及率``."""

_BOUND = re.compile(r"^及?以[上下]")
"""What bounds the last of several ages is not shared: ``60至69岁、70岁及以上|老年人``."""

_NUMERAL = re.compile(r"^第?[一二三四五六七八九十](?=产业|星?[类级档期])")
"""Classes by number: ``第一、二、三|产业增加值``, ``三、四、五|星级水站``."""

_WORKS = re.compile(r"(?:新建|改扩建|改建|扩建|改造|迁建|维修|新增|更新|提升)+")
"""Deeds done to one thing, which the last of them names: ``新建、改扩建|水站``."""

_BARE_NUMERAL = re.compile(r"[一二三四五六七八九十](?=产业|星?[类级档期]|$)")

_CLASS = "级类岁市县区镇乡村省州组型批期线"
"""A single character that closes the name of a class: ``省级、市级|节水企业``."""

_WHOLE_TIER = re.compile(r"^全[省市县区镇乡国]")
"""Whose list it is, before its first member: ``全市|水稻、小麦种植面积``."""

MAX_MODIFIER_CHARS = 4
"""Longer members of a list name their thing themselves: ``城镇``, ``建制村``, but ``社区养老机构``."""

_MODIFIERS = re.compile(
    r"(?:城[镇市区乡]|农[村牧]|[公民]办|[男女]|职工|居民|集中|分散|集体|散居|义务教育|普惠性?|新增|存量|重[度点]|轻度)$"
)
"""What only narrows a thing, and so shares all that the last member names: ``公办、民办|幼儿园在园幼儿占比``."""


TIER = r"(?:(?:国家|[省市县区镇乡村]|[一二三四五]星?|\d?A{1,5})级|(?:特大|大中|中小|[大中小微])型)"
"""A tier or size as it stands before a thing: ``4A级|用水协会``, ``小型|水库``."""
_DEED = r"(?:建[成设立]?|新建|配备?|设[立置]?|打造|培育|至少有?|有)"
_WHERE = r"(?:城[市镇]|[农乡]村)?(?:社区|小区|行政村|建制村|村|乡镇|街道|县)"
TIER_ONLY = re.compile(rf"(?:{TIER}|^(?:每个?|各){_WHERE}{_DEED}?)$")
TIER_LED = re.compile(rf"(?:{TIER}|^(?:每个?|各)?{_WHERE}{_DEED}?)(?P<thing>(?!级?覆盖)[^,、;]{{2,}})$")
"""``10个省级、30个`` | ``市级示范水站``: the last names the thing of all; ``市级示范水站`` | ``6个、县级20个``: the first does.
Likewise ``每个城市社区`` | ``10个、农村社区5个节水小组``, ``每个乡镇建`` | ``2个、每个村建1个水站``."""

GROUP = re.compile(
    "(?:重点|特殊|困难|低保|脱贫|农村|城镇|城市|城乡|乡镇|基层|公办|民办|流动|慢性?病)*(?:人群|人口|群体|老年人|老人|儿童|妇女|孕产妇|学生|居民|农民|职工|党员|患者|家庭|农户|用户|用水户|企业|机构|学校|单位|社区|村)"
)
"""People or bodies, of whom a share needs the name of what it is one of: ``签约率45%,|重点人群|80%``."""

_KEPT = re.compile("集中|分散|散居")
_KEPT_LAST = re.compile(f"(?<=..)(?:{_KEPT.pattern})$")
"""Where people are looked after: ``孤儿集中、散居|养育标准``."""


_JOINT = "、,和与及"


def words_before(text: str, start: int, values: Sequence[tuple[int, int]]) -> list[str]:
    """The words before each of the ``values`` of a clause, given as spans, from ``start`` or the one before it on."""
    ends = [start, *(end for _, end in values[:-1])]
    return [text[end:first].strip(_JOINT) for end, (first, _) in zip(ends, values, strict=True)]


def ordinals(parts: list[str]) -> list[str]:
    """``parts`` of a list of classes, with the 第 that only the first of them has: ``第一、二、三``."""
    if (
        not parts
        or not parts[0].startswith("第")
        or any(_BARE_NUMERAL.match(part) is None for part in parts[1:])
    ):
        return parts
    return [parts[0], *(f"第{part}" for part in parts[1:])]


def shared_tail(first: str, last: str) -> str:
    """What the last subject of a list has and the first, which leaves it out, shares; empty where they share nothing."""
    if counted := _COUNTED.search(last):
        return last[counted.end() :]
    if (rest := _behind_opening(first, last)) is not None:
        return rest
    first = _WHOLE_TIER.sub("", first)
    if _MODIFIERS.fullmatch(first) and len(last) > len(first) + 1:
        return last[len(first) :]
    if (tail := _behind_class(first, last)) is not None:
        return tail
    measure = _MEASURED.search(last, 1)
    if measure is not None and _OWN_MEASURE.search(first) is None:
        return measure.group()
    if _THING.search(first) is not None:
        return ""
    if (thing := _SHARED_THING.search(last)) is not None:
        return thing.group()
    return last[len(first) :] if len(first) <= MAX_MODIFIER_CHARS and len(last) > len(first) + 2 else ""


def _behind_opening(first: str, last: str) -> str | None:
    """What stands behind the deed or the number that opens the last, where the first is or ends in another such."""
    if _WORKS.fullmatch(first) and (work := _WORKS.match(last)) and work.end() < len(last) - 1:
        return last[work.end() :]
    if (numeral := _NUMERAL.match(last)) is None:
        return None
    rest = last[numeral.end() :]
    said = next((size for size in range(len(rest), 0, -1) if first.endswith(rest[:size])), 0)
    return rest[said:]  # 省一级、二级|水站


def _behind_class(first: str, last: str) -> str | None:
    """Where both name one class (``先进制造业、高技术制造业|占比``), what stands behind its name in the last."""
    if (kept := _KEPT.search(last)) and _KEPT_LAST.search(first):
        return last[kept.end() :]
    for size in range(len(first), 0, -1):
        common = first[-size:]
        at = last.find(common)
        if at >= 0 and (size > 1 or common in _CLASS):
            return _BOUND.sub("", last[at + size :])
    return None
