"""Verbs that launch or deliver something, the things they deliver, and what makes a thing specific.

Classes, not weights: the weights stand in ``engines/rules/weights.json``. Every row has an example.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.language.delivered_heads import HEADS
from summarizer.language.launching_finished import FINISHED
from summarizer.language.launching_refusals import as_verb
from summarizer.language.launching_verbs import VERBS

GENERAL = {
    r"各[项类种级地](?!.{0,4}[“《])": "各项制度",
    r"多种|多形式|多样|形式多样|多层次|多渠道|多元": "形式多样的活动",
    r"一批|一系列": "一批基地",
    r"(?<!一)系列": "系列活动",
    r"相关|有关|相应|必要": "相关政策",
    r"常态化?|长效|日常": "长效机制",
    r"等(?:工作|服务|活动)?$": "等活动",
    r"有条件|因地制宜|符合条件|适时|适当": "有条件的地区",
    r"更多|更[高强优大]|强大|良好|互利|最好|世界级|一流|高水平|高质量|高标准|高能级|完善的|完备的": "更多商业设施",
    r"更加|进一步|不断|逐步|稳步": "不断扩大",
    r"目标任务$|(?:各项|主要)(?:目标|指标|任务)|(?:确定|下达|规定)的?[^,。]{0,16}(?:任务|目标)$": "县定的目标任务",
    r"为.{1,12}提供": "为老年人提供服务",
    r"为(?:核心|主体|重点|抓手|引领|基础|支撑|导向)": "以项目为抓手",
}
"""Words that make a thing too general to check."""

SPECIFIC = {
    r"《[^》]+》": "《…三年行动方案》",
    r"“[^”]{2,24}”": "“敬老月”活动",
    r"首[届次个批]|第[一二三四五六七八九十\d]+[届次批轮]": "首届评选",
    r"三年|五年|年度": "三年行动",
    r"专项": "专项行动",
    r"全[国省市县区州](?:性|统一)?": "全市统一平台",
    r"[一-龥]{1,4}[省市县区镇乡村州](?![、级场域属长民直])": "青石县殡仪馆",
    r"统一的?|综合性?|一体化|智慧|数字化?|信息": "统一的信息公开平台",
    r"十[四五六]五|“?十.五”?": "“十五五”规划",
    r"市级|省级|国家级|县级|区域性|全国性|跨": "市级临终关怀机构",
    r"示范|试点|试验|实验|先行": "示范培训",
    r"项目|工程": "综合楼项目",
}
"""Words that make a thing one of its kind."""

ADVERBS = {
    "launch": (
        "组织",
        "启动",
        "举办",
        "配合",
        "联合",
        "高效",
        "系统谋划",
        "谋划",
        "协同",
        "牵头",
        "定期",
        "每年",
        "全面",
        "积极争取",
        "科学",
        "研究",
    ),
    "soft": (
        "探索",
        "鼓励",
        "引导",
        "支持",
        "推动",
        "促进",
        "逐步",
        "持续",
        "深入",
        "常态化",
        "加强",
        "不断",
        "进一步",
        "规范",
        "扎实",
        "稳步",
        "积极",
    ),
}
"""Words between the start of a clause and its verb."""

LEADS = tuple(
    "支持 鼓励 引导 推动 促进 指导 探索 加快 推进 积极 深入 全面 研究 组织 继续 持续 统筹 抓好 高标准 高水平 高质量 扎实 依法 应当 要 将 已 "
    "可以 稳步 逐步 有序 加强 大力 严格 科学 认真 定期 每年 适时 尽快 率先 因地制宜 更多 着力 迭代 常态化 多 联合 共同 牵头 协同 "
    "积极争取 谋划 启动 广泛".split()
)
"""Words that open or close what stands before a verb: ``支持|建设…``, ``高标准|建设…``."""

_VERB_CLASS = {verb: name for name, rows in VERBS.items() for verb in rows}
_HEAD_CLASS = {head: name for name, heads in reversed(HEADS.items()) for head in heads}

VERB_PATTERN = re.compile("|".join(map(as_verb, sorted(_VERB_CLASS, key=len, reverse=True))))
"""Any launching verb, the longest first."""

_LONGEST_HEAD = max(map(len, _HEAD_CLASS))
_CLOSING = ("”", "》", ")", '"')
"""What may stand behind the head of a thing: ``“智慧助老”``."""

_WEAK = frozenset({"建设", "工作", "任务", "改造", "管理"})
"""Heads that give way to what stands before them: ``养老服务中心建设``."""
FINISHED_ENDINGS = tuple(verb + ending for verb in FINISHED for ending in ("", "了"))
"""What a clause must end in before ``FINISHED_PATTERN`` is worth trying."""

FINISHED_PATTERN = re.compile(
    r"(?P<thing>[^,。;]{3,80}?)(?<!早)(?:已经?|均已?|初步|实现|成功|全部|全线|全面|建成|竣工|完工|并|正式|依法|基本|顺利|圆满|胜利|按[期时]|如期|点火|底前|年底前?|(?<!\d)\d{1,2}月(?:底前?|前)?|(?<!\d)月底前?)*"
    r"(?P<verb>" + "|".join(sorted(FINISHED, key=len, reverse=True)) + r")(?:了)?$"
)
"""A thing and the verb that says it is done, at the end of a clause."""

_COMPLETING = re.compile(
    r"(?:的)?等?(?:项目|工程)?(?:开工|建设|创建|编制|研发应用|推广应用|应用|改造|升级|更新|修缮|扩建|迁建|整治|推荐|实施)?(?:工作|任务)?$"
)
_ROWS = {f"s{at}": row for at, row in enumerate(SPECIFIC)} | {f"g{at}": row for at, row in enumerate(GENERAL)}
_TRAITS = {name: re.compile(row).search for name, row in _ROWS.items()}


def verb_class(verb: str) -> str:
    """Class of a launching verb."""
    return _VERB_CLASS.get(verb, "finish")


@lru_cache(maxsize=2048)
def head_of(thing: str) -> tuple[str, str]:
    """Last word of a noun phrase and its class; two empty strings where none is known."""
    bare = thing.removesuffix("工作").removesuffix("等")
    head = _closing_head(thing) or _closing_head(bare)
    if not head or (head in _WEAK and not thing.endswith(_CLOSING)):
        done = _COMPLETING.sub("", thing, count=1)
        head = _closing_head(done) or ("" if done.endswith(_CLOSING) else head)
    return (head, _HEAD_CLASS[head]) if head else ("", "")


def _closing_head(thing: str) -> str:
    """The longest known head that ends ``thing``, a closing mark apart; empty where none does."""
    bare = thing[:-1] if thing.endswith(_CLOSING) else thing
    endings = (bare[-size:] for size in range(min(_LONGEST_HEAD, len(bare)), 0, -1))
    return next((ending for ending in endings if ending in _HEAD_CLASS), "")


def traits(thing: str) -> tuple[str, ...]:
    """Which rows of SPECIFIC (``s0`` …) and GENERAL (``g0`` …) a noun phrase shows."""
    return tuple(name for name, shows in _TRAITS.items() if shows(thing))
