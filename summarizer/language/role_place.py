"""Numbers that describe a place and no work: its nature and extent, its villages, its people, its poor.

Read on folded text, each row with an example.
"""

from __future__ import annotations

import re

from summarizer.language.quantities import Quantity
from summarizer.language.units import MONEY

ONLY = re.compile(
    r"(?:只有|仅剩|只剩)$"  # 只有9户人家
    r"|(?:现有|尚有|还有)(?:建档立卡|相对)*贫困(?:人口|户)(?:\d[\d.]*万?户)?$"  # 现有贫困人口2.1万户6.3万人
    r"|(?:人口|山[区地]|丘陵|平原|耕地|林地)(?:面积)?占(?:总面积|总人口)?(?:的)?$"  # 山区占62%
    r"|贫困发生率(?:为|达到?|约|是)?$"  # 贫困发生率为12.4%; 降至0.8% is work done
    r"|(?:(?:土地|陆地|国土)总|(?:全[省市县区州国]|行政区域|辖区|幅员|国土)(?:陆地|土地|国土)?)面积(?:为|约|达|共|是)?$|占全[国省市县区州][^,。;]{0,4}面积的?(?:约|近)?$"  # 全县面积2316平方公里
    r"|海拔(?:高度)?(?:在|达)?$|(?:平均|最[高低])气温(?:为|达)?$|降[水雨]量(?:为|达)?$|无霜期(?:长?达?|为)?$|日照(?:时数)?(?:达|为)?$|海岸线(?:总?长度?)?(?:为|达)?$|大陆海岸线(?:总长)?的$|辖区面积$"
    r"|(?:^|[,;。、])(?:现|下|共|管)?辖(?![区内])[^,;。]*$"  # 辖6个镇、35个村
    r"|其中,?涉及[^,。;\d]{0,10}$"  # 其中涉及供水领域3项
    r"|缺口(?:高?达|约为?|为|仍?有|还有)?$"  # 管护人员缺口达120名
    r"|(?:^|[是:、(])(?:因[病残学灾婚老]|缺(?:劳力|劳动力|资金|技术|土地|水))(?:返贫|致贫|的)?[(占]?(?:约|达)?$"  # 因病(28.5%)
)
"""What describes how things are and no work: a lack, a size given by nature, causes of poverty."""

POOR_ALL = re.compile(r"[一-龥()、]{1,8}(?:均|都|全部)[为属]于?(?:深度|重点)?贫困")
"""``4个`` | ``县均为深度贫困县``."""

POOR = re.compile(r"(?:深度|建档立卡|相对|省定|国家级?|重点)*贫困(?:[县村户]|乡镇?|人口)")
"""``38个`` | ``贫困村``."""

POOR_ARE = re.compile(r"(?:(?:现|共|还|尚)?有|[、和]|^|,)$")
"""``现有`` | ``38个贫困村``: how many are poor."""

FREED = re.compile(r"出列|脱贫|退出|摘帽|减贫|减少|销号|帮扶|覆盖|通|建|改造|整治|完成|实现|惠及")
"""What is done for the poor, and what becomes of them."""

ADMINISTERED = re.compile(r"(?:行政村|自然村|村民小组|乡镇|街道|社区|居委会|村委会)(?=[,。;、]|$)")

ADMINISTERS = re.compile(r"(?:辖(?!区)|总面积|辖区面积|幅员|海拔)[^。]*$")
"""``下辖…,共有`` | ``40个`` | ``村民小组``: what a place consists of."""

POPULATION_SHARE = re.compile(
    r"占(?:全[省市县区镇国]|总|户籍|常住)*人口的?(?:比重)?(?:达|为|约)?$|"
    r"(?:常住人口|户籍人口|总人口|老年人口|老龄人口?|老年人|老人|岁以上(?:的?(?:人口|老人|老年人|老龄人口?))?)(?:占比)?(?:已?达到?|有|约|共|为)?$"
)
"""What describes a place and no work: ``60岁以上老人13万人``, but not ``供养老人``, ``占总人口的23.4%``."""

OF_AGE = re.compile(
    r"(?:人口|老年人|老人)[^。;]*其中,?(?:\d{2}|[六七八九]十)周?岁(?:及?以上)?(?:的?老年人口?|的?老人)?(?:有|约|为)?(?:\d[\d.]*万?人,(?:约|仅)?占(?:比)?(?:为|约)?)?$"
)
"""How many of a people are of an age, and their share: ``老年人口12万人,其中65周岁以上|9万人|,占|16%``."""

LACKING = re.compile(
    r"[一-龥]{2,8}(?:缺口|不足|短缺)|的?(?!没|尚|缺|未)[一-龥]{2,8}?(?:没有|尚无|缺少|缺乏|未建有?)(?!发生|出现|报告|发现)"
)
"""What is lacking, and where: ``还有13个`` | ``乡镇没有水厂``; but ``改造12户`` | ``没有水表的家庭``."""

