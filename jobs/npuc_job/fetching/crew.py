"""Fetches several files at a time."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from npuc_job.fetching.download import Download, Fetched
from npuc_job.fetching.files import RemoteFile
from npuc_job.fetching.http import Client

AT_ONCE = 4
"""Files; more need more memory, and are no faster."""
_LOOK_SECONDS = 0.1
_TOLD_EVERY = 1.0
_END_SECONDS = 5.0
_MOST_NOTES = 20
"""Told at a time; of more the newest."""


@dataclass
class Progress:
    """Bytes of all files; told by the thread that waits."""

    done: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def moved(self, count: int) -> None:
        with self._lock:
            self.done += count


@dataclass
class Crew:
    """``check`` may raise to stop all.

    ``tell`` is called with the bytes there are, at most once a second, and ``note`` with what is
    tried again; both by the thread that waits.
    """

    client: Client
    check: Callable[[], None]
    tell: Callable[[int], None]
    note: Callable[[str], None]
    progress: Progress

    def __post_init__(self) -> None:
        self._left: deque[tuple[RemoteFile, Path]] = deque()
        self._fetched: dict[str, Fetched] = {}
        self._failures: list[BaseException] = []
        self._notes: deque[str] = deque(maxlen=_MOST_NOTES)
        self._stopped = threading.Event()

    def fetch(
        self, files: Sequence[RemoteFile], target: Callable[[str], Path]
    ) -> Mapping[str, Fetched]:
        """All files, the largest first; the first failure ends it."""
        largest_first = sorted(files, key=lambda file: -(file.size or 0))
        self._left.extend((file, target(file.path)) for file in largest_first)
        threads = [
            threading.Thread(target=self._work, daemon=True, name=f"fetch-{number}")
            for number in range(min(AT_ONCE, len(files)))
        ]
        for thread in threads:
            thread.start()
        try:
            self._watch(threads)
        finally:
            self._stopped.set()
            self.client.close()
            end = time.monotonic() + _END_SECONDS
            for thread in threads:
                thread.join(max(0.0, end - time.monotonic()))
        return self._fetched

    def _watch(self, threads: Sequence[threading.Thread]) -> None:
        told, at = -1, 0.0
        while alive := [thread for thread in threads if thread.is_alive()]:
            alive[0].join(_LOOK_SECONDS)
            self.check()
            self._raise()
            while self._notes:
                self.note(self._notes.popleft())
            now, done = time.monotonic(), self.progress.done
            if done != told and now - at >= _TOLD_EVERY:
                self.tell(done)
                told, at = done, now
        self._raise()
        if told != self.progress.done:
            self.tell(self.progress.done)

    def _raise(self) -> None:
        if self._failures:
            raise self._failures[0]

    def _work(self) -> None:
        download = Download(
            self.client, self._checked, self._pause, self.progress.moved, self._notes.append
        )
        try:
            while not self._stopped.is_set():
                try:
                    file, target = self._left.popleft()
                except IndexError:
                    return
                self._fetched[file.path] = download.fetch(file, target)
        except BaseException as failure:
            if not self._stopped.is_set():
                self._failures.append(failure)

    def _checked(self) -> None:
        if self._stopped.is_set():
            raise InterruptedError("stopped")
        self.check()

    def _pause(self, seconds: float) -> None:
        """Wait, unless all is stopped meanwhile."""
        self._stopped.wait(seconds)
        self._checked()
