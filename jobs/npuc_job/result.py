"""The result of a step as the service reads it: JSON of at most 4,096 bytes.

The limit is that of a Kubernetes termination message
(https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from npuc_job.contract import CONTRACT
from npuc_job.failure import JobError
from npuc_job.outputs import OutputFile
from npuc_job.wording import told

MAX_BYTES = CONTRACT.max_result_bytes
MAX_MESSAGE_BYTES = 1024
MAX_CAUSE_BYTES = 1024
"""As JSON, and so are those of all warnings and of all notes."""
MAX_WARNINGS = 5
MAX_WARNING_BYTES = 400
MAX_WARNINGS_BYTES = 2400
MAX_NOTES_BYTES = 1024

# Each would grow to 6 bytes in JSON, which could break the limit; none means anything to a reader.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Success:
    """What a step produced; ``published_path`` is relative to the volume, after a verify only.

    ``warnings`` are told after a compile only.
    """

    manifest_digest: str
    files: Sequence[OutputFile]
    warnings: Sequence[str] = ()
    published_path: str | None = None


def success_bytes(success: Success) -> bytes:
    """Write a success with as many files as fit."""
    entries: list[object] = []
    used = len(_success(success, [], True))
    for file in success.files:
        entry = {"path": file.path, "sizeBytes": file.size, "sha256": file.sha256}
        used += len(_json(entry)) + 1  # the comma, or the byte that "false" has more than "true"
        if used >= MAX_BYTES:
            return _success(success, entries, True)
        entries.append(entry)
    return _success(success, entries, False)


def failure_bytes(error: JobError) -> bytes:
    shown: dict[str, object] = {
        "code": error.code.label,
        "message": short_message(error.message),
    }
    if cause := _bounded(error.message, MAX_CAUSE_BYTES):
        shown["cause"] = cause
    return _json({"formatVersion": CONTRACT.format_version, "error": shown})


def short_message(message: str) -> str:
    """Cut a message to 1,024 bytes of UTF-8, never inside a character."""
    return _cut(message, MAX_MESSAGE_BYTES)


def _cut(text: str, max_bytes: int) -> str:
    clean = _CONTROL.sub(" ", text).encode("utf-8", "replace")
    return clean[:max_bytes].decode("utf-8", "ignore")


def _told(warnings: Sequence[str]) -> Mapping[str, object]:
    """Those that fit, and beside each what says it in another language, if there is room for it."""
    shown: list[str] = []
    notes: list[object] = []
    room, room_of_notes = MAX_WARNINGS_BYTES, MAX_NOTES_BYTES
    for warning in warnings:
        text, note = _cut(warning, MAX_WARNING_BYTES), _bounded(warning, room_of_notes)
        room -= len(_json(text))
        room_of_notes -= len(_json(note))
        if room < 0:
            break
        shown.append(text)
        notes.append(note)
    return {"warnings": shown, "notes": notes}


def _bounded(sentence: str, most_bytes: int) -> dict[str, object] | None:
    """``None`` too where it is longer than may be: half of a list would say another thing."""
    found = told(sentence)
    return found if found is not None and len(_json(found)) <= most_bytes else None


def _success(success: Success, entries: Sequence[object], truncated: bool) -> bytes:
    document: dict[str, object] = {
        "formatVersion": CONTRACT.format_version,
        "manifestDigest": success.manifest_digest,
        "fileCount": len(success.files),
        "totalBytes": sum(file.size for file in success.files),
    }
    if success.published_path is not None:
        document["publishedPath"] = success.published_path
    if success.warnings:
        document |= _told(success.warnings[:MAX_WARNINGS])
    document["files"] = entries
    document["filesTruncated"] = truncated
    return _json(document)


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
