"""Words around a number that tell what it is. Read on folded text, each with an example."""

from __future__ import annotations

import re

NUMBERING_BEFORE = re.compile(r"(?:第|专栏|附件|附表|附图|(?<![一-龥])[图表注]|[见如][图表]|No\.?)\s?$")
"""Words that make the next number an ordinal: ``第5次``, ``专栏3``, ``见表2``; not ``水表2000只``."""

CLOCK = re.compile(r"\d时$")
"""``08时`` | ``25分``: when a page was put up."""

PER_SO_MANY = re.compile(r"每(?:\d[\d.]*[万千]?(?:至|到|-|~|—))?$")
"""Per how many people: ``每2至5万用水户``."""

CITED_NUMBER = re.compile(r"[〔\[(【]\s?(?:19|20)\d\d\s?[〕\])】]\s?第?\s?\d{1,5}\s?号")
"""Year and number of a document: ``〔2023〕12号``."""

LINE_NUMBER = re.compile(r"(?:^|\n)[ (]*$")
"""What stands before a number that opens a line: ``1.``, ``(2)``."""

ENUMERATED = re.compile(
    r"(?:大(?!型|学|会|中|病|棚|桥|坝|厦|院|讲|赛|户|道|集|街|数据)|个?(?:方面(?!实事)|维度|台阶|大关|关口|环节|层面|阶段|关口|转变|坚持|必须|统一|意识|自信|维护|确立|务必|着力|到位|关键(?!核心|共性|技术|装备|设备|零部件|部件|材料|产品|项目|人才|岗位|指标))|个重点(?!项目|任务|镇|村|县|园)|"
    r"项?(?:(?:民心|民生)(?:工程|实事)|重点(?:工作|任务)|主要(?:指标|任务)|原则|机制|要求|举措|措施|职能|职责|制度|标准(?!化|厂房|地|田|间|件|型)|指标|内容|规定|权利)|"
    r"个?(?:[一-龥]{0,4}(?:专栏|篇章)|(?:评估)?(?:等级|档次)(?=$|[,。;]))|部门(?:联合|共同)(?:印发|出台|制定|发布|下发|转发)|(?:种|类|级|化|字|者)(?!设施)|位?一体|条(?:主线|底线|红线|措施|意见|举措)|道(?:防线|关)|"
    r"\d+%|(?:公|同步|统一|结合|联动|规|定|严|挂钩|公开|不)(?![^,。;]))"
)
"""Words behind a number that count the text's own points or name a scheme: ``七大体系``, ``三个方面``, ``12个部门联合印发``."""

NAME_AFTER = re.compile(
    r"(?:年|天|月|日)?(?:行动|计划(?!生育)|规划|方案|攻坚|战略|纲要|工程|专项)|分钟[一-龥]{0,6}圈|"
    r"小时(?:服务|值[守班]|热线|安全|在线|经济|不间断|自助|开放|应急)|热线|平台|模式|体系|机制"
)
"""Words behind a quantity that make it a name: ``三年行动``, ``15分钟养老服务圈``, ``12345热线``."""

PLANNED_BESIDE = re.compile(
    r"\((?:年度|全年|年初|原定?)?(?:目标|任务|计划)(?:数|值)?(?:为|是|:)?$|超(?:出|过|额完成)?(?:规划|计划|年度|既定|预期)*(?:目标|任务|计划)+数?$"
)
"""What was planned, or by how much that was exceeded: ``安装水表2600只(目标|2500只)``, ``超规划目标|260只``."""

BASELINE_BEFORE = re.compile(r"[由从](?:\d{4}年(?:底|末)?的?|原来的?|目前的?|现在的?|\S{0,8}的)?\s?$")
"""``由2020年的``, ``从``: what stands before an earlier value."""

