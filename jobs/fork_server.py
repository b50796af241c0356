"""Starts the Jobs of a local service: Python and the job program are loaded once, a Job is a fork.

    python3 -I -S fork_server.py

Each line of standard input is a Job, ``{"folder", "step", "environment"}``: the folder that
supervise.py works in, the step of the job program to run there, and its whole environment. Each
line of standard output is what became of one: ``{"folder", "pid"}`` when its process was started,
then ``{"folder", "ended": true}`` when that is gone, which is known at once, as it is a child of
this program.

Its standard input ends with the service, in whatever way that ends. Jobs go on, and this program
ends with the last of them: it tells the end of those that are killed.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).parent))
import descendants
import supervise
from npuc_job.__main__ import main as run_steps
from npuc_job.__main__ import steps_of
from supervise import Draft

READ_BYTES = 1 << 20
LOOK_AGAIN_SECONDS = 1.0


@dataclass(frozen=True)
class Job:
    """A line of the input."""

    folder: str
    step: str
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Started:
    """A process that was made for a Job."""

    folder: str
    draft: Draft

    def let_go(self, status: int) -> None:
        try:
            supervise.let_go(self.folder, self.draft, status)
        except OSError:  # such as a full disk; the other Jobs go on
            supervise.log_error(self.folder)
        tell({"folder": self.folder, "ended": True})


class Processes:
    """The processes of all Jobs, and what is left of those that were killed."""

    def __init__(self) -> None:
        self._running: dict[int, Started] = {}
        self._killed: list[tuple[Started, int]] = []

    def any(self) -> bool:
        return bool(self._running or self._killed)

    def start(self, job: Job) -> None:
        """Without a process, as when the Job was removed meanwhile, only its end is told."""
        try:
            draft = supervise.draft(job.folder)
        except OSError:
            supervise.log_error(job.folder)
            tell({"folder": job.folder, "ended": True})
            return
        self._fork(job, Started(job.folder, draft))

    def _fork(self, job: Job, started: Started) -> None:
        try:
            pid = os.fork()
        except OSError:
            supervise.log_error(job.folder)
            started.let_go(0)
            return
        if pid == 0:
            run(job, started.draft)
        self._running[pid] = started
        tell({"folder": job.folder, "pid": pid})

    def take_ended(self) -> None:
        """The end of a Job that was killed is told once nothing is left of what it ran."""
        with suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG)) != (0, 0):
                self._ended(*found)
        if self._killed and not self._are_others_left():
            for started, status in self._killed:
                started.let_go(status)
            self._killed.clear()

    def _are_others_left(self) -> bool:
        try:
            return descendants.kill_children(self._running)
        except OSError:  # such as no free descriptor: it is looked again
            return True

    def next_look(self) -> float | None:
        """Seconds until ``take_ended`` is to be called though nobody ended."""
        return LOOK_AGAIN_SECONDS if self._killed else None

    def _ended(self, pid: int, status: int) -> None:
        started = self._running.pop(pid, None)
        if started is None:  # an orphan of a Job that was killed
            return
        if supervise.is_told(started.folder):
            started.let_go(status)
        else:
            self._killed.append((started, status))


def main() -> None:
    os.setsid()  # who interrupts the service in a terminal does not interrupt this
    descendants.inherit_orphans()
    ended = end_of_children()
    gc.collect()
    gc.freeze()  # what is loaded stays shared with every Job
    processes = Processes()
    listened, begun = [0, ended], b""
    while 0 in listened or processes.any():
        readable, _, _ = select.select(listened, [], [], processes.next_look())
        if ended in readable:
            os.read(ended, READ_BYTES)
        if ended in readable or not readable:
            processes.take_ended()
        if 0 in readable:
            read = os.read(0, READ_BYTES)
            if not read:
                listened = [ended]
            *lines, begun = (begun + read).split(b"\n")
            for line in lines:
                processes.start(Job(**json.loads(line)))


def end_of_children() -> int:
    """A descriptor that becomes readable when a child has ended."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    return reader


def tell(what: Mapping[str, object]) -> None:
    with suppress(BrokenPipeError):  # the service is gone
        os.write(1, json.dumps(what).encode() + b"\n")


def run(job: Job, draft: Draft) -> NoReturn:
    """In the child: of this program nothing is left but what it has loaded."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    supervise.main(job.folder, draft, lambda: work(job))


def work(job: Job) -> int:
    """In the process of the Job, once it is sure that it runs."""
    os.chdir(os.path.join(job.folder, "scratch"))
    os.environ.clear()
    os.environ.update(job.environment)
    return run_steps(
        steps_of(job.step, os.environ),
        os.environ,
        lambda _name: supervise.write_fetched(job.folder),
    )


if __name__ == "__main__":
    main()
