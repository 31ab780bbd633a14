"""What an indicator measures, whatever words it is written in: the knowledge behind ``compare`` and ``track``.

Every row of the tables is a wording and what it stands for, with an example of it in use. Wordings are
matched on folded, simplified text; no row names a place or a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from summarizer.language.dimensions import (
    CHANGE,
    DELIVERABLE,
    SHARE,
    Dimension,
    read_dimension,
    without_rates,
)
from summarizer.language.places import FULL_NAME
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind
from summarizer.schemas.punctuation import fold_punctuation

VARIANTS: dict[str, str] = {
    # people
    "养老机构护理员": "护理员",  # 养老机构护理员持证上岗比例
    "养老护理人员": "护理员",  # 养老护理人员持证上岗率
    "养老护理员": "护理员",  # 养老护理员持证率
    "老人": "老年人",  # 农村老人互助照料中心
    "专业社工": "社工",  # 专业社工人数
    "社会工作者": "社工",  # 持证社会工作者
    "社会工作专业人才": "社工",  # 社会工作专业人才总量
    "人才总量": "人才",  # 技能人才总量
    "注册志愿者人数": "注册志愿者",  # 单位注册志愿者人数
    "社会团体": "社团",  # 登记的社会团体
    "民办非企业单位": "社会服务机构",  # the older name; 民办非企业单位176家
    "民办非企业": "社会服务机构",  # 民办非企业176家
    # care and relief
    "护理型床位覆盖率": "护理型床位占比",  # 养老机构护理型床位覆盖率
    "养老机构护理型床位": "护理型床位",  # 养老机构护理型床位占比
    "护理性床位": "护理型床位",  # 护理性床位占比
    "护理床位": "护理型床位",  # 护理床位占比
    "互助照料活动中心": "互助照料中心",  # 农村老年人互助照料活动中心
    "失能半失能": "失能",  # 失能半失能特困供养机构
    "失能、半失能": "失能",  # 失能、半失能特困人员
    "持证上岗": "持证",  # 持证上岗率
    "低保": "最低生活保障",  # 农村低保标准
    "两项补贴": "两补",  # 残疾人两项补贴
    "探访关爱": "探访",  # 探访关爱率
    "巡访": "探访",  # 月巡访率
    "日托": "日间照料",  # 日托中心
    "节地生态葬": "节地生态安葬",  # 节地生态葬比例
    "节地生态安葬": "节地生态安葬",  # the full name, longer than the next row and so found before it
    "生态安葬": "节地生态安葬",  # 生态安葬率
    "公益性墓地": "公益性公墓",  # 村级公益性墓地
    "福彩": "福利彩票",  # 福彩销量
    "销售福利彩票": "福利彩票销售",  # 全年销售福利彩票4.3亿元
    "福利彩票销量": "福利彩票销售",  # 福利彩票销量46.2亿元
    "福利彩票销售额": "福利彩票销售",  # 福利彩票销售额
    "慈善募捐": "慈善捐赠",  # 慈善募捐收入
    "募集慈善款物": "慈善捐赠",  # 全年募集慈善款物1亿元
    "慈善捐赠收入": "慈善捐赠",  # 全年慈善捐赠收入26亿元
    "慈善款物": "慈善捐赠",  # 慈善款物募集
    "社区社会组织数": "社区社会组织",  # 每个城乡社区拥有社区社会组织数
    "联合检查": "联检",  # 行政区域界线联合检查
    # the economy
    "农民人均可支配收入": "农村居民人均可支配收入",  # 农民人均可支配收入
    "国内生产总值": "生产总值",  # 国内生产总值增长5%
    "地区生产总值": "生产总值",  # 地区生产总值增长5%
    "GDP": "生产总值",  # 单位GDP能耗
    "研究与试验发展": "研发",  # 研究与试验发展经费投入强度
    "R&D": "研发",  # R&D经费投入
    "研发投入": "研发经费投入",  # 全社会研发投入
    "社会消费品零售额": "社会消费品零售总额",  # 社会消费品零售额增长
    "社零总额": "社会消费品零售总额",  # 社零总额增长6%
    "规上": "规模以上",  # 规上工业增加值
    "规模以上工业企业增加值": "规模以上工业增加值",  # 规模以上工业企业增加值增长
    "居民消费价格指数": "居民消费价格",  # 居民消费价格指数涨幅
    "CPI": "居民消费价格",  # CPI涨幅
    "人均期望寿命": "预期寿命",  # 人均期望寿命79岁
    "人均预期寿命": "预期寿命",  # 人均预期寿命80岁
    "平均预期寿命": "预期寿命",  # 平均预期寿命
    "细颗粒物": "PM2.5",  # 细颗粒物浓度
    "空气质量优良率": "空气质量优良天数占比",  # 空气质量优良率95%
    "优良天数比率": "优良天数占比",  # 空气质量优良天数比率
    "常住人口城镇化率": "城镇化率",  # 常住人口城镇化率
    "高标准基本农田": "高标准农田",  # 建设高标准基本农田
    "城市新增就业": "新增就业",  # 城市新增就业
    "城镇新增就业": "新增就业",  # 城镇新增就业110万人
    "二氧化碳排放强度": "单位生产总值二氧化碳排放",  # 二氧化碳排放强度下降
    "能耗强度": "单位生产总值能耗",  # 能耗强度降低
    "能源消耗": "能耗",  # 单位生产总值能源消耗
}
"""Wording → the wording compared, longest first. Left and right measure the same thing in the same unit."""

TAILS: dict[str, str] = {
    "实现全覆盖": "覆盖",  # 县级养护设施实现全覆盖
    "全覆盖": "覆盖",  # 日间照料中心全覆盖
    "覆盖率": "覆盖",  # 村级公益性公墓覆盖率
    "覆盖面": "覆盖",  # 培训覆盖面
    "的比例": "",  # 取得职业资格的比例
    "的比重": "",  # 占生产总值的比重
    "比例": "",  # 持证上岗比例
    "比重": "",  # 增加值比重
    "占比": "",  # 护理型床位占比
    "比率": "",  # 优良天数比率
    "率": "",  # 持证上岗率
    "总数量": "",  # 床位总数量
    "总数": "",  # 养老床位总数
    "总量": "",  # 专业人才总量
    "数量": "",  # 社会组织数量
    "人数": "",  # 志愿者人数
    "总规模": "",  # 产业总规模
}
"""Endings of indicators that say how it is counted, which the unit says already."""

MOVES: dict[str, str] = {
    "年均增速": "", "年均增长": "", "同比增长": "", "增长率": "", "增长": "", "增速": "", "增幅": "", "涨幅": "",
    "提高": "", "提升": "", "上升": "", "增加": "",  # 低保标准提高5%
    "降低": "降", "下降": "降", "减少": "降", "压减": "降", "降幅": "降",  # 单位生产总值能耗降低3.8%
}  # fmt: skip
"""Ending of a change → its direction, where it is down; the dimension says already that it is a change."""

ACTIONS: dict[str, str] = {
    "新建成": "new",  # 新建成骨灰堂5座
    "新建": "new",  # 新建城乡公益性公墓30个
    "新增": "new",  # 新增护理型床位9800张
    "新设": "new",  # 新设道路地名标志800块
    "改造提升": "improved",  # 改造提升互助照料中心50个
    "提档升级": "improved",  # 提档升级农村福利院5个
    "改造": "improved",  # 改造敬老院11所
    "提升": "improved",  # 提升62个
    "改扩建": "improved",  # 改扩建社区服务站2个
    "扩建": "improved",  # 扩建公墓3处
    "升级": "improved",  # 升级站点40个
    "建成": "", "建设": "", "打造": "", "完成": "", "推进": "", "推动": "", "实施": "", "开展": "", "设立": "", "建立": "",
    "发展": "", "培育": "", "实现": "", "举办": "", "设置": "", "支持": "", "加快": "", "持续": "", "积极": "", "落实": "",
    "力争": "", "确保": "", "全面": "", "拥有": "", "保持": "", "达到": "", "提高": "", "制定": "", "健全": "", "完善": "",
}  # fmt: skip
"""Verb at the head of an indicator → what becomes of the things counted; empty where it says nothing of it."""

RIVALS: tuple[tuple[str, ...], ...] = (
    ("城市", "城镇", "农村", "乡村"),  # 城市低保标准 is not 农村低保标准
    ("公办", "民办"),  # 城市公办养老机构, 城市民办养老机构
    ("集中", "散居", "分散"),  # 集中养育孤儿, 散居孤儿
    ("社团", "社会服务机构", "基金会", "社区社会组织", "慈善组织"),  # 登记的社会团体, 民办非企业
    ("学前", "小学", "初中", "高中", "中职", "高职", "高校", "义务教育"),  # 高中毛入学率
    ("儿童", "老年人", "残疾人", "妇女", "孤儿"),  # 老年人口腔检查, 儿童口腔检查
    ("结婚", "离婚"),  # 结婚登记, 离婚登记
    ("出生", "死亡"),  # 出生率, 死亡率
    ("收入", "支出"),  # 一般公共预算收入, 一般公共预算支出
    ("进口", "出口"),  # 出口增长
    ("占地", "用地", "建筑面积"),  # 占地28亩, 总建筑面积14600平方米
    ("公墓", "骨灰堂", "骨灰楼", "殡仪馆"),  # 公益性公墓, 公益性骨灰堂
    ("PM2.5", "PM10", "臭氧"),  # PM2.5浓度
    ("养老", "托育", "医疗", "殡葬"),  # 养老床位, 医疗床位
    ("养老保险", "医疗保险", "医保", "失业保险", "工伤保险", "生育保险"),  # 失业保险参保人数
    ("县城", "地级城市"),  # 地级城市PM2.5平均浓度
    ("户籍", "常住"),  # 户籍人口城镇化率, 常住人口城镇化率
    ("中式", "西式"),  # 中式结婚颁证厅
)
"""Words of which one indicator names one and another another: then they don't measure the same. ``城镇`` and ``城市``
side by side are a difference of words only, see :data:`SYNONYMOUS_RIVALS`."""

SYNONYMOUS_RIVALS = (frozenset({"城市", "城镇"}), frozenset({"农村", "乡村"}), frozenset({"散居", "分散"}), frozenset({"占地", "用地"}))
"""Rivals that name the same side: ``城镇低保标准``, ``城市低保标准``."""

TIERS: dict[str, str] = {
    "省级": "province",  # 省级社会组织
    "国家级": "national",  # 国家级示范区
    "市级": "city",  # 市级托育综合服务中心
    "县级": "county",  # 县级托育服务机构
    "乡镇": "township",  # 乡镇便民服务中心
    "街道": "township",  # 街道综合养老服务中心
    "村级": "village",  # 村级公益性公墓
    "社区": "village",  # 社区养老服务综合设施
}
"""Tier that an indicator counts at: another tier makes a match doubtful."""

LOWER_IS_BETTER = re.compile(
    r"失业率|死亡率|发生率|患病率|贫困|浓度|负债率|不良率|时限|办结时间|事故|死亡人数|能耗|排放|空置率|辍学率|赤字|涨幅|投诉"
)
"""Words of measures that a promise wants down: ``城镇调查失业率5.5%``. Changes (``降低3.8%``) want the change."""

GENERIC = frozenset(
    "服务 建设 设施 中心 机构 社区 农村 城乡 城市 城镇 乡镇 街道 综合 工作 项目 人员 组织 社会 管理 县级 市级 省级 全省 全市 "
    "活动 行动 制度 机制 体系 平台 工程 试点 以上 重点 标准 推广 养老 发展 质量 国家 信息 系统 规划 提升 专项 方案 改革 数据 "
    "公共 数字 政策 措施 计划 实施 监测 示范 基地 基本 资源 产业 企业 年度 培训 业务 高质 新型 能力 相关 开展 专业 政府 办法 床位 面积 资金 增长 覆盖 "
    "达标 人次 安排 提出 有关 部门 单位 人才".split()
)
"""Bigrams that many indicators share: they say little about what is measured."""

ENDINGS = re.compile(r"(?:总数|人数)?(?:将|再|均|拟|要|不|仅|已)*(?:达到?|提高到?|提升到?|增加到?|降低到?|下降到?|增至|降至|保持|稳定|控制|不足|超|为|按安排|在|仅|至)+$")
"""Verbs left at the end of an indicator where its number stood: ``火化率保持``, ``补助标准再提高``."""

ANAPHORIC = re.compile(
    r"^(?:比|占|较|其中|同比|分|按|以上|每个?补助|第|每[站所个座处]|\d+年?(?:以上)?$)|^.?$"
    r"|^(?:年均增速|增加值增长|死亡人数|总?产量|综合收入|总?收入|持证|成交额|受益\w{2}|\d\w级以上|本(?:办法|方案|意见|细则|规划)"
    r"|试点工作(?:方案)?|(?:主体|配套)工程|(?:规划)?(?:中期|终期|总结)评估|(?:乡镇|街道|村|社区|县|城乡|区域)*覆盖|通报工作进展|召开会议)$"
)
"""Indicators that mean something only beside their neighbours (``比上年增加``): never taken for another's."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PLACE_WORDS = re.compile(r"(?:全|我|本)(?:省|市|县|区|镇|乡|国|州)(?!域)|各(?:地|县|市|区|乡镇)|市、县两级|县、乡两级|两级|(?:力争|今年|全年|年末|五年|三年|累计|平均每年|规划期内|至少|预计|(?:年|月)底前|汛期前)")
_SHARE_OF = re.compile(r"^(?P<part>.{2,}?)占(?P<whole>.{2,}?)(?:的)?(?:比例|比重|比率|比)?$")
_NOT_WORDS = re.compile(r"[^\w.&]|的|等|和|与|以及|或")
_SUBSTANCE = re.compile(r"[一-鿿A-Za-z]")
_GENERIC_HEADS = frozenset({"覆盖", "达标", "完成", "合格", "满意", "以上"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What one indicator measures, ready to be compared."""

    name: str
    """The wording compared: variants unified, verbs, places and ways of counting left out."""
    dimension: Dimension
    bigrams: frozenset[str]
    heads: tuple[str, ...]
    """The last word of the name and, where it is as general as 覆盖, the one before it."""
    action: str
    """``new``, ``improved``, ``trained`` or nothing."""
    rivals: frozenset[tuple[int, str]]
    """Row of :data:`RIVALS` and the word found."""
    tiers: frozenset[str]
    recurrence: str | None = None
    numbers: frozenset[str] = frozenset()
    """Numbers within the wording: ``3A级以上社会组织``."""
    vague: bool = False
    """Whether it only means something beside its neighbours: ``比上年增加``."""


def read_measure(record: Commitment) -> tuple[Measure, Decimal]:
    """What ``record`` measures, and the factor that brings its value to the dimension's base unit."""
    folded = fold_punctuation(record.indicator)
    if record.kind is Kind.DELIVERABLE:
        return _measure(folded, Dimension(DELIVERABLE), None), Decimal(1)
    dimension, factor = read_dimension(folded, record.unit, _span(record))
    return _measure(folded, dimension, None if dimension.timed else record.recurrence), factor


_STATED_SPAN = re.compile(r"每人(?P<span>每[月年])[^\d,。;]{0,8}(?P<number>\d[\d,.]*\d|\d)\s*元")
_SPANS = {"monthly": "每月", "quarterly": "每季度", "yearly": "每年", "daily": "每日"}


def _span(record: Commitment) -> str | None:
    """Span of a benefit from the words right before its number, else from its recurrence."""
    for evidence in record.evidence:
        for found in _STATED_SPAN.finditer(fold_punctuation(evidence.quote)):
            if Decimal(found["number"].replace(",", "")) == record.value:
                return found["span"]
    return _SPANS.get(record.recurrence or "")


def lower_is_better(indicator: str, dimension: Dimension) -> bool:
    """Whether a promise about ``indicator`` without a comparator wants it down."""
    return not dimension.change and LOWER_IS_BETTER.search(indicator) is not None


@cache
def _variant_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(VARIANTS, key=len, reverse=True))))