FORMER_BEFORE = re.compile(
    r"原(?:来|先)?(?:的?标准)?(?:为|是)?$|[比较](?:20\d\d年|上年|去年|年初|“?十.五”?)[末底初]?的?$"
)
FORMER_AFTER = re.compile(
    r"(?:大幅|共|累计)?(?:提高|增加|增长|上升|提升|下降|减少|降低|扩大)了?(?=\d)|[,;](?:现(?:在|已)?|调整后)(?:的?标准)?(?:提高|上调|调整|统一)?(?:为|至|到|是)"
)
"""Around an earlier value: ``标准原为`` | ``60元`` | ``,现为``; ``比2026年的`` | ``25元`` | ``提高了7元``."""

PRESENT_BESIDE = re.compile(
    r"(?:[到至为]|不[少低]于)\d[\d.]*[万亿]?[^\d,。;()]{1,3}(?:以上)?\((?:目前|现(?:在|已)?)(?:已?有|为|是|达)?$"
)
"""How things stand, beside what they shall be: ``布点增至14处(现有|9处)``."""

BASELINE_AFTER = re.compile(
    r"\s?(?:大幅|稳步|逐步|进一步)?(?:提高|提升|增加|增长|上升|扩大|扩增|下降|降低|减少|缩小|缩短|压缩|压减|降|升|增|提|减|扩|跃升|发展|上调|统一调|调整|调|整合|合并|精简)(?:至|到|为)"
)
"""``提高到``: what stands behind an earlier value."""

FUNDING_BEFORE = re.compile(
    r"(?:(?:(?:预计|计划|规划|概算|估算|匡算|拟|总|项目|建设|设施)(?:总?投资|总?投入)|(?:^|[,;:(])\s*投资|(?:预计|计划|规划|总|财政)?(?:费用|经费|预算|教育培训费|培训费)"
    r"|(?:预计|计划|规划|概算|估算|匡算|拟|总|需)(?:安排|筹集|需)?资金"
    r")(?:额|概算|估算|总额|预计|约|共|合计|为|达|需|:|专项资金|资金)*|(?:预计|计划)(?:费用|投资|投入)?|每[处所村个座](?:预计)?投资|总计|合计)\s?$"
)
"""What stands before a planned sum: ``预计投资``, ``每处投资``, ``总计``."""

NAMED_AMONG = re.compile(r"(?:以上)?的[^,。;]{2,60}?等(?:一批|\d|[一二两三四五六七八九十百]+[个项家座所])")
"""What stands behind the sum of one that is named among many: ``3亿元`` | ``的青石水厂等12个项目``."""

SET_ASIDE = re.compile(
    r"(?:^|[,;。\n])(?:全年|今年)?(?:计划|预计|拟|共|再)*(?:安排|投入|筹措|统筹)(?:各级|各类|财政|专项|补助)*资金?$"
)
RAISED = re.compile(
    r"(?:^|[,;。\n])(?:全年|今年)?(?:计划|预计|拟|再)*(?:安排|投入|筹措|统筹|筹集|整合)(?:各级|各类|财政|专项|补助)*(?:资金)?$"
)
RAISED_FOR = re.compile(
    r"(?:资金)?(?:用于)?(?:实施|办好|办实|推进|建设|新建|改造)[^,。;\d]{2,}(?=[,。;\n]|$)"
)
"""``筹措12亿元`` | ``实施惠民工程``: what stands around a planned sum that opens its clause."""

WHAT_FOR = re.compile(
    r",(?:重点|集中|力争|全力|用于)?(?:办好|办实|实施|新建|建设|建成|改造|新改建|完成|支持|推进)[^,。;]{0,8}\d"
)
"""``安排资金12亿元`` | ``,办好20项民生实事``: what stands around money that is set aside for what the next clause counts."""

CONDITION_AFTER = re.compile(
    r"(?:的)?(?:老人|老年人|高龄|居民|人员|人群|群体|儿童|青少年|学生|妇女|家庭|企业|用人单位|单位|个人|部分|失业|项目|道路|幼儿|婴幼儿|未成年|劳动者|残疾人|党员)"
    r"|的(?:县|市|区|乡|镇|村|街道|社区|地区|城市)(?!级)"
)
"""Who is meant: ``80岁以上高龄老人``, ``500元以下的部分``, ``10万人以上的县``."""

