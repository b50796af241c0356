"""Expected failures: each has a stable code, an exit status and a message that says what to do."""

from __future__ import annotations

import errno
import os
from enum import Enum

from npuc_job.contract import CONTRACT
from npuc_job.wording import worded

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
    """A failure with a code and a message for the user, which is ``Worded`` where it is ours."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class ProgramError(JobError):
    """A fault in a program of others; what raised it, if anything, belongs in the log."""


def said(error: BaseException) -> str:
    """The words of an exception, which may be anybody's."""
    try:
        return str(error)
    except Exception:
        return "it has no words"


def from_unexpected(error: BaseException) -> JobError:
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
            worded(
                "JobProgramOutOfMemory",
                "The job program itself ran out of memory: re-compile with a larger "
                "resources.memory.",
            ),
        )
    return JobError(
        Code.INTERNAL,
        worded(
            "Unexpected",
            "Unexpected {type}: {said}. The traceback is in the log of this step; retry the step, "
            "and report it when it fails again.",
            type=type(error).__name__,
            said=said(error),
        ),
    )


def _volume_unusable(error: OSError) -> JobError:
    """A file or folder that this user may not use, or that nobody can."""
    where = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else "A file"
    if error.errno in _NOT_ALLOWED:
        message = worded(
            "FileNotAllowed",
            "{path} cannot be used by user {user} and group {group} of this Job ({said}): let them "
            "read and write there (in a pod: securityContext.fsGroup), then retry this step.",
            path=where,
            user=os.geteuid(),
            group=os.getegid(),
            said=error.strerror,
        )
    elif error.errno in _NO_WRITES:
        message = worded(
            "VolumeReadOnly",
            "{path} is mounted read-only ({said}): mount the volume for writing, then retry this "
            "step.",
            path=where,
            said=error.strerror,
        )
    else:
        message = worded(
            "VolumeSilent",
            "{path} does not answer ({said}): look at the volume and its server, then retry this "
            "step.",
            path=where,
            said=error.strerror,
        )
    return JobError(Code.VOLUME_UNUSABLE, message)


def disk_full(detail: str) -> JobError:
    """No space left, whoever noticed it."""
    return JobError(
        Code.DISK_FULL,
        worded(
            "NoSpaceLeft",
            "There is no space left for the outputs: free space on the model volume (or on the "
            "node's scratch disk) or enlarge it, then retry this step. ({detail})",
            detail=detail,
        ),
    )