CARED_FOR = re.compile(
    r"(?:享受|领取|惠及|供养|收养|收住|入住|服务|照护|救助|探访|慰问|看望|走访|资助|帮扶|接待|培训|评估|发放|安置|转介|关爱|关怀|巡访|组织|动员|新增|保障|纳入|支持|完成|建档|登记|核查|筛查|体检|签约|接送|助餐|改造|安装|配备|补贴|补助|救治|康复|护理|解决|覆盖|带动)(?!对象)[^,。;]{0,16}(?:老年人|老人)[^,。;]{0,4}$"
)
"""Whom something was done for: ``慰问百岁老人`` | ``3人``."""

_EXTENT = frozenset({"平方公里", "平方千米"})
"""Units of a place and not of what is built: ``总面积812平方公里``."""

REACH_OF_POOR = 24
"""Characters behind a number of the poor within which their clause says what becomes of them."""

REACH_OF_PLACE = 120
"""Characters before a number of villages within which their place is described."""


def describes_place(text: str, quantity: Quantity, left: str) -> bool:
    """Whether a number behind the words ``left`` says how things are with a place: ``海拔1200米``, ``下辖30个行政村``."""
    share = POPULATION_SHARE.search(left) is not None and CARED_FOR.search(left) is None
    aged = OF_AGE.search(text, max(0, quantity.start - REACH_OF_PLACE), quantity.start) is not None
    people = (share or aged) and quantity.unit not in {"人次", *MONEY}
    extent = quantity.unit in _EXTENT and left.strip() == "总面积"
    given = extent or ONLY.search(left) is not None
    lacking = LACKING.match(text, quantity.core_end) is not None
    return people or given or lacking or _are_poor(text, quantity, left) or _makes_up(text, quantity)


def _are_poor(text: str, quantity: Quantity, left: str) -> bool:
    """How many are poor, where nothing is done for them."""
    poor = POOR_ALL.match(text, quantity.core_end) or (
        POOR.match(text, quantity.core_end) and POOR_ARE.search(left)
    )
    freed = FREED.search(text, quantity.core_end, quantity.core_end + REACH_OF_POOR)
    return poor is not None and freed is None


def _makes_up(text: str, quantity: Quantity) -> bool:
    """How many villages and quarters a place consists of."""
    said = text[max(0, quantity.start - REACH_OF_PLACE) : quantity.start]
    named = ADMINISTERED.match(text, quantity.core_end)
    return quantity.unit == "个" and named is not None and ADMINISTERS.search(said) is not None


_PROBLEMS = re.compile(
    r"(?<![对决绕于])(?:存在|面临)着?的?(?:一些|不少|以下|如下)?(?:主要|突出)?的?(?:问题|不足|短板|困难)(?:[:,]|是|有|主要)"
    r"|(?<![对决绕于])存在[^,。;]{2,40}等(?:问题|不足|短板|困难)(?=[,。;])|(?:主要|突出)(?:问题|短板|困难|不足)(?:是|有|:)|(?:清醒地?|也要|还要|还应|应当?|必须)(?:看到|认识到)"
)
"""What opens a sentence that tells what is wrong: ``存在的主要问题:水站覆盖率仅为46%``."""

_PROBLEMS_OPEN = re.compile(r"\s*[^,。;:]{0,8}存在的?[^,。;:]{0,8}(?:问题|不足|短板|困难)[^,。;]{0,4}[:,。]")
_SOLVED = re.compile(r"下一?步|今后|接下来|针对|将|要")
"""What opens a whole paragraph of them, and what turns to how they are met."""

_MEAN = re.compile("每|平均|人均|率")
_MEAN_CHARS = 16
"""Before a value, within which it is said to be one of each: ``管水员平均每个镇仅``."""


def tells_problem(text: str, quantity: Quantity) -> bool:
    """Whether the sentence tells what is wrong before a count, which then promises and reports nothing.

    A rate or a mean stays: it is what a later one is compared with.
    """
    start = max(text.rfind(mark, 0, quantity.start) for mark in "。\n") + 1
    said = max(start, quantity.start - _MEAN_CHARS)
    if quantity.unit in {"%", "‰"} or _MEAN.search(text, said, quantity.start):
        return False
    return _PROBLEMS.search(text, start, quantity.start) is not None or _in_problems(text, start)


def _in_problems(text: str, sentence: int) -> bool:
    """Whether the paragraph opened with problems and has not turned ahead before the sentence: ``存在的问题:一是…。二是…``."""
    line = text.rfind("\n", 0, sentence) + 1
    opened = _PROBLEMS_OPEN.match(text, line, sentence)
    return opened is not None and _SOLVED.search(text, opened.end(), sentence) is None
