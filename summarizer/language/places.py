"""Places of the People's Republic, as far as a document's tier of government is told by them.

Provinces and prefecture-level cities are those of GB/T 2260 (administrative division codes) at the end of 2023,
without their last character (``武汉`` for ``武汉市``). A 市 that is not among them is a county-level city or a
name the standard does not know.
"""

from __future__ import annotations

import re

MUNICIPALITIES = frozenset({"北京", "天津", "上海", "重庆"})
"""Cities that stand directly under the state: their tier is the province's."""

_REGIONS = {
    "内蒙古": "自治区",
    "广西": "壮族自治区",
    "西藏": "自治区",
    "宁夏": "回族自治区",
    "新疆": "维吾尔自治区",
}
_SPECIAL = {"香港": "特别行政区", "澳门": "特别行政区"}
_PROVINCES = "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾"

PROVINCES: dict[str, str] = (
    {name: f"{name}省" for name in _PROVINCES.split()}
    | {name: f"{name}市" for name in MUNICIPALITIES}
    | {name: name + ending for name, ending in (_REGIONS | _SPECIAL).items()}
)
"""Short name → full name: ``湖北`` → ``湖北省``, ``广西`` → ``广西壮族自治区``."""

_CITIES = (
    # 河北 山西 内蒙古 辽宁
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 "
    "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 "
    # 吉林 黑龙江 江苏 浙江
    "长春 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 "
    "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 "
    # 安徽 福建 江西 山东
    "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 "
    "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 "
    # 河南 湖北 湖南 广东
    "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 "
    "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 "
    "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 "
    # 广西 海南 四川 贵州 云南 西藏
    "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 "
    "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 "
    "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 日喀则 昌都 林芝 山南 那曲 "
    # 陕西 甘肃 青海 宁夏 新疆
    "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 "
    "西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密"
)

CITIES = frozenset(_CITIES.split())
"""Prefecture-level cities without 市."""

# The longest names first so that 呼伦贝尔 is not read as a shorter one.
_SHORT = "|".join(sorted((*PROVINCES, *CITIES), key=len, reverse=True))

UNIT = re.compile(
    r"(?:(?P<province>[一-鿿]{2,3}?(?:省|(?:[一-鿿]{1,3}族)?自治区|特别行政区)))?"
    r"(?P<city>[一-鿿]{2,7}?(?:市|自治州|地区|盟))?"
    r"(?P<county>[一-鿿]{2,9}?(?:自治县|县|区|旗|市))?"
    r"(?P<town>[一-鿿]{2,6}?(?:镇|乡|街道))?"
)
"""A chain of places at the start of a name: ``湖北省荆州市石首市``."""

KNOWN = re.compile(rf"(?:{_SHORT})(?:省|市|(?:壮族|回族|维吾尔)?自治区)?")
"""A province or prefecture-level city, in full or in short."""

_FIRST = "".join(sorted({name[0] for name in (*PROVINCES, *CITIES)}))
"""Looked at first: few characters of a text begin a place, and each of the names would be tried at every one."""

FULL_NAME = re.compile(
    rf"(?=[{_FIRST}])(?:(?:{'|'.join(PROVINCES)})(?:省|市|(?:壮族|回族|维吾尔)?自治区)"
    rf"|(?:{'|'.join(sorted(CITIES, key=len, reverse=True))})市)"
)
"""The same with its last word: in running text ``平衡水平`` holds a short name by chance."""

# What an author calls the place that is written about. 全国 stands in documents of every tier.
SELF = re.compile(r"(?:全|我|本)(?P<tier>省|市|县|区|镇|乡|州|旗)(?!域|长|委书)")
"""``全市``, ``我省``."""

BELOW_CITY = re.compile(
    r"县\(市、?区\)|县市区|县\(区\)|市、县|市县|各区(?!域)|区\(县\)|区、县|县、区|市、区|各县"
)
"""Words of a prefecture-level city about what lies under it: ``各县(市、区)``."""

BELOW_COUNTY = re.compile(
    r"\d+个(?:乡镇|镇乡|镇街|街镇|乡\(镇|镇\(街|行政村|建制村)|市镇村|市、镇|镇乡\(街道\)|各镇街|各镇乡|各乡镇|乡镇办区|县乡村"
)
"""Words of a county about what lies under it: ``14个乡镇``, ``市镇村三级``."""