COUNTED_PEOPLE = re.compile(
    r"(?:[一-龥]{0,10})(?:人(?![均口才])|户(?!籍)|老人|职工|学生|群众|农民|居民|用户|家庭|劳动力|消费者|从业者|党员|儿童|妇女|企业|商户|车辆)(?![率的])"
    r"|[一-龥]{1,6}人口(?=的(?:饮水|用[水电]|住房|就业)|供水|饮水|用[水电]|落户|(?:实现|稳定)?脱贫|就业|搬迁|住房|[,。;、]|$)"
)
"""Whom or what a number with 万 or 亿 counts without a measure word: ``服务1.6亿参保人``, ``惠及300万群众``."""

COUNTED_THINGS = re.compile(
    r"(?![^,。;、)\n]*(?:工程|行动|计划|项目|产业|集群|企业|市场|人口|资金|经费|补[贴助]|贷款|以上|以下|级|群众|目标|任务))"
    r"[一-龥]{3,10}(?=[,。;、)\n]|$)"
)
"""What a number with 万 or 亿 counts without a measure word: ``10万公共停车泊位``; not ``5亿产业集群``."""

REACH_AFTER = re.compile(r"(?:服务|步行|活动)?(?:范围|半径)|以?外的?|[以之]?内(?:[的,]|[^,。;\d]{2})")
"""What makes a length a reach: ``3公里范围内``, ``200米|内无排污口``."""

CONDITION_BEFORE = re.compile(
    r"(?:每增加[^,。;\d]{0,12}|年?满|不满|未满|年龄|距离?|凡|超过|低于|不足|每|每满|逾期|连续|期限|有效期|自|间隔|提前)\s?$"
)
"""Words that make a number a condition: ``年满60周岁``, ``连续3年``."""

SCOPE_BEFORE = re.compile(
    r"(?:对|面向|针对|给|向|为|在|从|按|将|以|与|和|由|依托|选取|选择|包括|涉及|动员|组织|其中)[^,。;:、\d]{0,8}$"
)
"""Prepositions before a count that only says where or on whom: ``对全市171家…开展一次``."""

FUNDED_NORM = re.compile(r"(?:不[少低]于|不得[少低]于|至少|增加)(?:\d[\d.]*[十百千万亿]*元[、和])*$")
"""What makes money of such a purpose the aim itself: ``每年安排不少于60万元、40万元运营经费``."""

PER_HEAD = re.compile(
    r"(?:人|户|亩)均[^,。;\d]{2,16}$|财政[^,。;\d]{0,4}(?:累计|每年)安排[^,。;\d]{2,12}经费$"
)
"""What makes money of any purpose the aim: ``人均节水经费达`` | ``98元``, ``县财政三年累计安排节水经费``."""

FUNDING_AFTER = re.compile(
    r"的?(?:教育培训|培训|工作|专项|项目|建设|运营|管理)?(?:费|经费|费用|投资)(?!支持|补[助贴]|奖励|资助|扶持|支出)"
)
"""What stands behind a planned sum: ``30万元的教育培训费``."""

QUALIFIED = re.compile(r"(?:的(?!目标|基础)[一-龥()、]{2,24}|以下[一-龥]{2,12})$")
"""A clause that only names a class by its size: ``井深超过800米的矿山``, ``30万吨/年以下煤矿``."""

DEED = re.compile(
    r"打造|形成|认定|扶持|种植|栽|盘活|[建改培新增达实完提降控推办评创]|开(?!采)|引进|选[取拔择]|遴选|招|配|奖|补|给予|安排|发放|整治|治理|覆盖|下放|纳入|淘汰|关闭"
)
"""Anything done or reached: what a clause must hold for its size to be a statement."""

