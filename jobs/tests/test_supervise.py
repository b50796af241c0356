"""How a local Job is run: one process takes it, nothing of it is left, its end is told."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .fork_harness import JOBS, Job, Server, is_alive, until

READY = "pathlib.Path('../ready').touch()\n"
SLEEP = "time.sleep(600)\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "server")
    yield made
    made.end()


def ready(job: Job) -> Job:
    until((job.folder / "ready").exists)
    return job


def untold(server: Server) -> None:
    """Reads until the end of a Job."""
    while "ended" not in server.told():
        pass


def test_the_exit_code_and_both_times_are_told(server: Server) -> None:
    told = server.run("raise SystemExit(3)").exit

    assert told["exitCode"] == 3
    assert told["startedAt"] <= told["endedAt"]
    assert told["endedAt"].endswith("Z")


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [("os.kill(os.getpid(), 9)", 137), ("os._exit(5)", 5), ("os.abort()", 134)],
)
def test_the_end_of_a_job_that_could_not_tell_it_is_told(
    server: Server, code: str, exit_code: int
) -> None:
    """A signal as a shell tells it."""
    job = server.run(code)

    assert job.exit["exitCode"] == exit_code
    assert job.exit["startedAt"] <= job.exit["endedAt"]
    assert not job.is_locked()


def test_a_job_that_breaks_is_exit_code_1_with_its_error_in_the_log(server: Server) -> None:
    job = server.run("1 // 0")

    assert job.exit["exitCode"] == 1
    assert "ZeroDivisionError" in job.log


def test_both_streams_go_to_the_log_in_order(server: Server) -> None:
    job = server.run("os.write(1, b'one\\n'); os.write(2, b'two\\n'); os.write(1, b'three\\n')")

    assert job.log == "one\ntwo\nthree\n"


@pytest.mark.parametrize("code", ["pass", "os.kill(os.getpid(), 9)"])
def test_nothing_but_the_told_files_is_left(server: Server, code: str) -> None:
    job = server.run(code)

    left = sorted(path.name for path in job.folder.iterdir())
    assert left == ["exit", "log", "process", "scratch"]


def test_the_process_file_is_locked_exactly_as_long_as_the_job_runs(server: Server) -> None:
    job = ready(server.submit("job", READY + SLEEP))

    assert job.is_locked()
    assert server.told()["pid"] == job.pid

    os.kill(job.pid, signal.SIGTERM)
    untold(server)
    assert not job.is_locked()


def test_a_job_that_was_killed_is_locked_until_its_end_is_told(server: Server) -> None:
    job = ready(server.submit("job", READY + SLEEP))
    os.kill(server.process.pid, signal.SIGSTOP)
    os.kill(job.pid, signal.SIGKILL)
    until(lambda: not is_alive(job.pid))

    assert job.is_locked()
    assert not job.has_ended()

    os.kill(server.process.pid, signal.SIGCONT)
    untold(server)
    assert not job.is_locked()
    assert job.exit["exitCode"] == 137


def test_the_lock_is_held_until_the_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To read the file by its name and close it gave the lock up: a killed Job was seen as lost."""
    monkeypatch.syspath_prepend(str(JOBS))
    import supervise

    process = tmp_path / "process"
    draft = supervise.draft(str(tmp_path))
    os.link(draft.path, process)
    told: list[bool] = []
    monkeypatch.setattr(supervise, "write_exit", lambda *_: told.append(is_locked_to(process)))

    supervise.let_go(str(tmp_path), draft, signal.SIGKILL)

    assert told == [True]
    assert not is_locked_to(process)


def is_locked_to(process: Path) -> bool:
    """What another process than this one finds."""
    code = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    tried = subprocess.run([sys.executable, "-c", code, str(process)], capture_output=True)
    return b"BlockingIOError" in tried.stderr


