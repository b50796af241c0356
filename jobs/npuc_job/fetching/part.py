"""A file that is not whole yet: its bytes on the volume, and their digests."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from npuc_job.fetching.files import RemoteFile, Unchecked

_CHUNK_BYTES = 256 * 1024
_DIGITS = 16
MARK = ".part-"
"""Between the name of a file and what it is checked by, in the name of its part."""


def part_of(target: Path, file: RemoteFile) -> Path:
    """Where the bytes lie until the file is whole."""
    return target.with_name(f"{target.name}{MARK}{file.check.value[:_DIGITS]}")


class Part:
    """Goes on where an earlier process stopped: what is there is hashed again, never trusted.

    Bytes are written at their places, never appended: should a process write here that has lost its
    lock and does not know it yet, it writes the same bytes.
    """

    def __init__(self, path: Path, file: RemoteFile, check: Callable[[], None]) -> None:
        self.have = 0
        self.folder = path.parent
        self._path, self._file = path, file
        self._descriptor = _opened(path)
        self._begin()
        size = os.fstat(self._descriptor).st_size
        if file.size is not None and size > file.size:
            self.restart()
        else:
            self._hash_there(size, check)

    def close(self) -> None:
        os.close(self._descriptor)

    def write(self, data: bytes) -> None:
        """The next bytes."""
        left = memoryview(data)
        while left:
            count = os.pwrite(self._descriptor, left, self.have)
            self._feed(left[:count])
            left = left[count:]

    def restart(self) -> None:
        """Begin with another file: nothing of the old one is kept."""
        self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = _opened(self._path)
        self._begin()

    def sha256(self) -> str:
        return self._sha256.hexdigest()

    def is_right(self) -> bool:
        """Whether these bytes are those that the source lists."""
        file = self._file
        if file.size is not None and self.have != file.size:
            return False
        if self._checked is not None:
            return self._checked.hexdigest() == file.check.value
        return isinstance(file.check, Unchecked) or self.sha256() == file.check.value

    def finish(self, target: Path) -> None:
        """Let it have its name; the folder is synced before the mark is written."""
        os.fsync(self._descriptor)
        self._path.rename(target)

    def _begin(self) -> None:
        self.have = 0
        self._sha256 = hashlib.sha256()
        check, size = self._file.check, self._file.size
        is_other = not isinstance(check, Unchecked) and len(check.value) != 64
        self._checked = check.begun(size or 0) if is_other else None  # type: ignore[union-attr]

    def _hash_there(self, size: int, check: Callable[[], None]) -> None:
        while self.have < size:
            data = os.pread(self._descriptor, min(_CHUNK_BYTES, size - self.have), self.have)
            if not data:
                return
            self._feed(memoryview(data))
            check()

    def _feed(self, data: memoryview) -> None:
        self._sha256.update(data)
        if self._checked is not None:
            self._checked.update(data)
        self.have += len(data)


def _opened(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EIO, "no regular file", str(path))
    return descriptor
