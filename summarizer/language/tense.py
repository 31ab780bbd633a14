"""Words that tell what is promised from what is reported. Each row has an example beside it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

REPORTED = {
    # 已建成12个; not 已建成区, 已建工程, nor what is counted: 改造50个已建成小区
    r"已(?!建成区|建(?![成立设有好])|(?<=[个处座家所条项]已)(?:建成|完工|投用|开工)[一-龥])": 3,
    r"(?<=[^除为])了(?!解)": 2,  # 制订了实施方案; not 除了, 了解
    r"(?<!年)累计(?!达到)": 2,  # 累计接受捐款81万元; 五年累计完成 looks ahead, 累计达到 may
    r"截至|截止": 3,  # 截至10月底
    r"(?<!项)目前": 2,  # 目前共有; not 项目前期
    r"(?<![建造用合化好])现有(?!资金|渠道|政策|基础|资源|设施|制度|条件|机制|项目)(?=[^,。;]{0,16}\d)|共有(?!产权)": 2,  # 全市现有20家
    r"同比|环比": 1,  # 同比增长5%
    r"[较比](?:上年|去年|同期)": 1,  # 较上年新增8处
    r"(?<![于比较])去年|(?<![于照按占的])上年度|上一年|一年来|五年来|近年来|以来|这[一五]年|过去(?:的)?[一五]年": 2,  # 一年来
    r"[从由]全[国省市区县][^,。;]{0,6}第[^,。;]{1,12}(?:升|跃升|提升|上升|前移)[至到]": 2,  # 从全省第9位升至第4位
    r"圆满|顺利|成功(?!率)|如期": 3,  # 圆满完成了各项指标
    r"\d余?[人名]参加了?(?:[^,。;]{0,12}(?:培训|会议|活动|考试|演练))": 2,  # 近60人参加了抢险演练
    r"先后|相继": 2,  # 先后印发
    r"荣获|获评|被评为|入选|(?<!并)获批|获得": 3,  # 被评为全国先进
    r"仅[为占有]?(?=\d)": 2,  # 利用率仅为38%
    r"均已|取得[^,。;]{0,8}(?:成效|进展|成绩|突破|成果|胜利)": 2,  # 均已完成
    r"据(?:统计|悉|了解|介绍)|发布消息|(?:(?<![一-龥])|(?<=[省市县区州镇乡局]))共(?!同|享|建|治|计划|需|有)[一-龥]{2,4}(?=[^,。;]{0,16}\d)(?![^,。;]{0,24}(?:以上|以内))": 2,  # 据统计,共出台制度186个
    r"正式(?:出台|运营|运行|投用|开通|启用|印发|挂牌|成立|实施)(?=$|[,。;])": 2,  # 《…规划》正式出台
    r"完成[^,。;\d]{0,10}(?:任务|目标|计划)的?\d[\d.]*%(?!以上)": 3,  # 完成年度任务的108%
    r"联合印发(?=《)": 2,  # 两部门联合印发《…行动计划》
    r"日前|近日|昨日|(?<!以)前不久": 2,  # 日前,《…规划》正式出台
    r"首次|创历史|历史性": 1,  # 首次突破
    r"(?:升格|跃升|跻身|晋升)为|被(?:列为|授予|确定为|认定为|[^,。;]{2,12}授予)": 3,  # 开发区升格为国家级; 被省水利厅授予称号
    r"(?<!力争)(?<!确保)[位稳跃居]居[^,。;]{0,6}(?:第[一二三四五六七八九十\d]|前[列茅三五十]|首位)|居全[省市区国][^,。;]{0,4}(?:第|前|首)": 2,  # 居全省第四
    r"(?:成效|效果)(?:初显|明显|显著|突出)|初见成效|(?:步伐|力度)(?:明显|进一步)?加[快大]|(?:扎实|稳步|有序|深入)推进$": 2,  # 成效明显
}
"""Reported: pattern → weight."""

PROMISED = {
    r"力争|争取(?![^,。;\d]{0,20}(?:支持|资金|补助|政策))|(?<!有[效力])确保|务必": 3,  # 力争达到15%; not 争取上级资金, nor 有效确保
    r"将(?!近|军|来|领|[^,。;]{2,30}(?:标准)(?:提高|上调|调整?|统一)[到至为]|[^,。;]{2,24}(?:纳入|列[为入]|作为|融入|用于)|[^,。;]{2,12}(?:划分|细分|压减|压缩|缩短|精简|[从由]\d))": 1,  # 将建成; not 将X纳入
    r"计划(?=(?:20\d\d年|明年|下半年)?[^》”]{0,4}[建设征投新完])|(?:^|[,;。“])(?:全年|今年|我们|我[省市县区局])*计划(?=[一-龥]{2,8}\d)|规划(?=总?投资|新建|改扩建|完成)|拟": 2,  # 计划建设墓穴5000个
    r"正在(?:抓紧|加紧|组织)?(?:修编|编制|制[定订]|起草|筹建|申报|修订)|即将": 2,  # 正在抓紧修编
    r"(?<![重主首必纲概摘提机纪])要(?=[^求点素闻件]{1,8})": 1,  # 要达到1000平方米; not 重要枢纽
    r"(?<![长高升加少低降大小])到20\d\d年|20\d\d年(?:底|末)?前|到“?十.五”?[末期规]": 2,  # 到2025年
    r"不(?:得)?[少低]于|不(?:得)?超过|至少": 2,  # 不少于50个
    r"预计(?=[^,。;\d]{0,6}(?:新增|完工|投用|建成|竣工|开工|20\d\d年))": 2,  # 预计新增取水点90处
    # 今年,青石县将投资3亿元; 届时供水能力达到5万吨
    r"(?:今年|明年|下半年|20\d\d年),?[^,。;]{0,10}将(?=[^,。;]{0,4}(?:投[资入]|新[建增]|改造|建[成设]|完成|实施|开展|培训|安排))|届时": 3,
    r"年内|年底前": 1,  # 年内完成
    r"推动|推进|加快|鼓励|支持|探索": 1,  # 推动全覆盖
    # what a plan or a body puts forward, before its value: 规划提出用水总量降低17%; not 提出了5项建议
    r"提出(?!了)(?![^,。;\d]{0,12}(?:建议|意见|议案|提案|要求|举措|措施)\d?)(?=[^,。;]{2,32}(?:降低|下降|减少|提高|提升|增长|达到?|控制在|不低于|不超过|占|为|覆盖)[^,。;]{0,6}?(?:\d|全覆盖|$))": 3,
    r"(?:规划|纲要|方案|草案|行动计划|目标)(?=[^,。;\d了]{0,6}提出(?!了))": 2,  # 纲要草案提出
    r"(?:最高|再|一次性|分别)给予(?=[^,。;]{0,12}$|[^,。;]{0,6}\d)": 2,  # 最高给予50万元资助
    r"应当|必须|须|应(?=[在当按于予])": 2,  # 必须开展一次
    r"(?:会议|会上)(?:强调|要求|明确)|强调,": 2,  # 会议强调,全年完成投资42亿元
    r"未来(?:[一二三四五十几\d]+年)|(?<![超近过\d])[三四五35]年内": 2,  # 未来五年,将改造泵站; 5年内,新建泵站; not 2025年内
    r"下一步|(?<!一)下步(?!伐)|接下来|今后(?!果)": 2,  # 下一步,加快建设
    r"目标|任务是": 1,
    r"以上的目标|预期(?!寿命)": 2,  # 预期达到; not 人均预期寿命
}
"""Promised: pattern → weight."""

COMPARED = re.compile("同比|环比|[较比](?:上年|去年|同期)|(?<!已)累计(?!已|共)")
"""With what a change is compared and over what it is summed, which a plan may say as well as a report."""

WISHED = re.compile("推动|推进|加快|鼓励|支持|探索|年内")
"""What was moved and helped as well as what shall be: ``推动136项服务下沉`` in a review."""

PAST_HEADINGS = re.compile(
    r"回顾|完成情况|成效|成绩|进展|现状|发展基础|总结(?!阶段|提升|推广|评估|验收|考核|[^,。]{0,6}阶段)|主要成果|取得|过去|一年来|五年来|"
    r"情况$|发展形势|(?:现实|工作|建设)基础$|(?:已经?|目前|所)(?:开展|做|采取|实施)的?(?:主要|相关)?(?:工作|措施)|现实基础|基础条件|工作亮点|主要做法|工作开展"
)
"""Headings under which things are reported: ``“十三五”规划目标完成情况``, ``发展基础``."""

OUTCOME_HEADINGS = re.compile(
    r"(?:持续|不断|明显|显著|进一步|更加|更为|有效|全面|稳步|加快|深入|加速|总体|日益)"
    r"(?:改善|提升|增强|优化|向好|落地|推进|显现|完善|扩大|深化|巩固|夯实|健全|提高|释放|彰显|集聚|转型|平稳|坚实|有力|活跃|充分)$|"
    r"(?:更加|更为|愈加|愈发|日益)[一-龥]{2,4}(?=$|[、,])|(?:稳步|持续|不断)(?:增进|厚植|夯实|丰富|充实)(?=$|[、,])|(?:有力有效|可感可及|稳固)$|"
    r"(?:走在|位居|稳居)[^,。]{0,4}前列|(?:迈上|迈出|再上|再创|开创)[^,。]{0,4}新(?:台阶|步伐|高|局面)|(?:稳中|提质)(?:有进|向好|增效)$"
)
"""Headings that say what came about, subject first: ``民生福祉持续改善``; where none above looks ahead, the text below reports."""

REVIEW_HEADINGS = re.compile(
    r"回顾|完成情况|(?:执行|实施|落实|工作)情况(?=$|[及和与、(])|工作总结|(?:主要|发展)(?:成就|成效)|成效$|(?:取得|主要)[^,。]{0,8}成[效绩就]|基本情况|发展现状"
)
"""Headings that govern all below them: under ``2025年工作回顾`` even ``保障民生`` reports."""

AHEAD_HEADINGS = re.compile(
    r"下一?步|打算|今后|下阶段|目标任务|(?:工作|主要|总体)(?:安排|目标)|十五五.{0,6}(?:目标|任务)"
)
"""Headings that look ahead again under such a one."""

AIM_HEADINGS = re.compile(
    r"(?:主要|总体|发展|工作|预期|奋斗|具体|阶段性?|远景|量化)目标(?!任务?(?:完成|实现|落实|执行))|目标(?:任务|指标|要求)(?!(?:完成|实现|落实|执行))|^\W*目标$"
)
"""Headings below which even ``高质量发展取得显著成效`` is what shall come about."""

PROBLEM_HEADINGS = re.compile(
    r"(?:存在|主要|突出|面临)[^,。]{0,8}(?:问题|困难|挑战|不足|短板|形势|机遇)|(?<!解决)问题(?:和|与|$)|"
    r"(?<!补)(?<!补齐)(?<!补上)短板(?:依然|明显|和|与|弱项|$)|形势(?:与|和|分析|$)|(?:不足|挑战|困难|机遇)(?:和|与|$)|正视(?:问题|差距|不足|短板)|查找?(?:摆|找)?(?:问题|差距|不足)"
)
"""Headings under which the situation is described: ``当前发展存在的问题``."""

_TACKLED = re.compile("补齐|补强|解决|聚焦|整治|应对|破解|消除|化解|攻克|攻坚|回应|治理|整改|纾解|减轻|关注")
"""What a heading does about problems: ``补齐服务短板``, ``应对人口老龄化挑战``."""

_TOLD_REGULARLY = re.compile("每(?:半年|[年月季周日])|(?:通报|报送|上报|汇报|督查|督促)(?!情况)")
"""An item that sets how things are told is no review: ``（一）每月通报一次进展情况``."""

_FACED = re.compile("存在|面临|依然|仍然|不足|主要(?:问题|困难)|问题(?:和|与|及)")
"""What tells that it describes them all the same: ``存在问题和整改措施``."""

FUTURE_HEADINGS = re.compile(
    r"目标|任务|重点工程|工程$|专栏|措施|计划|安排|打算|下一?步|要求|部署|(?<!社会)保障|思路|建议|今后|下半年|下阶段|发展方向|重点工作|行动|草案"
)
"""Headings under which things are promised: ``主要任务与重点工程``."""

_AHEAD_IN_REPORTS = re.compile(
    r"目标(?!任务?(?:完成|实现))|(?<!完成)(?<!落实)(?:主要|重点|工作|年度?)任务|计划|安排|打算|下一?步|下阶段|下半年|明年|今后|要求|部署|思路|建议|草案|方向"
)
"""Headings that look ahead even in a report of results; there ``基本民生保障方面`` and ``努力完成供水任务`` are what was done."""

_IMPERATIVE = re.compile(
    r"^\W*(?:[(（]?[一二三四五六七八九十\d]+[)）]?[、.]?\s*)?(?:推动|聚力|聚焦|奋力|夯实|筑牢|兜牢|兜住|守牢|落实|拓展|打牢|开展|组织|实施|抓好|加大|加强|强化|推进|促进|提升|巩固|深化|健全|完善|构建|加快|做好|优化|坚持|全面|着力|持续|确保)"
)
"""Headings that open with a verb tell what to do, whatever nouns follow: ``夯实发展基础``."""

LOOKING_BACK = re.compile(r"这[一五]年,|(?:[一五]年来|过去[一五]年),")
"""What makes all that follows in its paragraph a review: ``这五年,水网更加密实。``"""

TURNING_AHEAD = re.compile(r"^[^,。]{0,12}(?:强调|要求|部署|号召)[,:]|^(?:下一?步|接下来|今后)[一-龥]{0,6},")
"""What makes all that follows in its paragraph a task: ``会议强调,要抓好三件事。``"""

TURNING_BACK = re.compile(r"^[^,。]{0,12}(?:指出|认为|总结|通报|听取)")
"""What ends that: ``会议还通报了…``."""

CREED_HEADINGS = re.compile(r"指导思想|基本原则|总体思路|重要意义|工作原则|规划背景")
"""Headings under which nothing checkable is said: ``基本原则``."""


_ITEM = re.compile(r"[一二三四五六七八九十]+是")


def says_outcome(heading: str) -> bool:
    """Whether a heading says what came about, and not what to do: ``民生福祉持续改善``, not ``持续改善民生``."""
    aim = _IMPERATIVE.match(heading) or _ITEM.match(heading)  # 一是民生福祉明显提升: so do lists of aims
    return OUTCOME_HEADINGS.search(heading) is not None and aim is None


def compile_cues(table: dict[str, int]) -> re.Pattern[str]:
    """One pattern for a table of cues; group ``cN`` is the N-th row."""
    return re.compile("|".join(f"(?P<c{index}>{pattern})" for index, pattern in enumerate(table)))


_REPORTED, _PROMISED = compile_cues(REPORTED), compile_cues(PROMISED)
_REPORTED_WEIGHTS, _PROMISED_WEIGHTS = tuple(REPORTED.values()), tuple(PROMISED.values())


def _weigh(pattern: re.Pattern[str], weights: tuple[int, ...], text: str) -> int:
    rows = {match.lastgroup for match in pattern.finditer(text)}
    return sum(weights[int(row[1:])] for row in rows if row)


@lru_cache(maxsize=2048)
def reported_weight(text: str) -> int:
    """Sum of the weights of the rows of ``REPORTED`` found in the folded ``text``."""
    return _weigh(_REPORTED, _REPORTED_WEIGHTS, text)


@lru_cache(maxsize=2048)
def promised_weight(text: str) -> int:
    """Sum of the weights of the rows of ``PROMISED`` found in the folded ``text``."""
    return _weigh(_PROMISED, _PROMISED_WEIGHTS, text)


def reports(text: str) -> bool:
    """Whether more sentences of a folded text report than promise."""
    scores = [reported_weight(one) - promised_weight(one) for one in text.split("。")]
    return sum(score > 0 for score in scores) > sum(score < 0 for score in scores)


class Place(StrEnum):
    """What the headings above a passage lead a reader to expect."""

    PAST = "past"
    PROBLEM = "problem"
    CREED = "creed"
    FUTURE = "future"
    OPEN = "open"


def announces_aims(lead_in: str) -> bool:
    """Whether a folded sentence announces what shall be reached: ``到2028年的阶段目标是:``."""
    return lead_in.endswith(":") and _aims(lead_in)


def _aims(heading: str) -> bool:
    return AIM_HEADINGS.search(heading) is not None and PAST_HEADINGS.search(heading) is None


def looks_ahead(path: tuple[str, ...]) -> bool:
    """Whether a heading of a report of results turns to what is to come: ``下一步工作打算``."""
    return any(_AHEAD_IN_REPORTS.search(heading) for heading in path)


def opens_review(path: tuple[str, ...]) -> bool:
    """Whether the outermost telling heading of a summary with a plan behind it is of the summary: ``2030年工作情况``."""
    told = next(
        (one for heading in path if (one := read_place((heading,))) in {Place.PAST, Place.FUTURE}), None
    )
    return told is Place.PAST


def _tells_problems(heading: str) -> bool:
    tackled = _TACKLED.search(heading) or _IMPERATIVE.match(heading)
    return PROBLEM_HEADINGS.search(heading) is not None and not (tackled and not _FACED.search(heading))


def _reviews(heading: str) -> bool:
    sets = _IMPERATIVE.match(heading) or _TOLD_REGULARLY.search(heading)
    return REVIEW_HEADINGS.search(heading) is not None and not sets


@lru_cache(maxsize=2048)
def read_place(path: tuple[str, ...], *, box: bool = False) -> Place:
    """Place that the nearest telling heading of ``path`` (outermost first) makes; a box promises."""
    if box:
        return Place.FUTURE
    aims = next((at for at, heading in enumerate(path) if _aims(heading)), len(path))
    review = next((at for at, heading in enumerate(path[:aims]) if _reviews(heading)), None)
    if review is not None and not any(AHEAD_HEADINGS.search(heading) for heading in path[review:]):
        problem = any(map(_tells_problems, path[review + 1 :]))
        return Place.PROBLEM if problem else Place.PAST
    for at, heading in reversed(list(enumerate(path))):
        if CREED_HEADINGS.search(heading):
            return Place.CREED
        past, future = PAST_HEADINGS.search(heading), FUTURE_HEADINGS.search(heading)
        if (
            past
            and at <= aims
            and not (_IMPERATIVE.match(heading) or _TOLD_REGULARLY.search(heading))
            and (not future or past.end() > future.end())
        ):
            return Place.PAST
        if future and not says_outcome(heading):  # 用水保障稳步增进
            return Place.FUTURE
        if _tells_problems(heading):
            return Place.PROBLEM
    return Place.OPEN
