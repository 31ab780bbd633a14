"""All facts of one document."""

from __future__ import annotations

from summarizer.facts.citing import read_citations
from summarizer.facts.dating import read_date, read_reviewed, read_turn, read_years, year_ahead, year_of_plan
from summarizer.facts.front import NUMBER, Line, front_lines, labelled, read_title
from summarizer.facts.issuing import read_issuer, read_place
from summarizer.language.genres import read_genre, read_genre_of_text
from summarizer.language.tense import reports
from summarizer.schemas.document import Cleaned, Document, DocumentType, Facts, Outline
from summarizer.schemas.punctuation import fold_punctuation

# A document's own number stands in its first lines.
_NUMBER_LINES = 12
# An untitled document tells its genre in its opening, in characters.
_OPENING = 2_000


def read_facts(document: Document, cleaned: Cleaned, outline: Outline) -> Facts:
    """What ``document`` says of itself, from its front matter, its words and its page's data sheet.

    Every fact is None (the type: other) where the document does not say; nothing is guessed from its name.
    """
    lines = front_lines(cleaned, outline)
    title = read_title(document, lines)
    folded_title = fold_punctuation(title) if title else None
    issuer = read_issuer(document, lines, folded_title, cleaned.folded)
    place, level = read_place(issuer, folded_title, cleaned.folded)
    genre = _genre(folded_title, cleaned.folded)
    day = read_date(document, lines, cleaned.folded)
    reviewed = read_reviewed(folded_title, cleaned.folded)
    return Facts(
        title=title,
        issuer=issuer,
        level=level,
        jurisdiction=place,
        type=genre,
        number=_number(document, lines),
        date=day,
        period=read_years(folded_title, genre, outline, lines, cleaned.folded) or year_ahead(genre, day),
        reviewed=reviewed,
        review_end=read_turn(outline) if reviewed else 0,
        citations=read_citations(cleaned, folded_title),
    )


def _genre(title: str | None, folded: str) -> DocumentType:
    genre = read_genre(title) if title else None
    genre = genre or read_genre_of_text(folded[:_OPENING]) or read_genre_of_text(folded)
    if genre is None and title is None and year_of_plan(folded):
        return DocumentType.OTHER if reports(folded) else DocumentType.ANNUAL_PLAN
    return genre or DocumentType.OTHER


def _number(document: Document, lines: list[Line]) -> str | None:
    """The document's own number: alone on a line of the front matter, or in the page's data sheet."""
    for line in lines[:_NUMBER_LINES]:
        if NUMBER.fullmatch(line.folded.strip("()")):
            return line.text.strip("()（）")
    for value in labelled(document, "(?:发文|文) *字? *号"):
        if match := NUMBER.match(fold_punctuation(value)):
            return value[: match.end()]
    return None
