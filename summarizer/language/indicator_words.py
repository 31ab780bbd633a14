"""Words around the thing that is measured which an analyst leaves out of its name. Read on folded text."""

from __future__ import annotations

import re

from summarizer.language.deeds import DEEDS
from summarizer.language.festivals import BEFORE

MAKING = {
    "组织开展": "组织开展节水行动12场",
    "开展": "开展堤坝巡查4次",
    "完成": "完成渠道清淤60公里",
    "全面完成": "全面完成渠道清淤",
    "建成": "建成村级水站30处",
    "建设": "建设蓄水池15座",
    "布局建设": "布局建设备用水源2处",
    "打造": "打造节水示范村8个",
    "创建": "创建节水型单位20家",
    "组建": "组建抢险队伍6支",
    "成立": "成立用水合作社9家",
    "设立": "设立水质监测点18个",
    "设置": "设置水位标尺200处",
    "建立": "建立维修站点11个",
    "配备": "配备管水员40名",
    "配置": "配置移动泵车3台",
    "制定": "制定管护标准5项",
    "编制": "编制流域图6幅",
    "推进": "推进农田排涝改造7处",
    "建好": "建好12个水文站",
    "举办": "举办节水培训班12期",
    "组织": "组织管水员培训900人次",
    "提供": "提供用水咨询3000次",
    "强化": "强化12个灌区的结对帮扶",
    "吸纳": "吸纳2万名移民就业",
    "共有": "全县共有水管站12个",
    "开设": "开设节水课堂200期",
    "建有": "全县建有水管站12个",
}
"""Verb → example: it only says that the thing comes about, and its number says that too."""

_MAKING = "|".join(sorted(MAKING, key=len, reverse=True))

OPENING = re.compile(
    r"(?:\d{1,2}[.、](?!\d)|[自从]?20\d\d年(?:\d{1,2}月)?起,?|(?:到|至|于)?(?:20\d\d年?[-—至])?(?:20\d\d年(?:度(?!假|[计任目]))?|“?十.五”?)(?:年?底|末期?|期末|期间|时期|以[前来]|前|内)*,?"
    r"|[于在]?(?:[今明]年)?(?:\d{1,2}月(?:[上中下]旬|\d{1,2}日)?|年)(?:底|末)?前|在?[^,。;\d]{2,16}基础上(?=普遍|再|又|平均)|全年(?!龄)(?:度(?!假|[计任目]))?|[本当]年度(?![计任目])|今年(?=共(?!同|享)|累计|再?(?:完成|新?建|改|培|打造|实施|开展))|再(?=完成|新?建|改|培|打造|新增|新?设|创)|年内|年底(?![前的]|余额|[一-龥]{0,2}$)|[年期]末(?!人口|数|余额)|(?:[两三四五]|\d{1,2})年(?:内|来|里|间)|通过(?=开展|举办|组织|实施|推行)|按照?(?:有关|相关)?规定,?(?:分阶段|分期|分档)?(?:给予|予以)|计划(?=20\d\d年|盘活|投放|投入|招|实现|达|新|建|改|完|培|引|整|治|开|修|资助|救助|发放|发行|实施|安装|安排|筹)|(?:[上下]半年|前三季度|[一二三四]季度)(?:[底末]?前,?|[底末]?(?=再|办|获|新|完|建|开|发|培|救|处|接|实现|改|将|要|拟|计划|赴|到|对|为|共(?!同|享)|累计|全[省市县区]),?)|新一年(?=.{4})|\d{1,2}月[底末](?=达|不低|不少|完成|实现|$)|第?[一二三四]季度末?(?=达|不低|不少|$)|\d{1,2}月份?(?=新[建增改]|改[建造]|扩建|再建|[建完]成|组织(?![^,。;]{0,4}(?:生活|日|周))|举办|举行|召开|启动|开工|印发|发放|走访|慰问|培训(?!班|会|中心)|检查(?!站)|巡查|排查)|规划期(?:内|间|末),?|\d{1,2}月\d{1,2}日(?:前|止)?,?(?=已|共|累计|全[部面]|完成)|\d{1,2}[-—至]\d{1,2}月份?,?(?!龄)(?=.{3})|提前[一二两三半\d]+个?[年月](?=实现|完成|达|覆盖|$)|“[^”]{1,6}”是指)"
    rf"|[去今上]年(?=(?:已|共|再)?(?:{'|'.join(sorted(DEEDS, key=len, reverse=True))}))|{BEFORE},?"
)
"""A list number or a time that opens a clause belongs to no indicator: ``2.改造``, ``到2025年底,``, ``全年``, ``上半年|办理``.

A bare ``五年`` stays: it tells the sum of the years from the measure of one.
"""

