"""Files at a source, and how their content is checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from npuc_job.failure import Code, JobError
from npuc_job.fetching.http import Request
from npuc_job.wording import worded


class Hasher(Protocol):
    """As hashlib has them."""

    def update(self, data: bytes | memoryview, /) -> None: ...
    def hexdigest(self) -> str: ...


@dataclass(frozen=True)
class Sha256:
    """Of the content; hex."""

    value: str

    def begun(self, _size: int) -> Hasher:
        return hashlib.sha256()


@dataclass(frozen=True)
class GitSha1:
    """As git names a blob: SHA-1 of a head with the size, then the content; hex."""

    value: str

    def begun(self, size: int) -> Hasher:
        return hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)


@dataclass(frozen=True)
class Unchecked:
    """The source tells no digest: the size must do, and that a condition of the request holds."""

    value: str = "size"


Check = Sha256 | GitSha1 | Unchecked


@dataclass(frozen=True)
class RemoteFile:
    """A file of the pinned content.

    ``path`` is relative to the model, with forward slashes; ``size`` in bytes, ``None`` where only
    the answer tells it. ``request`` makes a new one for each try, as some are signed for a time;
    ``mismatch`` says what it means that other bytes come.
    """

    path: str
    size: int | None
    check: Check
    request: Callable[[], Request]
    mismatch: Callable[[str], JobError]


def damaged(path: str) -> JobError:
    """The source lists one content and sends another."""
    return JobError(
        Code.SOURCE_REFUSED,
        worded(
            "FetchedOtherBytes",
            "{path} is not what its source lists: size or digest differ, also when fetched again. "
            "Look at the source, or at what stands between it and this machine.",
            path=path,
        ),
    )
