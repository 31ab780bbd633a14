"""Policy areas and the words that point to them. The weight of a row is the length of its word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from summarizer.schemas.commitment import Area

AREA_WORDS: dict[Area, tuple[str, ...]] = {
    Area.PARTY: (
        "党建",
        "党的建设",
        "党支部",
        "党组织",
        "党员",
        "廉政",
        "主题教育",
        "巡视",
        "政治建设",
        "从严治党",
    ),
    Area.AGEING: (
        "老龄",
        "敬老",
        "银龄",
        "高龄津贴",
        "老年人权益",
        "老年协会",
        "老年友好",
        "高龄老人津贴",
        "老年人补贴",
        "智慧助老",
        "中老年人",
        "老年教育",
        "失能老年人补贴",
        "老年人口",
    ),
    Area.ELDERLY_CARE: (
        "养老",
        "福利院",
        "日间照料",
        "适老化",
        "护理型床位",
        "助餐",
        "幸福院",
        "敬老院",
        "老年人家庭",
        "失能",
        "护理员",
        "老年食堂",
        "幸福食堂",
        "医养",
        "康养",
        "长期护理",
        "互助照料",
        "照护",
    ),
    Area.ASSISTANCE: (
        "社会救助",
        "低保",
        "最低生活保障",
        "特困",
        "临时救助",
        "低收入",
        "困难群众",
        "返贫",
        "救急难",
        "扶贫",
        "脱贫",
        "集中供养率",
        "生活救助",
    ),
    Area.CHILDREN: ("儿童", "孤儿", "未成年", "留守", "收养", "童伴", "助学工程", "困境"),
    Area.DISABILITY: ("残疾", "两项补贴", "两补", "精神障碍", "康复", "残障"),
    Area.VAGRANTS: ("流浪", "乞讨", "救助管理", "寒冬送温暖", "夏季送清凉", "救助协作", "智慧救助", "开放日"),
    Area.ORGANISATIONS: (
        "社会组织",
        "社会团体",
        "民办非企业",
        "行业协会",
        "商会",
        "年检率",
        "抽查率",
        "孵化基地",
        "基金会",
        "社团",
    ),
    Area.CHARITY: ("慈善", "募捐", "募集", "捐赠", "捐款", "公益项目", "公益节", "善款", "公益创投"),
    Area.LOTTERY: ("福利彩票", "福彩", "投注站", "福潮店", "彩票", "小卖场"),
    Area.SOCIAL_WORK: ("社会工作", "社工"),
    Area.VOLUNTEERS: ("志愿",),
    Area.COMMUNITY: (
        "社区治理",
        "社区建设",
        "基层治理",
        "村务",
        "居务",
        "自治",
        "城乡社区",
        "农村社区",
        "社区公共服务",
        "便民服务中心",
        "社区服务",
        "议事协商",
        "城市社区",
        "村规民约",
        "三社联动",
        "社区综合服务",
        "社会治理",
    ),
    Area.FUNERALS: ("殡葬", "公墓", "殡仪", "墓", "火化", "骨灰", "安葬", "吊唁", "丧葬", "遗物焚烧"),
    Area.MARRIAGE: ("婚姻", "结婚", "婚俗", "颁证", "婚介", "登记颁证", "离婚"),
    Area.PLACES: ("区划", "地名", "界线", "勘界", "门楼牌", "联检", "著名行动", "交通旅游图", "集镇"),
    Area.FUNDS: ("资金监管", "预算", "项目库", "财务", "审计", "公益金使用", "财政投入", "资金项目"),
    Area.DIGITAL: (
        "信息化",
        "数字化",
        "政务服务",
        "大数据",
        "信息公开",
        "电子政务",
        "数据共享",
        "数据资源",
        "人工智能",
        "算力",
        "数据交换",
        "数字底座",
        "云平台",
    ),
    Area.LAW: ("法治", "执法", "普法", "立法", "依法行政", "规范性文件", "权责清单"),
    Area.SAFETY: (
        "安全生产",
        "消防",
        "安全隐患",
        "应急",
        "防灾",
        "减灾",
        "因灾",
        "安全发展",
        "安全风险",
        "治本攻坚",
        "死亡事故",
        "生产安全事故",
        "危险化学品",
        "死亡人数",
    ),
    Area.STAFF: (
        "干部",
        "队伍建设",
        "人才队伍",
        "教师队伍",
        "人才支撑",
        "教育培训",
        "作风",
        "选人用人",
        "骨干教师",
        "名师",
    ),
    Area.OTHER: (
        "产业",
        "企业",
        "工业",
        "商贸",
        "物流",
        "冷链",
        "仓储",
        "快递",
        "枢纽",
        "农业",
        "农田",
        "粮食",
        "种植",
        "养殖",
        "乡村振兴",
        "畜",
        "蔬菜",
        "茶园",
        "教育",
        "学校",
        "学生",
        "幼儿园",
        "教师",
        "学位",
        "高中",
        "职教",
        "医院",
        "医疗",
        "卫生",
        "疾控",
        "中医",
        "诊疗",
        "死亡率",
        "健康",
        "就业",
        "创业",
        "失业",
        "技工",
        "技能人才",
        "职业技能",
        "农民工",
        "劳动",
        "工资",
        "生态",
        "污染",
        "水质",
        "空气",
        "排放",
        "造林",
        "森林",
        "碳",
        "垃圾",
        "污水",
        "地区生产总值",
        "固定资产",
        "收入",
        "旅游",
        "游客",
        "招商",
        "外贸",
        "出口",
        "消费",
        "公路",
        "铁路",
        "高速",
        "交通",
        "水利",
        "灌区",
        "供水",
        "住房",
        "棚户",
        "老旧小区",
        "城镇化",
        "科技",
        "研发",
        "高新",
        "专利",
        "文化",
        "体育",
        "图书馆",
        "集体经济",
        "茶",
        "电商",
        "通关",
        "港口",
        "民政事业",
        "政府工作",
        "规划实施",
        "税",
        "财政收入",
        "债务",
    ),
}
"""Area → words; 其他 holds the words of fields outside civil affairs; every word is generic to the field, none names a place."""

HINTS: dict[Area, tuple[str, ...]] = {
    Area.ELDERLY_CARE: ("老年人", "老人", "高龄", "床位"),
    Area.ASSISTANCE: ("救助", "困难", "保障对象", "兜底"),
    Area.COMMUNITY: ("社区", "村级", "网格", "村(社区)", "行政村", "乡镇(街道)", "居民"),
    Area.FUNDS: ("投资", "资金", "财政", "奖补", "重点项目", "专项债券"),
    Area.DIGITAL: ("数字", "数据", "平台", "网办", "线上", "智能", "系统", "一网", "掌上", "互联网"),
    Area.SAFETY: ("安全", "隐患", "火灾", "事故", "避难", "救援", "灾害", "危险化学品", "应急", "风险"),
    Area.STAFF: ("人才", "培训", "招聘", "持证", "技能", "职称", "教师", "队员"),
    Area.LAW: ("条例", "依法", "行政"),
    Area.ORGANISATIONS: ("等级评估", "登记会商"),
}
"""Weaker words: they decide where no word of the field itself stands near."""

HINT_WEIGHT = 0.2
"""Weight of a hint against a word of the field; swept on the labelled documents from 0.1 to 0.8."""

OTHER_WEIGHT = 0.8
"""Weight of a word of another field: such fields have no area of their own, so 队伍建设 or 信息化 inside
them still counts. Swept on the labelled documents from 0.3 to 1."""

_AREA_OF = {word: area for area, words in AREA_WORDS.items() for word in words}
_HINT_OF = {word: area for area, words in HINTS.items() for word in words}
_HINT_WORDS = re.compile("|".join(sorted(map(re.escape, _HINT_OF), key=len, reverse=True)))
_WORDS = re.compile("|".join(sorted(map(re.escape, _AREA_OF), key=len, reverse=True)))


def read_area(texts: Iterable[tuple[str, float]]) -> Area:
    """Area that the weighted ``texts`` speak of: the indicator first, then its quote, then headings."""
    votes: defaultdict[Area, float] = defaultdict(float)
    for text, weight in texts:
        for area, share in _votes(text):
            votes[area] += weight * share
    if not votes:
        return Area.OTHER
    return max(votes, key=lambda area: (votes[area], area.value))


@lru_cache(maxsize=4096)
def _votes(text: str) -> tuple[tuple[Area, float], ...]:
    """Areas that the words of one text speak for; headings and quotes are asked again and again."""
    votes: defaultdict[Area, float] = defaultdict(float)
    for match in _WORDS.finditer(text):
        area = _AREA_OF[match.group()]
        votes[area] += len(match.group()) * (OTHER_WEIGHT if area is Area.OTHER else 1.0)
    for match in _HINT_WORDS.finditer(text):
        votes[_HINT_OF[match.group()]] += HINT_WEIGHT * len(match.group())
    return tuple(votes.items())
