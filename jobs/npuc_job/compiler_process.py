"""Runs a compiler in a process group of its own and leaves nothing of it behind."""

from __future__ import annotations

import ctypes
import math
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from npuc_job.termination import Termination
from npuc_job.watchdog import Watchdog

GRACE_SECONDS = 5.0
"""How long a compiler may take to end after SIGTERM; Kubernetes gives the whole pod 30 seconds."""
READ_BYTES = 64 * 1024
_LONGEST_WAIT_SECONDS = 3600.0
_DRAIN_BYTES = 1024 * 1024  # the largest size of a pipe for unprivileged users on Linux
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass(frozen=True)
class Invocation:
    """One run of a compiler: ``argv`` as shown to the user, ``executable`` found through PATH."""

    argv: Sequence[str]
    executable: str
    folder: Path
    environment: Mapping[str, str]


def run(
    invocation: Invocation,
    on_output: Callable[[bytes], None],
    termination: Termination,
    watchdog: Watchdog | None = None,
) -> int:
    """Run to the end; return the exit status, or minus the signal's number.

    Standard output and error arrive interleaved in ``on_output``. When the compiler has ended, or
    when this function fails (``watchdog`` may raise), every process of its group is killed: a
    forgotten child must neither write into the outputs nor hold the memory.
    """
    with _wakeup() as wakeup:
        child = subprocess.Popen(
            list(invocation.argv),
            executable=invocation.executable,
            cwd=invocation.folder,
            env=dict(invocation.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=partial(_die_with_parent, os.getpid()),
        )
        assert child.stdout is not None  # noqa: S101 - it was asked for
        with child.stdout as output:
            try:
                _follow(child, output.fileno(), wakeup, on_output, termination, watchdog)
            finally:
                _signal_group(child, signal.SIGKILL)
                child.wait()
            _drain(output.fileno(), on_output)
        return child.returncode


def _follow(
    child: subprocess.Popen[bytes],
    output: int,
    wakeup: int,
    on_output: Callable[[bytes], None],
    termination: Termination,
    watchdog: Watchdog | None,
) -> None:
    """Pass output on until the compiler itself has ended; its children may keep the pipe open."""
    os.set_blocking(output, False)
    kill_at: float | None = None
    with selectors.DefaultSelector() as selector:
        selector.register(output, selectors.EVENT_READ)
        selector.register(wakeup, selectors.EVENT_READ)
        while not _has_ended(child):
            if termination.requested and kill_at is None:
                kill_at = time.monotonic() + GRACE_SECONDS
                _signal_group(child, signal.SIGTERM)
            if kill_at is not None and time.monotonic() >= kill_at:
                return
            for key, _ in selector.select(_timeout(kill_at, watchdog)):
                data = _read(key.fd)
                if key.fd == wakeup:
                    continue
                if data == b"":
                    selector.unregister(output)
                elif data is not None:
                    on_output(data)
            if watchdog is not None and kill_at is None:
                watchdog.check()


def _timeout(kill_at: float | None, watchdog: Watchdog | None) -> float | None:
    if kill_at is not None:
        return max(0.0, kill_at - time.monotonic())
    seconds = math.inf if watchdog is None else watchdog.seconds_left()
    return min(seconds, _LONGEST_WAIT_SECONDS) if seconds < math.inf else None


def _drain(output: int, on_output: Callable[[bytes], None]) -> None:
    """Pass on what is left in the pipe; a process that escaped from the group is not awaited."""
    left = _DRAIN_BYTES
    while left > 0 and (data := _read(output)):
        left -= len(data)
        on_output(data)


def _read(descriptor: int) -> bytes | None:
    """Read what is there: nothing yet is ``None``, the end is empty."""
    try:
        return os.read(descriptor, READ_BYTES)
    except BlockingIOError:
        return None


def _has_ended(child: subprocess.Popen[bytes]) -> bool:
    if not hasattr(os, "waitid"):  # macOS before Python 3.13
        return child.poll() is not None
    # Not reaped yet: until the group is killed its number must not be given to another group.
    return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _signal_group(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):  # PermissionError: macOS, only zombies left
        os.killpg(child.pid, number)


def _die_with_parent(parent: int) -> None:
    """In the child: end when this program is killed, so a retry never meets an old compiler."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before that took effect
            os._exit(127)


@contextmanager
def _wakeup() -> Iterator[int]:
    """A descriptor that becomes readable at every signal, also when a child ends."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    previous_descriptor = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    previous_handler = signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    try:
        yield reader
    finally:
        signal.signal(signal.SIGCHLD, previous_handler)
        signal.set_wakeup_fd(previous_descriptor)
        os.close(reader)
        os.close(writer)
