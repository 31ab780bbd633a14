"""Words at the edges of an indicator, and in its middle, that an analyst leaves out of its name. Read on folded text."""

from __future__ import annotations

import re

from summarizer.language.deeds import DEEDS
from summarizer.language.festivals import BEFORE

OPENERS = {
    "拟": "拟发行水利债券3亿元",
    "今年拟": "今年拟安排水利资金2亿元",
    "拟定": "拟定新建泵站6座",
    "初步拟定": "初步拟定新建泵站6座",
    "拟将": "拟将水费补助标准提高5%",
    "今年": "今年供水能力达到800吨",
    "今年计划": "今年计划新建泵站6座",
    "今年将": "今年将新增泵站6座",
    "今年要": "今年要新建泵站6座",
    "我国": "我国灌溉面积达到9亿亩",
    "我省": "我省供水普及率达到96%",
    "我市": "我市供水普及率达到96%",
    "我县": "我县供水普及率达到96%",
    "我区": "我区供水普及率达到96%",
    "提出": "提出供水普及率达到96%",
    "先后": "先后出台《水价办法》等制度12项",
    "预计": "预计供水总量增长3%",
    "预计到年底": "预计到年底新建泵站6座",
    "预计全年": "预计全年新建泵站6座",
    "预计实现": "预计实现水务产值12亿元",
    "预计完成": "预计完成水利投资12亿元",
    "我们": "我们将新建泵站6座",
    "届时": "届时供水能力达到800吨",
    "有望": "有望新增供水收入3亿元",
    "分批": "分批更新水表3000只",
    "成功": "成功创建节水型单位20家",
    "还将": "还将新建泵站6座",
    "又将": "又将水费补贴标准提高到每月12元",
    "认真做好": "认真做好水库移民安置300户",
    "即": "即新建泵站100座",
}
"""Word → example: who speaks, when, and that it is planned stands in other fields of the record."""

ASKING = {
    "支持": "支持每个镇建设1处水站",
    "引导": "引导每个村建成1处水站",
    "指导": "指导每个县设立1个水站",
    "鼓励": "鼓励每个街道开办1处水站",
    "推动": "推动各镇建成1处水站",
}
"""Word → example: what is asked of each of many is the measure, not that it is asked."""

SPENDING = {
    "安排": "水利资金按3%左右安排",
    "执行": "水价按2元执行",
    "掌握": "供水增幅按4%掌握",
}
"""Verb behind a value that 按 opens → example: both go."""

_OPENERS = "|".join(sorted(OPENERS, key=len, reverse=True))
EDGE_OPENING = re.compile(
    rf"按照?(?=每[个座家所处户张间][^,。;]{{0,12}}(?:补[助贴]|奖[励补]))|\([一二三四五六七八九十\d]{{1,3}}\)|(?:{_OPENERS})(?:将|要(?![素求])|拟|计划(?=[新改建扩完投培引安实开更]))?(?!(?:审|初|复)[核审查]|要求|[^,。;]{{0,6}}(?:意见|建议|申请))(?=.{{3}})"
    rf"|(?:{'|'.join(ASKING)})(?=每[个座家所处]|各)"
    r"|(?:高质量|高标准|高水平|因地制宜|重点|计划)(?=建[设成好]|新[建开增]|打造|推进|改造|完成|培[育训]|扶持)"
    r"|在?全[国省市县区]率先(?=.{3})|(?:实际|去年|超额)(?=新|改|建|完|培|办|发)|(?:继续(?!教育|医学|学习|率)|同步(?=[新改建扩实开完推更培]))(?=.{3})|(?:年初|年度|全年|原定?)(?:目标|计划|任务)(?:数|值)?[为是]:?|(?:全力|积极|努力)(?=争取)"
    r"|(?:建成|完工|投[用产]|竣工|达产)?后,?[可将能](?=新增|增加|形成|满足|解决|覆盖|容纳|提供|惠及|带动)"
)
"""What opens an indicator without belonging to it, a list mark among them: ``(一)过滤间面积``, ``建成后可|新增库容``."""

BY_VALUE = re.compile(r"(?:拟|将)?按照?$")
"""What leads to such a value: ``赤字率拟按|4%左右安排``."""

SPENT = re.compile(rf"(?:{'|'.join(SPENDING)})$")
"""The verb behind it."""

OFTEN = re.compile(
    r"^(?P<who>(?:(?!每)[^,。;])*?)(?:每人)?每(?:半年|季度?|个?月|学期|学年|[两二三]?年|周)(?:年[底末初]以?前?|[上下]半年|\d{1,2}月[底末]?以?前?)?"
    r"(?P<what>(?:(?!每)[^,。;]){4,})$"
)
"""How often a thing is done, which the recurrence says: ``对泵站|每季度|开展设备检查``."""

HELD = re.compile(
    r"^(?P<whom>[对为向].+?)?(?:开展|(?<!党)(?<!社会)(?<!服务)(?<!协会)(?<!群团)组织(?!书记|负责人|成员|人员)|举办|召开|进行|实施)(?=.{2})"
)
"""The verb that a thing done so often needs: ``为管水员开展|培训``."""

DONE_TO = re.compile(
    rf"^对(?!口|接|外|象|标|照|比|应|台|公)(?P<whom>[^,。;]{{2,}}?)(?:全部|全面|逐一)*(?P<deed>{'|'.join(sorted(DEEDS, key=len, reverse=True))})(?:完毕|到位|完成)?$"
)
"""To what something is done, and that it is done: ``对违建水塔|拆除|完毕``."""

