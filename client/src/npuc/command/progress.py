"""How much of many bytes is through, on a terminal."""

from __future__ import annotations

from types import TracebackType

from npuc.terminal.output import Output
from npuc.terminal.words import size


class ProgressLine:
    """One line that is written over; nothing where no terminal is."""

    def __init__(self, output: Output, what: str) -> None:
        self._output = output
        self._what = what
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        percent = 100 if total == 0 else done * 100 // total
        if self._output.live and percent != self._shown:
            self._shown = percent
            line = f"{self._what} {size(done)} of {size(total)}, {percent}%"
            self._output.raw("\r\x1b[K" + (line if percent < 100 else ""))

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if 0 <= self._shown < 100:
            self._output.raw("\r\x1b[K")
