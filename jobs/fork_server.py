"""Starts the Jobs of a local service: Python and the job program are loaded once, a Job is a fork.

    python3 -I -S fork_server.py

Each line of standard input is a Job, ``{"folder", "step", "environment"}``: the folder that
supervise.py works in, the step of the job program to run there, and its whole environment. Each
line of standard output is what became of one: ``{"folder", "pid"}`` when its supervisor was
started, then ``{"folder", "ended": true}`` when that is gone, which is known at once, as it is a
child of this program.

It ends with its standard input, so with the service, in whatever way that ends. Jobs go on.
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
import supervise
from npuc_job.__main__ import main as run_steps
from npuc_job.__main__ import steps_of

READ_BYTES = 1 << 20


@dataclass(frozen=True)
class Job:
    """A line of the input."""

    folder: str
    step: str
    environment: Mapping[str, str]


def main() -> None:
    os.setsid()  # who interrupts the service in a terminal does not interrupt this
    ended = end_of_children()
    gc.collect()
    gc.freeze()  # what is loaded stays shared with every Job
    running: dict[int, str] = {}
    begun = b""
    while True:
        readable, _, _ = select.select([0, ended], [], [])
        if ended in readable:
            os.read(ended, READ_BYTES)
            tell_ended(running)
        if 0 in readable:
            read = os.read(0, READ_BYTES)
            if not read:
                return
            *lines, begun = (begun + read).split(b"\n")
            for line in lines:
                start(Job(**json.loads(line)), running)


def end_of_children() -> int:
    """A descriptor that becomes readable when a child has ended."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    return reader


def tell_ended(running: dict[int, str]) -> None:
    while running:
        pid, _ = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        tell({"folder": running.pop(pid), "ended": True})


def start(job: Job, running: dict[int, str]) -> None:
    pid = os.fork()
    if pid == 0:
        run(job)
    running[pid] = job.folder
    tell({"folder": job.folder, "pid": pid})


def tell(what: Mapping[str, object]) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


def run(job: Job) -> NoReturn:
    """In the child: of this program nothing is left but what it has loaded."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if os.path.isdir(job.folder):  # else it was removed meanwhile
            take_streams(job.folder)
            supervise.main(job.folder, lambda: work(job))
        status = 0
    except BaseException:
        supervise.print_error()
    finally:
        os._exit(status)


def take_streams(folder: str) -> None:
    """Nothing to read, and what the supervisor has to say stands in the Job's log."""
    supervise.close_inherited()
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    supervise.write_to_log(folder, 2)


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
    with suppress(BrokenPipeError):  # nobody listens any more: as when the input ends
        main()
