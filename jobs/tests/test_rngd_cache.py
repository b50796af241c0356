"""The compiler cache on the volume: what a build leaves, what a failed one must not leave."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

from npuc_job import compiler_cache
from tests.harness import Job
from tests.rngd_harness import GOOD_FXB, fxb

Tool = Callable[[str, str], None]
FINISHED, FAILED = "a" * 16, "b" * 16
WRITES_KERNELS = f"""
import pathlib
def WORK():
    cache = pathlib.Path(sys.argv[sys.argv.index("--compiler-cache-dir") + 1])
    for name in ("{FINISHED}", "{FAILED}"):
        (cache / name).mkdir()
        (cache / name / "output.bin").write_text("result")
"""
FAILS = """
WRITING = WORK
def WORK():
    WRITING()
    print(f"Compilation failed: (cache at {sys.argv[-2]}/bbbbbbbbbbbbbbbb)", file=sys.stderr)
    sys.exit("error: tcc subprocess failed (exit=Some(1)) for first_tokenwise/tw1:")
"""


def shared(job: Job) -> Path:
    return job.volume / ".npuc-cache/2026.4.0"


def entry(folder: Path, name: str, size: int = 1, used: int = 0) -> Path:
    path = folder / name
    path.mkdir(parents=True)
    (path / "output.bin").write_bytes(bytes(size))
    os.utime(path / "output.bin", (used, used))
    return path


def test_finished_kernels_stay_for_the_next_build(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb(WRITES_KERNELS))
    rngd.compile()

    tool("fxb", GOOD_FXB)
    outcome = rngd.run("compile")

    assert outcome.status == 0
    assert f"npuc: compiler cache {shared(rngd)}, 2 kernels\n".encode() in outcome.log


def test_a_failed_kernel_is_removed_so_that_a_retry_compiles_it(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb(WRITES_KERNELS + FAILS))

    outcome = rngd.run("compile")

    assert outcome.error == (3, "CompilerFailed")
    assert f"removed the failed kernel {FAILED} ".encode() in outcome.log
    assert [path.name for path in shared(rngd).iterdir() if path.is_dir()] == [FINISHED]


def test_a_second_build_at_once_works_on_a_copy_and_adds_to_the_cache(
    rngd: Job, tool: Tool
) -> None:
    tool("fxb", fxb(WRITES_KERNELS))
    entry(shared(rngd), "c" * 16)
    with (shared(rngd) / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = rngd.run("compile")

    assert outcome.status == 0
    assert b", 1 kernels, a copy: another build holds it\n" in outcome.log
    names = {path.name for path in shared(rngd).iterdir() if path.is_dir()}
    assert names == {FINISHED, FAILED, "c" * 16}


def test_kernels_used_longest_ago_are_removed_above_the_limit(tmp_path: Path) -> None:
    for number, name in enumerate(("a" * 16, "b" * 16, "c" * 16)):
        entry(tmp_path, name, size=100, used=1_000_000 + number)
    (tmp_path / "not-a-kernel").mkdir()

    compiler_cache.prune(tmp_path, max_bytes=250)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "b" * 16,
        "c" * 16,
        "not-a-kernel",
    ]


def test_unfinished_kernels_are_no_kernels(tmp_path: Path) -> None:
    entry(tmp_path, "a" * 16)
    (tmp_path / ("b" * 16)).mkdir()

    assert compiler_cache.CompilerCache(tmp_path, tmp_path).finished() == 1