TASK = re.compile(
    r"(?:^|[,:;、。]|\d年|底前|要|将|全[省市县区年])(?:新建|新增|新改建|改造|改建|扩建|建成|建设|完成|培训|开展|实施|安装|打造|创建|创成|设立|开办|举办|培育|配备|推出|"
    r"提升|整治|修缮|招聘|维修|关停|撤并|关闭|整合)+(?:\([^()]{2,6}\))?[^,。;的]{0,20}$"
)
"""Before a count, what makes it a task and no condition, even in a notice: ``年底前改造泵房`` | ``12座``."""

RATE_IN_FORCE = re.compile(
    r"(?:每人|每户|每床|每名|每位|每对|每例)?每(?:人)?(?:月|年|日|天|学年|学期|次|例)?(?:平均)?\s?$"
)
"""What stands before an amount that is paid out: ``每人每月``."""

SET_STANDARD = re.compile(
    r"标准(?:[^,。;]{0,8}(?:统一|确定|调整|执行|分别))?(?:为|是|每人)"
    r"|标准[^。;]{0,30}(?:确定|执行|计算|发放),(?:即|为|是)每人"  # 认定标准按低保标准的1.5倍确定,为每人每月1900元
    r"|标准[^。;]{0,60}每[人户床][^。;]{0,60}\d元[,、][^,。;]{2,24}每[人户床]每[月年日天次餐]$"  # 标准为…每人每次3元,其他的每人每次2元
)
"""A standard that is stated as it stands: ``低保标准为每人每月1309元`` is a present state, not a condition."""

DUTY = re.compile(
    r"(?:应当?|必须|须)(?:按照?|根据)?[^,。;]{0,40}?(?:配备|配置|设置|设立|建立|安排|开展|组织|召开|巡查|检查)[^,。;]{0,20}$"
)
"""A duty of a regulation to bring something about: ``应当配备2名``; amounts paid are none."""

CHANGING = re.compile(
    r"提高|提升|[提增升调]至|给予每[人户名]$|达到|增加|增长|上调|调整|不低于|不少于|不超过|最高|最低(?!生活)|至少|涨|扩大|补贴$|奖励"
    r"|(?:给予|补助|发放|奖补|资助)(?:每[站处家个张床所户人名位])?(?:每[年月])?$"
)
"""Words that make such an amount an aim: ``提高到每人每月…``."""

ATTENDANCE = re.compile(
    r"(?:参加|出席|列席)了?(?:会议|大会|活动)?$|作了?(?:[^,。;]{0,4})发言|(?:围绕|结合)[^,。;]*发言|在主会场|^先进(?:集体|个人|单位|工作者|典型)"
)
"""Who was present or praised: ``5个单位作了交流发言``, ``通报表扬30个先进集体``."""

SCORED = re.compile(r"(?:满分|得分|总分|评分|分值|计分)(?:为|在|达到?|是)?(?:\d+[—~至-])?$")
"""Before points, what makes them a rule of an assessment: ``得分在401—`` | ``450分``."""

COPIES = re.compile(r"一式$")
"""``一式`` | ``3份``: how an application is handed in."""

BASED_ON = re.compile(r"(?:以上|左右)?(?:[、和][\d.]+[万亿]?[一-龥%]{1,3}?){0,4}(?:以上|左右)?的?基础上")
"""What raises what stood before it: ``20元`` | ``、30元的基础上``."""

RATIO_MARK = re.compile(r"\s?[:∶]\s?\d")
"""``1.2:1``: the number is one side of a ratio."""

FROM = r"(?:由(?!于)|从(?![业事教严而]))"
"""``从`` before an earlier value, but not within 从业, 从事 and 从教."""

BASELINE_RUN = re.compile(
    FROM
    + r"(?P<earlier>[^。;]*?\d[^。;]*?)(?:大幅|稳步|逐步|进一步)?"
    + BASELINE_AFTER.pattern.split(")?", 1)[1]
)
"""``分别由580元、5200元提高到``: everything between is earlier."""

