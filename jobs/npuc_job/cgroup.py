"""What this process may really use: a container sees the cores and the memory of its whole host."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
MEMBERSHIP = Path("/proc/self/cgroup")


def cores(root: Path = ROOT) -> float:
    """CPUs that the control group and the scheduler grant."""
    allowed = float(_affinity())
    version2 = _words(root / "cpu.max")
    if len(version2) == 2 and version2[0] != "max":
        return min(allowed, int(version2[0]) / int(version2[1]))
    quota = _words(root / "cpu/cpu.cfs_quota_us")
    period = _words(root / "cpu/cpu.cfs_period_us")
    if quota and period and int(quota[0]) > 0:
        return min(allowed, int(quota[0]) / int(period[0]))
    return allowed


def whole_cores(asked_millicores: int, granted: float) -> int:
    """Cores to keep busy: what was asked for, or less where fewer are granted; at least 1."""
    return max(1, int(min(asked_millicores / 1000, granted)))


def memory_bytes(root: Path = ROOT) -> int:
    """Memory that the control group grants, the machine's when it sets no limit."""
    physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for name in ("memory.max", "memory/memory.limit_in_bytes"):
        limit = _words(root / name)
        if limit and limit[0] != "max":
            return min(physical, int(limit[0]))
    return physical


def memory_kills(root: Path = ROOT, membership: Path = MEMBERSHIP) -> int:
    """How many processes of this control group the kernel has killed for lack of memory.

    Always 0 where the kernel does not count them for the group: then nothing proves such a kill.
    (https://docs.kernel.org/admin-guide/cgroup-v2.html, ``oom_kill`` of ``memory.events``.)
    """
    for line in _lines(membership):
        _, controllers, group = line.split(":", 2)
        if controllers == "":
            kills = _count(root, group, "memory.events")
        elif "memory" in controllers.split(","):
            kills = _count(root / "memory", group, "memory.oom_control")
        else:
            continue
        if kills is not None:
            return kills
    return 0


def _count(mount: Path, group: str, name: str) -> int | None:
    """The count of the group or, as in a container that sees its own at the mount, above it."""
    folder = mount / group.lstrip("/")
    for place in (folder, *folder.parents):
        words = _words(place / name)
        if "oom_kill" in words:
            return int(words[words.index("oom_kill") + 1])
        if place == mount:
            break
    return None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _affinity() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _words(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split()
    except OSError:
        return []
