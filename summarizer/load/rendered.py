"""What every container's reader gives back: the loaded text and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.schemas.document import Link, Media


@dataclass(frozen=True, slots=True)
class Rendered:
    """The loaded text of one container; fields as in :class:`summarizer.schemas.document.Document`."""

    text: str
    media: Media
    encoding: str | None = None
    page_starts: tuple[int, ...] = ()
    title_hint: str | None = None
    warnings: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
