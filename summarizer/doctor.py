"""What is configured, and what the endpoint can do: one small question in each mode."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from summarizer.cache import AnswerCache, CacheInfo
from summarizer.engines.llm.loop import run
from summarizer.engines.llm.modes import MODES, Mode
from summarizer.engines.llm.prices import Rates, find_rates
from summarizer.engines.llm.session import Session
from summarizer.engines.llm.transport import TroubleError
from summarizer.errors import OutputError
from summarizer.settings import Settings, bare_url


@dataclass(frozen=True, slots=True)
class Trial:
    """How the endpoint did in one mode."""

    mode: Mode
    works: bool
    latency_s: float


@dataclass(frozen=True, slots=True)
class Examination:
    """Findings of ``summarizer doctor``; holds no secret."""

    engine: str
    model: str
    endpoint: str
    key_configured: bool
    cache: CacheInfo | None
    """None where the folder can't be used."""
    trials: tuple[Trial, ...]
    """Empty where no endpoint is configured or it could not be asked."""
    rates: Rates | None
    """US dollars a token, where the model's price is known."""
    problems: tuple[str, ...]
    """What stands in the way, one line each; empty when all is well."""

    @property
    def mode(self) -> Mode | None:
        """The mode a run will use."""
        return next((trial.mode for trial in self.trials if trial.works), None)


def examine(settings: Settings) -> Examination:
    """Look at settings and cache folder and, if an LLM is configured, ask its endpoint up to four small questions."""
    problems: list[str] = []
    info: CacheInfo | None = None
    trials: tuple[Trial, ...] = ()
    try:
        with AnswerCache(settings.cache_dir) as cache:
            info = cache.info()
            if settings.chosen_engine == "llm":
                trials = _try_endpoint(settings, cache, problems)
    except OutputError as error:
        problems.append(str(error))
    return Examination(
        engine=settings.chosen_engine,
        model=settings.model,
        endpoint=bare_url(settings.base_url) or "https://api.openai.com/v1",
        key_configured=settings.api_key is not None,
        cache=info,
        trials=trials,
        rates=find_rates(settings.model, settings.base_url),
        problems=tuple(problems),
    )


def _try_endpoint(settings: Settings, cache: AnswerCache, problems: list[str]) -> tuple[Trial, ...]:
    if settings.api_key is None and settings.base_url is None:
        problems.append("no key: set OPENAI_API_KEY, or --base-url for a server that wants none")
        return ()
    session = Session(settings, cache)
    try:
        trials = run(_try_modes(session))
    except TroubleError as trouble:
        problems.append(str(trouble.error))
        return ()
    if not any(trial.works for trial in trials):
        problems.append("the endpoint answers in none of the modes")
    return trials


async def _try_modes(session: Session) -> tuple[Trial, ...]:
    trials: list[Trial] = []
    try:
        for mode in MODES:
            start = perf_counter()
            works = await session.transport.speaks(session.model, mode) is not None
            trials.append(Trial(mode, works, perf_counter() - start))
    finally:
        await session.transport.close()
    if best := next((trial.mode for trial in trials if trial.works), None):
        session.remember(best)
    return tuple(trials)
