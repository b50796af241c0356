"""Expected failures: each has a stable code, an exit status and a message that says what to do."""

from __future__ import annotations

import errno
import os
from enum import Enum

EXIT_OK = 0
EXIT_UNEXPECTED = 1
EXIT_INPUT = 2
"""The user can fix it: the model, the options or the request."""
EXIT_COMPILER = 3
EXIT_ENVIRONMENT = 4
"""Disk, memory or an installation, not the request."""
EXIT_TERMINATED = 128 + 15
"""What a shell reports for a process ended by SIGTERM."""


_NOT_ALLOWED = (errno.EACCES, errno.EPERM)
_NO_WRITES = (errno.EROFS,)
_BROKEN = (errno.EIO, errno.ESTALE)


class Code(Enum):
    """Error codes as the service and users see them; the names are part of the contract."""

    INVALID_SPEC = ("InvalidSpec", EXIT_INPUT)
    INVALID_MODEL = ("InvalidModel", EXIT_INPUT)
    MODEL_CHANGED = ("ModelChanged", EXIT_INPUT)
    UNSUPPORTED_MODEL = ("UnsupportedModel", EXIT_INPUT)
    OPTIONS_REFUSED = ("OptionsRefused", EXIT_INPUT)
    STAGING_MISSING = ("StagingMissing", EXIT_INPUT)
    PUBLISH_CONFLICT = ("PublishConflict", EXIT_INPUT)
    COMPILER_FAILED = ("CompilerFailed", EXIT_COMPILER)
    COMPILER_CRASHED = ("CompilerCrashed", EXIT_COMPILER)
    OUTPUT_MISSING = ("OutputMissing", EXIT_COMPILER)
    MANIFEST_MISMATCH = ("ManifestMismatch", EXIT_ENVIRONMENT)
    OUT_OF_MEMORY = ("OutOfMemory", EXIT_ENVIRONMENT)
    DISK_FULL = ("DiskFull", EXIT_ENVIRONMENT)
    VOLUME_UNUSABLE = ("VolumeUnusable", EXIT_ENVIRONMENT)
    TOOLCHAIN_MISSING = ("ToolchainMissing", EXIT_ENVIRONMENT)
    TERMINATED = ("Terminated", EXIT_TERMINATED)
    INTERNAL = ("Internal", EXIT_UNEXPECTED)

    def __init__(self, label: str, exit_status: int) -> None:
        self.label = label
        self.exit_status = exit_status


class JobError(Exception):
    """A failure with a code and a message for the user."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def from_unexpected(error: Exception) -> JobError:
    """What to tell the user about any exception; its traceback belongs in the log."""
    if isinstance(error, JobError):
        return error
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        where = f" at {error.filename}" if error.filename else ""
        return disk_full(f"{error.strerror}{where}")
    if isinstance(error, OSError) and error.errno in (*_NOT_ALLOWED, *_NO_WRITES, *_BROKEN):
        return _volume_unusable(error)
    if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
        return JobError(
            Code.OUT_OF_MEMORY,
            "The job program itself ran out of memory: retry with a larger memory request.",
        )
    return JobError(
        Code.INTERNAL,
        f"Unexpected {type(error).__name__}: {error}. The traceback is in the log of this step; "
        "retry the step, and report it when it fails again.",
    )


def _volume_unusable(error: OSError) -> JobError:
    """A file or folder that this user may not use, or that nobody can."""
    where = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else "A file"
    if error.errno in _NOT_ALLOWED:
        what = f"cannot be used by user {os.geteuid()} and group {os.getegid()} of this Job"
        advice = "let them read and write there (in a pod: securityContext.fsGroup)"
    elif error.errno in _NO_WRITES:
        what = "is mounted read-only"
        advice = "mount the volume for writing"
    else:
        what = "does not answer"
        advice = "look at the volume and its server"
    return JobError(
        Code.VOLUME_UNUSABLE, f"{where} {what} ({error.strerror}): {advice}, then retry this step."
    )


def disk_full(detail: str) -> JobError:
    """No space left, whoever noticed it."""
    return JobError(
        Code.DISK_FULL,
        "There is no space left for the outputs: free space on the model volume (or on the "
        f"node's scratch disk) or enlarge it, then retry this step. ({detail})",
    )