FROM_DAY = re.compile(r"^[自从]?(?:20\d\d年|今年|明年)?\d{1,2}月(?:\d{1,2}日)?(?:起|开始),?(?:将|把)?")
"""From when a sum is paid, before what is paid: ``从7月1日起将|低保标准由``."""

REACHED = re.compile("^实现(?=[^的]{4})")
"""``预计全年|实现|水费收入``: that a measure is reached."""

COUNTED_BY = re.compile("(?<=.{3})以[^,。;]{1,6}为单位")
"""By what a rate is counted: ``水质达标率|以乡镇为单位``."""

SOME_NAMED = re.compile(r"(?:总|计划|完成)?(?:投资)?(?:超过?|约|近)?\d[\d.]*[万亿]?元(?:以上)?的[^,。;]*等$")
"""Some of those that are counted, by what they cost: ``总投资3亿元的青石水厂、2亿元的红岩水库等|12个项目``."""

COMPARED_WITH = re.compile(
    r"(?P<when>[比较](?:20\d\d年|上年|去年|年初|“?十.五”?)[末底初]?)的\d[\d.]*[万亿]?[%‰一-龥]{1,3}?(?=(?:大幅|共|累计)?(?:提高|增加|增长|上升|提升|下降|减少|降低|扩大))"
)
"""The earlier value itself is no part of a change: ``较上年|的80个|增加``."""

MADE_OPENING = re.compile(
    rf"(?P<scope>全[省市县区镇国])?(?!建成区)(?:共|已|共计)?(?:{_MAKING}|设(?![备施计置立想法卡定点区市色宴]|有?的)|有(?![机效关线色害偿意力限声组序无望]|[^,。;]{{2,16}}的))了?(?![的率和与及、]|任务|目标)(?=.{{3,}})"
)
"""``全县已建成`` | ``村级水站``, ``全县有`` | ``水站``: the scope stays, the verb goes."""

SCOPED = re.compile(
    r"^(?P<scope>全[省市县区镇乡国]|[一-龥]{2,3}[省市县区](?=将))(?:将|要(?!素|求)|共(?!同|享|建|有)|已|均|力争|争取|确保|累计|预计|计划)+(?=.{2})"
)
"""Auxiliaries between a place and what is done there: ``全县|将力争|改造渠道``."""

REWARDED_FOR = re.compile(
    r"^(?:对|凡)(?![口象标接应外照])(?:当年|年度|新(?![建增设])|首次|被|经|获得)*(?:认定为|评为|评定为|获评为?|列入)?(?=.{2})"
)
"""How a clause opens that says who is rewarded: ``对当年新认定为`` | ``省级节水企业的``."""

AWARD = re.compile(
    r"(?:一次性)?(?:(?:经费|资金)支持|奖励|补助|补贴|资助|奖补|扶持|支持(?=[,。;)]|$))(?:资金)?"
)
"""What is paid: ``给予20万元`` | ``一次性奖励``."""

BARE_AWARD = re.compile(rf"(?:{AWARD.pattern}|支持)(?:占[^,。;]{{2,20}}的比例|上限)?")
"""An award under no other name; each section may pay one of its own: ``经费支持占设备款的比例``, ``奖励上限``."""

AIMING = re.compile(
    r"^(?:加快|加速|大力|积极|全面|着力|持续|进一步|推进|推动|支持|鼓励|促进|加强|强化|建设|打造|培育|发展|深化|完善|加大|提升|构建|做[强大优])+(?=.{3})"
)
"""How a heading opens that says what is paid for: ``加快|水网关键技术攻关``."""

SHARE_GIVEN = re.compile(r"给予(?:累计)?(?:不超过|不高于|最高|最多)?(?P<base>[^,。;\d给予]{2,20})的?$")
"""Of what a share is paid: ``给予不超过设备款`` | ``20%的补助``."""

