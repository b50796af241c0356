"""What several parts of a run share, because it takes long to start."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import TypeVar, cast

T = TypeVar("T")


class Shared:
    """Starts what is asked for when it is first asked for; `ending` ends it after the last part."""

    def __init__(self, ending: ExitStack) -> None:
        self._ending = ending
        self._started: dict[str, object] = {}

    def get(self, name: str, start: Callable[[], AbstractContextManager[T]]) -> T:
        """The one of this name."""
        if name not in self._started:
            self._started[name] = self._ending.enter_context(start())
        return cast("T", self._started[name])
