"""``LlmEngine``: chunks → readings through an OpenAI-compatible endpoint and the answer cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from summarizer.cache import AnswerCache, cache_key
from summarizer.engines.llm.asking import ask_extract, decoding, prompts_fingerprint
from summarizer.engines.llm.loop import run
from summarizer.engines.llm.mending import sort_quotes
from summarizer.engines.llm.plan import Accepted, Planned, plan_requests
from summarizer.engines.llm.reader import Reader, store
from summarizer.engines.llm.salvage import parse
from summarizer.engines.llm.session import Meter, Session
from summarizer.engines.llm.transport import TroubleError
from summarizer.engines.llm.unexplained import SeeQuantities
from summarizer.engines.protocol import Draft, Reading
from summarizer.engines.stated import stated_quantities
from summarizer.errors import SettingsError, StopRunError
from summarizer.schemas.document import Chunk
from summarizer.schemas.extraction import Composition, Usage
from summarizer.settings import Settings

VERSION = "2"
"""Raised when what is made of the same answers changes; part of the fingerprint, not of cache keys."""


class LlmEngine:
    """Reads chunks with a language model. One instance serves any number of threads; use it as a context manager.

    ``see`` gives the quantities of a chunk that the audit asks about when an answer leaves them out. Raises
    SettingsError for settings that can't work and OutputError where the cache folder can't be used.
    """

    name = "llm"

    def __init__(self, settings: Settings, see: SeeQuantities = stated_quantities) -> None:
        if settings.api_key is None and settings.base_url is None and not settings.replay_only:
            raise SettingsError(
                "the LLM engine needs OPENAI_API_KEY, or --base-url for a server that wants no key"
            )
        self._settings = settings
        self._cache = AnswerCache(settings.cache_dir)
        self._session = Session(settings, self._cache)
        self._reader = Reader(
            self._session, self._cache, see, audit=settings.audit, replay_only=settings.replay_only
        )

    @property
    def fingerprint(self) -> str:
        """Hash over engine version, model, prompts, schemas, decoding and audit."""
        parts = {
            "engine": VERSION,
            "model": self._settings.model,
            "prompts": prompts_fingerprint(),
            "decoding": decoding(self._settings.model),
            "audit": self._settings.audit,
        }
        return cache_key(parts)[:16]

    def extract(self, chunks: Sequence[Chunk]) -> list[Reading]:
        """Read all chunks at once, as far as the limits allow.

        Raises StopRunError when the endpoint has no use for further questions (what was answered is in the
        cache) and CacheMissError with ``replay_only``.
        """
        readings = run(self._reader.read_all(chunks)) if chunks else []
        for error in (error for reading in readings for error in reading.errors):
            if isinstance(error, StopRunError):
                raise error
        return readings

    def compose(self, draft: Draft) -> tuple[Composition | None, Usage]:
        """Facts and abstract of a document; raises EngineError or StopRunError where there is no answer.

        A short document was summed up along with its only chunk, and nothing is asked.
        """
        if draft.abstract:
            return Composition(abstract=draft.abstract), Usage()
        meter = Meter()
        return run(self._reader.compose(draft, meter)), meter.total

    def plan(self, chunks: Sequence[Chunk]) -> list[Planned]:
        """Requests for those chunks whose answers are not in the cache, in order; nothing is sent."""
        return plan_requests(chunks, self._settings.model, self._session.mode, self._cache)

    def knows(self, key: str) -> bool:
        """Whether the answer to a planned request is in the cache."""
        return self._cache.get(key) is not None

    def accept(self, chunk: Chunk, completion: Mapping[str, Any]) -> Accepted:
        """Take in the answer to a planned request: the JSON body of a chat completion. Stored if it is flawless."""
        return self.accept_text(ask_extract(chunk).key(self._settings.model), chunk.text, completion)

    def accept_text(self, key: str, text: str, completion: Mapping[str, Any]) -> Accepted:
        """As :meth:`accept`, for a request of which only its key and the text of its chunk are left."""
        try:
            reply = self._session.transport.read(completion)
        except TroubleError as trouble:
            return Accepted(None, stored=False, reason=str(trouble.error), usage=trouble.usage)
        parsed = parse(reply.text)
        items = sort_quotes(text, parsed)
        if reply.truncated or not parsed.whole or items.broken or items.unquoted:
            reason = "the answer is truncated, broken or misquotes"
            return Accepted(parsed.extraction, stored=False, reason=reason, usage=reply.usage)
        self._cache.put(key, store(parsed.extraction))
        return Accepted(parsed.extraction, stored=True, usage=reply.usage)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        run(self._session.transport.close())
        self._cache.close()
