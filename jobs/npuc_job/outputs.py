"""The files of an output folder: listed, hashed and made durable, in little memory each."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from npuc_job import cgroup
from npuc_job.contract import CONTRACT
from npuc_job.durable import sync_file, sync_folder
from npuc_job.failure import Code, JobError
from npuc_job.wording import worded

T = TypeVar("T")
R = TypeVar("R")

FEW = 4
SMALL_BYTES = 1024 * 1024
"""So few files, and so small ones, are done sooner than threads for them have started."""
_CHUNK_BYTES = 1024 * 1024
_SYNCS_AT_ONCE = 16
"""A disk that is asked for several at once writes them together."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file in the output folder: ``path`` with forward slashes, ``size`` in bytes, hex digest."""

    path: str
    size: int
    sha256: str


def sha256_of(path: str | Path, between_pieces: Callable[[], None]) -> str:
    """Hash a file in constant memory; ``between_pieces`` may raise to stop."""
    hasher = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:
        room = memoryview(bytearray(min(_CHUNK_BYTES, max(1, os.fstat(file.fileno()).st_size))))
        while count := file.readinto(room):
            hasher.update(room[:count])
            between_pieces()
    return hasher.hexdigest()


def listed(folder: Path) -> list[str]:
    """List all files in a folder, sorted, without the manifest; refuse links and devices."""
    paths: list[str] = []
    folders = [""]
    while folders:
        below = folders.pop()
        with os.scandir(os.path.join(folder, below)) as entries:
            for entry in entries:
                relative = below + entry.name
                _check_kind(entry, relative)
                if entry.is_dir(follow_symlinks=False):
                    folders.append(relative + "/")
                elif relative != CONTRACT.manifest_file:
                    paths.append(relative)
    paths.sort()
    return paths


def hashed(
    paths: Sequence[str], place: Callable[[str], str | Path], between_pieces: Callable[[], None]
) -> tuple[OutputFile, ...]:
    """Read each file once, where ``place`` says it is; by their names, sorted."""
    sizes = {path: os.stat(place(path)).st_size for path in paths}

    def of_share(share: Sequence[str]) -> list[OutputFile]:
        return [
            OutputFile(path, sizes[path], sha256_of(place(path), between_pieces)) for path in share
        ]

    files = _on_all_cores(paths, sizes.__getitem__, of_share)
    files.sort(key=lambda file: file.path)
    return tuple(files)


def changed(
    folder: Path, files: Sequence[OutputFile], between_pieces: Callable[[], None]
) -> list[str]:
    """The names, sorted, of those files in a folder whose content has another digest."""

    def of_share(share: Sequence[OutputFile]) -> list[str]:
        return [
            file.path
            for file in share
            if sha256_of(os.path.join(folder, file.path), between_pieces) != file.sha256
        ]

    return sorted(_on_all_cores(files, lambda file: file.size, of_share))


def make_durable(folder: Path, paths: Sequence[str]) -> None:
    """Sync files and folders, and let others read them: some compilers write files of mode 0600."""

    def sync(share: Sequence[str]) -> None:
        for path in share:
            _make_file_durable(os.path.join(folder, path))

    workers = 1 if len(paths) <= FEW else min(_SYNCS_AT_ONCE, len(paths))
    _in_shares(paths, workers, sync)
    for below, _, _ in os.walk(folder, topdown=False):
        parent = Path(below)
        parent.chmod(parent.stat().st_mode | 0o555)
        sync_folder(parent)


def _make_file_durable(path: str) -> None:
    found = os.stat(path)
    readable = found.st_mode | 0o444
    if found.st_nlink == 1 and readable != found.st_mode:  # else it is the model's, not ours
        os.chmod(path, readable)
    sync_file(path)


def _on_all_cores(
    items: Sequence[T], size: Callable[[T], int], work: Callable[[Sequence[T]], list[R]]
) -> list[R]:
    """What ``work`` makes of all items, in any order. Hashing holds no lock of the interpreter."""
    small = len(items) <= FEW and sum(map(size, items)) <= SMALL_BYTES
    workers = 1 if small else max(1, min(int(cgroup.cores()), len(items)))
    largest_first = sorted(items, key=size, reverse=True)
    return [one for part in _in_shares(largest_first, workers, work) for one in part]


def _in_shares(items: Sequence[T], workers: int, work: Callable[[Sequence[T]], R]) -> list[R]:
    """Give each worker its share at once: a task for each of very many files takes much memory."""
    if workers == 1:
        return [work(items)]
    shares = [items[worker::workers] for worker in range(workers)]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(work, shares))


def _check_kind(entry: os.DirEntry[str], relative: str) -> None:
    if not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
        raise JobError(
            Code.OUTPUT_MISSING,
            worded(
                "OutputIsNoFile",
                "The output {path} is a link or a device, which cannot be published: outputs must "
                "be plain files.",
                path=repr(relative),
            ),
        )
    try:
        relative.encode()
    except UnicodeEncodeError as error:
        raise JobError(
            Code.OUTPUT_MISSING,
            worded("OutputNotUtf8", "The output name {path} is not UTF-8.", path=repr(relative)),
        ) from error
