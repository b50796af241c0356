"""A fork server whose Jobs run the code in their environment."""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

JOBS = Path(__file__).parent.parent
WAIT_SECONDS = 180
PROGRAM = """
import json, os, pathlib, signal, subprocess, sys, time

def main(arguments, environment, followed):
    if "FETCHES" in environment:
        followed("prepare")
    try:
        exec(environment["CODE"], globals())
    except SystemExit as end:
        return end.code
    return len(arguments[0])


def steps_of(name, environment):
    return [name]


def write_pid(name):
    pathlib.Path("..", name).write_text(f"{os.getpid()}\\n")


def wait_for(name):
    while not os.path.exists(os.path.join("..", name)):
        time.sleep(0.01)


def leave(name):
    '''Lets a process run in a session of its own, the child of one that has ended.'''
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            write_pid(name)
            time.sleep(600)
        os._exit(0)
    wait_for(name)
"""


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


class Job:
    """The folder of a Job."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def exit(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / "exit").read_bytes()))

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    @property
    def pid(self) -> int:
        until((self.folder / "process").exists)
        return int(json.loads((self.folder / "process").read_bytes())["pid"])

    def pid_in(self, name: str) -> int:
        path = self.folder / name
        until(lambda: path.exists() and path.read_text().endswith("\n"))
        return int(path.read_text())

    def has_ended(self) -> bool:
        return (self.folder / "exit").exists()

    def is_locked(self) -> bool:
        with open(self.folder / "process", "r+") as process:
            try:
                fcntl.lockf(process, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return True
        return False


class Server:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        for name in ("fork_server.py", "supervise.py", "descendants.py"):
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

    def submit(self, name: str, code: str, **environment: str) -> Job:
        folder = self.folder / name
        (folder / "scratch").mkdir(parents=True)
        return self.ask(folder, code, **environment)

    def ask(self, folder: Path, code: str, **environment: str) -> Job:
        """The same in a folder as it is."""
        environment |= {"CODE": code}
        asked = {"folder": str(folder), "step": "compile", "environment": environment}
        assert self.process.stdin
        self.process.stdin.write(json.dumps(asked).encode() + b"\n")
        self.process.stdin.flush()
        return Job(folder)

    def run(self, code: str, **environment: str) -> Job:
        job = self.submit("job", code, **environment)
        assert [self.told().keys() for _ in range(2)] == [{"folder", "pid"}, {"folder", "ended"}]
        return job

    def told(self) -> dict[str, object]:
        assert self.process.stdout
        return dict(json.loads(self.process.stdout.readline()))

    def end_input(self) -> None:
        """As when the service has gone away: nobody listens either."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(WAIT_SECONDS)

    def end(self) -> None:
        self.end_input()
        self.kill()