def unify(words: str) -> str:
    """``words`` with every variant replaced until nothing changes: ``福彩销量`` → ``福利彩票销售``."""
    for _ in range(3):  # a variant of a variant of a variant is the longest chain of the table
        before, words = words, _variant_pattern().sub(lambda found: VARIANTS[found[0]], words)
        if before == words:
            break
    return words


def _measure(folded: str, dimension: Dimension, recurrence: str | None) -> Measure:
    bare = _PLACE_WORDS.sub("", FULL_NAME.sub("", _BRACKETS.sub("", folded)))
    rest, action = _strip_actions(without_rates(bare))
    if not (dimension.change or dimension.sort == CHANGE):
        rest = ENDINGS.sub("", rest)
    named = _name(unify(_training_last(rest)), dimension)
    parts = [part for part in _NOT_WORDS.split(named) if part]
    bigrams = frozenset(part[at : at + 2] for part in parts for at in range(max(1, len(part) - 1)))
    return Measure(
        name="".join(parts),
        dimension=dimension,
        bigrams=frozenset(bigram for bigram in bigrams if _SUBSTANCE.search(bigram)),
        heads=_heads(parts[-1] if parts else ""),
        action=action,
        rivals=frozenset((row, word) for row, words in enumerate(RIVALS) for word in words if word in named),
        tiers=frozenset(tier for word, tier in TIERS.items() if word in folded),
        recurrence=recurrence,
        numbers=frozenset(re.findall(r"\d+(?:\.\d+)?[A-Za-z]?", named)),
        vague=ANAPHORIC.search(bare) is not None or ANAPHORIC.search(named) is not None,
    )


