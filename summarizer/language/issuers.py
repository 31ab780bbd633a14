"""What bodies of party and state are called: endings of their names, and tiers told by them."""

from __future__ import annotations

import re

# Endings of body names, longest first where one holds another. Example beside each row.
_ENDINGS = (
    "成员单位",  # 社会救助联席会议成员单位
    "相关单位|有关单位|各单位|相关部门|有关部门|各部门|等部门|主管部门|部门",  # 市有关部门
    "人民政府|政府|管委会|街道办事处|办事处|管理处",  # 各县(市、区)人民政府
    "委员会|联席会议|领导小组|指挥部|专班",  # 市老龄工作委员会
    "办公厅|办公室|[政府人外侨编网信宣巡改]办|党委|组织|市委|县委|区委|省委|党组|党工委|工委|团委|政法委|改委|健委",  # 市委编办
    "[一-鿿]{1,10}(?:局|厅|部|委|办|院|署|司)",  # 市民政局
    "总工会|工会|妇联|残联|文联|科协|工商联|红十字会|慈善总会|协会|学会|联合会|商会|侨联|社科联|总会|联合总会",  # 市残联
    "法院|检察院|人行|银行|中心|总队|支队|大队|调查队|[委团]机关|公司|集团|企业|学校|高校|大学|学院|医院|馆|站|所|台|社",  # 市福彩中心
    "各?(?:县|市|区|州|旗|盟)+|各?(?:镇街?|乡镇|镇乡|街道|开发区|高新区|新区|园区|社区|村)",  # 各县(市、区)
    "民政|财政|公安|教育|司法|人社|卫健|医保|住建|发改|农业农村|交通|应急|税务|审计",  # 市民政
)

_TIERS = r"(?:各?(?:县|市|区|镇|乡|乡镇|镇乡)\([^()]{1,12}\))?"
"""``各县(市、区)`` before the rest of a name."""

_BODY = re.compile(
    rf"{_TIERS}[一-鿿A-Za-z0-9·“”()\-]{{0,24}}?(?:{'|'.join(_ENDINGS)})(?:\(.{{1,12}}\))?(?:等)?"
)

# Words around a list of bodies that say what their part is; no part of a name.
ROLE_LABEL = re.compile(
    r"(?:责任|牵头|配合|主办|协办|承办|负责|实施|参与|完成|参加|落实|协同)(?:单位|部门|科室|处室|主体|领导|股室)?"
    r"(?:和单位)? *:"
)
"""``责任单位：``, ``牵头单位:``."""

ROLE_ENDING = re.compile(
    r"(?:等)?(?:按照?(?:各自)?职[责能](?:任务)?分工(?:分别)?|分别|共同|联合|各自|依职责|具体)?"
    r"(?:牵头(?:负责|落实|组织)?|配合|负责(?:落实|实施)?|指导|参与|落实|组织实施)$"
)
"""``市民政局牵头``, ``各部门按职责分工负责``."""


CENTRAL = re.compile(
    r"(?:中共中央办公厅|中共中央|国务院办公厅|国务院|全国人大常委会|全国人民代表大会|最高人民法院|最高人民检察院|中央[一-鿿]{2,10}|"
    r"国家[一-鿿]{2,16}?(?:局|委|委员会|总局|部|署|中心|办公室)|全国[一-鿿]{2,14}?(?:委员会|办公室|总会|联合会)|"
    r"中国[一-鿿]{2,14}?(?:局|会|行|委员会)|(?:外交|教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源社会保障|"
    r"人力资源和社会保障|自然资源|生态环境|住房城乡建设|住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|应急管理)部(?:办公厅)?)"
)
"""Bodies of the state as a whole: ``国务院办公厅``, ``民政部``."""


def is_body(name: str) -> bool:
    """Whether a folded name ends like the name of a body: ``市民政局``, ``团市委``, ``各县(市、区)政府``."""
    bare = name.replace(" ", "")
    return 1 < len(bare) <= 30 and _BODY.fullmatch(bare) is not None


_PLACE_ONLY = re.compile(r".*(?:省|市|县|区|镇|乡|州|盟|旗|村|园区|社区|部门|单位|企业|学校)")


def is_issuer(words: str) -> bool:
    """Whether folded words name bodies that issue documents, several parted by blanks; a place alone does not."""
    names = words.split()
    return bool(names) and all(
        CENTRAL.fullmatch(name) is not None or (is_body(name) and _PLACE_ONLY.fullmatch(name) is None)
        for name in names
    )
