"""The server that forks the Jobs of a local service: what it tells, and what a Job finds of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .fork_harness import JOBS, WAIT_SECONDS, Server, is_alive, until

IGNORED = "print([line.split()[1] for line in open('/proc/self/status') if line[:6] == 'SigIgn'])"
OPEN = """
names = [f"/proc/self/fd/{name}" for name in sorted(os.listdir("/proc/self/fd"))]
found = [os.readlink(name) for name in names if os.path.lexists(name)]
print(json.dumps(found))
"""
WAIT = "wait_for('go')\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    yield made
    made.end()


def test_who_runs_a_job_is_told_and_then_that_it_ended(server: Server) -> None:
    job = server.submit("one", "pass")

    started, ended = server.told(), server.told()

    assert started == {"folder": str(job.folder), "pid": job.pid}
    assert ended == {"folder": str(job.folder), "ended": True}
    assert job.exit["exitCode"] == len("compile")
    assert not (job.folder / "fetched").exists()


def test_when_the_model_of_a_job_has_been_fetched_is_told(server: Server) -> None:
    job = server.run("pass", FETCHES="1")

    fetched = (job.folder / "fetched").read_text()
    assert (
        job.exit["startedAt"] <= fetched[len('{"endedAt": "') : -len('"}')] <= job.exit["endedAt"]
    )


def test_jobs_run_beside_each_other_and_each_end_is_told(server: Server) -> None:
    jobs = [server.submit(f"job-{number}", WAIT) for number in range(5)]
    folders = [str(job.folder) for job in jobs]
    assert [server.told()["folder"] for _ in jobs] == folders

    for job in jobs:
        (job.folder / "go").touch()

    assert {server.told()["folder"] for _ in jobs} == set(folders)


def test_a_job_has_its_own_environment_and_works_in_its_scratch_folder(server: Server) -> None:
    job = server.run("print(sorted(os.environ), os.getcwd())", NAME="value")

    assert job.log == f"['CODE', 'NAME'] {job.folder}/scratch\n"


def test_a_job_holds_nothing_of_the_server_open_but_its_own_lock(server: Server) -> None:
    job = server.run(OPEN)

    *streams, lock = json.loads(job.log)
    assert streams == ["/dev/null", f"{job.folder}/log", f"{job.folder}/log"]
    assert lock.startswith(f"{job.folder}/process.")


def test_a_job_is_one_process_below_the_server(server: Server) -> None:
    """Each fork on the way costs milliseconds."""
    job = server.run("print(os.getpid(), os.getppid())")

    assert job.log == f"{job.pid} {server.process.pid}\n"


def test_no_job_carries_what_only_few_need() -> None:
    """A fork takes longer the more is loaded."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); import fork_server; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(JOBS)], capture_output=True, check=True
    )

    modules = loaded.stdout.decode().split()
    assert "npuc_job.verify_step" in modules
    assert not {"urllib.request", "http.client", "ssl", "email.parser", "asyncio"} & {*modules}


def test_what_a_job_starts_has_not_its_lock(server: Server) -> None:
    job = server.run("subprocess.run(['ls', '/proc/self/fd'], close_fds=False)")

    assert job.log.split() == ["0", "1", "2", "3"]  # 3 is the listing itself


def test_a_job_may_be_ended_by_any_signal(server: Server) -> None:
    """What whoever runs the tests ignores, as `nohup` makes it, stays ignored."""
    said = server.run(IGNORED).log

    sigpipe, sigxfsz = 1 << 12, 1 << 24
    ours = int(re.findall(r"SigIgn:\t(\w+)", Path("/proc/self/status").read_text())[0], 16)
    assert int(said.strip()[2:-2], 16) & ~(sigpipe | sigxfsz | ours) & 0x7FFFFFFF == 0


def test_of_a_job_that_is_removed_only_the_end_is_told(server: Server) -> None:
    job = server.ask(server.folder / "gone", "pass")

    assert server.told() == {"folder": str(job.folder), "ended": True}
    assert not job.folder.exists()


def test_a_job_that_is_removed_as_it_begins_harms_no_other(server: Server) -> None:
    job = server.submit("gone", "pass")
    shutil.rmtree(job.folder, ignore_errors=True)
    while "ended" not in server.told():
        pass

    assert server.run("pass").exit["exitCode"] == len("compile")


def test_the_server_ends_with_its_input_when_no_job_runs(server: Server) -> None:
    server.run("pass")
    server.end_input()

    assert server.process.wait(WAIT_SECONDS) == 0


def test_jobs_go_on_without_the_service_and_the_server_ends_with_the_last(server: Server) -> None:
    jobs = [server.submit(name, WAIT) for name in ("one", "two")]
    assert {"pid"} < server.told().keys()
    assert {"pid"} < server.told().keys()
    server.end_input()

    (jobs[0].folder / "go").touch()
    until(jobs[0].has_ended)
    assert server.process.poll() is None
    (jobs[1].folder / "go").touch()
    assert server.process.wait(WAIT_SECONDS) == 0
    assert [job.exit["exitCode"] for job in jobs] == [len("compile")] * 2


def test_the_end_of_a_killed_job_is_told_without_the_service(server: Server) -> None:
    job = server.submit("job", "leave('orphan')\nwait_for('never')\n")
    orphan = job.pid_in("orphan")
    server.end_input()

    os.kill(job.pid, signal.SIGKILL)

    assert server.process.wait(WAIT_SECONDS) == 0
    assert job.exit["exitCode"] == 137
    assert not is_alive(orphan)


def test_jobs_go_on_when_the_server_is_killed(server: Server) -> None:
    job = server.submit("job", WAIT)
    until(lambda: (job.folder / "process").exists())
    server.kill()
    assert job.is_locked()

    (job.folder / "go").touch()
    until(job.has_ended)
    until(lambda: not job.is_locked())
