"""Runs one Job on this machine and tells how it ended, whatever becomes of the service.

    python3 -I -S supervise.py JOB_FOLDER COMMAND [ARGUMENT ...]

The service can be killed while a Job runs and be started again; it is not the Job's parent then and
can't wait for it. So everything it has to know stands in the Job's folder:

    process   who runs it: {"pid", "startedAt"}. Locked (POSIX record lock) as long as this program
              lives: a held lock proves that the Job runs, whatever the process number is reused for.
    log       standard output and standard error of the command.
    exit      how it ended: {"exitCode", "startedAt", "endedAt"}, written last and all at once. A
              signal n is exit code 128 + n, as in a shell.

A Job is started once: whoever finds a `process` that is locked, or was written by someone who died,
goes away. SIGTERM is passed on to the command; what is left of its session after 10 s is killed.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import sys
import time
from datetime import datetime, timezone

GRACE_SECONDS = 10


def now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def claim(folder: str, started_at: str) -> bool:
    """Takes the Job, for good. False when it is or was somebody else's."""
    process = os.open(os.path.join(folder, "process"), os.O_RDWR | os.O_CREAT, 0o600)
    os.set_inheritable(process, False)
    try:
        fcntl.lockf(process, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    if os.fstat(process).st_size > 0:
        return False
    os.write(process, json.dumps({"pid": os.getpid(), "startedAt": started_at}).encode())
    os.fsync(process)
    return True


def spawn(folder: str, command: list[str]) -> int:
    """Starts the command in a process group of its own, in this session."""
    child = os.fork()
    if child != 0:
        return child
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        log = os.open(os.path.join(folder, "log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.execvp(command[0], command)
    except OSError as error:
        os.write(2, f"{command[0]} can't be started: {error}\n".encode())
    os._exit(127)


def session_members() -> list[int]:
    """Every other process of this session, read from /proc; none where there is no /proc."""
    members = []
    own = os.getpid()
    for name in os.listdir("/proc") if os.path.isdir("/proc/self") else []:
        if name.isdigit() and int(name) != own:
            try:
                if os.getsid(int(name)) == own:
                    members.append(int(name))
            except OSError:
                continue
    return members


def kill_session() -> None:
    """Kills until nothing is left, as members may still be forking."""
    while members := [pid for pid in session_members() if not is_zombie(pid)]:
        for pid in members:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(0.01)


def is_zombie(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            return stat.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait(child: int) -> int:
    """Waits for the command; returns its exit code as a shell would tell it."""

    def kill_after_grace(_signal: int, _frame: object) -> None:
        kill_session()

    def pass_on(_signal: int, _frame: object) -> None:
        signal.alarm(GRACE_SECONDS)
        try:
            os.kill(child, signal.SIGTERM)
        except ProcessLookupError:
            return

    signal.signal(signal.SIGALRM, kill_after_grace)
    signal.signal(signal.SIGTERM, pass_on)
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    code = os.waitstatus_to_exitcode(status)
    return 128 - code if code < 0 else code


def write_exit(folder: str, exit_code: int, started_at: str) -> None:
    told = {"exitCode": exit_code, "startedAt": started_at, "endedAt": now()}
    draft = os.path.join(folder, "exit.draft")
    with open(draft, "w", encoding="ascii") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    os.rename(draft, os.path.join(folder, "exit"))
    directory = os.open(folder, os.O_RDONLY)
    os.fsync(directory)
    os.close(directory)


def main(folder: str, command: list[str]) -> None:
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    started_at = now()
    if not claim(folder, started_at):
        return
    exit_code = wait(spawn(folder, command))
    kill_session()
    write_exit(folder, exit_code, started_at)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
