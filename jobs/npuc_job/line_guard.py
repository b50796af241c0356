"""Lines of ours in a stream that a compiler writes into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from npuc_job.contract import CONTRACT

OWN_PREFIX = CONTRACT.line_prefix
_PIECE_BYTES = 64 * 1024
_LINE_BREAKS = re.compile(r"[\r\n]+")
_FORGED = re.compile(rb"([\r\n])(?=" + re.escape(OWN_PREFIX.encode()) + rb")")


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
