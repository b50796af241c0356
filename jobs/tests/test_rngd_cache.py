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
        (cache / name / "output.bin").write_bytes(
            b"\\1\\0\\0\\0&\\0\\0\\0\\0\\0\\0\\0No such file or directory (os error 2)\\1\\0\\0\\0"
            b"\\0\\0\\0\\0\\1\\0\\0\\0002\\0\\0\\0\\0\\0\\0\\0(cache at /cache/42f1b87c5df85bec)"
        )
        (cache / name / "key.bin").write_text("key")
"""
FAILS = """
WRITING = WORK
def WORK():
    WRITING()
    cache = sys.argv[sys.argv.index("--compiler-cache-dir") + 1]
    print(f"Compilation failed: (cache at {cache}/bbbbbbbbbbbbbbbb)", file=sys.stderr)
    sys.exit("error: tcc subprocess failed (exit=Some(1)) for first_tokenwise/tw1:")
"""


def shared(job: Job) -> Path:
    return job.volume / ".npuc-cache/2026.4.0"


def kernels(job: Job) -> list[str]:
    return sorted(path.name for path in shared(job).iterdir() if path.is_dir())


def entry(folder: Path, name: str, size: int = 1, used: int = 0) -> Path:
    path = cut_entry(folder, name, size, used)
    (path / "key.bin").touch()
    os.utime(path / "key.bin", (used, used))
    return path


def cut_entry(folder: Path, name: str, size: int = 1, used: int = 0) -> Path:
    """What a full disk or a killed compiler leaves."""
    path = folder / name
    path.mkdir(parents=True)
    (path / "output.bin").write_bytes(bytes(size))
    os.utime(path / "output.bin", (used, used))
    return path


def test_finished_kernels_stay_for_the_next_build(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb(WRITES_KERNELS))
    rngd.compile()

    tool("fxb", GOOD_FXB)
    rngd.next_attempt()
    outcome = rngd.run("compile")

    assert outcome.status == 0
    assert f"npuc: compiler cache {shared(rngd)}, 2 kernels\n".encode() in outcome.log


def test_a_failed_kernel_is_removed_so_that_a_retry_compiles_it(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb(WRITES_KERNELS + FAILS))

    outcome = rngd.run("compile")

    assert outcome.error == (3, "CompilerFailed")
    assert f"removed the failed kernel {FAILED} ".encode() in outcome.log
    assert kernels(rngd) == [FINISHED]


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
    cut_entry(tmp_path, "c" * 16)

    assert compiler_cache.CompilerCache(tmp_path, tmp_path).finished() == 1


def test_a_cut_kernel_is_removed_before_the_next_build(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    entry(shared(rngd), FINISHED)
    cut_entry(shared(rngd), FAILED)

    rngd.compile()

    assert kernels(rngd) == [FINISHED]


PANICS = f"""
import pathlib
def WORK():
    cache = pathlib.Path(sys.argv[sys.argv.index("--compiler-cache-dir") + 1])
    (cache / "{FAILED}").mkdir()
    (cache / "{FAILED}" / "output.bin").write_text("a kernel that is cu")
    sys.exit(
        "error: tcc subprocess failed (exit=Some(101)) for first_tokenwise/tw1:\\n"
        f"--- stdout ---\\n\\x1b[2mnpu_utils::cache\\x1b[0m: Using cache directory: "
        f"{{cache}}/{FAILED}\\n--- stderr ---\\n"
        "Failed to deserialize cached output: Io(Custom {{ kind: UnexpectedEof }})"
    )
