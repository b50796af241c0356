"""Bounds what one compiler may write into a log, in constant memory."""

from __future__ import annotations

from collections.abc import Callable

HEAD_BYTES = 8 * 1024 * 1024
TAIL_BYTES = 1024 * 1024


class Tail:
    """The last ``capacity`` bytes of a stream."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._bytes = bytearray()
        self.dropped = 0

    def feed(self, data: bytes) -> None:
        self._bytes += data[-self._capacity :]
        excess = len(self._bytes) - self._capacity
        if excess > 0:
            del self._bytes[:excess]
        self.dropped += max(0, len(data) - self._capacity) + max(0, excess)

    def content(self) -> bytes:
        return bytes(self._bytes)


class OutputLimiter:
    """Passes the first bytes on at once, keeps the last ones for the end and drops what is between.

    A reader of a cut log thus sees how it began and how it ended. ``announce`` writes our lines.
    """

    def __init__(
        self,
        write: Callable[[bytes], None],
        announce: Callable[[str], None],
        head_bytes: int = HEAD_BYTES,
        tail_bytes: int = TAIL_BYTES,
    ) -> None:
        self._write = write
        self._announce = announce
        self._head_left = head_bytes
        self._head_bytes = head_bytes
        self._tail_bytes = tail_bytes
        self._tail = Tail(tail_bytes)
        self._announced = False

    def feed(self, data: bytes) -> None:
        head, rest = data[: self._head_left], data[self._head_left :]
        if head:
            self._head_left -= len(head)
            self._write(head)
        if not rest:
            return
        if not self._announced:
            self._announced = True
            self._announce(
                f"output limit reached after {self._head_bytes:,} bytes: "
                "the last part follows when the compiler has ended"
            )
        self._tail.feed(rest)

    def finish(self) -> None:
        """Write the kept end of the output; to be called after each compiler."""
        if self._tail.dropped:
            self._announce(f"{self._tail.dropped:,} bytes of output were cut here")
        if self._announced:
            self._write(self._tail.content())
        self._tail = Tail(self._tail_bytes)
        self._announced = False