DURATIONS = frozenset({"年", "个月", "周", "天", "日", "小时", "分钟", "工作日", "个工作日", "学时", "课时"})
DURATION_TARGET = re.compile(
    r"(?:最长|(?<!有效)(?<!有效日)期(?:一般|原则上|通常)?[为是]|时间(?:一般|原则上|通常|平均|统一)?(?:为(?!了)|是|不)|缩短|压缩|压减|降[至到低]|减[至到少]|控制|达到|达|天数|时限|周期|寿命|期限|比例|年限|以内|提速|响应|办结|学时|课时)[^,。;]{0,6}$"
    r"|[天期数比年](?:增加|减少)$"  # 停水天数同比减少11天
    r"|(?:年限|时限|时间|周期|天数|期限)[由从][^,。;]{2,40}(?:至|到|为)[^,。;]{0,8}$"
)
"""What makes a duration a measure: ``办结时限压缩至3个工作日``, ``见习时间一般为6个月``."""

SINCE = re.compile(
    r"(?:之日起|(?:收到|受理|提交|备案|审核|核实|公示|批准|更新|发布|印发|竣工|签订|成立|完工|结束)[^,。;]{0,16}后的?)\s?$"
)
"""An event from which a time limit runs, in any unit: ``受理之日起3个月内``, ``收到报告后10日``."""

AGE_TARGET = re.compile(r"(?:预期寿命|平均年龄|平均|寿命)[^,。;]{0,8}$|(?:寿命|平均年龄)[由从][^,。;]{2,40}$")
"""What makes an age a measure: ``人均预期寿命达到79岁``, ``预期寿命由76.2岁提高到78.4岁``."""

ADJECTIVE_AFTER = re.compile(
    r"的(?!目标)|、(?![^、,。;]{2,12}(?:全覆盖|\d))|(?:的|地|式|安全|专项|常态化)*(?:检查|培训|督查|巡查|排查|走访|监测|体检|轮训|核查|学习|摸排|政策|要求|目标任务)"
)
"""Behind 全覆盖: an adjective of something else: ``全覆盖的学习研讨``, ``全覆盖安全检查``."""

LINKED = re.compile(
    r"(?:达到?|至|到|为|占|在|约|超过?|突破|不[低少高大小]于|不超过|以上|总量|总数|人口|群众|用户|数|率|指数|比重|[):]|[炉台辆套])\s?$"
)
"""What must stand before a number without a unit for it to be a value."""

APPOSED = re.compile(r"[一-龥][和与及][一-龥]{2,12}$")
"""Two names before a numeral that only sums them up: ``城南和城北两个泵站扩容``."""

SUMMED_UP = re.compile(r"“(?P<members>[^“”、]+(?:、[^“”、]+)+)”$")
"""A quoted list before the number of its members: ``“人、水、地”`` | ``3个重点``."""

PARTS = frozenset({"批", "期", "片", "步", "个", "档", "类", "段", "层"})
"""What a thing is divided into: ``分三批实施``."""

ROUNDS = frozenset({"次", "场", "期", "遍", "轮", "届"})
"""How often a thing is done: ``检查一次``."""

COUNTERS = frozenset({"个", "家", "所", "处", "座", "项", "种", "条", "名", "位", "户"})
"""Units that count things one by one: ``12个``."""

LISTED_AMONG = re.compile(r"(?:列为|位列|成为|跻身)[^,。;第]{0,10}$")
"""``成为全省`` | ``16个试点城市``: how many the class has to which something now belongs."""

ONE_OF = re.compile(r"[一-龥]{0,10}之一")
"""``16个`` | ``试点城市之一``."""

WITHIN_BRACKET = re.compile(r"\((?:不?含|包括)[^()]*$")
"""``实现6座水闸(含三期水闸`` | ``1座``: counted already."""

RETURN_PERIOD = "年一遇"
"""Unit of the flood that a work withstands."""

STANDARD_REACHED = re.compile(r"(?:达到?|提高到|提升到|提高至|提升至|恢复到|不低于|为)$")
"""``防洪标准达到`` | ``50年一遇``."""

