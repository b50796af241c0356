"""Removes what attempts left below a staging folder, where only Jobs can see the volume."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path, PurePosixPath

from npuc_job.contract import CONTRACT
from npuc_job.failure import Code, JobError
from npuc_job.fields import Fields
from npuc_job.volume import as_written, inside

TOP = CONTRACT.staging_folder


def run(document: dict[str, object]) -> Path:
    """Remove ``stagingPath`` of ``volume``; it may be gone already. Return what was meant."""
    problems: list[str] = []
    fields = Fields(document, "", problems)
    volume, path = Path(fields.text("volume")), PurePosixPath(fields.text("stagingPath"))
    if TOP not in path.parts[:-1] or ".." in path.parts:
        problems.append(f"stagingPath must lead below a folder {TOP}")
    if problems:
        raise JobError(Code.INVALID_SPEC, "NPUC_SPEC is wrong: " + "; ".join(problems))
    folder = inside(volume, as_written(volume, path))
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
    if folder.parent.name != TOP:
        with suppress(OSError):  # other attempts of this compilation may be staged there
            folder.parent.rmdir()
    return folder
