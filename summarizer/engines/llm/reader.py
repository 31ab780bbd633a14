"""One chunk, from question to reading: cache, salvage, mending, cutting in two, audit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from summarizer.cache import AnswerCache
from summarizer.engines.llm.asking import Ask, ask_again, ask_audit, ask_compose, ask_extract, ask_repair
from summarizer.engines.llm.holding import hold_composition, hold_extraction
from summarizer.engines.llm.mending import Sorted, halve, problems, sort_items
from summarizer.engines.llm.salvage import Parsed, add, concat, find_object, parse
from summarizer.engines.llm.session import Meter, Session
from summarizer.engines.llm.tokens import estimate_answer
from summarizer.engines.llm.transport import Reply
from summarizer.engines.llm.unexplained import SeeQuantities, unexplained
from summarizer.engines.protocol import Draft, Reading
from summarizer.errors import CacheMissError, EngineError, InvalidAnswerError, StopRunError, TruncatedError
from summarizer.schemas.document import Chunk
from summarizer.schemas.extraction import Composition, Extraction, Item, Usage

_HIT = Usage(cache_hits=1)
_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read, and what was lost in reading."""

    extraction: Extraction | None
    errors: tuple[EngineError | StopRunError, ...] = ()


class Reader:
    """Reads chunks through one session and one cache; used on one event loop, by all documents at once."""

    def __init__(
        self, session: Session, cache: AnswerCache, see: SeeQuantities, *, audit: bool, replay_only: bool
    ) -> None:
        self._session = session
        self._cache = cache
        self._see = see
        self._audit = audit
        self._replay_only = replay_only
        self._under_way: dict[str, asyncio.Future[Outcome]] = {}
        self._auditing = asyncio.Lock()

    async def read_all(self, chunks: Sequence[Chunk]) -> list[Reading]:
        """One reading each, in the same order. Raises CacheMissError, nothing else."""
        return list(await asyncio.gather(*(self.read(chunk) for chunk in chunks)))

    async def read(self, chunk: Chunk) -> Reading:
        """Reading of one chunk; its errors are values."""
        meter = Meter()
        outcome = await self._extract(chunk, meter)
        if self._audit and outcome.extraction is not None:
            outcome = await self._audited(chunk, outcome.extraction, outcome.errors, meter)
        extraction = outcome.extraction
        if extraction is not None:
            extraction = hold_extraction(extraction, ask_extract(chunk).user)
        return Reading(chunk, extraction, outcome.errors, meter.total)

    async def compose(self, draft: Draft, meter: Meter) -> Composition | None:
        """Facts and abstract; None where there is nothing to write from. Raises EngineError and StopRunError."""
        if not draft.records and not any(gist for _, gist in draft.gists):
            return None
        ask = ask_compose(draft)
        key = ask.key(self._session.model)
        row = self._recall(key)
        if row is not None:
            meter.add(_HIT)
            return hold_composition(Composition.model_validate(row["composition"]), ask.user)
        reply = await self._session.ask(ask, meter)
        composition = _composition(reply)
        if composition is None:
            composition = _composition(await self._session.ask(ask_again(ask), meter))
        if composition is None:
            raise InvalidAnswerError("the abstract is not what was asked for, even after asking again")
        self._cache.put(key, {"composition": composition.model_dump(mode="json")})
        return hold_composition(composition, ask.user)

    def _recall(self, key: str) -> dict[str, Any] | None:
        row = self._cache.get(key)
        if row is None and self._replay_only:
            raise CacheMissError(
                "--replay-only: an answer is not in the cache; the run was made with other settings"
            )
        return row

    async def _once(self, ask: Ask, meter: Meter, work: Callable[[], Awaitable[Outcome]]) -> Outcome:
        """The outcome of ``ask`` from the cache, or from who is asking the same just now, or by ``work``."""
        key = ask.key(self._session.model)
        if (outcome := _stored(self._recall(key))) is not None:
            meter.add(_HIT)
            return outcome
        if (other := self._under_way.get(key)) is not None:
            meter.add(_HIT)
            return await asyncio.shield(other)
        future = self._under_way[key] = asyncio.get_running_loop().create_future()
        outcome = Outcome(None, (EngineError("interrupted"),))
        try:
            outcome = await work()
            if outcome.extraction is not None and not outcome.errors:
                self._cache.put(key, store(outcome.extraction))
        except (EngineError, StopRunError) as error:
            outcome = Outcome(None, (error,))
        finally:
            del self._under_way[key]
            future.set_result(outcome)
        return outcome

    async def _extract(self, chunk: Chunk, meter: Meter) -> Outcome:
        ask = ask_extract(chunk)
        return await self._once(ask, meter, lambda: self._asked(chunk, ask, meter))

    async def _asked(self, chunk: Chunk, ask: Ask, meter: Meter) -> Outcome:
        if estimate_answer(chunk.text) > self._session.longest_answer:  # it would be cut off like one before
            return await self._halved(
                chunk, ask, Parsed(), TruncatedError("the answer would be too long"), meter
            )
        try:
            reply = await self._session.ask(ask, meter)
        except TruncatedError as error:  # the text alone is too long
            return await self._halved(chunk, ask, Parsed(), error, meter)
        if reply.truncated:
            broken_off = TruncatedError("the answer broke off before its end")
            return await self._halved(chunk, ask, parse(reply.text), broken_off, meter)
        return await self._settled(chunk, ask, reply, meter)

    async def _settled(self, chunk: Chunk, ask: Ask, reply: Reply, meter: Meter) -> Outcome:
        """A complete answer, asked for again where it is no JSON, with its items mended."""
        parsed = parse(reply.text)
        if parsed.whole:
            return await self._mended(chunk, parsed, meter)
        try:
            second = parse((await self._session.ask(ask_again(ask), meter)).text)
        except (EngineError, StopRunError) as error:
            return Outcome(parsed.extraction, (InvalidAnswerError("the answer is broken JSON"), error))
        if second.whole:
            return await self._mended(chunk, second, meter)
        lost = InvalidAnswerError(
            "the answer is broken JSON, even after asking again; its valid items are kept"
        )
        return Outcome(add(parsed.extraction, second.extraction), (lost,))

    async def _mended(self, chunk: Chunk, parsed: Parsed, meter: Meter) -> Outcome:
        """Invalid items, and items whose quote is not in the text, are asked about once more."""
        items = sort_items(chunk, parsed)
        if not items.broken and not items.unquoted:
            return Outcome(parsed.extraction)
        sound = parsed.extraction.model_copy(update={"items": items.sound})
        try:
            answer = await self._session.ask(ask_repair(problems(chunk, items)), meter)
        except (EngineError, StopRunError) as error:
            return Outcome(add(sound, Extraction(items=items.unquoted)), (*_lost(items, ()), error))
        mended = sort_items(chunk, parse(answer.text)).sound
        extraction = add(sound, Extraction(items=mended))
        return Outcome(extraction, _lost(items, mended))

    async def _halved(
        self, chunk: Chunk, ask: Ask, parsed: Parsed, error: TruncatedError, meter: Meter
    ) -> Outcome:
        """Both halves of a chunk whose answer broke off; what the broken answer held fills in for a lost half."""
        halves = halve(chunk)
        kept = Extraction(items=sort_items(chunk, parsed).sound, gists=parsed.gists, claims=parsed.claims)
        if halves is None:  # nothing left to cut: once more as it is
            second = parse((await self._session.ask(ask_again(ask), meter)).text)
            return await self._mended(chunk, second, meter) if second.whole else Outcome(kept, (error,))
        outcomes = await asyncio.gather(*(self._extract(half, meter) for half in halves))
        errors = tuple(lost for outcome in outcomes for lost in outcome.errors)
        joined = concat([outcome.extraction for outcome in outcomes if outcome.extraction is not None])
        return Outcome(add(joined, kept) if errors else joined, errors)

    async def _audited(
        self,
        chunk: Chunk,
        extraction: Extraction,
        errors: tuple[EngineError | StopRunError, ...],
        meter: Meter,
    ) -> Outcome:
        """Ask about the numbers that no item and no claim explains; what comes back is added."""
        async with self._auditing:
            await asyncio.sleep(0)  # answers that came together are stored, and requests sent, in between
            questions = unexplained(chunk, extraction, self._see)
        if not questions or any(isinstance(error, StopRunError) for error in errors):
            return Outcome(extraction, errors)
        ask = ask_audit(chunk, questions)

        async def work() -> Outcome:
            parsed = parse((await self._session.ask(ask, meter)).text)
            if not parsed.whole:
                parsed = parse((await self._session.ask(ask_again(ask), meter)).text)
            answer = Extraction(items=sort_items(chunk, parsed).sound, claims=parsed.claims)
            broken = InvalidAnswerError("the audit's answer is broken JSON, even after asking again")
            return Outcome(answer, () if parsed.whole else (broken,))

        outcome = await self._once(ask, meter, work)
        more = outcome.extraction or Extraction()
        return Outcome(add(extraction, more), errors + outcome.errors)


