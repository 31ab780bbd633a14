"""Units that official prose writes behind digits only: symbols, compound units, rarer measure words."""

from __future__ import annotations

DIGIT_MEASURES = {
    "兆赫": "分配频谱200兆赫",
    "吉赫": "频段26吉赫",
    "标准机架": "部署3万标准机架",
    "机架": "部署5000机架",
    "千伏安": "新增变电容量50万千伏安",
    "千伏": "新建220千伏变电站",
    "兆瓦时": "储能60兆瓦时",
    "吉瓦时": "储能2吉瓦时",
    "吉瓦": "装机3吉瓦",
    "兆帕": "压力10兆帕",
    "标准立方米": "供气300标准立方米",
    "标方": "供气300标方",
    "立方": "清淤2万立方",
    "方": "库区清淤12万方",
    "吨公里": "货运周转量60亿吨公里",
    "人公里": "客运周转量20亿人公里",
    "车公里": "运营里程80万车公里",
    "吨标煤": "节能3万吨标煤",
    "千克标准煤": "单位能耗12千克标准煤",
    "克标准煤": "供电煤耗300克标准煤/千瓦时",
    "毫克/立方米": "浓度50毫克/立方米",
    "毫克/升": "浓度10毫克/升",
    "微克": "每餐400微克",
    "毫克": "每餐50毫克",
    "克": "每人每日400克",
    "毫升": "每盒200毫升",
    "升": "日均用水120升",
    "毫米": "降水800毫米",
    "厘米": "加高30厘米",
    "延米": "护栏200延米",
    "段": "改造管网12段",
    "桌": "水乡宴席不超过15桌",
    "摄氏度": "室温18摄氏度",
    "℃": "室温18℃",
    "分贝": "噪声55分贝",
    "dB": "噪声55dB",
    "TEU": "吞吐量100万TEU",
    "tce": "节能3万tce",
    "床日": "住院5000床日",
    "人日": "驻点200人日",
    "人月": "派驻30人月",
    "人份": "采样3万人份",
    "剂次": "接种5万剂次",
    "剂": "疫苗3000剂",
    "台班": "投入400台班",
    "工日": "投工3000工日",
    "件次": "办理2万件次",
    "例次": "检测3万例次",
    "户次": "走访5000户次",
    "家次": "检查300家次",
    "处次": "检查300处次",
    "辆次": "查验800辆次",
    "架次": "起降2万架次",
    "艘次": "进港900艘次",
    "列次": "开行300列次",
    "航次": "开行60航次",
    "份次": "发放2万份次",
    "册次": "借阅30万册次",
    "篇次": "刊发300篇次",
    "条次": "推送800条次",
    "趟": "开行120趟",
    "座位": "剧场800座位",
    "席": "新增200席",
    "餐位": "食堂120餐位",
    "工位": "新增300工位",
    "岗位": "开发500岗位",
    "停车位": "新增2000停车位",
    "枚": "卫星12枚",
    "颗": "卫星12颗",
    "幅": "图件40幅",
    "首": "歌曲30首",
    "款": "产品20款",
    "集": "节目40集",
    "箱": "物资500箱",
    "年一遇": "防洪标准50年一遇",
    "袋": "沙土3000袋",
    "卷": "档案6000卷",
    "发": "信号弹36发",
}
"""Measure words read behind digits only: behind Chinese numerals they more often name (``一席之地``, ``三岗位``)."""

NOT_BEFORE = {
    "方": "面案向式针位法",
    "部": "门委",
    "发": "展布放行明生动起挥电改货车票送证射现达觉掘酵表出给",
}
"""What must not follow a measure word, or it is part of another: ``6方面``."""

SYMBOLS = {
    "Hz": "频谱200MHz",
    "bps": "带宽500Gbps",
    "b/s": "带宽500Gb/s",
    "Wh": "储能60MWh",
    "W": "装机30kW",
    "VA": "变电容量500MVA",
    "V": "电压500kV",
    "FLOPS": "算力30PFLOPS",
    "Flops": "算力30EFlops",
    "flops": "算力3Eflops",
    "B": "存储500EB",
    "g": "亩产500kg",
    "m": "管网30mm",
    "L": "每盒20mL",
    "Pa": "压力10MPa",
    "s": "时延20ms",
}
"""Symbols of units that follow a prefix of :data:`PREFIXES`; without one they are more often names (``5G``, ``4K``)."""

OR_UNIT = r"(?:\((?:次|套|座|处|户|台|件|个|人|名|所|家|幢|栋|期|间|只|张|条|段|辆|支|块|项|口|眼|部|批)\))?"
"""Another measure word in brackets behind the first: ``20场(次)``, ``12台(件)``."""

PREFIXES = "kKMGTPEZcmμ"
"""Prefixes of the International System of Units that official prose uses: ``MHz``, ``kW``, ``μg``."""

SYMBOL = (
    rf"(?:[{PREFIXES}](?:{'|'.join(sorted(SYMBOLS, key=len, reverse=True))})[²³]?|Hz|bps|ppm|ppb|dB|m[²³]?)"
    r"(?:/(?:h|s|L|kg|m[²³]?|d))?(?![A-Za-z0-9²³])"
)
"""A unit written in Latin letters as a whole: ``200MHz``, ``80km/h``, never the ``G`` of ``5G基站``."""

RATED = frozenset(
    {"kV", "V", "千伏", "MPa", "兆帕", "mm", "毫米", "cm", "厘米", "MHz", "GHz", "兆赫", "吉赫"}
)
"""Units that more often rate a thing than count it, where its name follows: ``新建220千伏变电站3座``."""
