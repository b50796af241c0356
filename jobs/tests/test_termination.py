"""Stops and kills: nothing of a compiler survives, and the next run succeeds.

A compiler and its child hold a named pipe open; its end of file proves that both are gone, without
waiting for a time.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.harness import FAKE_VELA, WAIT_SECONDS, Job

STUBBORN = """
import os, pathlib, signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path("half-written.bin").write_bytes(b"half")
print("last words of the compiler", flush=True)
life_sign = os.open(os.environ["LIFE_SIGN"], os.O_WRONLY)
if os.fork() == 0:
    os.write(life_sign, b"child")
    while True:
        signal.pause()
"""
SHORT_GRACE = "from npuc_job import compiler_process; compiler_process.GRACE_SECONDS = 0.05"

Tool = Callable[[str, str], None]


class LifeSign:
    """The reading end of a named pipe that the compiler's processes hold open."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self._descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def read(self) -> bytes:
        ready, _, _ = select.select([self._descriptor], [], [], WAIT_SECONDS)
        assert ready, "the processes of the compiler are still alive, or never started"
        return os.read(self._descriptor, 100)

    def close(self) -> None:
        os.close(self._descriptor)


@pytest.fixture
def life_sign(job: Job, tmp_path: Path) -> Iterator[LifeSign]:
    path = tmp_path / "life-sign"
    job.environment["LIFE_SIGN"] = str(path)
    sign = LifeSign(path)
    yield sign
    sign.close()


def wait_until_it_compiles(process: subprocess.Popen[bytes], life_sign: LifeSign) -> bytes:
    """Return the log up to the compiler's own line, once its child has started too."""
    assert process.stdout is not None
    log = b""
    while b"last words" not in log:
        line = process.stdout.readline()
        assert line, log
        log += line
    assert life_sign.read() == b"child"
    return log


def test_sigterm_ends_a_compiler_that_ignores_it_and_its_children(
    job: Job, tool: Tool, life_sign: LifeSign
) -> None:
    tool("vela", STUBBORN + "while True:\n    signal.pause()\n")
    process = job.start("compile", prelude=SHORT_GRACE)
    wait_until_it_compiles(process, life_sign)

    process.send_signal(signal.SIGTERM)
    outcome = job.outcome_of(process)

    assert outcome.error == (143, "Terminated")
    assert life_sign.read() == b""
    assert b"npuc: compile failed with Terminated" in outcome.log


def test_sigterm_reaches_the_compiler(job: Job, tool: Tool, life_sign: LifeSign) -> None:
    orderly = STUBBORN.replace("signal.SIG_IGN", "lambda *_: sys.exit('ended in order')")
    tool("vela", orderly + "while True:\n    signal.pause()\n")
    process = job.start("compile")
    wait_until_it_compiles(process, life_sign)

    process.send_signal(signal.SIGTERM)
    outcome = job.outcome_of(process)

    assert outcome.error == (143, "Terminated")
    assert b"ended in order\n" in outcome.log


def test_children_left_behind_by_a_compiler_are_killed(
    job: Job, tool: Tool, life_sign: LifeSign
) -> None:
    tool("vela", STUBBORN + FAKE_VELA)

    outcome = job.run("compile")

    assert outcome.status == 0
    assert life_sign.read() == b"child"
    assert life_sign.read() == b""


def test_a_killed_job_takes_its_compiler_along_and_a_second_run_succeeds(
    job: Job, tool: Tool, life_sign: LifeSign
) -> None:
    tool("vela", STUBBORN.replace("os.fork() == 0", "True"))
    process = job.start("compile")
    wait_until_it_compiles(process, life_sign)

    process.kill()
    process.communicate(timeout=WAIT_SECONDS)
    assert life_sign.read() == b""
    assert (job.staging / "half-written.bin").exists()

    tool("vela", FAKE_VELA)
    job.compile()
    assert not (job.staging / "half-written.bin").exists()
    assert job.run("verify").status == 0


def test_cut_output_is_shown_after_a_sigterm(job: Job, tool: Tool, life_sign: LifeSign) -> None:
    tool(
        "vela",
        STUBBORN + "for _ in range(10):\n    os.write(1, b'x' * 1048576)\n"
        "os.write(1, b'where it hung\\n')\nos.write(life_sign, b'written')\n"
        "while True:\n    signal.pause()\n",
    )
    process = job.start("compile", prelude=SHORT_GRACE)
    wait_until_it_compiles(process, life_sign)
    assert process.stdout is not None
    while b"output limit reached" not in process.stdout.readline():
        pass
    assert life_sign.read() == b"written"

    process.send_signal(signal.SIGTERM)
    outcome = job.outcome_of(process)

    assert outcome.error == (143, "Terminated")
    assert b"xwhere it hung\n" in outcome.log
