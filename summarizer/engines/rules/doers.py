"""A count of those who do a thing is named after them: ``开展节水试点的乡镇``."""

from __future__ import annotations

import re

from summarizer.language.doers import DOERS, GIVEN, LED, ONES, SERVED, WHOLE
from summarizer.language.phrases import strip_leading

_TOGETHER = re.compile(r"^(?:联合|会同|按照|根据|依托|重点|充分|综合|优先|鼓励|由|以).*")
"""What accompanies the deed and is no part of it: ``联合市节水协会``."""


_RANKED = re.compile(r"、(?:数量|总数|总量|位居|位列|居)[^、]*$")
"""How many that is beside others is remarked: ``获评节水示范单位、数量全省第一``."""


def those_who(before: str, after: str, unit: str | None) -> str | None:
    """Name of a count of doers from the words around it, or None where it counts something else."""
    if unit in SERVED and before.endswith(("为", "给", "向")) and (served := GIVEN.match(after)) is not None:
        return f"{served['deed']}的{served['whom']}"
    doers = DOERS.match(after.removeprefix("的")) if unit in ONES else None
    if doers is None:
        return None
    led = LED.match(before)
    if led is None:
        place, subject = before, ""
        if WHOLE.fullmatch(before) is None:
            return None
    else:
        place, subject = led["place"], _TOGETHER.sub("", strip_leading(led["subject"]))
    if place.endswith("等") or "、" in place:
        place = ""  # names of some of those who are counted
    deed = subject + _RANKED.sub("", doers["deed"])
    if place.startswith("全"):
        return f"{place}{deed}的{doers['who']}"
    return f"{deed}的{place}{doers['who']}"