MODAL = re.compile(
    r"(?<=[村镇乡县区市站所处家人)])(?:(?:均(?<!人均)|都)?(?:应当?|必?须|要)|均(?<!人均)|都)(?=[单设配建])(?!建尽|.{0,2}率)|应当|必须|至少|(?<=按)不(?:超过|高于|低于)|原则上(?:不(?![低高少超]))?|最长(?:可)?(?:延长)?|单独(?=设置)"
)
"""What makes a norm is said by its comparator: ``每个镇应当设置``."""

SHARE_OF = re.compile(
    r"^(?P<part>.{2,30}?)按照?(?:不[低少]于|不超过)?(?P<whole>.{2,40}?)(?:的)?(?:比例)?(?:纳入|安排|提取|计提|列入)[^,。;]*$"
)
"""``经费按不低于水费收入的2%安排``: a share of the whole."""

NO_SHARE = re.compile(r"(?P<part>[^占]{2,})占(?P<whole>[^占,。;]{2,24})$")
"""A share that is not called one: ``一级站占全部水站的55%``."""

SHARES = ("比例", "比重", "占比", "份额", "率", "百分比")
"""Words for a share that close an indicator."""

WITHIN = re.compile(r"(?:以|之)?内(?P<deed>[^,。;]{2,})")
"""What has to be done within a time: ``5日内`` | ``作出决定``."""

SINCE_WHEN = re.compile(r"(?:应当?|须|必须)?(?:自[^,。;]{2,24}之日起|在(?:[^,。;]{2,24}后)?的?)$")
"""From when such a time runs: ``应当自受理之日起``."""

WHEN_DONE = re.compile(
    r"[于在]?(?:预计|计划|力争|确保|将)*[于在]?(?=20\d\d年|[今明]年|年[底末]|\d{1,2}月|[上下]半年|[一二三四]季度)(?:20\d\d年|[今明]年|年)?(?:\d{1,2}月|[上下]半年|[一二三四]季度)?(?:[底末]|[上中下]旬)?之?前?"
    r"(?:全部|全面|正式)?(?:建成|完工|竣工|投用|投产|投入使用|投入运营|交付使用|开工|开工建设|动工|完成|到位|兑付|发放)+$"
)
"""When all that is counted is done, behind it: ``8座泵站|9月底前投用``."""

LANDMARK = re.compile(r"^(?:大关|关口|台阶)(?=$|,)")
"""What a value that is reached is called behind it: ``突破3亿元|大关``."""

GROWN = re.compile(r"[新净年]增$")
"""An increase that is measured: ``企业净增`` | ``40家``."""

CHANGED = re.compile(r"(?:稳步|逐步|进一步)?(?:提高|提升|降低|提高了|增加)(?=.{2})")
"""What is done to all members of a list: ``提高城镇、农村供水标准``."""

GROUND = re.compile(
    r"深入(?:[省市县区镇乡村州]|基层|企业|一线)"
    r"|在(?:[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵滇藏陕甘青宁疆港澳台]|[校册建职岗编库营训园读院籍])"
    r"|20\d\d年底?(?:以)?前(?:建成|投[用运产]|竣工|交付|安装|登记|购置)[^,。;\d的]{0,6}的"
)
"""Where somebody goes or is, and since when a thing has been there; elsewhere 深入 only says how and 在 where: ``深入12个村``,
``在校学生``, ``2005年前投用的水表``."""

CLOSING = re.compile(
    r"(?:接连|先后|相继|首次|再次|历史性|(?<=率)动态|保持|维持|持续|跨过|迈上|跃上|统一|共计|(?<!许)可|连续\d+年|(?<=.{4})[两三四五六]个)+$"
)
"""How a value was reached or held: ``总额接连`` | ``突破8万亿元``."""

CHANGE = re.compile(r"再?(?:同比|环比|年均)?(?:增长|下降|提高|减少|增加)$")
"""A change that a share of the same thing leaves out: ``产量增长`` | ``占全国``."""

REMARKED_CHANGE = re.compile(r"(?:同比|环比|年均)(?:增长|下降|提高|减少|增加)$")
"""The same with its measure: ``水务产值|年均增长`` | ``9%,2030年达到46亿元``."""

