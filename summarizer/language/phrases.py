"""Words that surround an indicator without belonging to it, and heads that are none without their owner."""

from __future__ import annotations

import re

LEADING = (
    "同时", "并", "并且", "其中", "此外", "另外", "以及", "及", "和", "且", "从而", "为此", "进而", "努力", "力争", "争取", "确保", "务必",
    "推动", "推进", "促进", "实现了", "完成了", "实现", "做到", "要", "将", "使", "让", "把", "必须", "应", "应当", "须", "进一步", "持续", "大力", "积极", "稳步",
    "还", "共计", "现已", "从中", "特别是", "尤其是", "全面", "加快", "切实", "扎实", "逐步", "不断", "着力", "重点", "初步", "基本", "截至", "预计", "计划", "规划", "统筹", "深入", "有序",
    "到", "在", "全部", "均", "已经", "已", "累计", "共", "总计", "合计", "目前", "现有", "共有", "圆满", "顺利", "保证", "保持", "该县", "该市", "该区", "该镇", "该乡", "率先",
)  # fmt: skip
"""Words that may open a clause before the thing measured: ``力争…``, ``推动…``, ``累计…``."""

TRAILING = (
    "达到", "做到", "达", "为", "至", "到", "是", "占", "共", "约", "近", "超", "超过", "突破", "增加到", "增加至", "提高到", "提高至", "提升到",
    "提升至", "降低到", "降低至", "上升到", "上升至", "增长到", "增长至", "扩大到", "扩大至", "下降到", "下降至", "降至", "降到", "升至", "升到", "压缩至",
    "压缩到", "压减至", "缩短至", "缩短到", "减少到", "减少至", "减至", "减到", "控制在", "稳定在", "保持在", "维持在", "巩固在", "不", "分别", "均", "都", "要",
    "力争", "争取", "确保", "实现", "总计", "合计", "累计", "已经", "已", "将", "的", "现有", "有", "各", "发展到", "高达",
    "人均每月", "人均每年", "每人每月", "每人每年", "每人每天", "每人", "每户", "每月", "发展至", "扩展到", "增至", "增到", "跃升至", "跃居", "增", "原则上", "应", "应当", "须", "在", "由", "从", "每年", "至少", "全部", "基本", "总数", "预计", "计划", "第", "一般", "仅", "仍", "目标值", "计划数", "任务数",
)  # fmt: skip
"""Words that may close a clause before its value: ``…达到``, ``…控制在``."""

GENERIC_HEADS = frozenset(
    {
        "覆盖率", "比例", "占比", "比重", "金额", "提取金额", "面积", "建筑面积", "总建筑面积", "占地面积", "总占地面积", "床位", "总投资",
        "年均增长", "同比增长", "增长", "增速", "增幅", "下降", "同比下降", "总量", "数量", "总数", "达标率", "完成率", "合格率", "满意度",
        "满意率", "入户率", "普及率", "投入", "资金", "规模", "人数", "受益", "惠及", "服务", "覆盖", "发放", "退出",
        "成交额", "增加值增长", "年均增速", "年均增长率", "平均增速", "降幅", "涨幅", "交付率", "过渡期", "入库率", "整改率", "回访率", "开通率", "占全国", "占全省", "占全市", "占总数", "其中企业", "同比提高", "同比减少", "产值", "产值增长",
        "其中", "比上年增长", "净增", "新增", "建成", "完成", "培训", "长度", "平均标准", "平均保障标准", "人均标准", "参与率", "知晓率", "使用率", "利用率",
        "开工", "动工", "落地", "投产", "达产", "竣工", "完工", "投用", "签约", "开业", "升规", "入规", "上市", "入库", "纳统",
    }
)  # fmt: skip
"""Heads that need the thing they belong to, which stands in the clause before."""

