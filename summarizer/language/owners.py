"""Names that say nothing alone, and the words around a thing that are no part of what owns them. Read on folded text."""

from __future__ import annotations

import re

MEASURED = {
    "占地": "迁建水厂,占地30亩",
    "用地": "迁建水厂,规划用地30亩",
    "床位": "新建水工疗养院,设置床位60张",
    "面积": "新建水厂,使用面积800平方米",
    "库容": "扩建水库,总库容900万立方米",
    "里程": "建设环湖水道等5个项目,总里程28公里",
    "规模": "设立水利基金,首期规模2亿元",
    "投资": "新建灌区,亩均投资3000元",
    "产量": "播种面积2万亩,总产量8万吨",
    "产值": "发展水产养殖,年产值2亿元",
    "收入": "发展水上旅游,综合收入3亿元",
    "能力": "新建水厂,日供水能力2万吨",
    "访问量": "建成用水平台,累计访问量300万次",
    "支出进度": "落实水利资金,支出进度达到90%",
    "租赁期": "出租闲置泵房,租赁期不超过10年",
    "过渡期": "保留旧水价,过渡期不超过2年",
    "渐退期": "取消水费减免的,给予渐退期6个月",
    "权重": "纳入水务考核,权重不低于5%",
    "从业人数": "培育水工品牌,从业人数突破2万人",
    "人数": "举办水工大赛,参赛人数300人",
    "数量": "设立节水基金,设立数量30支",
    "注册用户": "开通用水平台,注册用户3万户",
    "在校学生": "新建水利学校,在校学生900人",
    "在校生": "新建水利学校,在校生900人",
    "专任教师": "新建水利学校,专任教师90人",
}
"""Measure → example: what it measures stands before."""

_KINDS = (
    "首期|一期|二期|用地|财产|设计|规划|计划|设置|设立|总|年|日|日均|人均|单次|累计|平均|亩均|使用|建筑|占地|经营|办学|综合|"
    "年度|全年|参赛|播种|供水|供热|火化|处理|接待|生产"
)
BARE_MEASURE = re.compile(rf"(?:{_KINDS})*(?:{'|'.join(MEASURED)})")
"""A measure of nothing: ``首期规模``, ``设计年供水能力``."""

MEASURE_OF = re.compile(rf"(?<=.{{2}})(?<!型)的?(?:{_KINDS})*(?:{'|'.join(MEASURED)})$")
"""What a measure leaves of its thing: ``水厂|设计供水能力``."""

FOLLOWERS = {
    "惠及": "改造老旧管网,惠及居民3162户",
    "受益": "实施饮水行动,受益儿童3万人",
    "带动就业": "扶持水工创业,带动就业3000人",
    "接入": "水网平台建成投用,接入企业90家",
    "受理申请": "用水小程序上线运行,累计受理申请2万件",
    "汇聚": "开通用水平台,汇聚服务事项60项",
    "提供各类": "建成水站80个,提供各类水务9万人次",
    "增加学位": "新建水利学校,增加学位900个",
    "兑换": "推行节水银行,兑换服务3万小时",
    "涉及资金": "用水户参与节水项目30个,涉及资金2亿元",
    "募集资金": "水务企业上市,募集资金9亿元",
    "投入资金": "水务企业结对帮扶,投入资金2亿元",
    "覆盖": "组建水务联盟8个,覆盖村社120个",
    "服务覆盖": "建成水站80个,服务覆盖90%的村",
    "可容纳": "避洪场所达到88个,可容纳3万人",
    "能够容纳": "避洪场所应当通风,能够容纳50名以上居民",
    "服务企业": "开通用水平台,服务企业90家",
    "服务工业": "开通用水平台,服务工业用户90家",
    "服务学生": "开办水上课堂,服务学生900人",
    "入驻": "建成水产园2个,入驻企业90家",
    "落地帮扶": "水务企业对接乡村,落地帮扶项目20个",
    "落地投产": "水产园招商,落地投产企业20家",
    "日均交换": "水网平台建成投用,日均交换数据3亿条",
    "日均就餐": "推广水工食堂,日均就餐人次突破2000",
    "包联覆盖": "推行水库包联制度,水库包联覆盖率100%",
    "县级覆盖": "新建救援站20处,县级覆盖率达到90%",
    "乡镇(街道)覆盖": "新建水站20处,乡镇(街道)覆盖率达到90%",
    "乡镇覆盖": "新建水站20处,乡镇覆盖率90%",
    "城乡覆盖": "新建水站20处,城乡覆盖率90%",
}
"""What opens a clause that goes on about the thing before → example."""

