"""The server that forks the Jobs of a local service: what it tells, and what a Job finds of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .test_supervise import JOBS, WAIT_SECONDS, until

PROGRAM = """
import os, signal, sys, time

def main(arguments, environment, followed):
    if "FETCHES" in environment:
        followed("prepare")
    exec(environment["CODE"], globals())
    sys.stdout.flush()
    return len(arguments[0])


def steps_of(name, environment):
    return [name]
"""
WAIT = "while not os.path.exists('../go'): time.sleep(0.01)\n"
IGNORED = "print([line.split()[1] for line in open('/proc/self/status') if line[:6] == 'SigIgn'])"


class Server:
    """A server with a job program that runs the code in the environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("fork_server.py", "supervise.py"):
            shutil.copy(JOBS / name, folder / name)
        (folder / "npuc_job").mkdir()
        (folder / "npuc_job/__init__.py").touch()
        (folder / "npuc_job/__main__.py").write_text(PROGRAM)
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(folder / "fork_server.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"OF_SERVER": "1"},
        )

    def submit(self, name: str, code: str, **environment: str) -> Path:
        job = self.folder / name
        (job / "scratch").mkdir(parents=True)
        asked = {"folder": str(job), "step": "compile", "environment": environment | {"CODE": code}}
        assert self.process.stdin
        self.process.stdin.write(json.dumps(asked).encode() + b"\n")
        self.process.stdin.flush()
        return job

    def end(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.kill()
        self.process.wait(WAIT_SECONDS)

    def told(self) -> dict[str, object]:
        assert self.process.stdout
        return dict(json.loads(self.process.stdout.readline()))

    def run(self, code: str, **environment: str) -> str:
        """The log of a Job."""
        job = self.submit("job", code, **environment)
        assert [self.told().keys() for _ in range(2)] == [{"folder", "pid"}, {"folder", "ended"}]
        return (job / "log").read_text()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    yield made
    (tmp_path / "go").touch()
    made.end()


def test_who_runs_a_job_is_told_and_then_that_it_ended(server: Server) -> None:
    job = server.submit("one", "pass")

    started, ended = server.told(), server.told()

    assert started == {"folder": str(job), "pid": json.loads((job / "process").read_text())["pid"]}
    assert ended == {"folder": str(job), "ended": True}
    assert json.loads((job / "exit").read_text())["exitCode"] == len("compile")
    assert not (job / "fetched").exists()


def test_when_the_model_of_a_job_has_been_fetched_is_told(server: Server) -> None:
    job = server.submit("one", "pass", FETCHES="1")
    for _ in range(2):
        server.told()

    ended = json.loads((job / "exit").read_text())
    fetched = json.loads((job / "fetched").read_text())["endedAt"]
    assert ended["startedAt"] <= fetched <= ended["endedAt"]


def test_jobs_run_beside_each_other_and_each_end_is_told(server: Server) -> None:
    jobs = [server.submit(f"job-{number}", f"os.chdir('..')\n{WAIT}") for number in range(5)]
    assert [server.told()["folder"] for _ in jobs] == [str(job) for job in jobs]

    for job in jobs:
        (server.folder / "go").touch()
        until(lambda job=job: (job / "log").exists())  # type: ignore[misc]

    assert {server.told()["folder"] for _ in jobs} == {str(job) for job in jobs}


def test_a_job_has_its_own_environment_and_works_in_its_scratch_folder(server: Server) -> None:
    said = server.run("print(sorted(os.environ), os.getcwd())", NAME="value")

    assert said == f"['CODE', 'NAME'] {server.folder}/job/scratch\n"


def test_a_job_holds_nothing_of_the_server_open(server: Server) -> None:
    said = server.run("print(sorted(os.listdir('/proc/self/fd')), os.readlink('/proc/self/fd/0'))")

    assert said == "['0', '1', '2', '3'] /dev/null\n"  # 3 is the listing itself


def test_a_job_may_be_ended_by_any_signal(server: Server) -> None:
    """What whoever runs the tests ignores, as `nohup` makes it, stays ignored."""
    said = server.run(IGNORED)

    sigpipe, sigxfsz = 1 << 12, 1 << 24
    ours = int(re.findall(r"SigIgn:\t(\w+)", Path("/proc/self/status").read_text())[0], 16)
    assert int(said.strip()[2:-2], 16) & ~(sigpipe | sigxfsz | ours) & 0x7FFFFFFF == 0


def test_of_a_job_that_is_removed_only_the_end_is_told(server: Server) -> None:
    job = server.submit("gone", "pass")
    shutil.rmtree(job, ignore_errors=True)

    assert server.told().keys() == {"folder", "pid"}
    assert server.told().keys() == {"folder", "ended"}


def test_the_server_ends_with_its_input_and_jobs_go_on(server: Server) -> None:
    job = server.submit("job", f"os.chdir('..')\n{WAIT.replace('../go', 'go')}")
    server.told()
    until(lambda: (job / "process").exists())
    assert server.process.stdin
    server.process.stdin.close()
    server.process.wait(WAIT_SECONDS)

    (job / "go").touch()
    until(lambda: (job / "exit").exists())
    assert json.loads((job / "exit").read_text())["exitCode"] == len("compile")


def test_jobs_go_on_when_the_server_is_killed(server: Server) -> None:
    job = server.submit("job", f"os.chdir('..')\n{WAIT.replace('../go', 'go')}")
    server.told()
    until(lambda: (job / "process").exists())
    server.process.kill()
    server.process.wait(WAIT_SECONDS)

    (job / "go").touch()
    until(lambda: (job / "exit").exists())
