"""What looks like a launching verb, or like the thing that it delivers, and is neither. Every row has an example."""

from __future__ import annotations

import re

NOUNS_BEFORE = {
    "组织": "社会 党 群团 群众 经济 合作 自治 基层 慈善 公益 行业 涉外 境外 专业 服务 备案 志愿 文艺 各级".split(),
    "指导": "业务 技术 服务 家庭教育 健康".split(),
    "开发": "应用 软件 二次".split(),
    "注册": "登记".split(),
    "启动": "早".split(),
    "开工": "早".split(),
}
"""Verb → words that make a noun of it from the left: ``社会组织``, ``综合试点``."""

NOUNS_BEHIND = {
    "制定实施": "方案 意见 细则 办法 计划".split(),
    "组织": "部 化 机构 领导 体系 生活 架构 形式 优势 力 建设 委员 者 人员 单位 法人 章程 评估 培育 孵化 管理 党建 党组 登记 活动 能力".split(),
    "指导": "单位 意见 目录 价 性 员 中心 机构 小组 思想 手册 标准 组 站 案例 服务 下 、".split(),
    "试点": "城市 地区 单位 工作 范围 任务 政策 方案 经验 示范 建设 县 区 市 省 村 乡 镇 项目 企业 领域 内容 改革 期 学校 机构 成效 成果 先行 、 的 和 ”".split(),
    "规范": "化 性 文件 、".split(),
    "实施": "背景 意义 方案 意见 细则 情况 办法 主体 单位 效果 计划 纲要 路径 过程 规划 者 机构".split(),
    "完成": "情况 率 度 时限 时间".split(),
    "启动": "资金 仪式 电源 条件".split(),
    "深化": "改革委员会 改革领导小组 改革办".split(),
    "申报": "材料 条件 工作 单位 表 书 人 时 、".split(),
    "推广": "应用 使用 力度 机制 体系 、".split(),
    "建设": "厅 局 部门 委 用地 单位 领域 周期 成本 主体 条件 期".split(),
    "进行": "曲".split(),
    "支持": "政策 力度 体系 下 、".split(),
    "落实": "情况 落地 到位".split(),
}  # fmt: skip
"""Verb → words that make a noun of it from the right: ``组织部``, ``指导单位``, ``实施方案``."""


OPENING = frozenset({"试点", "布局"})
"""Verbs only where a clause opens with them: ``试点无纸化通关``, but not ``开展综合试点``, ``优化布局``."""


def as_verb(verb: str) -> str:
    """Pattern of ``verb`` where it is no part of a noun.

    It begins with the verb itself, so that a search can skip whatever begins with no verb.
    """
    left = rf"(?<![一-龥”》)]{verb})" if verb in OPENING else ""
    left += "".join(rf"(?<!{word}{verb})" for word in NOUNS_BEFORE.get(verb, ()))
    behind = NOUNS_BEHIND.get(verb)
    return re.escape(verb) + left + (rf"(?!{'|'.join(map(re.escape, behind))})" if behind else "")


NO_THING = {
    r"的": "开展的活动",
    r"设?(?:一大?批|[数几]批|一系列|若干|更多|大量)": "建设一批基地",
    r"过(?![江河湖海街路桥渡境程滤])": "编制过行业标准的机构",
    r"(?:转型|改用|转化|转变)?为": "建设为主",
    r"\d{1,2}年(?:以上|内)": "成立3年以上",
    r"[后前时]": "启动后",
    r"本(?:实施|行动|工作)?(?:办法|意见|规划|方案|条例|细则|通知|纲要|决定|规定|计划|法)": "制定本行动计划",
    r"(?:如下|以下)(?!简?称)": "制定如下计划",
    r"给(?:你们|各)": "现印发给你们",
    r"将(?:引领|推动|带动|促进|有力|有效|进一步)": "方案的制定完成将推动水务发展",
    r"在建|在[^,。]{0,6}中$": "选址完成在建设中",
    r"\d+个[^,。;]{0,4}(?:专栏|篇章)": "设置4个项目专栏",
    r"(?:内容|地点|规模|年限|期限|周期|工期)(?:包括|为|是|:|\d|$)": "建设内容包括数据中心",
    r"阶段(?:$|[(,])": "全面实施阶段(2031年3月-10月)",
    r"过程|以来|情况|方面|之[后前日]": "建设过程",
    r"[^,。;]*的(?:第[一二三四五六七八九十]|[开收]局之|[开收]官之|关键之?|攻坚之?|起步之?)年$": "创建节水县的第二年",
    r"“[^”]*[+][^”]*”的?(?:任务|目标|工作|布局|格局|体系)$": "完成“1+20+30”的任务",
    r"等(?:工程|项目|活动|工作|任务)?$": "道路改造等工程",
    r"中(?:的|,|$)": "建设中的",
    r"健全|完善|和完善|和健全|与完善|、完善": "建立和完善工作体系",
    r"取得|得到|获得|达到|纳入|列入|成为|进入|迈上|处于|保持|适应|满足|存在|面临|滞后": "研发取得实效",
    r"(?:更加|更趋|日益|不断|持续|稳步|进一步|有序|全面|深入)[^,。]{2,4}$": "建设不断加强",
}
"""What follows a verb that is no verb here, or names the document itself."""

SETTINGS = {
    r"^(?:不得|严禁|禁止|防止|避免|杜绝|严控|遏制|(?:严格|从严)(?:控制|限制))": "不得新建楼堂馆所",
    r"^对于|^自[^,。]*以来$": "自2020年开展评估以来",
    r"^(?:要|应)?(?:随着|为了?(?!困|老|残|群|居)|自从|鉴于|由于)": "随着平台建设",
    r"(?:的|基础上|后|时|过程中|前提下|情况下|背景下|条件下)$": "在开展试点的基础上",
    r"^以.*为[^,。]{0,8}(?:目标|核心|重点|抓手|主线|导向|引领|基础|载体|契机)$": "以建成节水城市为目标",
    r"^(?:请[^,。]{0,6})?(?:要|应)?(?:根据|依据|按照|围绕).*(?:意见|要求|部署|规定|精神|办法|决定|原则|标准)$": "按照建立长效机制的要求",
    r"^现(?:将|就|公布|发布|印发|下达|提出|制定)": "现公布供水价格如下",
    r"^(?:在|从).*(?:方面|中|上|下|时|领域|过程)$": "在建设幸福院方面",
}
"""A clause that opens or closes so gives a reason or a setting, no deed."""

FRAMES = re.compile(
    r"^(?:要|应)?(?:根据|依据|按照|围绕|针对|结合|依托|立足|聚焦|利用|充分利用|充分发挥|通过)"
)
"""A clause that opens so holds a deed only where it closes with one: ``围绕节水宣传周开展宣讲活动``."""

PASSED = re.compile(
    r"^(?:在|于|自|经|待)[^,。]{2,30}?(?:(?<![今以此最然])后|之后|前|基础上|过程中|期间|框架下|前提下|条件下)(?=[^,。]{2})"
)
"""How a clause may open that tells when or under what its deed is done: ``在完成试点后|开展评估``."""

FOLLOWED = {
    "落实": "落实《排水条例》",
    "贯彻": "贯彻《排水条例》",
    "宣传贯彻": "宣传贯彻《排水条例》",
}
"""Verbs of those who follow a document that others deliver."""

COPULA = re.compile(r"(?<![一二三四五六七八九十但于可也即就别还要总凡不都只若正或既])是(?![否一])")
"""A copula: something is said of the deed behind it, ``水库是建设任务的重点``."""
