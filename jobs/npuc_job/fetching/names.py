"""Names of files as a source tells them: any text until it was looked at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from npuc_job.failure import Code, JobError
from npuc_job.wording import worded

MAX_NAME_BYTES = 200
"""Of one name, so that what is added to that of a part has room in 255 bytes."""
MAX_PATH_BYTES = 900
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_OWN = ".npuc-"


def check(paths: Iterable[str]) -> None:
    """Refuse names that lead out of a folder, or of which two could be one file."""
    files: set[str] = set()
    seen: dict[str, str] = {}
    for path in paths:
        if why := _fault(path):
            raise _refused(why)
        if path in files:
            raise _refused(worded("NameTwice", "{path} is there twice", path=_shown(path)))
        files.add(path)
        folders = [f"{folder}/" for folder in list(PurePosixPath(path).parents)[:-1]]
        for name in (path, *folders):
            other = seen.setdefault(_alike(name.rstrip("/")), name)
            if other != name:
                raise _refused(
                    worded(
                        "NamesAlike",
                        "{path} and {other} are one name on some disks",
                        path=_shown(name),
                        other=_shown(other),
                    )
                )


def _fault(path: str) -> str | None:
    names = path.split("/")
    if _CONTROL.search(path):
        return worded("NameControl", "{path} holds control characters", path=_shown(path))
    if path.startswith("/") or any(name in ("", ".", "..") for name in names):
        return worded("NameLeadsOut", "{path} leads out of its folder", path=_shown(path))
    if any(name.startswith(_OWN) for name in names):
        return worded(
            "NameOfOurs",
            "{path} begins like a name of npuc's own ({own})",
            path=_shown(path),
            own=_OWN,
        )
    if len(path.encode()) > MAX_PATH_BYTES or any(
        len(name.encode()) > MAX_NAME_BYTES for name in names
    ):
        return worded("PathTooLong", "{path} is too long", path=_shown(path))
    return None


def _alike(path: str) -> str:
    """Equal for what a disk may take for one name: macOS and Windows don't tell cases apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _shown(path: str) -> str:
    return _CONTROL.sub("?", path)[:120]


def _refused(what: str) -> JobError:
    return JobError(
        Code.SOURCE_REFUSED,
        worded(
            "FileNotStorable",
            "The source holds a file that can't be stored: {what}. Rename it at the source.",
            what=what,
        ),
    )
