"""What a part of the benchmark is given and what it answers: rows of one table."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.figures import Figure
from bench.shared import Shared


class Skipped(Exception):
    """A part can't be measured here; the message says why, and what to do about it."""


@dataclass(frozen=True)
class Row:
    """One line: what was measured, of npuc and of what people would use instead.

    `ratio` is ours by theirs unless a part sets another. `goal` is empty where there is none.
    """

    name: str
    unit: str = ""
    ours: Figure | None = None
    peer: Figure | None = None
    against: str = ""
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None
    note: str = ""

    def at_most(self, value: float, limit: float, unit: str = "") -> Row:
        """The row with the goal that a measured value is not above a limit, both in `unit`."""
        return replace(self, goal=f"<= {limit:g} {unit}".strip(), met=value <= limit)

    def at_least(self, value: float, limit: float, unit: str = "") -> Row:
        """The row with the goal that a measured value is not below a limit, both in `unit`."""
        return replace(self, goal=f">= {limit:g} {unit}".strip(), met=value >= limit)


def compared(name: str, unit: str, ours: Figure, peer: Figure, against: str, note: str = "") -> Row:
    """A row with the ratio of two medians of the same unit."""
    ratio = ours.median / peer.median if peer.median else None
    return Row(name, unit, ours, peer, against, ratio, note=note)


@dataclass(frozen=True)
class Bench:
    """How to measure: `quick` only tries it, `thorough` takes the time it takes; a folder for all
    that is written; and what other parts use too."""

    quick: bool
    thorough: bool
    folder: Path
    tell: Callable[[str], None]
    shared: Shared

    def size(self, usual: int, quick: int, thorough: int | None = None) -> int:
        """A size or a number of rounds."""
        if self.quick:
            return quick
        return thorough if self.thorough and thorough is not None else usual


Part = Callable[[Bench], list[Row]]


def progress(part: str, begun: float) -> Callable[[str], None]:
    """Writes lines of progress to standard error, with the seconds since `begun` (monotonic)."""

    def tell(line: str) -> None:
        elapsed = time.monotonic() - begun
        print(f"{elapsed:6.1f} s  {part}: {line}", file=sys.stderr, flush=True)

    return tell
