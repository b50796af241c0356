"""Finished kernels of earlier builds, on the shared volume: locked, limited, without failed ones.

One folder for each kernel, with ``output.bin`` and, written last, ``key.bin``: the mark that it is
complete. A full disk or a killed build leaves an ``output.bin`` that is cut and no mark, and the
compiler stops at it for ever. A compiler that fails leaves a complete entry that holds its failure,
and would repeat that at once. So both kinds are removed.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

LOCK_FILE = ".lock"
OUTPUT = "output.bin"
COMPLETE = "key.bin"
MAX_BYTES = 10 * 1024**3
OLD_DRAFT_SECONDS = 24 * 3600.0
SAID_BYTES = 4096
_DRAFTS = ".draft-*"
_ENTRY = re.compile(r"[0-9a-f]{16}")
_FAILURE = "tcc subprocess failed ("
_PLACE = "(cache at "
_NAMED = re.compile(r"\(cache at [^\n]*?/([0-9a-f]{16})\)")
_USED = re.compile(r"Using cache directory: [^\n]*/([0-9a-f]{16})\s*$", re.MULTILINE)
_WORDS = re.compile(rb"[\x20-\x7e]{4,}")


@dataclass(frozen=True)
class FailedKernel:
    """An entry that was removed, and what it said of its failure in printable text."""

    name: str
    said: str


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
        return sum(1 for entry in _entries(self.folder) if _is_complete(entry))

    def remove_failed(
        self, output: str, redacted: Callable[[bytes], bytes] = bytes
    ) -> list[FailedKernel]:
        """Remove the entries that a failed build names; return those that were there."""
        removed = []
        for name in _failed(output):
            entry = self.folder / name
            if entry.is_dir():
                removed.append(FailedKernel(name, _said(entry, redacted)))
                _remove(entry)
        return removed


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
            try:
                yield copy
            finally:  # also what a failed or stopped build has finished
                _add_finished(copy.folder, shared)
    finally:
        os.close(descriptor)


def prune(folder: Path, max_bytes: int) -> None:
    """Remove the entries that were used longest ago until the rest fits."""
    entries = sorted(_entries(folder), key=_last_used, reverse=True)
    total = sum(_size(draft) for draft in folder.glob(_DRAFTS))
    for entry in entries:
        total += _size(entry)
        if total > max_bytes:
            _remove(entry)


def _failed(output: str) -> list[str]:
    """The names that stand in the blocks of failed kernels; a panic leaves only the second form."""
    block = output.find(_FAILURE)
    used = _USED.findall(output[block:]) if block >= 0 else []
    return sorted({*_NAMED.findall(output), *used})


def _said(entry: Path, redacted: Callable[[bytes], bytes]) -> str:
    """What a failure left in its entry; a cut entry holds a part of a kernel and says nothing."""
    if not _is_complete(entry):
        return ""
    with (entry / OUTPUT).open("rb") as file:
        beginning = redacted(file.read(SAID_BYTES))
    words = [word.decode("ascii").strip() for word in _WORDS.findall(beginning)]
    return " ".join(word for word in words if not word.startswith(_PLACE))


def _locked(descriptor: int) -> bool:
    """False while another build holds it, or where the file system has no locks."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _entries(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if _ENTRY.fullmatch(path.name) and path.is_dir()]


def _is_complete(entry: Path) -> bool:
    return (entry / OUTPUT).is_file() and (entry / COMPLETE).is_file()


def _last_used(entry: Path) -> float:
    return max((file.stat().st_atime for file in entry.iterdir()), default=0.0)


def _size(entry: Path) -> int:
    """Bytes of its files; those of a draft come and go meanwhile."""
    total = 0
    with suppress(FileNotFoundError):
        for file in entry.iterdir():
            total += file.stat().st_size
    return total


def _add_finished(source: Path, target: Path) -> None:
    """Copy what is finished and not there yet; an entry appears whole or not at all."""
    for entry in _entries(source):
        if _is_complete(entry) and not (target / entry.name).exists():
            with suppress(OSError):  # another build was faster, or pruned it: nothing is lost
                _add(entry, target)


def _add(entry: Path, target: Path) -> None:
    # Made by mkdtemp: builds in pods all have the process id 1.
    draft = Path(tempfile.mkdtemp(prefix=_DRAFTS[:-1], dir=target))
    try:
        shutil.copytree(entry, draft, dirs_exist_ok=True)
        draft.rename(target / entry.name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _remove(entry: Path) -> None:
    """Gone at once by its name, whatever happens while its files are removed."""
    removed = entry.with_name(f".removed-{entry.name}")
    with suppress(FileNotFoundError):
        shutil.rmtree(removed, ignore_errors=True)
        entry.rename(removed)
    shutil.rmtree(removed, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what earlier builds left half written or half removed; to be called with the lock."""
    for path in folder.glob(".removed-*"):
        shutil.rmtree(path, ignore_errors=True)
    for path in folder.glob(_DRAFTS):
        with suppress(FileNotFoundError):
            if time.time() - path.stat().st_ctime > OLD_DRAFT_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
    for entry in _entries(folder):
        if (entry / OUTPUT).exists() and not _is_complete(entry):
            _remove(entry)