FOLLOWS = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(FOLLOWERS, key=len, reverse=True)))})")
"""Such an opening, at the head of an indicator."""

BEGUN = re.compile(
    r"^(?:分?[两三四五每]年)?(?:(?:认真|全年|年内|分批|加快|积极|着力|持续|深入|全面|大力|用好|办好|建好|继续|有序|稳步|力争|统筹)*"
    r"(?:启动|上线|推进|推动|推广|实施|开展|深化|建设|新建|组建|成立|搭建|设立|建立|建成|打造|开通|开办|举办|完成|迁建|引入|培育|运营|落实|推行|扶持|争取|发挥|严控|筹建|做好|开发|办理|处理|受理|完善|健全|加强|强化|优化|指导|组织|动员))+"
    r"(?:了|好|的(?=“))?(?![的率和与及、])(?=.{2})"
)
"""The deed before a thing: ``启动|县水利学校``."""

ENDED = re.compile(
    r"(?:(?<=[一二三四]期)|(?<=.{4}))(?:建设|迁建|作用|合作|机制|渠道|工作|上线试?运行|试?上线|挂牌运行|建成投用|投入(?:使用|运[营行])|建成|投用|(?:全面|顺利|正式)?(?:竣工|完工)|三年攻坚|连续实施[一二三四五六七八九十]年|顺利收官)+$"
)
"""The deed behind it: ``用水小程序|上线运行``."""

WHEN_ONLY = re.compile(
    r"(?:20\d\d年?|[今去本上]年|“?十.五”?(?:期间|时期)?|[一二三四五]年|近年|[上下]半年|[前一二三四]季度)?(?:以?来|期间|内|度)?"
)
"""A clause that is nothing but a time: ``2027年以来``."""

UNNAMED = re.compile(
    r"^(?:[^,。;]{0,4}$|[^,。;]{0,10}(?:选址|位于|坐落)|(?:按照?|扣除|剔除)[^,。;]{2,14}(?:价格?|口径|因素)(?:计算|后|影响)*$|同时|其中|[^“《]{0,8}(?:上线|投用|建成|竣工|完工|开工|启用)$|(?:概算|估算|总|计划|规划|预计)?投资|总计|合计)"
)
"""A clause that names nothing of its own: ``2026年上线``, ``总投资3亿元``; the thing before it stays the owner."""

MAX_OWNER_CHARS = 24
"""A longer run is a sentence and no name; chosen on the labelled documents, whose owners are shorter but two."""

ASKED = re.compile(
    r"^(?:指导|支持|引导|推动|鼓励)[^,。;]{1,40}?(?:设置|设立|建立|建设|建成|开办)(?=[^,。;]{3})"
)
"""Who is asked to make a thing: ``指导各镇设置|水质监测站``."""

SET_AT = re.compile(r"(?<=标准|金额|额度)(?:统一|调整|确定)?(?:为|按).*$", re.DOTALL)
"""What a standard is set at: ``补助标准|为水费的三分之一``."""

COUNTED_CLOSING = re.compile(r"[数额量率]$|规模$|比例$")
"""An owner that is a measure itself lends its name to no deed: ``水表连接数`` | ``服务企业``."""

TOLD = re.compile(r"^(?P<name>“[^”]+”)[^“”]*了.*$", re.DOTALL)
"""What is told of a named thing: ``“节水银行”存进了志愿者的爱心``."""

TIERS_SHARED = re.compile(r"^(?P<tiers>[省市县区乡镇村](?:、[省市县区乡镇村])+)[两三四]级(?P<rest>.+)$")
"""Tiers that are handed a value each: ``市、县两级水表抽查率分别达到4%、3%``."""

COVERING = re.compile(r"覆盖")
"""What goes on about the last of several things: ``建成水厂2座、水站80处,乡镇全覆盖``."""

ABOUT = re.compile(
    r"^关于(?P<thing>[^,。;]{3,24}?)(?:[新扩迁改筹]?建设?|改造|提升|项目|工程)*(?:有关|相关)?(?:工作|问题|事项|事宜)*$"
)
"""A heading of minutes, and the thing that it is about: ``关于|石门水厂|扩建有关事宜``."""

