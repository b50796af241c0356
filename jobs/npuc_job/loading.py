"""Loads files onto a volume: each from an address, checked, going on where it stopped.

``python3 -m npuc_job load`` reads the list ``NPUC_FILES``, a line for each file: its sha256, its
path on the volume ``NPUC_VOLUME``, and where it comes from. An address may hold a signature, so it
is never told.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import time
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from pathlib import Path, PurePosixPath

from npuc_job.durable import PART, sync_file, sync_folder
from npuc_job.failure import Code, JobError, disk_full
from npuc_job.outputs import sha256_of
from npuc_job.volume import inside

_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64}) +(?P<path>\S.*?) +(?P<url>https?://[!-~]+)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_OWN = ".npuc-"
_CHUNK_BYTES = 1024 * 1024
_STALL_SECONDS = 60.0
_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds before each further try, in a row without one more byte."""
_LONGEST_PAUSE = 60.0
_BUSY = (429, 500, 502, 503, 504)
_BROKEN_OFF = (urllib.error.URLError, OSError, HTTPException)


@dataclass(frozen=True)
class Wanted:
    """A file that is to be on the volume."""

    sha256: str
    path: PurePosixPath
    url: str


@dataclass(frozen=True)
class Loader:
    """Loads files onto a volume; ``check`` may raise to stop, ``pause`` waits for seconds."""

    volume: Path
    check: Callable[[], None]
    pause: Callable[[float], None] = time.sleep

    def load(self, wanted: Wanted) -> str:
        """Return what was done. Several may load the same file: one does, the others wait."""
        target = inside(self.volume, wanted.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target.with_name(target.name + PART)) as part:
            if os.path.lexists(target):
                part.unlink()
                return self._accept(wanted, target)
            self._fetch_all(wanted, part)
            if sha256_of(part, self.check) != wanted.sha256:
                part.unlink()
                raise JobError(
                    Code.INVALID_MODEL,
                    f"{wanted.path} has another sha256 than the list says: load it anew.",
                )
            sync_file(part)
            part.rename(target)
        sync_folder(target.parent)
        return f"loaded, {target.stat().st_size:,} bytes"

    def _accept(self, wanted: Wanted, target: Path) -> str:
        if target.is_file() and sha256_of(target, self.check) == wanted.sha256:
            return "is there already"
        raise JobError(
            Code.PUBLISH_CONFLICT,
            f"{wanted.path} exists with other content and was not touched: move it away first.",
        )

    def _fetch_all(self, wanted: Wanted, part: Path) -> None:
        """Fetch what is missing; a connection that breaks off is opened again where it stopped."""
        tries = 0
        while True:
            before = part.stat().st_size
            try:
                self._fetch(wanted, part)
                return
            except _BROKEN_OFF as error:
                tries = 0 if part.stat().st_size > before else tries + 1
                if not _passes(error) or tries > len(_PAUSES):
                    raise _refused(wanted, _named(error)) from None
                self.pause(_pause(error, tries))

    def _fetch(self, wanted: Wanted, part: Path) -> None:
        start = part.stat().st_size
        headers = {"Range": f"bytes={start}-"} if start else {}
        request = urllib.request.Request(wanted.url, headers=headers)  # noqa: S310
        try:
            answer: HTTPResponse = _HTTP_ONLY.open(request, timeout=_STALL_SECONDS)
        except urllib.error.HTTPError as error:
            if error.code == 416 and start:  # nothing is left; the digest tells if it is right
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
                    self.check()
        if left > 0:
            raise IncompleteRead(b"", left)


def run(
    environment: Mapping[str, str], tell: Callable[[str], None], check: Callable[[], None]
) -> None:
    """Load every file that is not there yet."""
    loader = Loader(Path(environment.get("NPUC_VOLUME", "")), check)
    for wanted in parse(_list(Path(environment.get("NPUC_FILES", "")))):
        tell(f"{wanted.path} {_loaded(loader, wanted)}")


def _list(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise JobError(
            Code.INVALID_SPEC, f"The list of files can't be read ({type(error).__name__})."
        ) from None


def _loaded(loader: Loader, wanted: Wanted) -> str:
    """What a name or an address makes impossible is told without the address."""
    try:
        return loader.load(wanted)
    except (OSError, ValueError, HTTPException) as error:
        raise _refused(wanted, _named(error)) from None


def parse(text: str) -> list[Wanted]:
    """Read the list, or refuse it naming every wrong line by its number."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    read = [(number, _wanted(line)) for number, line in lines]
    wrong = [str(number) for number, wanted in read if wanted is None]
    if wrong or not read:
        raise JobError(
            Code.INVALID_SPEC,
            f"The list of files is wrong in line {', '.join(wrong) or '1'}: each is '<sha256> "
            "<path on the volume> <https://...>'; a path has no .., no control characters, and no "
            "part that begins with .npuc- or ends with .npuc-part",
        )
    return [wanted for _, wanted in read if wanted is not None]


def _wanted(line: str) -> Wanted | None:
    parts = _LINE.fullmatch(line.strip())
    if parts is None or _CONTROL.search(parts["path"]):
        return None
    path = PurePosixPath(unicodedata.normalize("NFC", parts["path"]))
    if path.is_absolute() or not all(_is_name(name) for name in path.parts):
        return None
    return Wanted(parts["sha256"], path, parts["url"])


def _is_name(name: str) -> bool:
    return name != ".." and not name.startswith(_OWN) and not name.endswith(PART)


@contextmanager
def _locked(part: Path) -> Iterator[Path]:
    """Keep a part for this process; who comes second finds it renamed, and begins again."""
    while True:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if _is_still(part, descriptor):
                yield part
                return
        finally:
            os.close(descriptor)


def _is_still(part: Path, descriptor: int) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(part.lstat(), os.fstat(descriptor))
    return False


def _http_only() -> urllib.request.OpenerDirector:
    """Follows redirects, but to nothing else than what a list may name."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


_HTTP_ONLY = _http_only()


def _passes(error: Exception) -> bool:
    """Whether it may go better the next time."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code in _BUSY
    return isinstance(error, urllib.error.URLError | HTTPException | ConnectionError | TimeoutError)


def _pause(error: Exception, tries: int) -> float:
    asked = (
        error.headers.get("Retry-After", "") if isinstance(error, urllib.error.HTTPError) else ""
    )
    if asked.isdecimal():
        return min(float(asked), _LONGEST_PAUSE)
    return _PAUSES[tries - 1] if tries else 0.0


def _named(error: Exception) -> str:
    """What went wrong, without what it quotes."""
    if isinstance(error, urllib.error.HTTPError):
        return f"HTTP {error.code}"
    return (
        (error.strerror or "")
        if isinstance(error, OSError) and error.errno
        else type(error).__name__
    )


def _refused(wanted: Wanted, why: str) -> JobError:
    return JobError(
        Code.INVALID_MODEL,
        f"{wanted.path} can't be loaded ({why}): check its address, which may have expired.",
    )
