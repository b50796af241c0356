"""One writer at a time, also of several machines on one volume.

A lock is the file of the highest number. To take it is to make the next one, which only one can; so
a process that looked long ago never removes the lock of another. Its holder writes a sign of life
into it from time to time; who sees none for long, by the own clock, takes the next number. Numbers
below are removed, the highest never: not even when it is given back, which is written into it.
"""

from __future__ import annotations

import json
import os
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from npuc_job.failure import Code, JobError
from npuc_job.fetching import owner
from npuc_job.fetching.timing import Timing
from npuc_job.wording import worded

PREFIX = ".npuc-lock-"
_NAME = re.compile(re.escape(PREFIX) + r"([0-9]{1,12})")
_LENGTH = 4096
"""Bytes of each sign of life, so that one writes over the other; a name takes 2 KB at most."""


@dataclass(frozen=True)
class Seen:
    """The lock as it was found; ``told`` is the sign of life, empty when it can't be read."""

    number: int
    data: bytes
    told: dict[str, Any]

    @property
    def is_free(self) -> bool:
        return self.number == 0 or bool(self.told.get("released")) or owner.is_gone(self.told)


class Lock:
    """Held from now on; ``about`` is told with each sign of life."""

    def __init__(self, folder: Path, number: int, timing: Timing, about: dict[str, Any]) -> None:
        self.path = folder / f"{PREFIX}{number}"
        self.about = about
        self._folder, self._number, self._timing = folder, number, timing
        self._is_lost = False
        self._owner = owner.this_process()
        self._beaten = time.monotonic()
        self._ended = threading.Event()
        self._write({})
        self._thread = threading.Thread(target=self._live, daemon=True, name="lock")
        self._thread.start()

    def check(self) -> None:
        """Raise when somebody else may hold it by now."""
        if self._is_lost or time.monotonic() - self._beaten > self._timing.lost:
            self._is_lost = True
            raise JobError(
                Code.VOLUME_UNUSABLE,
                worded(
                    "LockLost",
                    "The volume did not take a sign of life for too long, so another Job may fetch "
                    "this model now: retry this step.",
                ),
            )

    def release(self) -> None:
        """Give it back, if it is still held."""
        self._ended.set()
        self._thread.join(self._timing.beat)  # a volume that hangs must not hold us here
        if not self._is_lost:
            with suppress(OSError):
                self._write({"released": True})

    def _live(self) -> None:
        count = 0
        while not self._ended.wait(self._timing.beat):
            count += 1
            with suppress(OSError):
                if seen(self._folder).number > self._number:
                    self._is_lost = True
                    return
                self._write({"beat": count})
                self._beaten = time.monotonic()

    def _write(self, more: dict[str, Any]) -> None:
        """Into the file that is there: one that was removed does not come back."""
        data = json.dumps({**self._owner, **self.about, **more}).encode()
        with self.path.open("r+b", buffering=0) as file:
            file.write(data.ljust(_LENGTH))


def seen(folder: Path) -> Seen:
    """The lock as it is; number 0 when nobody ever had it."""
    numbers = [int(found[1]) for name in os.listdir(folder) if (found := _NAME.fullmatch(name))]
    if not numbers:
        return Seen(0, b"", {})
    number = max(numbers)
    try:
        data = (folder / f"{PREFIX}{number}").read_bytes()
    except FileNotFoundError:  # taken over this moment
        return Seen(number, b"", {})
    try:
        told = json.loads(data)
    except ValueError:
        told = {}
    return Seen(number, data, told if isinstance(told, dict) else {})


def acquire(
    folder: Path,
    timing: Timing,
    about: dict[str, Any],
    pause: Callable[[float], None],
    waiting: Callable[[dict[str, Any]], None],
) -> Lock:
    """Wait for the lock; ``waiting`` is told what its holder tells, ``pause`` may raise."""
    last, since = seen(folder), time.monotonic()
    wait = min(0.05, timing.poll)
    while True:
        now = seen(folder)
        if (now.number, now.data) != (last.number, last.data):
            last, since = now, time.monotonic()
        if now.is_free or time.monotonic() - since >= timing.expiry:
            lock = _taken(folder, now.number + 1, timing, about)
            if lock is not None:
                return lock
            continue
        waiting(now.told)
        pause(wait)
        wait = min(2 * wait, timing.poll)


def acquire_now(
    folder: Path, timing: Timing, about: dict[str, Any], lived_after: float
) -> Lock | None:
    """The lock, if nobody has it, or whoever has it gave no sign of life after that time.

    In seconds, by the clock of the volume.
    """
    now = seen(folder)
    if not now.is_free:
        with suppress(FileNotFoundError):
            if (folder / f"{PREFIX}{now.number}").stat().st_mtime > lived_after:
                return None
    return _taken(folder, now.number + 1, timing, about)


def _taken(folder: Path, number: int, timing: Timing, about: dict[str, Any]) -> Lock | None:
    path = folder / f"{PREFIX}{number}"
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644))
    except FileExistsError:
        return None
    if seen(folder).number > number:  # others went on since we looked
        path.unlink(missing_ok=True)
        return None
    try:
        lock = Lock(folder, number, timing, about)
    except FileNotFoundError:  # made, then slept so long that it was taken over
        return None
    for name in os.listdir(folder):
        found = _NAME.fullmatch(name)
        if found and int(found[1]) < number:
            (folder / name).unlink(missing_ok=True)
    return lock