GROWN_BY = re.compile(
    r"(?<=[一-龥]{2})(?:保持|实现)?(?:稳定|平稳|较快|快速|持续|稳步)*(?:同比|环比|年均)?(?:增长|下降|提高|减少|增加)$"
)
"""How a measure moved, where its level follows: ``水务产值|增长`` | ``12%,突破13亿元``."""

AGAINST = re.compile(r"(?<=.{3})[比较](?:20\d\d年|上年|“?十.五”?(?:时期|期末)?)[底末]?$")
"""Against what a multiple is counted, which 倍 says: ``人均用水收入|比2030年`` | ``翻一番``."""

RELATED = re.compile(
    r"(?P<measure>[^,。;、占按]{2,20}?)(?:占比)?(?:单次|每次)?(?:最高|最低|一般|原则上)?"
    r"(?:不(?:得)?[低高少超][于过]|(?<=标准)按照?|[压缩降减][缩减短到]?[低少]?[至到为](?=法定|原有?|原来|规定|国家))(?P<of>[^,。;、\d占的]{2,24}?)(?:执行|确定|核定|计发|发放)?"
)
"""``水工薪酬不低于社平工资的`` | ``1.2倍``: a measure and another of which it is so much."""

PER_ONE = re.compile(r"标准|工资|薪酬|收入|水平|平均|人均|价格?$|租金")
"""What is said of one of many: another such measure is no part of it, ``水工平均报酬不低于社平工资的`` | ``85%``."""

SIDES = {
    "城乡": ("城市", "农村"),  # 城乡低保标准分别达到900元、700元
    "存贷款": ("存款", "贷款"),  # 存贷款余额分别增长5%、6%
    "进出口": ("进口", "出口"),  # 进出口总额分别达到12亿元、15亿元
    "供排水": ("供水", "排水"),  # 供排水量分别达到12万吨、8万吨
}
"""Word → the two sides that it names at once, in order."""

PER_OPENING = re.compile(r"(?<=.{2})(?:超过?|不[低少]于|达到?)每[十百千万][人名户]$")
"""``抽检量|超每千人`` | ``6批次``: per how many, before the value."""

_MEASURED = r"[^,。;、均]{2,14}(?:余额|产值|收入|增加值|总额|产量|产出|人次|销售额|[用排]?(?<![数质])[水电气能排]量|面积|投资|数量|人数)"
ALL_MOVED = re.compile(
    rf"^(?P<list>{_MEASURED}(?:(?:、|和|及){_MEASURED})+)(?P<yearly>年均)?(?:均|都|双双|分别)(?P<change>(?:同比|年均|[比较](?:上年|去年|20\d\d年))?(?:增长|下降|提高|增加|减少))$"
)
"""``水费余额、电费余额`` | ``均`` | ``增长``: two measures and one change."""

BOTH_REACH = re.compile(r"(?P<one>[^、,]{2,16})[、和](?P<other>[^、,]{2,16}?)(?:均|都)?(?:达到?|实现)?双")
"""``抄表率、收缴率达到双`` | ``100%``: two measures and one value."""

LEANT_ON = re.compile(r"^(?:依托|利用|借助)[^,。;对为]{2,20}?(?=为?$)")
"""The same before whom it is done for or how often: ``依托乡镇水站|为``."""

LEANING = re.compile(
    r"^(?:依托|利用|结合)[^,。;]{2,40}?(?=(?:布局|统筹|规划)?(?:建设|建成|新建|打造|设立)(?!单位|项目|工程)[^,。;]{2})"
)
"""On what a thing is built is no part of its name: ``依托存量管网`` | ``建设配水中心``."""

SO_MANY = re.compile("(?<=率)[两二三四五六]个$")
"""``收缴率、办结率|两个|100%``."""

FOR_WHOM = re.compile("(?:全[省市县区镇乡]|再|共|累计|先后|陆续|成功|免费|集中|统一|逐步|上门)*为")
"""What leads to those for whom something is done: ``全县为|800户更换水表``; not ``普及率为``."""

OF_TASK = re.compile("(?:的(?:年度|全年)?|等)?任务|等(?:工作|项目|内容|(?:一批|一系列)[^,。;]*)?")
PLANNED_FOR = ("全年", "年度", "下达", "年初", "目标")
"""``新建水站15座|的任务``; not ``完成全年15亿元|任务``."""
