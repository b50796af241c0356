"""What a process has started and is still there, however far below it and in whatever session."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Container
from contextlib import suppress

_PR_SET_CHILD_SUBREAPER = 36
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def inherit_orphans() -> None:
    """From now on the orphans below this process become its children."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def kill() -> None:
    """Kills until nothing is left: the children of who is killed become children of this one.

    Whether there are any is asked first: to look all processes through takes milliseconds.
    """
    with suppress(ChildProcessError):
        while True:
            ended, _ = os.waitpid(-1, os.WNOHANG)
            if ended == 0:
                kill_children(())
                os.waitpid(-1, 0)


def kill_children(but: Container[int]) -> bool:
    """Kills all children of this process but some; whether there were any."""
    others = [pid for pid in children() if pid not in but]
    for pid in others:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return bool(others)


def children() -> list[int]:
    if not os.path.isdir("/proc/self"):
        return []
    own = os.getpid()
    return [int(name) for name in os.listdir("/proc") if name.isdigit() and parent(name) == own]


def parent(pid: str) -> int:
    """The parent of a process; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
            return int(stat.read().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0
