"""Paths on the model volume."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PurePosixPath

from npuc_job.failure import Code, JobError
from npuc_job.wording import worded


def as_written(volume: Path, relative: PurePosixPath) -> PurePosixPath:
    """The path with its names as they stand on the volume, as far as they are there.

    One name can be written in several ways that look the same: macOS takes Hangul and accents apart
    (NFD), keyboards put them together (NFC). A name that is there as it was given is taken first,
    then the only one that is equal to it in NFC.
    """
    found = PurePosixPath()
    for name in relative.parts:
        found /= _name_in(volume / found, name)
    return found


def _name_in(folder: Path, name: str) -> str:
    if name.isascii() or os.path.lexists(folder / name):
        return name
    try:
        names = os.listdir(folder)
    except OSError:
        return name
    wanted = unicodedata.normalize("NFC", name)
    equal = [other for other in names if unicodedata.normalize("NFC", other) == wanted]
    return equal[0] if len(equal) == 1 else name


def make_reachable(volume: Path, relative: PurePosixPath) -> None:
    """Let each name of a path be there as it is given, by a link to how it is written.

    A container's mounts are named before anyone has seen the volume.
    """
    folder = volume
    for name in relative.parts:
        written = _name_in(folder, name)
        if written != name:
            _alias(folder / name, written)
        folder /= name


def _alias(path: Path, written: str) -> None:
    try:
        path.symlink_to(written)
    except FileExistsError:  # another Job was faster
        return
    except OSError as error:
        raise JobError(
            Code.INVALID_MODEL,
            worded(
                "OtherUnicodeForm",
                "The volume writes {name} in another Unicode form, and has no links to bridge that "
                "({said}): rename it there to the form that you register.",
                name=path.name,
                said=error.strerror,
            ),
        ) from error


def model_root(relative: PurePosixPath) -> PurePosixPath:
    """The folder that holds all of a model: a Hugging Face cache has its files beside it."""
    parts = relative.parts
    for end in range(1, len(parts) - 1):
        if parts[end - 1].startswith("models--") and parts[end] == "snapshots":
            return PurePosixPath(*parts[:end])
    return relative


def inside(volume: Path, relative: PurePosixPath) -> Path:
    """Return the absolute path of ``relative``, refusing one that leaves the volume by a link.

    The path is returned as it is, links and all: a model keeps the name the registry knows.
    """
    if not volume.is_dir():
        raise JobError(
            Code.INVALID_SPEC,
            worded(
                "VolumeNotMounted",
                "The volume {volume} is not mounted or is no folder.",
                volume=volume,
            ),
        )
    root = Path(os.path.realpath(volume))
    path = root / relative
    if root not in Path(os.path.realpath(path)).parents:
        raise JobError(
            Code.INVALID_SPEC,
            worded(
                "PathLeadsOut",
                "The path {path} leads out of the volume through a symbolic link: replace the link "
                "by the file or folder itself.",
                path=relative,
            ),
        )
    return path
