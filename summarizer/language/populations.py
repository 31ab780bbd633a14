"""Statements about a whole population, which count as 100 %."""

from __future__ import annotations

import re

EACH = "市市|村村|县县|乡乡|镇镇|校校|组组|湾湾|户户"
"""Doubled words that mean each of them: ``村村通``."""

POPULATIONS = {
    r"覆盖(?:到|至)?[^,。;]{0,8}(?P<w>所有)": "推动互助项目覆盖所有村",
    r"^(?:[^,。;]{0,8})(?P<w0>所有)(?!制)[^,。;]{2,24}(?:均|都|全部|建有|设有|配有|配备|公开|建立|达标|完成|开通|接入)": "所有街道建有服务机构",
    r"(?P<w1>每个?)(?:县|市|区|乡|镇|街|村|社区|行政村|省|学校|机构|家庭)[^,。;]{0,12}(?:都|均)?(?:设有|建有|配有|拥有|配备)": "每个县设有指导中心",
    r"(?:覆盖|延伸(?:至|到))[^,。;]{0,6}(?P<w3>全部|全体|所有)": "覆盖全体户籍居民",
    r"(?:^|实现|年[底末]?前?,?)(?P<w4>所有)[^,。;]{2,24}": "实现所有县救助申请掌上办",
    rf"(?:实现|^)[^,。;“]{{0,10}}“(?P<w15>{EACH})通”(?=$|[,。;、])": "实现水厂“县县通”",
    r"对(?P<w5>每个)[^,。;]{2,14}(?:进行|开展|实施)": "对每个中心园进行改造",
    r"(?:[站所室院校馆园场点]|企业|港口|机构)(?P<w6>全部|全面)(?:实现|建成|完成|达到|设置|开通|配备)": "站点全部实现联网",
    r"(?:[校院所村居室区厂站]|项目)要?(?P<w11>全部)(?:开设|安装|配[备齐建]|设立|建立)": "中小学校全部开设节水课",
    r"(?P<w2>全部)(?:下[放达]|拨付|到位|兑付|办结|整改|达标|建成|脱贫|清零|接入|上线|公开|入网)": "审批权全部下放到乡镇",
    r"(?:[村县区市户园]|乡镇|街道|社区|学校|医院|站点)(?:已|均|都)?(?P<w10>全面|全部)(?:实现|通(?![过知常])|建成|完成|接通|开通)[^,。;]{2,}": "街道全面接通雨水管网",
    rf"(?:^|实现|做到|基本)[^,。;“]{{0,6}}“?(?P<w9>{EACH})(?:都|均)?(?:通(?!”)|有(?=$|[一-龥]{{2}})|建有|设有|达标)(?![^,。;]{{0,8}}(?:工程|行动|计划|项目|活动))": "实现村村通硬化路",
    r"(?P<w12>全部)(?:达到[^,。;]{0,10}(?:标准|要求|水平)|通过[^,。;]{0,8}(?:验收|认定|评估|认证)|通达|免除|配备和使用)": "各站水质全部达到国家标准",
    r"(?:行政村|乡镇|街道|社区|学校|医院|机构|家中|家庭|企业|园区)(?P<w13>都|均)应?当?(?:建有|设有|配有|配备|安装|建成|开通|设立)": "各乡镇均建有水站",
    r"(?:^|[,、])(?:各|每个?)(?!方面|项|类|领域|环节|指标)[^,。;\d]{0,8}[县市区乡镇村校院所站园]?(?:街道|社区|乡镇|学校|机构|企业|家庭)?(?:\([^()]{1,6}\))?(?P<w17>均|都)有(?![所较待利关无望些新])(?:了)?(?=[^,。;\d]*[一-龥]{3})": "各街道(镇)均有节水组织",
    r"^对[^,。;\d]{3,60}(?P<w14>均|都)(?:开展|进行|实施|予以)": "对取水单位均开展核查",
    r"实现(?P<w7>全部)(?:利用|还田|回收|处置|消除|覆盖|归集)": "炉渣实现全部利用",
    r"覆盖(?:到|至)?(?P<w8>各级各类)[^,。;的]{2,12}$": "体检覆盖各级各类学校",
}
"""Pattern → example; the named group is the word that stands for 100 %."""

AIMS = re.compile(r"(?:所有|全部)符合(?:条件|规定|要求)|应[一-龥]尽")
"""Whoever is entitled: an aim without a population that could be counted: ``所有符合条件的家庭都纳入保障``."""

_WORDS = re.compile("所有|均|都|每|全部|全体|全面|各级各类|" + EACH)
"""What every row of ``POPULATIONS`` holds: looked for first, since most clauses hold none."""

_POPULATIONS = tuple(re.compile(pattern) for pattern in POPULATIONS)


def read_population(words: str) -> str | None:
    """The word in the folded clause that stands for the whole population, or None."""
    if _WORDS.search(words) is None or AIMS.search(words):
        return None
    for pattern in _POPULATIONS:
        match = pattern.search(words)
        if match:
            return next(group for group in match.groups() if group)
    return None


_ALL = re.compile(
    "(?:全面)?实现全部|全面实现|所有|全部|全体|各级各类|(?:均|都)(?:(?:开展|进行|实施|予以)了?|应当?|(?=[建设配安开]))"
)


def without_population(words: str) -> str:
    """A folded clause without the word that stands for all; ``每个`` stays, since it says of what there is one."""
    return _ALL.sub("", words, count=1)
