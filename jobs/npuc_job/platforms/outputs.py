"""Outputs of a compiler that ended without an error and did not do all of its work."""

from __future__ import annotations

from npuc_job.failure import Code, JobError
from npuc_job.wording import worded


def not_whole(what: str) -> JobError:
    """``what`` goes on after "but", such as ``model.rknn is missing or empty``."""
    return JobError(
        Code.OUTPUT_MISSING,
        worded(
            "CompilerOutputMissing",
            "The compiler ended without an error, but {what}: see the log of the compile step.",
            what=what,
        ),
    )
