"""What this process and its children print themselves: held, until the log has redacted it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress

_STREAMS = (1, 2)
_PIECE_BYTES = 64 * 1024


class OwnOutput:
    """Takes the place of standard output and error, which only ``write`` reaches from then on.

    A platform's file may print a secret, Python prints tracebacks and warnings. A file holds them
    and no pipe: whoever prints never waits for a reader, and what was printed before a line of the
    log stands before it.
    """

    def __init__(self) -> None:
        self._is_open = True
        self._read = 0
        self._flush()
        self._log = os.dup(1)
        self._held = _file()
        for stream in _STREAMS:
            os.dup2(self._held, stream)

    def write(self, data: bytes) -> None:
        """Write to the log at once. One that nobody reads any more does not stop the step."""
        while data and self._is_open:
            try:
                data = data[os.write(self._log, data) :]
            except BrokenPipeError:
                self._is_open = False

    def printed(self) -> Iterator[bytes]:
        """What was printed since the last call, in pieces."""
        self._flush()
        while piece := os.pread(self._held, _PIECE_BYTES, self._read):
            self._read += len(piece)
            yield piece

    def release(self) -> None:
        """Give standard output and error back."""
        self._flush()
        for stream in _STREAMS:
            os.dup2(self._log, stream)

    def _flush(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # a platform may have closed it
                stream.flush()


def _file() -> int:
    """In memory where the system has that: a step that only verifies may have no disk."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("npuc-printed")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
