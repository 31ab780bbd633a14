"""A county's work report of 20 January 2026 around one paragraph, and what the rules engine reads there."""

from __future__ import annotations

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

PAST, AHEAD = "二、2025年工作回顾", "三、2026年工作安排"


def records_of(text: str, heading: str = PAST) -> tuple[Commitment, ...]:
    """Records of the paragraph ``text`` under ``heading``."""
    text = f"青石县政府工作报告\n（2026年1月20日）\n{heading}\n（一）水利事业。{text}\n"
    return summarize(text=text, engine="rules").records


def stated_in(text: str, heading: str = PAST) -> list[tuple[str, str | None, float | None, str | None]]:
    """Indicator, comparator, value and unit of each of them."""
    return [
        (one.indicator, one.comparator, None if one.value is None else float(one.value), one.unit)
        for one in records_of(text, heading)
    ]
