"""Words that say by when a thing is done, behind its day. Read on folded text."""

from __future__ import annotations

import re

_DONE = "更换|安装|改造|整改|整治|拆除|清[淤零理查运]|采购|销号|登记|备案|办理|建设|扩建|修缮|维修|检修|修复|施工|招标|培训|评估|核查|排查|审核|认定|组建|设立|换届|搬迁|迁移|分配|发放|下达|拨付|兑付|工作|任务"
"""What the deed before is called again, once it is done: ``换装水表12只,9月底前完成|更换``."""

COMPLETING = re.compile(
    r"[^,。;]{0,6}?(?:(?:建成|完成|投入|上线|竣工|开工|运营|投用|完工|开业|交付|启用|落地|实现|达到|达(?=\d)|出台|印发|[一-龥]{2}(?:到位|完毕)|通车|通水|投产|达产|投运|封顶|贯通|并网|对外开放|(?:提请|报请?|提交|报送)[^,。;]{2,16}(?:审议|审定|审批|批准|审查))"
    rf"|全部(?:{_DONE}))"
)
"""Verbs behind a time that make it the day a thing is done: ``2026年12月建成``."""

FINISHING = re.compile(
    r"(?:全面|全部|正式|基本)?(?:"
    + COMPLETING.pattern
    + rf"(?:并)?(?:使用|运[营行]|投产|投用|验收|生产|交付|通车|通水|发电|实施|施行|执行|公布|{_DONE})*)+"
)
"""The same verbs where nothing follows them: what was named before is done, ``2026年底前建成投用``."""

AIMED = re.compile(
    r"(?:(?:提请|报请?|经)[^,。;]{2,16}后,?)?(?:并|力争|争取|确保|计划|预计|要|将|拟|于|在|到)*.?"
)
"""What may stand before the day a thing is done, in a clause of its own: ``确保|9月底前建成投用``, ``报县政府批准后于|…``."""
