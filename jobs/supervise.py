"""Runs one Job on this machine and tells how it ended, whatever becomes of the service.

The service can be killed while a Job runs and be started again; it can't wait for it then. So
everything it has to know stands in the Job's folder:

    process   who took the Job: {"pid", "startedAt"}. Locked (POSIX record locks) as long as the
              process of the Job lives and its end is not told: a held lock proves that the Job
              runs, whatever the process number is reused for and however the clock is set.
    fetched   when the model of a compile that comes from elsewhere was there: {"endedAt"}.
    log       standard output and standard error of the Job.
    exit      how it ended: {"exitCode", "startedAt", "endedAt"}, written last and all at once. A
              signal n is exit code 128 + n, as in a shell.

A Job is started once: `process` is linked into place, complete and locked, and whoever finds one
there goes away. The process of the Job tells its own end. One that could not, as it was killed, has
its end told by who forked it, which holds a lock of its own until then; where that is gone too, no
lock and no `exit` are left.

When the Job has ended, whatever it left running is killed: on Linux every descendant in whatever
session it hides, as the Job inherits all orphans below it, and who forked it those of a Job that
was killed.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import NoReturn

import descendants

_LOCK_OF_JOB, _LOCK_OF_FORKER = 0, 1
"""The byte of `process` that each of the two locks."""


@dataclass(frozen=True)
class Draft:
    """What becomes `process` when the Job is taken; its descriptor holds the locks.

    Who holds a lock never opens the file by its name: to close that would give the lock up. Nor is
    it read again: a compiler could have written there.
    """

    path: str
    descriptor: int
    started_at: str


def draft(folder: str) -> Draft:
    """Made by who forks the Job, before that."""
    path = os.path.join(folder, f"process.{os.getpid()}")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    fcntl.lockf(descriptor, fcntl.LOCK_EX, 1, _LOCK_OF_FORKER)
    return Draft(path, descriptor, now())


def main(folder: str, taken_by: Draft, job: Callable[[], int]) -> NoReturn:
    """Take the Job in a folder and run it; ``job`` answers its exit code.

    To be called in a process made for it, which ends with the Job.
    """
    status = 1
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        os.setsid()
        close_inherited(taken_by.descriptor)
        take_streams(folder)
        if not claim(folder, taken_by):
            os._exit(0)
        descendants.inherit_orphans()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        status = exit_code(folder, job)
        descendants.kill()
        write_exit(folder, status, taken_by.started_at)
    except BaseException:
        log_error(folder)
    finally:
        os._exit(status)


def now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def claim(folder: str, taken_by: Draft) -> bool:
    """Takes the Job, for good. False when it was taken already or is removed."""
    fcntl.lockf(taken_by.descriptor, fcntl.LOCK_EX, 1, _LOCK_OF_JOB)
    # Not synced: after a power cut nothing runs, and a Job that nobody took may be started again.
    text = json.dumps({"pid": os.getpid(), "startedAt": taken_by.started_at})
    os.write(taken_by.descriptor, text.encode())
    try:
        os.link(taken_by.path, os.path.join(folder, "process"))
    except (FileExistsError, FileNotFoundError):
        return False
    finally:
        remove(taken_by.path)
    return True


def exit_code(folder: str, job: Callable[[], int]) -> int:
    """Runs it in this process."""
    try:
        status = job()
        sys.stdout.flush()
    except BaseException:
        log_error(folder)
        return 1
    return status


def close_inherited(but: int) -> None:
    """All but the standard streams and one."""
    os.closerange(3, but)
    os.closerange(but + 1, os.sysconf("SC_OPEN_MAX"))


def take_streams(folder: str) -> None:
    """Nothing to read; what is written stands in the log."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    written = open_log(folder)
    for descriptor, stream in ((nothing, 0), (written, 1), (written, 2)):
        os.dup2(descriptor, stream)
    os.close(nothing)
    os.close(written)


def open_log(folder: str) -> int:
    return os.open(os.path.join(folder, "log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def log_error(folder: str) -> None:
    """For whoever repairs the installation: the job program tells its own errors itself."""
    with suppress(OSError), open(open_log(folder), "wb", buffering=0) as log:
        log.write(traceback.format_exc().encode(errors="backslashreplace"))


def is_told(folder: str) -> bool:
    """Whether the end of the Job stands in its folder."""
    return os.path.exists(os.path.join(folder, "exit"))


def let_go(folder: str, taken_by: Draft, status: int) -> None:
    """Tells the end of a Job that could not tell it itself, then gives the lock up.

    To be called by who forked it, with what ``waitpid`` answered, once nothing of it is left.
    """
    try:
        remove(taken_by.path)
        if is_taken(taken_by) and not is_told(folder):
            code = os.waitstatus_to_exitcode(status)
            write_exit(folder, 128 - code if code < 0 else code, taken_by.started_at)
    finally:
        os.close(taken_by.descriptor)


def is_taken(taken_by: Draft) -> bool:
    """Whether it has become `process`, once its own name is gone."""
    return os.fstat(taken_by.descriptor).st_nlink > 0


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


def remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)
