"""The log of a step: our own lines and the compiler's output, on one stream."""

from __future__ import annotations

import re
from collections.abc import Callable

from npuc_job.limiter import HEAD_BYTES, TAIL_BYTES, OutputLimiter, Tail
from npuc_job.redaction import Redactor

OWN_PREFIX = "npuc: "
RECENT_BYTES = 256 * 1024
"""How much of the compiler's last output is kept to find its summary and its error message."""
PROGRESS_LINE_BYTES = 4096

_ANSI = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]")
_FORGED = re.compile(rb"([\r\n])(?=" + re.escape(OWN_PREFIX.encode()) + rb")")


def plain_text(output: bytes) -> str:
    """Return compiler output as text without ANSI codes."""
    return _ANSI.sub(b"", output).decode("utf-8", "replace")


class LineGuard:
    """Keeps our own lines on lines of their own, and the compiler from imitating them.

    The service reads lines that begin with ``npuc: ``; a compiler's line with that beginning gets
    a blank in front. A few bytes are held back to see whether a line begins that way.
    """

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._held = b""
        self._last = b""
        self._at_line_start = True

    def compiler_bytes(self, data: bytes) -> None:
        data = self._held + data
        self._held = b""
        if self._at_line_start:
            data = _FORGED.sub(rb"\1 ", b"\n" + data)[1:]
        else:
            data = _FORGED.sub(rb"\1 ", data)
        line = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1
        if line < len(data) and (line or self._at_line_start):
            last = data[line:]
            if OWN_PREFIX.encode().startswith(last):
                data, self._held = data[:line], last
        self._emit(data)

    def own_line(self, line: str) -> None:
        self.flush()
        start = b"" if self._last in (b"", b"\n") else b"\n"
        # One line only: a line break in a message must not begin a line without our prefix.
        text = OWN_PREFIX + re.sub(r"[\r\n]+", " | ", line)
        self._emit(start + text.encode("utf-8", "replace") + b"\n")

    def flush(self) -> None:
        held, self._held = self._held, b""
        self._emit(held)

    def _emit(self, data: bytes) -> None:
        if not data:
            return
        self._last = data[-1:]
        self._at_line_start = self._last in (b"\n", b"\r")
        self._write(data)


class JobLog:
    """Writes a step's log: redacted, bounded, with progress markers.

    ``progress_pattern`` finds ``(done, total)`` in a line of the compiler, without ANSI codes.
    """

    def __init__(
        self,
        write: Callable[[bytes], None],
        redactor: Redactor,
        progress_pattern: re.Pattern[bytes] | None = None,
        head_bytes: int = HEAD_BYTES,
        tail_bytes: int = TAIL_BYTES,
    ) -> None:
        self._redactor = redactor
        self._guard = LineGuard(write)
        self._limiter = OutputLimiter(
            self._guard.compiler_bytes, self._guard.own_line, head_bytes, tail_bytes
        )
        self._recent = Tail(RECENT_BYTES)
        self._progress_pattern = progress_pattern
        self._progress: tuple[int, int] | None = None
        self._unfinished_line = b""

    def line(self, text: str) -> None:
        """Write a line of our own."""
        self._guard.own_line(self._redactor.text(text))

    def compiler_output(self, data: bytes) -> None:
        """Write the next piece of the compiler's output."""
        self._write_output(self._redactor.feed(data))

    def compiler_ended(self) -> None:
        """Write what redaction and the limit held back; to be called after each compiler."""
        self._write_output(self._redactor.flush())
        self._limiter.finish()
        self._guard.flush()

    @property
    def progress(self) -> tuple[int, int] | None:
        """The last (done, total) that the compiler told."""
        return self._progress

    def forget_output(self) -> None:
        """Begin with another run: an earlier one's output explains nothing any more."""
        self._recent = Tail(RECENT_BYTES)

    def recent_output(self) -> str:
        """The last output of the compiler: redacted, without ANSI codes."""
        return plain_text(self._recent.content())

    def _write_output(self, data: bytes) -> None:
        self._recent.feed(data)
        line = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1
        self._limiter.feed(data[:line])
        self._show_progress(data[:line])
        self._limiter.feed(data[line:])
        self._unfinished_line = (self._unfinished_line + data[line:])[-PROGRESS_LINE_BYTES:]

    def _show_progress(self, lines: bytes) -> None:
        if self._progress_pattern is None or not lines:
            return
        text = _ANSI.sub(b"", self._unfinished_line + lines)
        self._unfinished_line = b""
        progress = None
        for match in self._progress_pattern.finditer(text):
            progress = (int(match[1]), int(match[2]))
        if progress is None or progress == self._progress or not 0 <= progress[0] <= progress[1]:
            return
        self._progress = progress
        # Beside the limiter: progress counts also when the output is being cut.
        self._guard.own_line(f"progress {progress[0]}/{progress[1]}")
