"""Paths on the model volume."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from npuc_job.failure import Code, JobError


def inside(volume: Path, relative: PurePosixPath) -> Path:
    """Return the absolute path of ``relative``, refusing one that leaves the volume by a link.

    The path is returned as it is, links and all: a model keeps the name the registry knows.
    """
    if not volume.is_dir():
        raise JobError(Code.INVALID_SPEC, f"The volume {volume} is not mounted or is no folder.")
    root = Path(os.path.realpath(volume))
    path = root / relative
    if root not in Path(os.path.realpath(path)).parents:
        raise JobError(
            Code.INVALID_SPEC,
            f"The path {relative} leads out of the volume through a symbolic link: "
            "replace the link by the file or folder itself.",
        )
    return path
