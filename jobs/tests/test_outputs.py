"""Output folders of very many files take little memory each, and those of two take no threads."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from npuc_job import manifest, outputs
from npuc_job.manifest import Findings
from tests.harness import Job

MANY = 4_000
BYTES_OF_EACH = 500
"""At most: 50,000 files stay far below 64 MiB, of which Python itself takes 26."""


def goes_on() -> None:
    """Nobody asks for a stop."""


def folder_of(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "outputs"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.bin").write_bytes(number.to_bytes(8, "little"))
    return folder


def peak_of(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def made(job: Job, folder: Path) -> bytes:
    """As the compile step does it."""
    paths = outputs.listed(folder)
    files = outputs.hashed(paths, lambda path: folder / path, goes_on)
    outputs.make_durable(folder, paths)
    return manifest.to_bytes(job.parsed(), Findings(["vela"], {}, []), "now", files)


def test_very_many_files_take_little_memory_each(job: Job, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MANY)
    text = made(job, folder).decode()

    making = peak_of(lambda: made(job, folder))
    reading = peak_of(lambda: outputs.changed(folder, manifest.parse(text).files, goes_on))

    assert making < MANY * BYTES_OF_EACH
    assert reading < MANY * BYTES_OF_EACH


def test_changed_files_are_named_in_order(job: Job, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 20)
    files = manifest.parse(made(job, folder).decode()).files
    for name in ("00017.bin", "00003.bin"):
        (folder / name).write_bytes(b"anything")

    assert outputs.changed(folder, files, goes_on) == ["00003.bin", "00017.bin"]


def test_two_small_outputs_take_no_threads(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "ThreadPoolExecutor", None)
    folder = folder_of(tmp_path, 2)

    files = manifest.parse(made(job, folder).decode()).files

    assert outputs.changed(folder, files, goes_on) == []


def test_few_large_outputs_are_hashed_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    pool = outputs.ThreadPoolExecutor
    monkeypatch.setattr(
        outputs, "ThreadPoolExecutor", lambda workers: started.append(workers) or pool(workers)
    )
    monkeypatch.setattr(outputs.cgroup, "cores", lambda: 2.5)
    folder = folder_of(tmp_path, 2)
    (folder / "large.bin").write_bytes(bytes(outputs.SMALL_BYTES))

    files = outputs.hashed(outputs.listed(folder), lambda path: folder / path, goes_on)

    assert started == [2]
    assert [file.path for file in files] == ["00000.bin", "00001.bin", "large.bin"]