_REMARKED = re.compile(
    r"(?:以来|其中)?(?:年均|平均|可比|同口径|同比|环比)?[增降涨](?:速|幅|长率?)|环比(?:下降|减少|增加|提高)|年均(?:提高|提升|增加|下降|降低|减少)|[比较](?:上年|去年|同期|上年同期|\d{4}年|年初)(?:末|底)?(?:[增提减降上下净新][加长高少低升降增]|[多少])?|每[年月人个处户例家座](?:每[年月人个处])?(?:一次性)?(?:补助|奖励|奖补|补贴)?|每[个户例家座名处](?:给予|补助|奖励)(?:一次性)?[一-龥]{0,4}(?:补助|补贴|奖励|奖补)?"
    r"|(?:再|另)?(?:一次性)?给予(?:一次性)?(?:补助|奖励|补贴|奖补)|(?:各|再|共)(?:建设|新建|建成|完成|改造|培训|新增)|建成剩余|完成剩余"
    r"|(?:完成|实施)(?:改造|新建|建设|整治|维修|安装|更新|治理)"
    r"|[两三四五]年(?:新?建设?|新增|改造|培训|完成)"
)
"""Indicators that only remark on the one before: ``年均增速``, ``比上年增加``, ``三年建设``, ``完成改造``."""


def needs_owner(indicator: str) -> bool:
    """Whether an indicator says nothing without the thing it belongs to."""
    return (
        len(indicator) < 3
        or indicator.removeprefix("项目").removeprefix("各") in GENERIC_HEADS
        or _REMARKED.fullmatch(indicator) is not None
    )


_LEADING = re.compile(
    "^(?:[一二三四五六七八九十]{1,2}(?:是(?!否)|要(?![素点求闻件]))|[两三四五六]年(?:内|计划|拟|累计|共计?|力争)+(?=[新改建扩完投培引安开更整创])|"
    + "|".join(sorted(map(re.escape, LEADING), key=len, reverse=True))
    + ")"
)
_TRAILING = re.compile("(?:" + "|".join(sorted(map(re.escape, TRAILING), key=len, reverse=True)) + ")$")
_AVERAGE = re.compile(
    "[年月日人户亩平]均$|[签预节履合制集邀公条]约$|(?:均|平均|至少|每[^,。;]{1,12})(?:拥有|设有|配有|建有)$"
)
"""An average is a measure: ``增加值年均`` | ``增长``; elsewhere 均 only leads to a value. What each has keeps its verb."""
_PUNCTUATION = " ,;:。、·.\t\n|-—"
_KEEP = ("要素", "要求", "将军", "应急", "应用", "应届", "应收", "在线", "在校", "在册", "在建", "在职", "在岗", "在编", "在园", "在读", "在院", "在籍", "在库", "在训", "在营", "率先垂", "到户", "到位", "共享", "共同", "共建", "共治",
         "重点", "规划", "计划", "统筹", "基本医", "基本养", "基本公", "基本生", "基本支", "基本建", "基本农", "基本草", "基本殡", "基本法", "全面小", "及时", "全部", "和谐", "和美", "和睦", "和平", "把关", "使用", "保证金",
         "积极分", "保持水", "预计", "实现率", "推进会", "已婚", "均衡", "共和", "应建尽", "应收尽", "应保尽", "应助尽", "应养尽", "应享尽", "应纳尽", "应办尽", "应接尽", "现有", "要闻", "已建", "基本医疗", "全面小康")  # fmt: skip


def strip_leading(text: str) -> str:
    """``text`` without words that only open a clause."""
    while True:
        text = text.strip(_PUNCTUATION)
        match = None if text.startswith(_KEEP) else _LEADING.match(text)
        if match is None or len(text) - match.end() < 2:
            return text
        text = text[match.end() :]


def strip_trailing(text: str) -> str:
    """``text`` without words that only lead to a value."""
    while True:
        text = text.strip(_PUNCTUATION)
        match = None if _AVERAGE.search(text) else _TRAILING.search(text)
        if match is None or match.start() < 2:
            return text
        text = text[: match.start()]


def balance(text: str) -> str:
    """``text`` without brackets or quotation marks that have lost their partner."""
    for left, right in ("()", "“”", "《》", "（）", "[]"):
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    return text
