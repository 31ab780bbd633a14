"""Words as written → numbers, units, dates, areas; what the text does not hold is flagged, not published.

The number lock: a value must stand in its quote. A unit may come from a table header, a deadline from a
lead-in, heading, column or the document's period, and then says ``inherited``.
"""

from __future__ import annotations

from summarizer.normalise.commitment import normalise
from summarizer.normalise.place import Place

__all__ = ["Place", "normalise"]
