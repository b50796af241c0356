"""Reads a small text that somebody names on the command line."""

from __future__ import annotations

import sys
from pathlib import Path


class Unreadable(Exception):
    """What is wrong with it."""


def text_of(path: str, max_bytes: int) -> str:
    """The text of a file, or of standard input for ``-``; else ``Unreadable``.

    At most ``max_bytes`` and one are read, as what is named may have no end.
    """
    try:
        if path == "-":
            read = sys.stdin.buffer.read(max_bytes + 1)
        else:
            with Path(path).open("rb") as file:
                read = file.read(max_bytes + 1)
        if len(read) > max_bytes:
            raise Unreadable(f"{path} is longer than {max_bytes:,} bytes")
        return read.decode("utf-8")
    except OSError as error:
        raise Unreadable(f"{path} can't be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not UTF-8 text") from error
