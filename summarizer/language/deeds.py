"""Deeds that are counted by the things they are done to, and may stand before the count alone: ``新建水厂9所、改造|5所``."""

import re
from collections.abc import Iterable

SHARED_VERBS = {
    "新建、改扩建": "新建、改扩建水厂9所、水站31处",
    "新建改造": "新建改造水厂9所、水站31处",
    "新建改扩建": "新建改扩建水厂9所、水站31处",
    "新改扩建": "新改扩建水厂9所、水站31处",
    "改扩建": "改扩建水厂9所、水站31处",
    "改造提升": "改造提升水厂9所、水站31处",
    "新建": "新建水厂9所、水站31处",
    "新增": "新增水表5000只、流量计300台",
    "新设": "新设水尺60处、雨量站12处",
    "新发展": "新发展节水农田500亩、水产养殖60亩",
    "改造": "改造管网12公里、泵房6处",
    "扩建": "扩建水厂2所、泵房6处",
    "改建": "改建水厂2所、泵房6处",
    "重建": "重建水塔2座、泵房6处",
    "维修": "维修水塔2座、泵房6处",
    "迁建": "迁建水厂2所、泵房6处",
    "更新": "更新水泵30台、闸门12扇",
    "关闭": "关闭违规取水井27眼、采砂点14处",
    "淘汰": "淘汰旧水泵30台、旧闸门12扇",
    "修缮": "修缮水塔3座、古井12眼",
    "培训": "培训管水员90人、站长12人",
    "培养": "培养水工骨干30名、站长12名",
    "培育": "培育水工队伍30支、护水志愿者5000名",
    "遴选": "遴选水工能手30名、首席技师6名",
    "招聘": "招聘水工30名、化验员6名",
}
"""Verb that the things of a list share → example: the later ones are new, too, or closed, or trained."""

BARE_DEEDS = {
    "提升": "新建水站9座、提升5座",
    "升级": "新建水站9座、升级5座",
    "引进": "培育节水企业9家、引进5家",
    "打造": "新建示范水站9座、打造5座",
    "创建": "命名节水社区9个、创建5个",
    "命名": "创建节水社区9个、命名5个",
    "申报": "培育节水社区9个、申报5个",
    "认定": "培育节水企业9家、认定5家",
    "评定": "申报节水社区9个、评定5个",
    "拆除": "新建水塔9座、拆除5座",
    "挂牌": "新建水站9座、挂牌5座",
    "加固": "新建水塔9座、加固5座",
    "除险加固": "新建水塔9座、除险加固5座",
    "排查": "整治排污口50个、排查90个",
    "整治": "排查排污口90个、整治50个",
    "治理": "排查排污口90个、治理50个",
    "清理": "排查排污口90个、清理50个",
    "盘活": "清理水厂9座、盘活5座",
    "采购": "安装水表90只、采购50只",
    "安装": "采购水表90只、安装50只",
    "更换": "采购水表90只、更换50只",
}
"""Further verbs that name nothing where they stand before a count alone → example."""


def _any_of(verbs: Iterable[str]) -> str:
    return "|".join(sorted(verbs, key=len, reverse=True))


DEEDS = frozenset(SHARED_VERBS) | frozenset(BARE_DEEDS)

SHARED = re.compile(rf"(?:每年|五年|三年)?(?:{_any_of(DEEDS)})(?!成|率)(?=.{{2}})")
"""A shared verb at the head of an indicator."""

DEED_FIRST = re.compile(rf"(?:{_any_of(DEEDS)})(?!成|率)(?=.{{2}})")
DEED_LAST = re.compile(rf"(?:{_any_of(DEEDS)})$")
"""Any of the verbs before or behind its thing: ``新建|水站``, ``水站|新建``."""

DEED_ALONE = re.compile(rf"(?:再|又|另|新)?(?P<deed>{_any_of(DEEDS)})")
"""A verb that is all that stands before its count: ``再|改造|5座``."""
