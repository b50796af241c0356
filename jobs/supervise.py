"""Runs one Job on this machine and tells how it ended, whatever becomes of the service.

The service can be killed while a Job runs and be started again; it is not the Job's parent then and
can't wait for it. So everything it has to know stands in the Job's folder:

    process   who took the Job: {"pid", "startedAt"}. Locked (POSIX record lock) as long as this
              process lives: a held lock proves that the Job runs, whatever the process number is
              reused for and however the clock is set.
    fetched   when the model of a compile that comes from elsewhere was there: {"endedAt"}.
    log       standard output and standard error of the Job.
    exit      how it ended: {"exitCode", "startedAt", "endedAt"}, written last and all at once. A
              signal n is exit code 128 + n, as in a shell.

A Job is started once: `process` is linked into place, complete and locked, and whoever finds one
there goes away. The first SIGTERM is passed on to the Job, which is killed 10 s later. When the
Job has ended, whatever it left running is killed: on Linux every descendant in whatever session it
hides, as the supervisor inherits all orphans below it; elsewhere nothing but the Job's group.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timezone

GRACE_SECONDS = 10
_AWAITED = {signal.SIGTERM, signal.SIGALRM, signal.SIGCHLD}
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def main(folder: str, job: Callable[[], int]) -> None:
    """Take the Job in a folder and run it in a process of its own; ``job`` answers its exit code.

    To be called in a process made for it, which is the supervisor from now on.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, _AWAITED)
    os.setsid()
    started_at = now()
    if not claim(folder, started_at):
        return
    process_control(_PR_SET_CHILD_SUBREAPER, 1)
    child = spawn(folder, job)
    exit_code = wait(child)
    kill_descendants()
    write_exit(folder, exit_code, started_at)


def now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def claim(folder: str, started_at: str) -> bool:
    """Takes the Job, for good. False when it was taken already or is removed."""
    draft = os.path.join(folder, f"process.{os.getpid()}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except FileNotFoundError:
        return False
    # Never closed: closing any descriptor of this file would give the lock up.
    fcntl.lockf(descriptor, fcntl.LOCK_EX)
    # Not synced: after a power cut nothing runs, and a Job that nobody took may be started again.
    os.write(descriptor, json.dumps({"pid": os.getpid(), "startedAt": started_at}).encode())
    try:
        os.link(draft, os.path.join(folder, "process"))
    except (FileExistsError, FileNotFoundError):
        return False
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)
    return True


def spawn(folder: str, job: Callable[[], int]) -> int:
    """Runs the Job in a process group of its own; it dies with this process."""
    supervisor = os.getpid()
    child = os.fork()
    if child != 0:
        return child
    status = 1
    try:
        os.setpgid(0, 0)
        process_control(_PR_SET_PDEATHSIG, signal.SIGKILL)
        close_inherited()
        if os.getppid() == supervisor:  # else it died before that took effect
            write_to_log(folder, 1)
            write_to_log(folder, 2)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _AWAITED)
            status = job()
            sys.stdout.flush()
    except BaseException:
        print_error()
    finally:
        os._exit(status)


def close_inherited() -> None:
    """All but the standard streams."""
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))


def write_to_log(folder: str, descriptor: int) -> None:
    log = os.open(os.path.join(folder, "log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, descriptor)
    os.close(log)


def print_error() -> None:
    """For whoever repairs the installation: the job program tells its own errors itself."""
    with suppress(OSError):
        os.write(2, traceback.format_exc().encode(errors="backslashreplace"))


def wait(child: int) -> int:
    """Waits for the Job; returns its exit code as a shell would tell it."""
    asked_to_end = False
    while True:
        received = signal.sigwait(_AWAITED)
        if received == signal.SIGCHLD:
            exit_code = reap(child)
            if exit_code is not None:
                signal.alarm(0)
                return exit_code
        elif received == signal.SIGALRM:
            os.killpg(child, signal.SIGKILL)
        elif not asked_to_end:  # once only: asking again must not put off the end
            asked_to_end = True
            os.kill(child, signal.SIGTERM)
            signal.alarm(GRACE_SECONDS)


def reap(child: int) -> int | None:
    """Takes in who ended, orphans too; the child's exit code once it is among them."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return None
        if pid == 0:
            return None
        if pid == child:
            code = os.waitstatus_to_exitcode(status)
            return 128 - code if code < 0 else code


def kill_descendants() -> None:
    """Kills until nothing is left: the children of who is killed become children of this one.

    Whether there are any is asked first: to look all processes through takes milliseconds.
    """
    with suppress(ChildProcessError):
        while True:
            ended, _ = os.waitpid(-1, os.WNOHANG)
            if ended == 0:
                for pid in children():
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                os.waitpid(-1, 0)


def children() -> list[int]:
    if not os.path.isdir("/proc/self"):
        return []
    own = os.getpid()
    return [int(name) for name in os.listdir("/proc") if name.isdigit() and parent(name) == own]


def parent(pid: str) -> int:
    """The parent of a process; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            return int(stat.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def process_control(option: int, value: int) -> None:
    if _LIBC is not None:
        _LIBC.prctl(option, value, 0, 0, 0)


def write_fetched(folder: str) -> None:
    write(folder, "fetched", {"endedAt": now()})


def write_exit(folder: str, exit_code: int, started_at: str) -> None:
    write(folder, "exit", {"exitCode": exit_code, "startedAt": started_at, "endedAt": now()})


def write(folder: str, name: str, told: Mapping[str, object]) -> None:
    """All at once, for good."""
    draft = os.path.join(folder, f"{name}.draft")
    with open(draft, "wb", buffering=0) as file:
        file.write(json.dumps(told).encode())
        os.fsync(file.fileno())
    os.rename(draft, os.path.join(folder, name))