def _training_last(words: str) -> str:
    # 培训养老护理员 and 养老护理员培训 are one
    return f"{words[2:]}培训" if words.startswith("培训") and len(words) > 3 else words


_ACTION = re.compile("|".join(sorted(ACTIONS, key=len, reverse=True)))


def _strip_actions(words: str) -> tuple[str, str]:
    action = ""
    while len(words) > 2 and (found := _ACTION.match(words)):
        action = action or ACTIONS[found[0]]
        words = words[found.end() :]
    return words, action


_TAIL = re.compile(f"(?:{'|'.join(sorted(TAILS, key=len, reverse=True))})$")


_MOVE = re.compile(f"(?:{'|'.join(sorted(MOVES, key=len, reverse=True))})$")


def _name(words: str, dimension: Dimension) -> str:
    if dimension.sort in {SHARE, CHANGE}:
        share = _SHARE_OF.match(words)
        if share:  # 护理型床位占养老机构床位的比例 → 养老机构床位、护理型床位
            return f"{share['whole']}、{share['part']}"
    if dimension.change or dimension.sort == CHANGE:
        return _MOVE.sub(lambda found: MOVES[found[0]], words) or words
    found = _TAIL.search(words)
    return words[: found.start()] + TAILS[found[0]] if found and found.start() > 1 else words


def _heads(part: str) -> tuple[str, ...]:
    last = part[-2:]
    return (last, part[-4:-2]) if last in _GENERIC_HEADS else (last,)
