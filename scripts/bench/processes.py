"""What /proc tells of a process and all below it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_UTIME, _STIME, _CUTIME, _CSTIME = 11, 12, 13, 14  # places after the name in /proc/<pid>/stat


def children(pid: int) -> list[int]:
    """The processes that one has started or inherited."""
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def below(pid: int) -> Iterator[int]:
    """All descendants of a process."""
    for child in children(pid):
        yield child
        yield from below(child)


def cpu_seconds(reaper: int) -> float:
    """Processor time, in seconds, of all that ever ran below a process that waits for orphans.

    Right whenever nothing starts or ends at that moment; in steps of 10 ms.
    """
    ticks = sum(_counters(reaper)[_CUTIME : _CSTIME + 1])
    ticks += sum(sum(_counters(pid)[_UTIME : _CSTIME + 1]) for pid in below(reaper))
    return ticks / _TICKS


def _counters(pid: int) -> list[int]:
    """The fields after the name, as far as they are numbers; zeros when the process is gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return [0] * (_CSTIME + 1)
    fields = text.rpartition(")")[2].split()
    return [0, *(int(field) for field in fields[1 : _CSTIME + 1])]


def peak_mib(pid: int) -> float:
    """The most memory, in MiB, that a process ever had resident."""
    return _status_mib(pid, "VmHWM")


def resident_mib(pid: int) -> float:
    """Memory of a process in MiB, as it is resident now."""
    return _status_mib(pid, "VmRSS")


def shared_out_mib(pid: int) -> float:
    """Memory of a process and all below it in MiB; pages that several use count once."""
    total = 0
    for one in (pid, *below(pid)):
        with suppress(OSError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


def _status_mib(pid: int, field: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"/proc/{pid}/status has no {field}")
