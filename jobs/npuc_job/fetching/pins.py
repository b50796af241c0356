"""Pins: which content of a source is meant."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from npuc_job.failure import Code, JobError
from npuc_job.spec import wrong
from npuc_job.wording import worded

_HEX = {"commit": 40, "sha256": 64, "listing": 64}


def parts(pin: str, *kinds: str) -> tuple[str, str]:
    """Kind and value of a pin that must be of one of the kinds."""
    kind, colon, value = pin.partition(":")
    digits = _HEX.get(kind)
    is_right = colon and value and kind in kinds
    if not is_right or (digits and not re.fullmatch(rf"[0-9a-f]{{{digits}}}", value)):
        wanted = " or ".join(f"{kind}:..." for kind in kinds)
        raise wrong(f"source.pin must be {wanted}")
    return kind, value


def listing(entries: Iterable[tuple[str, int, str]]) -> str:
    """The pin of files by relative path, size in bytes and etag, which is - where there is none."""
    lines = sorted(f"{path}\t{size}\t{etag}\n".encode() for path, size, etag in entries)
    return "listing:" + hashlib.sha256(b"".join(lines)).hexdigest()


def changed(uri: str, what: str) -> JobError:
    """The content that was asked for is not to be had any more."""
    return JobError(
        Code.SOURCE_CHANGED,
        worded(
            "SourceChanged",
            "{uri} is not what this compilation was asked for any more: {what}. Register it again, "
            "and compile that.",
            uri=uri,
            what=what,
        ),
    )
