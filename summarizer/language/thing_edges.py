"""Words at the edges of a named thing that an analyst leaves out of a deliverable's name. Read on folded text."""

from __future__ import annotations

import re

WORKED = {
    "试点": "开展水权交易试点工作",
    "推荐": "做好节水先进评选推荐工作",
    "评选": "开展节水先进评选工作",
    "表彰": "开展节水先进表彰工作",
    "选举": "完成用水协会换届选举工作",
    "换届": "完成用水协会换届工作",
    "筹备": "启动用水协会换届筹备工作",
    "编制": "开展河道名录编制工作",
    "修订": "开展水价目录修订工作",
    "普查": "做好第二次水源普查工作",
    "调查": "开展地下水基础调查工作",
    "区划": "开展水功能区划工作",
    "清算": "完成水费补贴清算工作",
    "升级": "完成泵房提档升级工作",
    "改造": "完成泵房改造工作",
    "验收": "完成水库竣工验收工作",
    "评估": "完成规划中期评估工作",
    "整治": "开展河道采砂专项整治工作",
    "确权": "完成水权确权工作",
}
"""Deed → example: behind it 工作 says nothing."""

WORK = re.compile(rf"(?<={'|'.join('..' + deed for deed in WORKED if len(deed) == 2)})工作$")
"""That 工作."""

OF_DEED = re.compile(r"的(?=[一-龥]{2,4}$)")
"""Between a thing and the deed that is left: ``水费补贴的|清算``."""

BUILT = {
    "平台": "启动水情信息平台建设",
    "系统": "启动水情监测系统建设",
    "中心": "启动县水利培训中心建设",
    "院": "启动县水工疗养院建设",
    "学校": "推进县水利学校建设",
    "馆": "推进县水利展览馆建设",
    "园": "推进节水科普园建设",
    "站": "推进县水文站建设",
    "厂": "推进县第二水厂建设",
    "等工程": "推进东岭水库、西岭水库扩建等工程建设",
}
"""What a facility's name ends with → example: behind it 建设 says what the verb before says already."""

BUILDING = re.compile(rf"(?P<head>{'|'.join(BUILT)})建设$")
"""That 建设."""

THING_OPENING = re.compile(r"(?:推出|各地(?:建设|制定)|一套|组织好?|做好|落实)(?=.{4})")
"""A second verb or measure word before the thing: ``(策划、)推出|节水项目``, ``编制一套|水系图``."""

REPORTED = re.compile(
    r"(?:报送[^,。;《》]{2,12}|并?(?:及时)?报[^,。;《》]{2,12}(?:备案|审核|批准|审定)|并每年更新|并组织实施)$"
)
"""What is done with a paper once it is there: ``实施方案|并报市水利局备案``."""

LISTED_ALONE = re.compile(r"(?<=.{4})等$")
"""The end of a list whose shared head stands before it: ``《节水公约》《护水公约》等``."""

BARE_PAPER = re.compile(
    r"(?:本地区?|本辖区|本单位)?(?:具体|配套)?(?:实施|工作|管理|行动|政策)?(?:方案|办法|细则|意见|计划|清单)|领导小组|工作专班"
)
"""A paper or body of many, each its own: ``各镇要制定|具体实施办法``."""

OWN_PLACE = re.compile(r"^本(?:地区?|辖区|单位)")
"""Whose it is, said by the one who makes it: ``本地区实施方案``."""

REVIEW = re.compile(r"(?:实施情况)?(?:中期|终期|期末|总结|年度)评估")
"""A review of the document itself: ``2028年开展|中期评估``."""

SELF = re.compile(r"^本(?=规划|纲要|方案|计划|意见|办法|条例)")
"""The document speaking of itself: ``本|规划中期评估``."""

REVIEWED = re.compile(r"(?P<kind>规划|纲要|行动计划|方案|计划)(?:[(（][^()（）]*[)）])?$")
"""What a document's title says it is: ``青石县水利发展|规划``."""

STAGE = re.compile(
    "(?:项目|工程)?(?:主体(?:工程|结构|建设|施工)?|前期工作|可研(?:编制|批复)?|立项|选址|征迁|拆迁|招标|土建|设备安装|调试|(?:主体|竣工|整体|最终)?验收)(?:任务|工作)?"
)
"""A stage of what is built, which names nothing without it: ``石门水厂9月底前完成|主体工程``."""