TREATED = re.compile(
    r"^对(?!口|接|外|象|标|照|比|应|台|公)(?P<whom>[^,。;]{3,}?)(?:(?:给予|发放|进行|实施|开展)(?P<what>[^,。;]{2,})|(?P<rest>每[餐户人月周年处次日座个吨亩](?:给予|发放)?)(?P<paid>[^,。;]*))$"
)
"""To whom something is done or given: ``对用水困难户每户给予|一次性补助``."""

SERVED = re.compile(
    r"^为(?!了|主|期|重点(?![群人户企家对])|核心|抓手|目标)(?P<whom>[^,。;]{3,}?)(?:提供|进行|开展|实施)了?(?P<what>[^,。;]{3,})$"
)
"""For whom something is done: ``为用水困难户提供|送水服务``."""

SPENT_FOR = re.compile(r"^支出(?P<what>[^,。;]{2,}(?:资金|经费|补助|补贴|救助金))$")
"""``支出`` | ``水费补贴资金``: what is spent, before how much."""

AGAIN = re.compile(
    r"再(?=(?:增加|新增|提高|增长|下降|减少)$)|(?<=.{3})再(?:额外)?给予(?=(?:一次性)?(?:奖励|补[助贴]|资助|支持)$)"
)
"""``水质实验室`` | ``再`` | ``增加``, ``取得生产证`` | ``再给予`` | ``奖励``."""

DIVIDED = re.compile(r"^[^,。;]{0,6}将[^,。;]{1,8}?(?=(?:划|细)分[^,。;]{2})")
"""What is divided, before into what: ``我县将灌区|划分片区``."""

COUNTED_IN_ALL = re.compile(
    r"(?<=[织心构会站校院关局省市县区])共(?=(?:接收|收到|救助|发放|受理|办理|查处|查办|支出|处置|开展|完成)[^,。;]{2,})"
)
"""``用水协会`` | ``共`` | ``受理投诉``."""

_BY_DAY = r"(?:[要应须]?[于在])?(?:(?:20\d\d|[今明])?年[底末]|(?:20\d\d年|[今明]年)?\d{1,2}月(?:\d{1,2}日|[底末]|[上中下]旬)?)以?前"
"""``年底前``, ``2027年6月底前``"""

DATED = re.compile(
    rf"(?<!(?<!占)比)(?<![较在从由自至到以、第\d—-])(?:(?:{_BY_DAY}|{BEFORE})(?![建投交登][^,、]{{1,3}}的)(?=[^,、]{{2}})"
    r"|(?:20\d\d年?[—-])?于?20\d\d年(?:\d{1,2}月(?:\d{1,2}日|[底末])?)?(?![底末]?以?前)(?:底|末)?(?:(?<=[省市县区国镇乡]20\d\d年)度(?![假计任目预决审工]))?(?=[^来前度以,、][^,、]{2}))"
)
"""A year or day inside an indicator, which is the deadline's: ``水务企业50强|2020年|业务收入``, ``水站普查|9月底前|完成``."""

DATED_CLOSING = re.compile(
    rf"(?<!(?<!占)比)(?<!较)(?:{_BY_DAY}|{BEFORE}|(?:20\d\d年?[-—至])?20\d\d年(?:年?[底末])?|(?<!20\d\d)年[底末]|(?:[今本当]|(?<=[一-龥]{3}))年内|(?<![\d年])\d{{1,2}}月[底末]|第?[一二三四]季度末?|[上下]半年末?|(?<=.{{4}})(?<![连续第前近满每])[两三四五六]年(?:累计|共|合计|内|完成)*"
    r"|每人每[年月天次]|(?<=.{4})为?每[座处个所家])$"
)
"""The same at its end, and for whom a sum is: ``安装率2022年``, ``支出进度年底前``, ``水费补贴每人每年``."""

BROUGHT_ABOUT = re.compile(r"(?<=[一-龥)”]{2})(?:均|都|全部|全面|基本)*实现(?=.{2})")
"""That a whole comes about is no part of what it is: ``供水站|实现|实体化运行``."""

SIZED = re.compile(r"(?P<measure>(?:总|首期|建筑|占地)?(?:占地面积|建筑面积|面积|规模|投资|库容|容积|里程))$")
"""A measure before its value, of the thing behind it: ``新建库容|300万方|的青石水库``."""

SIZED_THING = re.compile(r"^的(?P<thing>[^,。;的]{3,24})$")
"""That thing."""

RANKED = re.compile(
    r"(?:连续[\d一二两三四五六七八九十]+年)?(?:稳居|居于?(?!民|住|家)|位居|位列|跃居|保持在?|稳定在)[^,。;]{0,8}(?:首位|第[一二三四五六七八九十]|前列|以上|领先)(?=$|年均|同比|增)"
)
"""What rank a measure keeps is told beside it: ``水产品交易规模|连续9年居全省首位``."""

OF_MEASURE = re.compile(r"的(?=(?:使用|建筑|占地)?面积$)")
"""Between a thing and how large it is: ``过滤间|的|面积``."""

STANDARD_FOR = re.compile(
    r"^(?P<standard>[^,。;为]{0,6}标准)为(?P<whose>[^,。;\d每费]{4,})(?:每[处座个户所])?$"
)
"""Whose a standard is, behind it: ``补助标准为|自建自管的水站``."""
