"""Finished kernels of earlier builds, on the shared volume: locked, limited, without failed ones.

One folder for each kernel; it is finished when it holds ``output.bin``. A compiler that fails
leaves such an entry too and would repeat the failure at once, so the entries that a failed build
names are removed.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

LOCK_FILE = ".lock"
FINISHED = "output.bin"
MAX_BYTES = 10 * 1024**3
_ENTRY = re.compile(r"[0-9a-f]{16}")
_FAILED = re.compile(r"\(cache at \S*?([0-9a-f]{16})\)")


@dataclass(frozen=True)
class CompilerCache:
    """The cache that a build uses: the shared one, or a copy while another build holds that."""

    folder: Path
    shared: Path

    @property
    def is_shared(self) -> bool:
        return self.folder == self.shared

    def finished(self) -> int:
        """How many kernels are there."""
        return sum(1 for entry in _entries(self.folder) if (entry / FINISHED).is_file())

    def remove_failed(self, output: str) -> list[str]:
        """Remove the entries that a failed build names; return their names."""
        names = sorted(set(_FAILED.findall(output)))
        for name in names:
            _remove(self.folder / name)
        return names


@contextmanager
def opened(shared: Path, scratch: Path) -> Iterator[CompilerCache]:
    """Hold the shared cache for one build. Whoever comes second works on a copy and adds to it."""
    shared.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(shared / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if _locked(descriptor):
            _sweep(shared)
            prune(shared, MAX_BYTES)
            yield CompilerCache(shared, shared)
        else:
            copy = CompilerCache(scratch / "compiler-cache", shared)
            copy.folder.mkdir()
            _add_finished(shared, copy.folder)
            yield copy
            _add_finished(copy.folder, shared)
    finally:
        os.close(descriptor)


def prune(folder: Path, max_bytes: int) -> None:
    """Remove the entries that were used longest ago until the rest fits."""
    entries = sorted(_entries(folder), key=_last_used, reverse=True)
    total = 0
    for entry in entries:
        total += sum(file.stat().st_size for file in entry.iterdir())
        if total > max_bytes:
            _remove(entry)


def _locked(descriptor: int) -> bool:
    """False while another build holds it, or where the file system has no locks."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _entries(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if _ENTRY.fullmatch(path.name) and path.is_dir()]


def _last_used(entry: Path) -> float:
    return max((file.stat().st_atime for file in entry.iterdir()), default=0.0)


def _add_finished(source: Path, target: Path) -> None:
    """Copy what is finished and not there yet; an entry appears whole or not at all."""
    for entry in _entries(source):
        if not (entry / FINISHED).is_file() or (target / entry.name).exists():
            continue
        draft = target / f".draft-{os.getpid()}-{entry.name}"
        with suppress(OSError):  # another build was faster, or pruned it: there is nothing to lose
            shutil.copytree(entry, draft)
            draft.rename(target / entry.name)
        shutil.rmtree(draft, ignore_errors=True)


def _remove(entry: Path) -> None:
    """Gone at once by its name, whatever happens while its files are removed."""
    removed = entry.with_name(f".removed-{entry.name}")
    with suppress(FileNotFoundError):
        shutil.rmtree(removed, ignore_errors=True)
        entry.rename(removed)
    shutil.rmtree(removed, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what an earlier build left half removed."""
    for path in folder.glob(".removed-*"):
        shutil.rmtree(path, ignore_errors=True)
