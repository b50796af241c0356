"""Notices a compiler that has stopped working without ending."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from npuc_job.failure import Code, JobError
from npuc_job.wording import worded


@dataclass
class Watchdog:
    """Limits in seconds: of silence, and of progress that does not move. ``clock`` is monotonic."""

    silence: float
    standstill: float
    clock: Callable[[], float] = time.monotonic
    _heard: float = field(init=False)
    _moved: float = field(init=False)
    _progress: tuple[int, int] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._heard = self._moved = self.clock()

    def hear(self, progress: tuple[int, int] | None) -> None:
        """The compiler printed something; ``progress`` is the latest that it told."""
        self._heard = self.clock()
        if progress != self._progress:
            self._progress = progress
            self._moved = self._heard

    def seconds_left(self) -> float:
        """How long to wait at most before ``check`` is worth a call."""
        now = self.clock()
        return max(0.0, min(self._heard + self.silence, self._moved + self.standstill) - now)

    def check(self) -> None:
        """Raise when a limit has passed."""
        now = self.clock()
        if now - self._heard >= self.silence:
            raise _stalled(
                worded(
                    "PrintedNothing",
                    "printed nothing for {seconds} s",
                    seconds=self._since(self._heard),
                )
            )
        if now - self._moved >= self.standstill:
            raise _stalled(
                worded(
                    "NoProgress",
                    "made no progress for {seconds} s",
                    seconds=self._since(self._moved),
                )
            )

    def _since(self, at: float) -> int:
        return round(self.clock() - at)


def _stalled(what: str) -> JobError:
    return JobError(
        Code.COMPILER_FAILED,
        worded(
            "CompilerStalled",
            "The compiler {what} and was stopped: see the end of its log. Retry the step; finished "
            "kernels are kept. When it stops at the same place again, shorten maxContextLength or "
            "give fewer buckets.",
            what=what,
        ),
    )
