"""The log of a step: our own lines and the compiler's output, on one stream."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from npuc_job.contract import CONTRACT
from npuc_job.limiter import HEAD_BYTES, TAIL_BYTES, OutputLimiter, Tail
from npuc_job.redaction import Redactor

OWN_PREFIX = CONTRACT.line_prefix
RECENT_BYTES = 256 * 1024
"""How much of the compiler's last output is kept to find its summary and its error message."""
PROGRESS_LINE_BYTES = 4096

_PIECE_BYTES = 64 * 1024
_LINE_BREAKS = re.compile(r"[\r\n]+")
_ANSI = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]")
_FORGED = re.compile(rb"([\r\n])(?=" + re.escape(OWN_PREFIX.encode()) + rb")")


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
        self.own_lines([line])

    def own_lines(self, lines: Iterable[str]) -> None:
        """Very many lines take few writes and little memory."""
        self.flush()
        piece = bytearray(b"" if self._last in (b"", b"\n") else b"\n")
        for line in lines:
            # One line only: a line break in a message must not begin a line without our prefix.
            text = OWN_PREFIX + _LINE_BREAKS.sub(" | ", line) + "\n"
            piece += text.encode("utf-8", "replace")
            if len(piece) >= _PIECE_BYTES:
                self._emit(bytes(piece))
                piece.clear()
        self._emit(bytes(piece))

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

    Only what is written is redacted: progress is read from what the compiler printed.
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
        self._raw, self._shown = Tail(RECENT_BYTES), Tail(RECENT_BYTES)
        self._progress_pattern = progress_pattern
        self._progress: tuple[int, int] | None = None
        self._marked: tuple[int, int] | None = None
        self._unfinished_line = b""

    def line(self, text: str) -> None:
        """Write a line of our own."""
        self._guard.own_line(self._redactor.text(text))

    def exact_line(self, text: str) -> None:
        """Write a line that a program reads and no change may reach: it must hold no secret."""
        self._guard.own_line(text)

    def exact_lines(self, texts: Iterable[str]) -> None:
        """The same with many at once."""
        self._guard.own_lines(texts)

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
        if self._progress_pattern is None:
            return
        line = _end_of_lines(data)
        lines, rest = data[:line], data[line:]
        if lines:
            text = _ANSI.sub(b"", self._unfinished_line + lines)
            self._unfinished_line = b""
            for match in self._progress_pattern.finditer(text):
                done, total = int(match[1]), int(match[2])
                if done <= total:
                    self._progress = (done, total)
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