def test_of_many_processes_one_runs_the_job(server: Server, tmp_path: Path) -> None:
    others = [Server(tmp_path / f"other-{number}") for number in range(3)]
    job = server.submit("job", "os.write(1, b'ran\\n')")
    for other in others:
        other.ask(job.folder, "os.write(1, b'ran\\n')")
    for one in (server, *others):
        untold(one)
    for other in others:
        other.end()

    assert job.log == "ran\n"


def test_a_job_that_has_ended_is_not_run_again(server: Server) -> None:
    job = server.run("raise SystemExit(3)")
    first = job.exit

    server.ask(job.folder, "pass")
    untold(server)

    assert job.exit == first


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000])
def test_what_a_compiler_writes_over_the_process_file_changes_nothing(
    server: Server, text: str
) -> None:
    job = ready(server.submit("job", READY + SLEEP))
    pid = job.pid
    (job.folder / "process").write_text(text)
    os.kill(pid, signal.SIGKILL)
    untold(server)

    assert job.exit["exitCode"] == 137
    assert server.process.poll() is None


def test_a_server_without_a_free_descriptor_tells_the_end_when_it_has_one(server: Server) -> None:
    job = ready(server.submit("job", READY + SLEEP))
    usual = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (3, usual[1]))
    os.kill(job.pid, signal.SIGKILL)
    until(lambda: not is_alive(job.pid))
    assert server.process.poll() is None
    assert job.is_locked()

    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, usual)
    untold(server)
    assert job.exit["exitCode"] == 137


@pytest.mark.parametrize("left", ["", "{", "[]", '{"pid": 1}', "\0\0"])
def test_a_job_that_was_taken_by_a_remover_is_not_run(server: Server, left: str) -> None:
    """Or by whom a power cut left only a part."""
    folder = server.folder / "job"
    folder.mkdir()
    (folder / "process").write_text(left)

    job = server.ask(folder, READY)
    untold(server)

    assert sorted(path.name for path in job.folder.iterdir()) == ["log", "process"]
    assert job.log == ""


def test_sigterm_reaches_the_job_and_its_end_is_told(server: Server) -> None:
    obey = "signal.signal(signal.SIGTERM, lambda *_: sys.exit(4))\n"
    job = ready(server.submit("job", obey + READY + SLEEP))
    os.kill(job.pid, signal.SIGTERM)
    untold(server)

    assert job.exit["exitCode"] == 4


def test_sigterm_right_after_the_start_is_not_lost(server: Server) -> None:
    job = server.submit("job", SLEEP)
    os.kill(job.pid, signal.SIGTERM)
    untold(server)

    assert job.exit["exitCode"] == 143


@pytest.mark.parametrize("end", ["pass", "os.kill(os.getpid(), 9)"])
def test_what_a_job_leaves_running_is_killed(server: Server, end: str) -> None:
    """In a session of its own too, and before the end is told."""
    job = server.run(f"leave('one'); leave('two')\n{end}")

    assert not is_alive(job.pid_in("one"))
    assert not is_alive(job.pid_in("two"))


def test_who_is_killed_takes_nobody_else_along(server: Server) -> None:
    other = server.submit("other", "leave('orphan')\nwait_for('go')\n")
    orphan = other.pid_in("orphan")
    killed = server.submit("killed", "leave('orphan')\n" + READY + SLEEP)
    os.kill(ready(killed).pid, signal.SIGKILL)
    untold(server)

    assert killed.exit["exitCode"] == 137
    assert is_alive(orphan)
    (other.folder / "go").touch()
    untold(server)
    assert other.exit["exitCode"] == len("compile")
    assert not is_alive(orphan)


def test_nothing_proves_a_job_whose_server_went_with_it(server: Server) -> None:
    job = ready(server.submit("job", READY + SLEEP))
    server.kill()
    os.kill(job.pid, signal.SIGKILL)
    until(lambda: not is_alive(job.pid))

    assert not job.is_locked()
    assert not job.has_ended()


def test_the_job_starts_with_no_signal_blocked(server: Server) -> None:
    job = server.run(
        "print([line.split()[1] for line in open('/proc/self/status') if line[:6] == 'SigBlk'])"
    )

    assert int(job.log.strip()[2:-2], 16) == 0
