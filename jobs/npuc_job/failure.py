"""Expected failures: each has a stable code, an exit status and a message that says what to do."""

from __future__ import annotations

import errno
import os
from enum import Enum

from npuc_job.contract import CONTRACT

EXIT_OK = 0

_NOT_ALLOWED = (errno.EACCES, errno.EPERM)
_NO_WRITES = (errno.EROFS,)
_BROKEN = (errno.EIO, errno.ESTALE)


class Code(Enum):
    """Error codes as the service and users see them; the names are part of the contract."""

    INVALID_SPEC = "InvalidSpec"
    INVALID_MODEL = "InvalidModel"
    MODEL_CHANGED = "ModelChanged"
    UNSUPPORTED_MODEL = "UnsupportedModel"
    OPTIONS_REFUSED = "OptionsRefused"
    STAGING_MISSING = "StagingMissing"
    PUBLISH_CONFLICT = "PublishConflict"
    SOURCE_GATED = "SourceGated"
    SOURCE_DENIED = "SourceDenied"
    SOURCE_MISSING = "SourceMissing"
    SOURCE_CHANGED = "SourceChanged"
    SOURCE_REFUSED = "SourceRefused"
    SOURCE_UNREACHABLE = "SourceUnreachable"
    COMPILER_FAILED = "CompilerFailed"
    COMPILER_CRASHED = "CompilerCrashed"
    OUTPUT_MISSING = "OutputMissing"
    MANIFEST_MISMATCH = "ManifestMismatch"
    OUT_OF_MEMORY = "OutOfMemory"
    COMPILER_KILLED = "CompilerKilled"
    DISK_FULL = "DiskFull"
    VOLUME_UNUSABLE = "VolumeUnusable"
    TOOLCHAIN_MISSING = "ToolchainMissing"
    TERMINATED = "Terminated"
    INTERNAL = "Internal"

    @property
    def label(self) -> str:
        return self.value

    @property
    def exit_status(self) -> int:
        """2: the user can fix it, 3: the compiler failed, 4: disk, memory, network, setup."""
        return CONTRACT.errors[self.value]


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
            "The job program itself ran out of memory: re-compile with a larger resources.memory.",
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
