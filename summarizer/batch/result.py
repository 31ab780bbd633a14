"""The summary of a document as an object and as JSON, each made from the other when it is first asked for."""

from __future__ import annotations

from summarizer.schemas.summary import Summary


class Result:
    """A summary on its way: an object where it stays in this process, JSON where it leaves it or comes from a file.

    Most users need one of the two; writing sixty records out and reading them back costs more than finding them in an answer.
    """

    __slots__ = ("_json", "_summary")

    def __init__(self, summary: Summary | str) -> None:
        self._summary = None if isinstance(summary, str) else summary
        self._json = summary if isinstance(summary, str) else None

    @property
    def summary(self) -> Summary:
        """The object. Raises pydantic's ValidationError where JSON from elsewhere holds no summary."""
        if self._summary is None:
            self._summary = Summary.model_validate_json(self._json or "")
        return self._summary

    @property
    def json(self) -> str:
        """One line of JSON."""
        if self._json is None:
            self._json = self.summary.model_dump_json()
        return self._json

    def __reduce__(self) -> tuple[type[Result], tuple[str]]:
        return Result, (self.json,)