"""


def test_a_kernel_that_the_compiler_panics_at_is_removed(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb(PANICS))
    entry(shared(rngd), FINISHED)

    outcome = rngd.run("compile")

    assert outcome.error == (3, "CompilerFailed")
    assert outcome.message.startswith("An entry of the compiler cache was cut short")
    assert outcome.message.endswith(" The failed kernel was removed from the compiler cache.")
    assert kernels(rngd) == [FINISHED]


def test_a_failed_kernel_is_removed_from_a_volume_with_a_blank_in_its_path(
    rngd: Job, tool: Tool
) -> None:
    volume = rngd.volume.with_name("my (new) volume")
    rngd.volume.rename(volume)
    rngd.volume, rngd.spec["volume"] = volume, str(volume)
    tool("fxb", fxb(WRITES_KERNELS + FAILS))

    assert rngd.run("compile").error == (3, "CompilerFailed")
    assert kernels(rngd) == [FINISHED]


def test_a_failed_kernel_is_removed_whatever_is_a_secret(rngd: Job, tool: Tool) -> None:
    rngd.environment["SOME_KEY"] = FAILED[:4]
    rngd.spec["secretNames"] = ["SOME_KEY"]
    tool("fxb", fxb(WRITES_KERNELS + FAILS))

    assert rngd.run("compile").error == (3, "CompilerFailed")
    assert kernels(rngd) == [FINISHED]


def test_the_cause_that_stands_in_a_failed_kernel_is_told(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb(WRITES_KERNELS + FAILS))

    outcome = rngd.run("compile")

    assert outcome.message.endswith("it had left: No such file or directory (os error 2).")
    assert b"it says: No such file or directory (os error 2)\n" in outcome.log


def test_a_full_disk_that_only_the_failed_kernel_tells_of_is_recognised(
    rngd: Job, tool: Tool
) -> None:
    full = WRITES_KERNELS.replace("No such file or directory (os error 2)", "(os error 28)")
    tool("fxb", fxb(full + FAILS))

    assert rngd.run("compile").error == (4, "DiskFull")


def test_nothing_is_said_to_be_removed_that_was_not_there(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb("WORK = lambda: None\n" + FAILS))

    outcome = rngd.run("compile")

    assert outcome.error == (3, "CompilerFailed")
    assert "removed" not in outcome.message


def test_a_second_build_that_fails_keeps_what_it_has_finished(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb(WRITES_KERNELS + FAILS))
    shared(rngd).mkdir(parents=True)
    with (shared(rngd) / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = rngd.run("compile")

    assert outcome.error == (3, "CompilerFailed")
    assert kernels(rngd) == [FINISHED]


def test_a_kernel_that_the_other_build_is_writing_is_not_taken(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    cut_entry(shared(rngd), FAILED)
    with (shared(rngd) / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = rngd.run("compile")

    assert b", 0 kernels, a copy: another build holds it\n" in outcome.log
    assert kernels(rngd) == [FAILED]


def test_builds_with_the_same_process_id_do_not_share_a_draft(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb(WRITES_KERNELS))
    of_the_other = shared(rngd) / f".draft-1-{FINISHED}"
    of_the_other.mkdir(parents=True)
    as_in_a_pod = """
import types
from npuc_job import compiler_cache
compiler_cache.os = types.SimpleNamespace(**{**vars(os), "getpid": lambda: 1})
"""
    with (shared(rngd) / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = rngd.run("compile", prelude=as_in_a_pod)

    assert outcome.status == 0
    assert kernels(rngd) == [of_the_other.name, FINISHED, FAILED]


def test_drafts_count_and_go_after_a_day(rngd: Job, tool: Tool, tmp_path: Path) -> None:
    entry(tmp_path, ".draft-x", size=200)
    entry(tmp_path, FINISHED, size=100)
    compiler_cache.prune(tmp_path, max_bytes=250)
    assert [path.name for path in tmp_path.glob("[.a]*")] == [".draft-x"]

    tool("fxb", GOOD_FXB)
    entry(shared(rngd), ".draft-x")
    rngd.compile()
    assert kernels(rngd) == [".draft-x"]
    rngd.next_attempt()
    later = "import time; now = time.time(); time.time = lambda: now + 90000"
    assert rngd.run("compile", prelude=later).status == 0
    assert kernels(rngd) == []
