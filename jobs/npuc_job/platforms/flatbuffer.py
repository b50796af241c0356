"""Reads numbers, lists and tables out of a flatbuffer that may hold anything.

Every place is checked against the end of the data, every list has a limit, and so has the number of
reads: no file can make this loop. The form: https://flatbuffers.dev/internals.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from mmap import mmap


class DamagedError(Exception):
    """Something points to where nothing is."""


class TooLargeError(Exception):
    """A list or the whole has more than is read."""


_FORMS = {letter: struct.Struct("<" + letter) for letter in "bHiIQ"}


class Flatbuffer:
    """The data, and how much of it may still be read."""

    def __init__(self, data: bytes | mmap, max_items: int, max_reads: int) -> None:
        self._data = data
        self._max_items = max_items
        self._reads_left = max_reads

    @property
    def size(self) -> int:
        return len(self._data)

    def root(self) -> Table:
        return self.table(self.number(0, "I"))

    def table(self, at: int) -> Table:
        fields = at - self.number(at, "i")
        length = self.number(fields, "H")
        if length < 4 or length % 2:
            raise DamagedError
        return Table(self, at, fields, length)

    def number(self, at: int, form: str) -> int:
        """The number at a place; ``form`` is a letter of the module struct."""
        self._count_reads(1)
        return self._unpacked(at, _FORMS[form])[0]

    def numbers(self, at: int, form: str) -> tuple[int, ...]:
        """All numbers of the list that ``at`` points to."""
        places = self.counted(at, _FORMS[form].size)
        self._count_reads(len(places))
        return self._unpacked(places.start, struct.Struct(f"<{len(places)}{form}"))

    def _count_reads(self, count: int) -> None:
        self._reads_left -= count
        if self._reads_left < 0:
            raise TooLargeError

    def _unpacked(self, at: int, form: struct.Struct) -> tuple[int, ...]:
        if at < 0 or at + form.size > len(self._data):
            raise DamagedError
        return form.unpack_from(self._data, at)

    def list_at(self, at: int, item_bytes: int) -> tuple[int, int]:
        """Where the list that ``at`` points to begins, and how many items it has."""
        start = at + self.number(at, "I")
        count = self.number(start, "I")
        if start + 4 + count * item_bytes > len(self._data):
            raise DamagedError
        return start + 4, count

    def counted(self, at: int, item_bytes: int) -> range:
        """The places of the items of a list."""
        start, count = self.list_at(at, item_bytes)
        if count > self._max_items:
            raise TooLargeError
        return range(start, start + count * item_bytes, item_bytes)

    def text(self, at: int, max_bytes: int) -> str:
        start, count = self.list_at(at, 1)
        return self._data[start : start + min(count, max_bytes)].decode("latin-1")


@dataclass(frozen=True)
class Table:
    """A table: its fields by number, each of which may be left out."""

    buffer: Flatbuffer
    at: int
    fields: int
    length: int

    def place(self, field: int) -> int | None:
        entry = 4 + 2 * field
        offset = self.buffer.number(self.fields + entry, "H") if entry + 2 <= self.length else 0
        return self.at + offset if offset else None

    def number(self, field: int, form: str) -> int:
        at = self.place(field)
        return 0 if at is None else self.buffer.number(at, form)

    def numbers(self, field: int, form: str) -> tuple[int, ...]:
        at = self.place(field)
        return () if at is None else self.buffer.numbers(at, form)

    def tables(self, field: int) -> list[Table]:
        at = self.place(field)
        items = () if at is None else self.buffer.counted(at, 4)
        return [self.buffer.table(item + self.buffer.number(item, "I")) for item in items]

    def text(self, field: int, max_bytes: int = 100) -> str:
        at = self.place(field)
        return "" if at is None else self.buffer.text(at, max_bytes)

    def byte_count(self, field: int) -> int:
        """The length of a list of bytes, which is not read."""
        at = self.place(field)
        return 0 if at is None else self.buffer.list_at(at, 1)[1]
