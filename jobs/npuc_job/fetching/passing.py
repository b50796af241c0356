"""Failures that may pass, and how long it is worth trying again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from npuc_job.failure import Code, JobError
from npuc_job.fetching.timing import Timing
from npuc_job.wording import worded


class PassingError(Exception):
    """What may go better the next time.

    ``after`` is how many seconds a server asks to wait, ``most`` how often it is worth trying.
    """

    def __init__(self, why: str, after: float | None = None, most: int | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.after = after
        self.most = most


@dataclass
class Patience:
    """Waits longer and longer; ends when nothing has moved for too long.

    ``clock`` is monotonic; ``tell`` is told what is tried again.
    """

    what: str
    timing: Timing
    pause: Callable[[float], None]
    tell: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic
    _since: float = field(init=False)
    _tries: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._since = self.clock()

    def moved(self) -> None:
        """Something was got: begin anew."""
        self._since, self._tries = self.clock(), 0

    def after(self, failure: PassingError) -> None:
        """Wait before the next try, or say that there is none."""
        waited = self.clock() - self._since
        self._tries += 1
        is_enough = failure.most is not None and self._tries >= failure.most
        if is_enough or waited >= self.timing.patience:
            raise unreachable(f"{self.what}: {failure.why}, {self._tries} times in {waited:.0f} s")
        seconds = min(self._seconds(failure), max(0.0, self.timing.patience - waited))
        self.tell(f"{self.what}: {failure.why}; trying again in {seconds:.0f} s")
        self.pause(seconds)

    def _seconds(self, failure: PassingError) -> float:
        longest = self.timing.longest_pause
        if failure.after is not None:
            return min(failure.after, longest)
        pause = min(self.timing.first_pause * 2.0 ** min(self._tries - 1, 16), longest)
        return pause * random.uniform(0.5, 1.0)  # noqa: S311


def unreachable(what: str) -> JobError:
    return JobError(
        Code.SOURCE_UNREACHABLE,
        worded(
            "SourceUnreachable",
            "The source can't be reached ({said}). Retry the step: what was fetched is kept.",
            said=what,
        ),
    )


def retry_after(text: str | None) -> float | None:
    """Seconds of a header ``Retry-After``, which holds seconds or a time of day."""
    if not text:
        return None
    if text.strip().isdecimal():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=timezone.utc)
    return max(0.0, (when - datetime.now(timezone.utc)).total_seconds())
