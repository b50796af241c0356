"""Fetches one file: goes on after a break, notices what a server does wrong, checks, renames."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from npuc_job.fetching import room
from npuc_job.fetching.files import RemoteFile
from npuc_job.fetching.http import Answer, Client
from npuc_job.fetching.part import Part, part_of
from npuc_job.fetching.passing import PassingError, Patience

_CHUNK_BYTES = 256 * 1024
_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")
_UNSATISFIED = re.compile(r"bytes \*/(\d{1,18})")
_MOST_LIES = 3
"""Answers that can't be right, in a row, before the source is refused."""


class AnswerError(Exception):
    """An answer that can't be right: nothing of it is kept."""


@dataclass(frozen=True)
class Fetched:
    """What a file turned out to be; ``sha256`` in hex."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Download:
    """``check`` may raise to stop; ``moved`` is told how many bytes there are more, or fewer, and
    ``told`` what is tried again."""

    client: Client
    check: Callable[[], None]
    pause: Callable[[float], None]
    moved: Callable[[int], None]
    told: Callable[[str], None]

    def fetch(self, file: RemoteFile, target: Path) -> Fetched:
        """Let ``target`` be the file. What is there already is fetched no second time."""
        with closing(_Counted(part_of(target, file), file, self)) as part:
            lies = mismatches = 0
            while True:
                try:
                    self._to_end(file, part)
                    if part.is_right():
                        part.finish(target)
                        return Fetched(part.have, part.sha256())
                    mismatches += 1
                except AnswerError:
                    lies += 1
                part.restart()
                if lies >= _MOST_LIES or mismatches > 1:
                    raise file.mismatch(file.path)

    def _to_end(self, file: RemoteFile, part: Part) -> None:
        """Until all bytes are there, or so it seems."""
        if part.have == file.size:
            return
        patience = Patience(file.path, self.client.network.timing, self.pause, self.told)
        furthest = part.have
        while True:
            try:
                self._once(file, part)
                return
            except PassingError as failure:
                if part.have > furthest:
                    furthest = part.have
                    patience.moved()
                patience.after(failure)

    def _once(self, file: RemoteFile, part: Part) -> None:
        headers = {"Range": f"bytes={part.have}-"} if part.have else {}
        with self.client.opened(file.request(), headers) as answer:
            if answer.status == 416:
                _check_unsatisfied(answer, part)
                return
            if answer.status == 200 and part.have:  # the server knows no ranges
                part.restart()
            total = _total(answer, part.have, file.size)
            if file.size is None and total is not None:
                room.check(part.folder, total - part.have)
            while data := answer.read(_CHUNK_BYTES):
                if total is not None and part.have + len(data) > total:
                    raise AnswerError
                part.write(data)
                self.check()
        if total is not None and part.have < total:
            raise PassingError(f"{answer.origin.shown} broke off")


class _Counted(Part):
    """Tells how many bytes there are."""

    def __init__(self, path: Path, file: RemoteFile, download: Download) -> None:
        self._download, self._told = download, 0
        super().__init__(path, file, self._look)
        self._tell()

    def write(self, data: bytes) -> None:
        super().write(data)
        self._tell()

    def restart(self) -> None:
        super().restart()
        self._tell()

    def _look(self) -> None:
        self._tell()
        self._download.check()

    def _tell(self) -> None:
        self._download.moved(self.have - self._told)
        self._told = self.have


def _total(answer: Answer, have: int, size: int | None) -> int | None:
    """How many bytes the file has in the end; a AnswerError when that can't be."""
    headers = answer.headers
    if headers.get("Content-Encoding", "identity") not in ("identity", ""):
        raise AnswerError
    total = size
    if answer.status == 206:
        span = _RANGE.fullmatch(headers.get("Content-Range", ""))
        if span is None or not have or int(span[1]) != have:
            raise AnswerError
        if span[3] != "*":
            total = _same(total, int(span[3]))
        if total is not None and int(span[2]) != total - 1:
            raise AnswerError
    length = headers.get("Content-Length")
    if length is None:
        return total
    if not length.isdecimal():
        raise AnswerError
    return _same(total, have + int(length))


def _same(total: int | None, other: int) -> int:
    if total not in (None, other):
        raise AnswerError
    return other


def _check_unsatisfied(answer: Answer, part: Part) -> None:
    """Where the size is not known, this may mean that all is there; the digest tells."""
    span = _UNSATISFIED.fullmatch(answer.headers.get("Content-Range", ""))
    if span is None or int(span[1]) != part.have:
        raise AnswerError
