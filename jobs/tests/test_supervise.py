"""The supervisor of a local Job: one process takes it, nothing of it is left, its end is told."""

from __future__ import annotations

import fcntl
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

JOBS = Path(__file__).parent.parent
WAIT_SECONDS = 180

READY = "import pathlib; pathlib.Path('ready').touch()\n"
SLEEP = "import time; time.sleep(600)\n"
IGNORE = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.01)


def supervising(grace: str = "10") -> str:
    """A program that supervises the code which is its second argument, in the folder before it."""
    return (
        f"import os, sys; sys.path.insert(0, {str(JOBS)!r}); import supervise\n"
        f"supervise.GRACE_SECONDS = {grace}\n"
        "job = lambda: os.execv(sys.executable, [sys.executable, '-c', sys.argv[2]])\n"
        "supervise.main(sys.argv[1], job)\n"
    )


class Supervised:
    """A Job's folder and the supervisors that were started in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self, code: str, grace: str = "10") -> subprocess.Popen[bytes]:
        """Supervises Python code."""
        command = [sys.executable, "-c", supervising(grace), str(self.folder), code]
        process = subprocess.Popen(command, cwd=self.folder)
        self.started.append(process)
        return process

    def run(self, code: str) -> dict[str, Any]:
        assert self.start(code).wait(WAIT_SECONDS) == 0
        return self.exit

    @property
    def exit(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / "exit").read_bytes()))

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def until_ready(self) -> None:
        until(lambda: (self.folder / "ready").exists())

    def pid_in(self, name: str) -> int:
        path = self.folder / name
        until(lambda: path.exists() and path.read_text().endswith("\n"))
        return int(path.read_text())

    def is_locked(self) -> bool:
        with open(self.folder / "process", "r+") as process:
            try:
                fcntl.lockf(process, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return True
        return False


@pytest.fixture
def job(tmp_path: Path) -> Iterator[Supervised]:
    folder = tmp_path / "job"
    folder.mkdir()
    supervised = Supervised(folder)
    yield supervised
    for process in supervised.started:
        process.kill()
        process.wait()


def is_alive(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def write_pid(name: str) -> str:
    return f"import os, pathlib; pathlib.Path({name!r}).write_text(f'{{os.getpid()}}\\n')\n"


def test_the_exit_code_and_both_times_are_told(job: Supervised) -> None:
    told = job.run("raise SystemExit(3)")

    assert told["exitCode"] == 3
    assert told["startedAt"] <= told["endedAt"]
    assert told["endedAt"].endswith("Z")


def test_a_signal_is_told_as_a_shell_tells_it(job: Supervised) -> None:
    assert job.run("import os; os.kill(os.getpid(), 9)")["exitCode"] == 137


def test_a_job_that_breaks_is_exit_code_1_with_its_error_in_the_log(job: Supervised) -> None:
    (job.folder / "log").touch()
    broken = f"import sys; sys.path.insert(0, {str(JOBS)!r}); import supervise\n"
    broken += f"supervise.main({str(job.folder)!r}, lambda: 1 // 0)"
    subprocess.run([sys.executable, "-c", broken], check=True)

    assert job.exit["exitCode"] == 1
    assert "ZeroDivisionError" in job.log


def test_both_streams_go_to_the_log_in_order(job: Supervised) -> None:
    job.run("import os; os.write(1, b'one\\n'); os.write(2, b'two\\n'); os.write(1, b'three\\n')")

    assert job.log == "one\ntwo\nthree\n"


def test_nothing_but_the_told_files_is_left(job: Supervised) -> None:
    job.run("pass")

    assert sorted(path.name for path in job.folder.iterdir()) == ["exit", "log", "process"]


def test_the_process_file_is_locked_exactly_as_long_as_the_job_runs(job: Supervised) -> None:
    supervisor = job.start(READY + SLEEP)
    job.until_ready()

    assert job.is_locked()
    assert json.loads((job.folder / "process").read_text())["pid"] == supervisor.pid

    supervisor.send_signal(signal.SIGTERM)
    supervisor.wait(WAIT_SECONDS)
    assert not job.is_locked()


def test_of_many_supervisors_one_runs_the_job(job: Supervised) -> None:
    count = "import os; os.write(1, b'ran\\n')"
    for supervisor in [job.start(count) for _ in range(6)]:
        assert supervisor.wait(WAIT_SECONDS) == 0

    assert job.log == "ran\n"


def test_a_job_that_has_ended_is_not_run_again(job: Supervised) -> None:
    first = job.run("raise SystemExit(3)")

    assert job.run("pass") == first


def test_a_job_that_was_taken_by_a_remover_is_not_run(job: Supervised) -> None:
    (job.folder / "process").touch()

    job.start(READY).wait(WAIT_SECONDS)

    assert [path.name for path in job.folder.iterdir()] == ["process"]


def test_a_removed_folder_is_not_made_again(job: Supervised) -> None:
    gone = job.folder / "gone"
    subprocess.run([sys.executable, "-c", supervising(), str(gone), "pass"], check=True)

    assert not gone.exists()


def test_sigterm_is_passed_on_and_the_end_still_told(job: Supervised) -> None:
    obey = "import signal, sys; signal.signal(signal.SIGTERM, lambda *_: sys.exit(4))\n"
    supervisor = job.start(obey + READY + SLEEP)
    job.until_ready()
    supervisor.send_signal(signal.SIGTERM)

    assert supervisor.wait(WAIT_SECONDS) == 0
    assert job.exit["exitCode"] == 4


def test_sigterm_right_after_the_start_is_not_lost(job: Supervised) -> None:
    supervisor = job.start(SLEEP)
    until(lambda: (job.folder / "process").exists())
    supervisor.send_signal(signal.SIGTERM)

    assert supervisor.wait(WAIT_SECONDS) == 0
    assert job.exit["exitCode"] == 143


def test_who_ignores_sigterm_is_killed_however_often_it_is_asked(job: Supervised) -> None:
    supervisor = job.start(IGNORE + READY + SLEEP, grace="1")
    job.until_ready()

    def ask() -> bool:
        supervisor.send_signal(signal.SIGTERM)
        return supervisor.poll() is not None

    until(ask)
    assert job.exit["exitCode"] == 137


def test_what_the_command_leaves_running_is_killed(job: Supervised) -> None:
    stubborn = IGNORE + write_pid("orphan") + SLEEP
    fork = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {stubborn!r}])\n"
    await_it = "import os, time\nwhile not os.path.exists('orphan'): time.sleep(0.01)\n"
    job.run(fork + await_it)

    assert not is_alive(job.pid_in("orphan"))


def test_a_daemon_in_a_session_of_its_own_is_killed_too(job: Supervised) -> None:
    daemon = IGNORE + write_pid("daemon") + SLEEP
    inner = (
        "import subprocess, sys; "
        f"subprocess.Popen([sys.executable, '-c', {daemon!r}], start_new_session=True)"
    )
    outer = (
        "import subprocess, sys; "
        f"subprocess.Popen([sys.executable, '-c', {inner!r}], start_new_session=True).wait()\n"
    )
    supervisor = job.start(outer + SLEEP)
    pid = job.pid_in("daemon")
    supervisor.send_signal(signal.SIGTERM)

    assert supervisor.wait(WAIT_SECONDS) == 0
    assert not is_alive(pid)


def test_the_job_goes_on_when_who_started_it_is_killed(job: Supervised) -> None:
    wait_for_go = READY + "import os, time\nwhile not os.path.exists('go'): time.sleep(0.01)\n"
    starter_code = (
        "import subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, '-c', {supervising()!r}, {str(job.folder)!r},"
        f" {wait_for_go!r}])\n"
        "time.sleep(600)"
    )
    starter = subprocess.Popen([sys.executable, "-c", starter_code], cwd=job.folder)
    job.until_ready()
    starter.kill()
    starter.wait(WAIT_SECONDS)
    assert job.is_locked()

    (job.folder / "go").touch()
    until(lambda: (job.folder / "exit").exists())
    assert job.exit["exitCode"] == 0


def test_the_command_dies_with_its_supervisor(job: Supervised) -> None:
    supervisor = job.start(write_pid("pid") + SLEEP)
    pid = job.pid_in("pid")
    supervisor.kill()
    supervisor.wait(WAIT_SECONDS)

    until(lambda: not is_alive(pid))
    assert not job.is_locked()
    assert not (job.folder / "exit").exists()


def test_the_command_starts_with_no_signal_blocked_or_ignored(job: Supervised) -> None:
    job.run(
        "print([line.split()[1] for line in open('/proc/self/status') if line[:6] == 'SigBlk'])\n"
    )

    assert int(job.log.strip()[2:-2], 16) == 0