SPENT_ON = re.compile(r"[^,。;]{0,10}(?:财力|财政支出|支出|资金|收入|收益)用于")
"""``将60%以上`` | ``的收益用于管护``: a share that is a norm."""

BOUNDED_PLACE = re.compile(
    r"以[上下内]的?(?:低空|近岸|超)?(?:大班额|空域|海域|水域|高空|地区|区域|山区|坡地|坡耕地|地段|路段|地带)"
)
"""Behind the number that bounds a place: ``300米`` | ``以下空域``, ``25度`` | ``以上坡耕地``."""

ALL_SUCH = re.compile(
    r"(?:及?以[上下])?[^,。;\d]{0,30}的[一-龥]{0,4}(?:[村镇乡县区校院户园]|街道|社区|机构|企业)(?:都|均|全部)"
)
"""``10名以上`` | ``老人的行政村都``: the size of those of whom something is said."""

RECEIVER = re.compile(r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.])?\s*(?:对|凡)(?![口象标接应外])")
"""How a clause opens that says who is rewarded: ``对首次入库的企业``."""

REWARDED = re.compile(
    r",(?:再|可|分别|每[一-龥]{1,3}|一次性|最高|酌情|予以|由[^,。;]{2,10}|经[^,。;]{2,8}后|按照?[^,。;]{2,32},?)*(?:给予|奖励|补助|补贴|资助|奖补)"
)
"""What follows a clause that only says who is rewarded, and for what: ``收入首次突破10亿元的`` | ``,分别给予``."""

FIRM_SIZE = re.compile(
    r"[一-龥]{0,10}(?:企业|公司|园区|集群|合作社|商家)(?:年度?|全年)?(?:(?:主营)?业务|营业|销售|总)?(?:收入|产值|营收|销售额|产量|税收|纳税额?|市值)"
)
"""How big those are that an earlier number counts: ``30家`` | ``水务企业产值`` | ``超亿元``."""

FIRM_SIZED_BEFORE = re.compile(
    r"年?(?:(?:主营)?业务|营业|销售|总)?(?:收入|产值|营收|销售额|税收|市值)(?:达到?|均)?$"
)
FIRM_SIZED_AFTER = re.compile(r"(?:、[^,。;\d]{2,24})?的[^,。;、\d]{0,14}(?:企业|公司)(?=[,。;、]|$)")
"""``产值`` | ``超亿元`` | ``、工艺先进的水务企业``: of what size those are that shall grow up."""

AMONG = re.compile(r"[一-龥()]{2,14}(?<![集高初其途])中(?:,|$)|[一-龥()]{1,14}中有(?=\d)")
"""``104种`` | ``工业产品中,``, ``255个`` | ``村中有225个``: out of how many the next number is."""

SIZE_BEFORE = re.compile(r"[一-龥]{1,4}(?:额|值|量|费|收入|面积|资金|投资)")
"""What is measured of each thing that is counted: ``12个`` | ``投资额`` | ``百亿元以上``."""

SIZED_AFTER = re.compile(r"的?[一-龥]{2}")
"""The thing itself: ``百亿元以上`` | ``重大项目``."""

BORNE = re.compile(r"(?![^,。;]{0,6}(?:新增|培育|选派|惠及))[一-龥“”]{5,30}(?:项目|工程|平台|活动|品种)")
"""Between a count of those who bear something and the count of it: ``15个`` | ``转移平台落地项目`` | ``2200个``."""

SOME_OF = re.compile(r"[一-龥()]{1,16}?[,中]?(?:目前|现|已经?|共)?有(?:近|超过?)?")
"""Between two counts, what makes the second one some of the first: ``12个`` | ``乡镇有`` | ``8个建成水站``."""

DONE_BETWEEN = re.compile(r"每年|每[季月]|各|分别|至少|开展|举办|建设|新建|打造|建成|完成|实现|达到|安装")
"""What is done by or on so many until the next number: ``12个县`` | ``建成水站`` | ``30处``."""
