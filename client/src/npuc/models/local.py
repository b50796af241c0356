"""A model on this machine: its files, their digests."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from npuc.errors import Violation, refusal
from npuc.models.reference import ONNX, SEVERAL, format_of_name

BLOCK = 1 << 20
TFLITE = b"TFL3"
"""Stands in each of them, four bytes from its beginning."""
Progress = Callable[[int, int], None]
"""Hears bytes done and in all."""


@dataclass(frozen=True)
class LocalFile:
    """A file as an upload declares it: ``path`` begins with the folder's name if there is one."""

    path: str
    place: Path
    size: int
    sha256: str

    def document(self) -> dict[str, object]:
        return {"path": self.path, "sizeBytes": self.size, "sha256": self.sha256}


@dataclass(frozen=True)
class LocalModel:
    """A file or a folder with everything in it but names that begin with a dot."""

    name: str
    folder: bool
    files: tuple[LocalFile, ...]

    @property
    def format(self) -> str:
        """As names tell, else how it begins; empty when neither does, or it is in two."""
        if self.folder:
            return self._format_of_folder()
        named = format_of_name(self.name)
        return named or ("tflite" if _beginning(self.files[0].place)[4:] == TFLITE else "")

    def _format_of_folder(self) -> str:
        """By the files directly in it, as the service guesses; an ONNX folder holds one model."""
        formats = [format_of_name(each.path) for each in self.files if each.path.count("/") == 1]
        is_onnx = formats.count(ONNX) == 1
        if is_onnx and SEVERAL in formats:
            return ""
        return ONNX if is_onnx else SEVERAL

    @property
    def size(self) -> int:
        return sum(each.size for each in self.files)

    @property
    def digest(self) -> str:
        """As the service computes it: of the file, or of the sorted list of the folder's files."""
        if not self.folder:
            return f"sha256:{self.files[0].sha256}"
        rows = sorted(
            (each.path.partition("/")[2].encode(), each.size, each.sha256) for each in self.files
        )
        lines = b"".join(b"%s\t%d\t%s\n" % (path, size, sha.encode()) for path, size, sha in rows)
        return f"sha256:{hashlib.sha256(lines).hexdigest()}"


def read_model(path: Path, progress: Progress | None = None) -> LocalModel:
    """The model at a path, every byte of it read; ``progress`` hears how many were.

    Refused, all at once, is what can't be sent: nothing, links to folders, pipes, devices.
    """
    top = path.resolve().name if path.name in ("", "..", ".") else path.name
    if not path.is_dir():
        _refuse_unless_file(path)
        return LocalModel(top, False, (_file(top, path, _counted([path], progress)),))
    found = list(_files(path))
    wrong = [_violation(each) for each in found if not _is_file(each)]
    if not found:
        wrong = [Violation(str(path), "the folder holds no file")]
    if wrong:
        raise refusal("UnusablePath", f"{path} can't be uploaded as it is.", wrong)
    names = [(f"{top}/{each.relative_to(path).as_posix()}", each) for each in sorted(found)]
    count = _counted(found, progress)
    return LocalModel(top, True, tuple(_file(name, each, count) for name, each in names))


def _counted(files: list[Path], progress: Progress | None) -> Callable[[int], None]:
    total = sum(each.stat().st_size for each in files)
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        if progress is not None:
            progress(done, total)

    return count


def _files(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        else:
            yield Path(entry.path)


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _violation(path: Path) -> Violation:
    if path.is_symlink():
        return Violation(
            str(path), "is a link that leads to no file; put the files themselves there"
        )
    return Violation(str(path), "is neither a file nor a folder; remove it")


def _refuse_unless_file(path: Path) -> None:
    if not path.exists():
        raise refusal("NoSuchPath", f"There is no file or folder {path}.")
    if not _is_file(path):
        raise refusal("UnusablePath", f"{path} is neither a file nor a folder.")


def _beginning(place: Path) -> bytes:
    with place.open("rb") as file:
        return file.read(4 + len(TFLITE))


def _file(name: str, place: Path, count: Callable[[int], None]) -> LocalFile:
    digest = hashlib.sha256()
    size = 0
    try:
        with place.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
                size += len(block)
                count(len(block))
    except OSError as error:
        raise refusal("UnusablePath", f"{place} can't be read: {error.strerror}.") from error
    return LocalFile(name, place, size, digest.hexdigest())
