"""The mark that a model was fetched whole: the last thing that a fetch writes."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from npuc_job import records
from npuc_job.durable import write_atomically

NAME = ".npuc-complete.json"


@dataclass(frozen=True)
class MarkedFile:
    """``path`` is relative to the folder of the key; ``sha256`` is that of the bytes, in hex."""

    path: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Mark:
    """The whole file."""

    uri: str
    pin: str
    format: str
    name: str
    """Of the model, in the folder of the key."""
    files: tuple[MarkedFile, ...]

    @property
    def total_bytes(self) -> int:
        return sum(file.size_bytes for file in self.files)


def read(folder: Path) -> Mark | None:
    """The mark in the folder of a key; None where there is none that can be read."""
    try:
        return records.parse((folder / NAME).read_text("utf-8"), NAME, Mark)
    except (OSError, ValueError):
        return None


def write(folder: Path, mark: Mark) -> None:
    document = {
        **{name: value for name, value in asdict(mark).items() if name != "files"},
        "files": [
            {"path": file.path, "sizeBytes": file.size_bytes, "sha256": file.sha256}
            for file in mark.files
        ],
    }
    data = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    write_atomically(folder / NAME, data.encode())


def holds(folder: Path, mark: Mark) -> bool:
    """Whether all that it lists is there with the right sizes."""
    return all(size_of(folder / file.path) == file.size_bytes for file in mark.files)


def size_of(path: Path) -> int | None:
    """Bytes of a regular file; None for anything else."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def checked_sha256(model: Path) -> str | None:
    """The sha256, in hex, of a model of one file that a fetch has checked; None where none did."""
    mark = read(model.parent)
    if mark is None or mark.name != model.name or not holds(model.parent, mark):
        return None
    return next((file.sha256 for file in mark.files if file.path == model.name), None)


def used(folder: Path) -> None:
    """Remember that it is used now."""
    os.utime(folder / NAME)


def strays(folder: Path, mark: Mark) -> Iterator[Path]:
    """What lies in the model without belonging to it, files only."""
    known = {folder / file.path for file in mark.files}
    for parent, _, names in os.walk(folder / mark.name):
        yield from (path for name in names if (path := Path(parent, name)) not in known)
