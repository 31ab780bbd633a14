"""Reading some documents ahead of the one that is being scored, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def map_ahead(
    function: Callable[[_Item], _Result], items: Iterable[_Item], ahead: int
) -> Iterator[tuple[_Item, _Result]]:
    """Each item with its result, in order; at most ``ahead`` are under way or waiting to be taken.

    With ``ahead`` 1 nothing runs beside the caller. An exception comes up at its item's turn.
    """
    if ahead == 1:
        yield from ((item, function(item)) for item in items)
        return
    with ThreadPoolExecutor(ahead, thread_name_prefix="eval") as pool:
        waiting: deque[tuple[_Item, Future[_Result]]] = deque()
        try:
            for item in items:
                waiting.append((item, pool.submit(function, item)))
                if len(waiting) == ahead:
                    first, result = waiting.popleft()
                    yield first, result.result()
            while waiting:
                first, result = waiting.popleft()
                yield first, result.result()
        finally:
            for _, result in waiting:
                result.cancel()
