"""Writes that survive a crash of the machine."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

PART = ".npuc-part"
"""Ends the name of a file that is not whole yet."""
_SYNC_UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)


def sync_file(path: str | Path) -> None:
    with open(path, "rb", buffering=0) as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable; some network file systems cannot and need not."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _SYNC_UNSUPPORTED:
            raise
    finally:
        os.close(descriptor)


def link(source: Path, target: Path) -> bool:
    """Give a file another name; False where that can't be done and it must be copied."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # another file system, one without hard links, or a file of somebody else
        return False
    return True


def copy_atomically(source: Path, target: Path) -> None:
    """Let ``target`` hold all of ``source``; what a copy that broke off has left is replaced."""
    draft = target.with_name(target.name + PART)
    shutil.copyfile(source, draft)
    sync_file(draft)
    draft.replace(target)


def write_atomically(path: Path, data: bytes) -> None:
    """Let ``path`` hold all of ``data`` or what it held before, never a part."""
    temporary = path.with_name(path.name + ".tmp")
    write_in_place(temporary, data)
    temporary.replace(path)
    sync_folder(path.parent)


def write_in_place(path: Path, data: bytes) -> None:
    """Overwrite a file that cannot be replaced, such as a mounted one."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        try:
            os.fsync(file.fileno())
        except OSError as error:
            if error.errno not in _SYNC_UNSUPPORTED:  # e.g. a pipe or a device
                raise
