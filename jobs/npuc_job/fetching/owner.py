"""Who holds a lock, so that others of the same machine see at once when that process is gone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any


def this_process() -> dict[str, Any]:
    """A process number means something on its machine only, and there in its own namespace."""
    return {"machine": _machine(), "pid": os.getpid(), "begun": _begun(os.getpid())}


def is_gone(told: Mapping[str, Any]) -> bool:
    """Whether a process is known to be gone; False also where that can't be known."""
    machine, pid, begun = told.get("machine"), told.get("pid"), told.get("begun")
    if not machine or machine != _machine() or type(pid) is not int or not begun:
        return False
    return _begun(pid) != str(begun)


def _machine() -> str:
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot} {os.readlink('/proc/self/ns/pid')}"
    return ""


def _begun(pid: int) -> str:
    """When it was started, in ticks since the machine was; empty when there is no such process."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        if fields[0] not in "ZX":
            return fields[19]
    return ""