SIDE = re.compile("城[区镇市乡]|农村|乡[镇村]|(?:国家|[省市县区乡镇村部])级|[市县]本级|[公民]办")
"""Where, or of whom, a part of a whole is: ``新建水站12座(|城区|5座)``."""
PLACES_EACH = re.compile(
    "[一-龥]{1,5}(?:[镇乡村县区市]|街道|社区)(?:、[一-龥]{1,5}(?:[镇乡村县区市]|街道|社区))+"
)
"""Places that have as many each of what a count before a bracket told: ``新建水站2座(|石门镇、白水乡|各1座)``."""
SIDES_OF_WHOLE = re.compile(
    rf"(?:[省市县区乡镇村街](?:\([^()]*\))?、)+[省市县区乡镇村街](?:\([^()]*\))?[两二三四]级|{SIDE.pattern}"
)
"""The same in the name of the whole: ``市、县、镇三级|水站``."""

LISTED = re.compile(r"(?:[、和与及]|以及)$")
"""What stands before a later thing of a list."""

SOME_OF_THEM = re.compile(r"^\s*其中")
"""What opens a clause about some of those before: ``新增水表5000只,其中智能水表3000只``."""

OWN_VERB = re.compile(
    r"^[^,。;、]{0,2}(?:[建设造制办编组评评实推完落带惠覆开增减改扩迁关闭招培遴更修淘]|达到|发放|安排|提供|清退|注销|退出)"
)
"""A thing of a list that has a verb of its own: ``新建水厂9所、组建抢险队6支``."""

PART_ONLY = re.compile(
    r"^(?:具备|具有|配有|设有)|^(?:护理|普通|护养|综合|示范|认知照护)型$|^(?:集中|分散|散居)[一-龥]{0,2}$|(?:以上|以下|级|级实现|地区|学科|专业|岗位)$|^[^,。;的]{2,4}(?:[县市区镇乡]|县域)$|^县域$|^农村$"
)
"""A part that is named by its class alone: ``其中3A级以上``, ``其中紧缺学科``."""

PART_SPLIT = re.compile(r"(?P<whole>.+)(?<!集)中(?P<part>.+)")
"""A whole and its part in one name: ``登记水工|中|3A级``; 集中 is no whole."""

BARE_CLASS = re.compile(
    r"(?:[初中高]级|[一二三四五\dA-C]{1,3}级|[\d一二三四五六七八九十]{1,3}岁|本科|大专|研究生)(?:及?以[上下])?"
)
"""A class that is nothing but one, whose share the clause behind the whole tells: ``持证水工90人,高级以上|占三成``."""

BY_SHARE = re.compile(r"并?按照?比例(?P<change>(?:逐年|逐步|每年)?(?:增长|递增|提高|增加))")
"""``水利资金60万元,并按不低于|8%|的比例逐年增长``."""

PAID = re.compile("(?:补助|补贴|奖补|津贴|奖励)$")
"""What is paid is not new as the things are that it is paid for: ``新建水站30个、运营补贴``."""

PAYS = re.compile("(?:补助|补贴|津贴|保障|供养|养育|护理)标准$")
"""What is paid to each of several classes: ``水工补贴标准`` for ``一级``, ``二级``."""

DONE_AWAY = re.compile(r"(?:清理|整治|取缔|注销|淘汰|关停|查处|打击)+")
"""What is done away with is not what the next rate is of: ``清理“僵尸”协会80家,|年检率|不低于92%``."""

CLASS_END = re.compile(
    r"(?:[一二三四五六]星?|[1-6甲乙丙])[级类档]$|(?:轻|中|重|极重)度(?:失能|残疾)?$|(?:全|半|不能|完全)(?:自理|护理|失能)$"
)
"""A class at the end of a name, in place of which the next of its kind stands: ``水工补贴一级|120元、二级|90元``."""

PART_SHARE = re.compile(r"占(?!用|地|有)[^,。;]{0,8}(?:\d|成|半|分之)")
"""What makes a part's number its share: ``其中35岁以下占六成``."""

OF_PEOPLE = re.compile(r"(?:每年|五年|三年)?(?:培训|招聘|培育|培养|遴选)")
"""Verbs said of people, of whom a part may bear another name: ``培训水工90人,其中站长和骨干12人``."""

