"""The unit of money, where a number with 万 or 亿 leaves it unsaid: ``支出救助金3347万``."""

from __future__ import annotations

import re

from summarizer.language.quantities import Quantity

SUM_BEFORE = re.compile(r"(?:金|资金|经费|款|补贴|补助|费用)(?:约|共|达|为|合计|总额)?$")
"""What says that such a number is money."""

_SUM_CHARS = 10


def is_sum(text: str, quantity: Quantity) -> bool:
    """Whether a number without a unit in the folded ``text`` is a sum of money, as the words before it say."""
    if quantity.unit is not None or not quantity.scaled:
        return False
    return SUM_BEFORE.search(text, max(0, quantity.start - _SUM_CHARS), quantity.start) is not None
