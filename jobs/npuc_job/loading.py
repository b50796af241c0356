"""Loads files onto a volume: each from an address, checked, going on where it stopped.

``python3 -m npuc_job load`` reads the list ``NPUC_FILES``, a line for each file: its sha256, its
path on the volume ``NPUC_VOLUME``, and where it comes from. An address may hold a signature, so it
is never told.
"""

from __future__ import annotations

import os
import re
import shutil
import ssl
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from pathlib import Path, PurePosixPath

from npuc_job.durable import sync_file, sync_folder
from npuc_job.failure import Code, JobError, disk_full
from npuc_job.manifest import sha256_of
from npuc_job.volume import inside

_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64}) +(?P<path>\S.*?) +(?P<url>https?://\S+)")
_PART = ".npuc-part"
_OWN = ".npuc-"
_CHUNK_BYTES = 1024 * 1024
_STALL_SECONDS = 60.0
_TRIES = 5
"""In a row without one more byte."""
_BROKEN_OFF = (urllib.error.URLError, ConnectionError, TimeoutError, ssl.SSLError, HTTPException)


@dataclass(frozen=True)
class Wanted:
    """A file that is to be on the volume."""

    sha256: str
    path: PurePosixPath
    url: str


def run(environment: Mapping[str, str], tell: Callable[[str], None]) -> None:
    """Load every file that is not there yet."""
    volume = Path(environment.get("NPUC_VOLUME", ""))
    for wanted in parse(Path(environment.get("NPUC_FILES", "")).read_text("utf-8")):
        tell(f"{wanted.path} {_load(volume, wanted)}")


def parse(text: str) -> list[Wanted]:
    """Read the list, or refuse it naming every wrong line by its number."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    read = [(number, _wanted(line)) for number, line in lines]
    wrong = [str(number) for number, wanted in read if wanted is None]
    if wrong or not read:
        raise JobError(
            Code.INVALID_SPEC,
            f"The list of files is wrong in line {', '.join(wrong) or '1'}: each is '<sha256> "
            "<path on the volume> <https://...>'; a path has no .. and no part .npuc-...",
        )
    return [wanted for _, wanted in read if wanted is not None]


def _wanted(line: str) -> Wanted | None:
    parts = _LINE.fullmatch(line.strip())
    if parts is None:
        return None
    path = PurePosixPath(unicodedata.normalize("NFC", parts["path"]))
    named = [part for part in path.parts if part != ".." and not part.startswith(_OWN)]
    if path.is_absolute() or len(named) != len(path.parts):
        return None
    return Wanted(parts["sha256"], path, parts["url"])


def _load(volume: Path, wanted: Wanted) -> str:
    target = inside(volume, wanted.path)
    if os.path.lexists(target):
        if target.is_file() and sha256_of(target, _never) == wanted.sha256:
            return "is there already"
        raise JobError(
            Code.PUBLISH_CONFLICT,
            f"{wanted.path} exists with other content and was not touched: move it away first.",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + _PART)
    _fetch_all(wanted, part)
    if sha256_of(part, _never) != wanted.sha256:
        part.unlink()
        raise JobError(
            Code.INVALID_MODEL,
            f"{wanted.path} has another sha256 than the list says: load it anew.",
        )
    sync_file(part)
    part.rename(target)
    sync_folder(target.parent)
    return f"loaded, {target.stat().st_size:,} bytes"


def _fetch_all(wanted: Wanted, part: Path) -> None:
    """Fetch what is missing; a connection that breaks off is opened again where it stopped."""
    tries = _TRIES
    while True:
        before = _size(part)
        try:
            _fetch(wanted, part)
            return
        except _BROKEN_OFF as error:
            if isinstance(error, urllib.error.HTTPError) and error.code < 500:
                raise _refused(wanted, f"HTTP {error.code}") from None
            tries = _TRIES if _size(part) > before else tries - 1
            if tries == 0:
                raise _refused(wanted, type(error).__name__) from None


def _fetch(wanted: Wanted, part: Path) -> None:
    start = _size(part)
    request = urllib.request.Request(wanted.url, headers={"Range": f"bytes={start}-"})  # noqa: S310
    try:
        answer: HTTPResponse = urllib.request.urlopen(request, timeout=_STALL_SECONDS)  # noqa: S310
    except urllib.error.HTTPError as error:
        if error.code == 416 and start > 0:  # nothing is left; the digest tells whether it is right
            return
        raise
    with answer:
        left = int(answer.headers.get("Content-Length") or 0)
        if left > shutil.disk_usage(part.parent).free:
            raise disk_full(f"{wanted.path} has {left:,} bytes more")
        goes_on = answer.headers.get("Content-Range", "").startswith(f"bytes {start}-")
        with part.open("ab" if goes_on else "wb") as file:
            while chunk := answer.read(_CHUNK_BYTES):
                left -= file.write(chunk)
    if left > 0:
        raise IncompleteRead(b"", left)


def _size(part: Path) -> int:
    with suppress(FileNotFoundError):
        return part.stat().st_size
    return 0


def _refused(wanted: Wanted, why: str) -> JobError:
    return JobError(
        Code.INVALID_MODEL,
        f"{wanted.path} can't be loaded ({why}): check its address, which may have expired.",
    )


def _never() -> None:
    """Nothing to look at between pieces."""
