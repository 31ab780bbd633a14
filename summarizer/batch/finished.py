"""Documents that a model has read before, whatever became of the results: kept beside the answers in the cache.

Answers alone spare the questions. Reading sixty records out of an answer, finding them in the text, normalising and
merging them takes ten times as long as reading the summary that came of it.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import suppress

from summarizer.batch.conduct import Read
from summarizer.batch.ledger import packed, unpacked
from summarizer.batch.outcome import Outcome
from summarizer.batch.plan import Input
from summarizer.batch.pool import Stop
from summarizer.batch.result import Result
from summarizer.batch.stamp import UNREADABLE, content_of, stamp_of
from summarizer.cache import AnswerCache, cache_key
from summarizer.engines.protocol import Engine
from summarizer.errors import OutputError
from summarizer.schemas.extraction import Usage
from summarizer.schemas.summary import Summary
from summarizer.settings import Settings
from summarizer.sources import digest


def read_unfinished(
    read: Read, sources: Iterable[Input], engine: Engine, settings: Settings, stop: Stop, *, fresh: bool
) -> Iterator[Outcome]:
    """As ``read``, less what it has read before: that comes first, unless ``fresh``.

    A replay (``replay_only``) asks the answers, not what was once made of them. The rules engine reads a document as
    fast as its summary is found.
    """
    if engine.name != "llm" or settings.replay_only:
        yield from read(sources, engine, settings, stop)
        return
    with AnswerCache(settings.cache_dir) as answers:
        finished = _Finished(answers, engine, settings)
        todo: list[Input] = []
        for source in sources:
            if stop():
                return
            known = finished.find(source, fresh=fresh)
            if known is None:
                todo.append(source)
            else:
                yield known
        for outcome in read(todo, engine, settings, stop):
            finished.keep(outcome)
            yield outcome


class _Finished:
    """Summaries by the bytes of their document and all else that decides them, this program's own sources among it."""

    def __init__(self, answers: AnswerCache, engine: Engine, settings: Settings) -> None:
        self._answers = answers
        self._stamp = stamp_of(engine.fingerprint, engine.name, settings) | {"program": digest("summarizer")}
        self._keys: dict[str, str] = {}

    def find(self, source: Input, *, fresh: bool) -> Outcome | None:
        """What came of this document before, unless it is wanted ``fresh``; the requests it took then count as answers from the cache."""
        content = content_of(source)
        if content == UNREADABLE:
            return None
        key = cache_key({"document": source.name, "content": content, "stamp": self._stamp})
        self._keys[source.name] = key
        row = None if fresh else self._answers.note(key)
        try:
            if row is None:
                return None
            summary = Summary.model_validate_json(unpacked(b64decode(row["summary"])))
            text = unpacked(b64decode(row["text"]))
        except (KeyError, TypeError, ValueError, zlib.error):
            return None
        del self._keys[source.name]
        result = Result(summary)
        return Outcome(source.name, result, text, records=len(summary.records), usage=summary.usage)

    def keep(self, outcome: Outcome) -> None:
        """Remember a document of which nothing was lost."""
        key = self._keys.pop(outcome.name, None)
        if key is None or outcome.result is None or outcome.text is None or outcome.retry:
            return
        spared = Usage(cache_hits=outcome.usage.requests + outcome.usage.cache_hits)
        summary = outcome.result.summary.model_copy(update={"usage": spared})
        # As letters: the cache holds text and nothing else.
        parts = {"summary": summary.model_dump_json(), "text": outcome.text}
        row = {name: b64encode(packed(part)).decode("ascii") for name, part in parts.items()}
        with suppress(OutputError):  # it would only have saved time
            self._answers.put_note(key, row)
