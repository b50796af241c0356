"""The files of a model's folder as the service sees them, by which both find one digest."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

SeenFile = tuple[str, Path | None]
_HIDDEN = "."
_CONTROL = "Cc"


def seen(volume: Path, model: Path) -> list[SeenFile]:
    """The name of each plain file or link to one, and where it is read.

    Nothing is read of what leads out of the volume, and of a name with control characters: that
    counts as empty. What is no UTF-8 in a name is replaced; of several that look alike then, none
    is read.
    """
    entries = os.listdir(os.fsencode(model))
    folder = Path(os.path.realpath(volume))
    files = [entry for entry in entries if os.path.isfile(os.path.join(os.fsencode(model), entry))]
    names = {entry: entry.decode("utf-8", "replace") for entry in entries}
    return [
        (names[entry], _read_at(folder, model, entry, names))
        for entry in files
        if not entry.startswith(_HIDDEN.encode())
    ]


def _read_at(folder: Path, model: Path, entry: bytes, names: dict[bytes, str]) -> Path | None:
    name = names[entry]
    if any(unicodedata.category(character) == _CONTROL for character in name):
        return None
    path = model / os.fsdecode(_found(entry, names))
    is_inside = path.is_file() and folder in Path(os.path.realpath(path)).parents
    return path if is_inside else None


def _found(entry: bytes, names: dict[bytes, str]) -> bytes:
    """What is there under the name that is told."""
    told = names[entry].encode()
    if told == entry or told in names:
        return told
    alike = [other for other, name in names.items() if _normal(name) == _normal(names[entry])]
    return entry if len(alike) == 1 else told


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def sorted_by(encoding: str, files: Sequence[SeenFile]) -> list[SeenFile]:
    """By the units of an encoding, as the service sorts."""
    return sorted(files, key=lambda file: file[0].encode(encoding))