BARE_COUNT = re.compile(
    r"(?:死亡失踪人数|死亡人数|受伤人数|伤亡人数|受灾人次|起数|倒塌(?:房屋)数量|直接经济损失(?:占[^,。;]{4,16}比[重例])?)(?:分别)?"
)
"""A count of what happened, of the thing that the list opens with: ``溃坝险情起数、伤亡人数``."""

COUNT_OF = re.compile(r"(?<=.{3})(?:死亡失踪人数|死亡人数|受伤人数|伤亡人数|起数)$")
"""What such a count leaves of its thing: ``溃坝险情|起数``."""

NATION = "全国"
"""A list that opens with the whole country is about the whole country: ``全国大型险情、小型险情分别…``. Smaller
tiers are those of the document itself, and labels leave them out."""

MOVING = re.compile(r"(?:平均)?(?:提升|提高|下降|降低|缩短|减少|增长|增加)$")
"""How far a measure moved: ``灌溉效率平均提升|32%``."""

WHOSE = re.compile(
    r"^(?:\d+[家个所座户])?(?P<subject>(?!以)[^,。;的与占比较]{3,18})的(?P<measure>[^,。;的]{3,})$"
)
"""Whose measure it is: ``节水示范灌区|的|灌溉效率平均提升``; those behind it are the same one's."""

ARTICLE_LEAD = re.compile(
    r"(?:^|\n|条\s+)(?P<subject>[^,。;:\n的应须\s]{2,12})(?:的[^,。;:\n应须]{1,8})?(?:应当|应|须|必须)"
    r"[^。;:\n]{0,24}(?:以下|下列)(?:条件|要求|标准|规定|配置)\s*:"
)
"""Whose conditions the items of an article list: ``第六条 镇级水站应当符合下列条件:``."""

ARTICLE_ITEM = re.compile(r"\s*\([一二三四五六七八九十]{1,3}\)\s*")
"""The mark of such an item."""

SIDE_ONLY = re.compile(
    r"[^,。;、的]{1,5}[省市县区镇乡州村岛]|城市|农村|城镇|乡村|[初中高]级|小学|初中|高中|一级|二级|三级"
)
"""A place or class to which a value is handed, of a thing named before: ``水价:东湖区、南岭镇分别为3元、4元``."""

PLACES_LISTED = re.compile(
    r"^(?P<places>(?>[^,。;、的]{1,5}?[省市县区镇乡州村](?=[、和及]))"
    r"(?>[、和及][^,。;、的]{1,5}?[省市县区镇乡州村](?=[、和及]|的|分别))+)(?=的|分别)"
)
"""Places that open a name; ``其`` in the clause behind it means them: ``东湖区、南岭镇的城镇水价…,其农村水价分别为…``."""

ITS = re.compile(r"^其(?!中|他|它|余)")
"""That word."""

LEVEL = re.compile("(?:平均|人均)(?:保障|救助)?(?:标准|水平)$")
"""A measure whose own change the next clause tells: ``平均标准786元,|比上年增长|4.1%``."""

TOTAL = re.compile(r"(?:总[量数额]|总面积|总规模|累计|存量|其中)")
"""A stock and no flow: of ``新登记用水户|…,总量…`` not the new ones are counted."""

NEWLY = re.compile(r"^新(?:登记|增|注册|设立|成立|认定|培育|建)")
"""What is said of a flow: ``新登记`` | ``用水户``."""

DEED_OF_ALL = re.compile(
    r"(?<=[一-龥])新?(?:获评|获批|入选|建成|实现|完成|通过|纳入|开展|达到|安装|配备|更换|发放|提供|实施|购置)[^,。;、的]{2,}$"
)
"""What the last member of a list says for all: ``4个镇和9个村`` | ``建成示范点``."""

REMARKED = re.compile(
    r"[比较](?:20\d\d年|上年|去年|“?十.五”?)(?:底|末|同期)?(?:新增|净增|增加|增长|减少|下降|提高)?|[高低][出于]全[国省市县区州]平均(?:水平|值|数)?"
)
"""What only remarks on the indicator before: ``较2020年底新增``."""

FLOW = re.compile("(?:面积|规模|数量)?(?:新增|净增|增加)$")
"""What makes a stock a flow: ``油茶面积新增`` | ``12万亩,总面积``."""
