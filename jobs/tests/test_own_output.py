"""What the job program's process prints itself, as the file of a platform makes it do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.declared_harness import changed_toy
from tests.harness import Job

SECRET = "hf_correct-horse-battery"
EVERY_WAY = """
import os, subprocess, sys, warnings
def leak(where):
    print(where, "printed", os.environ["TOK"])
    print(where, "told", os.environ["TOK"], file=sys.stderr)
    os.write(1, f"{where} written {os.environ['TOK']}\\n".encode())
    subprocess.run(["echo", where, "echoed", os.environ["TOK"]])
    warnings.warn(where + " warned " + os.environ["TOK"])
"""


def with_secret(job: Job) -> Job:
    job.spec["secretNames"] = ["TOK"]
    job.environment["TOK"] = SECRET
    return job


def leaking(folder: Path) -> Job:
    members = """
    def conduct(self, spec, model):
        leak("conduct")
        return super().conduct(spec, model)
    def linked(self, spec, model):
        leak("linked")
        return {}
    """
    return with_secret(changed_toy(folder, members, EVERY_WAY + 'leak("import")\n'))


@pytest.mark.parametrize("where", ["import", "conduct", "linked"])
def test_a_secret_that_a_platform_prints_is_not_in_the_log(tmp_path: Path, where: str) -> None:
    log = leaking(tmp_path).compile().log.decode()

    assert SECRET not in log
    for how in ("printed", "told", "written", "echoed", "warned"):
        assert f"{where} {how} ***" in log


def test_no_more_than_before_is_printed_by_the_verify_step(tmp_path: Path) -> None:
    job = leaking(tmp_path)
    job.compile()

    outcome = job.run("verify")

    assert outcome.status == 0
    assert SECRET.encode() not in outcome.log
    assert outcome.log.count(b"import printed ***") == 1


def test_what_was_printed_stands_before_the_line_that_came_after_it(tmp_path: Path) -> None:
    job = changed_toy(tmp_path, last="print('npuc: as if I were npuc', end='')\n")

    log = job.compile().log

    assert log.startswith(b" npuc: as if I were npuc\nnpuc: step compile, attempt 1")


@pytest.mark.parametrize("raised", ["SystemExit", "KeyboardInterrupt", "ValueError"])
def test_a_secret_that_a_platform_raises_is_not_in_the_log(tmp_path: Path, raised: str) -> None:
    members = f"""
    def command(self, spec, model):
        import os
        raise {raised}("no " + os.environ["TOK"])
    """
    job = with_secret(changed_toy(tmp_path, members))

    outcome = job.run("compile")

    assert SECRET.encode() not in outcome.log
    assert f"{raised}: no ***" in outcome.message
    assert b"Traceback (most recent call last)" in outcome.log


def test_what_is_printed_at_the_exit_reaches_no_log(tmp_path: Path) -> None:
    last = "import atexit, os\natexit.register(lambda: print(os.environ['TOK'], flush=True))\n"
    job = with_secret(changed_toy(tmp_path, last=last))

    outcome = job.compile()

    assert SECRET.encode() not in outcome.log
    assert b"compile succeeded" in outcome.log.splitlines()[-1]


def test_prints_without_end_are_cut(tmp_path: Path) -> None:
    last = "for _ in range(12):\n    print('x' * 1048576)\nprint('the last')\n"

    log = changed_toy(tmp_path, last=last).compile().log

    assert len(log) < 10 * 1024 * 1024
    assert b"bytes of output were cut here" in log
    assert b"the last\n" in log
