"""The log of a step: our own lines and the compiler's output, on one stream."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from npuc_job.contract import CONTRACT
from npuc_job.limiter import HEAD_BYTES, TAIL_BYTES, OutputLimiter, Tail
from npuc_job.line_guard import LineGuard
from npuc_job.redaction import Redactor

RECENT_BYTES = 256 * 1024
"""How much of the compiler's last output is kept to find its summary and its error message."""
PROGRESS_LINE_BYTES = 4096

_ANSI = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]")


def plain_text(output: bytes) -> str:
    """Return compiler output as text without ANSI codes."""
    return _ANSI.sub(b"", output).decode("utf-8", "replace")


@dataclass(frozen=True)
class Output:
    """The end of what a compiler printed, without ANSI codes.

    Decisions are made by ``raw``: a secret may be any text, and what it hides must change none of
    them. Quotes are taken from ``shown``, which is redacted.
    """

    raw: str
    shown: str


class JobLog:
    """Writes a step's log: redacted, bounded, with progress markers.

    Only what is written is redacted: progress is read from what the compiler printed.
    ``progress_pattern`` finds ``(done, total)`` in a line of the compiler, without ANSI codes.
    ``printed`` answers what this process itself has printed since the last call.
    """

    def __init__(
        self,
        write: Callable[[bytes], None],
        redactor: Redactor,
        progress_pattern: re.Pattern[bytes] | None = None,
        head_bytes: int = HEAD_BYTES,
        tail_bytes: int = TAIL_BYTES,
        printed: Callable[[], Iterable[bytes]] = tuple,
    ) -> None:
        self._redactor = redactor
        self._guard = LineGuard(write)
        self._limiter = OutputLimiter(
            self._guard.compiler_bytes, self._guard.own_line, head_bytes, tail_bytes
        )
        self._printed, self._redactor_of_printed = printed, redactor.another()
        self._limiter_of_printed = OutputLimiter(
            self._guard.compiler_bytes, self._guard.own_line, head_bytes, tail_bytes
        )
        self._raw, self._shown = Tail(RECENT_BYTES), Tail(RECENT_BYTES)
        self.progress_pattern = progress_pattern
        self._progress: tuple[int, int] | None = None
        self._marked: tuple[int, int] | None = None
        self._unfinished_line = b""

    def line(self, text: str) -> None:
        """Write a line of our own."""
        self._take_printed()
        self._guard.own_line(self._redactor.text(text))

    def exact_line(self, text: str) -> None:
        """Write a line that a program reads and no change may reach: it must hold no secret."""
        self.exact_lines([text])

    def exact_lines(self, texts: Iterable[str]) -> None:
        """The same with many at once."""
        self._take_printed()
        self._guard.own_lines(texts)

    def printing_ended(self) -> None:
        """Write all that this process has printed: its last line comes next."""
        self._take_printed()
        self._limiter_of_printed.feed(self._redactor_of_printed.flush())
        self._limiter_of_printed.finish()
        self._guard.flush()

    def _take_printed(self) -> None:
        for piece in self._printed():
            self._limiter_of_printed.feed(self._redactor_of_printed.feed(piece))

    def compiler_output(self, data: bytes) -> None:
        """Write the next piece of the compiler's output."""
        self._raw.feed(data)
        self._read_progress(data)
        self._write_output(self._redactor.feed(data))

    def compiler_ended(self) -> None:
        """Write what redaction and the limit held back; to be called after each compiler."""
        self._write_output(self._redactor.flush())
        self._limiter.finish()
        self._guard.flush()
        self._mark_progress()

    @property
    def progress(self) -> tuple[int, int] | None:
        """The last (done, total) that the compiler told."""
        return self._progress

    def forget_output(self) -> None:
        """Begin with another run: an earlier one's output explains nothing any more."""
        self._raw, self._shown = Tail(RECENT_BYTES), Tail(RECENT_BYTES)

    def recent_output(self) -> Output:
        """The last output of the compiler."""
        return Output(plain_text(self._raw.content()), plain_text(self._shown.content()))

    def _write_output(self, data: bytes) -> None:
        self._shown.feed(data)
        line = _end_of_lines(data)
        self._limiter.feed(data[:line])
        if line:
            self._mark_progress()
        self._limiter.feed(data[line:])

    def all_is_done(self, work: int | None) -> None:
        """At the end of a success: what came from a cache was never told as done."""
        total = work or (self._progress[1] if self._progress else 0)
        if total:
            self._progress = (total, total)
            self._mark_progress()

    def _read_progress(self, data: bytes) -> None:
        if self.progress_pattern is None:
            return
        line = _end_of_lines(data)
        lines, rest = data[:line], data[line:]
        if lines:
            text = _ANSI.sub(b"", self._unfinished_line + lines)
            self._unfinished_line = b""
            for match in self.progress_pattern.finditer(text):
                self._progress = _done_of(match) or self._progress
        self._unfinished_line = (self._unfinished_line + rest)[-PROGRESS_LINE_BYTES:]

    def _mark_progress(self) -> None:
        """Between two lines only, and beside the limiter: it counts when output is being cut."""
        if self._progress is not None and self._progress != self._marked:
            self._marked = self._progress
            done, total = self._progress
            self.exact_line(f"{CONTRACT.progress_word}{done}/{total}")


def _end_of_lines(data: bytes) -> int:
    """Where the unfinished last line begins."""
    return max(data.rfind(b"\n"), data.rfind(b"\r")) + 1


def _done_of(match: re.Match[bytes]) -> tuple[int, int] | None:
    """Nothing where a platform's pattern finds other than numbers."""
    try:
        done, total = int(match[1]), int(match[2])
    except (TypeError, ValueError):
        return None
    return (done, total) if done <= total else None
