"""Texts of our own making for property tests: fragments of official prose in any order, with noise between."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        "青石县水利局2025年工作要点", "青石县“十四五”水利发展规划", "\n", "\n", "\n\n", "一、主要目标", "（一）灌溉。", "二、工作回顾", "专栏1 重点工程", "1.", "（1）",
        "第一章 总则", "第三条 ", "——", "一是", "二是", "到2025年，", "年底前", "10月底前，", "“十四五”期间", "今年", "每年", "截至2024年底，", "已", "力争",
        "新建", "改造", "建成", "完成", "达到", "提高到", "由62%提高到75%以上", "灌渠", "泵站", "农村自来水普及率", "养老服务中心", "《青石县节水管理办法》", "制定",
        "印发", "开展", "“节水周”活动", "智慧水利平台", "60%", "百分之六十", "12公里", "30个", "3.1万名", "68,745.46万元", "全覆盖", "零突破", "翻一番",
        "三项重点工作", "预计投资700万元", "总投资1.2亿元", "不少于8座", "20多家", "约400亩", "80岁以上老人", "（责任单位：县水利局、县财政局）", "（县教育局）",
        "、", "和", "，", "。", "；", "：", "“", "”", "（", "）", "《", "》", " ", "\u3000", "\u200b", "| 指标 | 单位 | 2025年 | 属性 |\n|---|---|---|---|\n| 普及率 | % | 95 | 约束性 |\n",
        "| 序号 | 任务 | 完成时限 | 责任单位 |\n| 1 | 新建泵站3座 | 2025年10月 | 县水利局 |\n", "|", "10 | 20", "（青政发〔2023〕12号）", "打印 关闭", "- 3 -", "报告(bào gào)", "養老", "第5次", "12345热线",
        "加强", "完善", "存在的问题", "A", "{", "<b>", "\r\n", "\t", "①", "％", "１２",
    ]
)  # fmt: skip
"""Headings, times, verbs, things, numbers, tails of bodies, table rows, page chrome, disguises, stray marks."""

TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=50).map("".join),
    st.lists(PIECES, min_size=1, max_size=50).map("".join),
    st.text(min_size=1, max_size=120),
).filter(lambda text: bool(text.strip()))
"""Anything that may be asked of the reading, never blank."""
