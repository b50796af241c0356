"""Whether a model has room on the volume, before its first byte is fetched."""

from __future__ import annotations

import shutil
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.wording import worded


def check(folder: Path, needed: int) -> None:
    """Refuse what has no room; ``needed`` in bytes."""
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise no_room(needed, free)


def no_room(needed: int, free: int) -> JobError:
    """Both in bytes."""
    return JobError(
        Code.DISK_FULL,
        worded(
            "NoRoomForModel",
            "The model needs {needed:,} bytes more on its volume, which has {free:,} free: "
            "{missing:,} are missing. Free space or enlarge the volume (keepBytes of the settings "
            "says how much of fetched models stays), then retry this step.",
            needed=needed,
            free=free,
            missing=needed - free,
        ),
    )
