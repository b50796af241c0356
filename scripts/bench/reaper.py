"""Runs a command and inherits every orphan below it, so that no process time gets lost.

    python3 reaper.py COMMAND [ARGUMENT ...]

Linux adds the time of a process to that of who waits for it. This program waits for all that
nobody else waits for, so its own counters and those of what lives below it are all there is. When
the command ends, what it left running is killed.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from types import FrameType

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36


def main(command: list[str]) -> int:
    """The exit code of the command, as a shell tells it."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    child = os.posix_spawnp(command[0], command, os.environ)

    def passed_on(number: int, frame: FrameType | None) -> None:
        with suppress(ProcessLookupError):
            os.kill(child, number)

    signal.signal(signal.SIGTERM, passed_on)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    while True:
        pid, status = os.wait()
        if pid == child:
            kill_rest()
            return os.waitstatus_to_exitcode(status) & 255


def kill_rest() -> None:
    """Kills until no child is left: the children of who is killed become children of this one."""
    while True:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
            for pid in file.read().split():
                with suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGKILL)
        try:
            os.wait()
        except ChildProcessError:
            return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