def store(extraction: Extraction) -> dict[str, Any]:
    """An extraction as a row of the cache."""
    return {"extraction": extraction.model_dump(mode="json", exclude_defaults=True)}


def _stored(row: dict[str, Any] | None) -> Outcome | None:
    try:
        return None if row is None else Outcome(Extraction.model_validate(row["extraction"]))
    except (KeyError, ValidationError):
        return None


def _composition(reply: Reply) -> Composition | None:
    answer = find_object(reply.text)
    try:
        return Composition.model_validate(answer) if answer and answer.get("abstract") else None
    except ValidationError:
        return None


def _lost(items: Sorted, mended: Sequence[Item]) -> tuple[InvalidAnswerError, ...]:
    """One line about the items that mending did not bring back; none where all came.

    An item is taken for the one it was if its indicator is the same; others make up for as many as they are.
    """
    wanted = [(item.indicator, item.quote) for item in items.unquoted]
    wanted += [
        (str(one.raw.get("indicator")), str(one.raw.get("quote") or one.reason)) for one in items.broken
    ]
    back = {item.indicator for item in mended}
    asked = {indicator for indicator, _ in wanted}
    sound = {item.quote for item in items.sound}
    spare = sum(item.indicator not in asked and item.quote not in sound for item in mended)
    missing = [quote for indicator, quote in wanted if indicator not in back][spare:]
    if not missing:
        return ()
    listed = "；".join(quote[:30] for quote in missing[:_MOST_LISTED])
    return (
        InvalidAnswerError(
            f"{len(missing)} invalid items were lost even after asking again, among: {listed}"
        ),
    )
