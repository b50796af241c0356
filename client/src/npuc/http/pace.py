"""How long is waited between two tries: growing, and never in step with others."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Protocol

JITTER = 0.2
LONGEST_RETRY_AFTER = 60.0


class Clock(Protocol):
    """Where time comes from, so that tests need not wait."""

    def now(self) -> float:
        """Seconds from any beginning; never goes back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Comes back after so many seconds."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class Pace:
    """Waits that grow from ``first`` to ``longest`` seconds, each a fifth longer or shorter."""

    def __init__(self, first: float, longest: float, factor: float = 1.5) -> None:
        self._first = first
        self._longest = longest
        self._factor = factor
        self._next = first

    def __iter__(self) -> Iterator[float]:
        return self

    def __next__(self) -> float:
        now = self._next
        self._next = min(self._longest, now * self._factor)
        return now * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - nothing secret

    def quicken(self, most: float) -> None:
        """Something happened: more may follow soon."""
        self._next = min(self._next, max(self._first, most))


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Seconds that ``Retry-After`` asks for, at most a minute; None without a usable one."""
    if value is None:
        return None
    if value.strip().isdigit():
        return min(float(value), LONGEST_RETRY_AFTER)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    wait = (at - (now or datetime.now(timezone.utc))).total_seconds()
    return min(max(wait, 0.0), LONGEST_RETRY_AFTER)
