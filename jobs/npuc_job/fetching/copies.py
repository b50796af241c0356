"""Copies of results in S3: all files, the manifest last, so that what has one is whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.fetching import settings
from npuc_job.fetching.s3_client import Bucket, told
from npuc_job.fetching.s3_credentials import operators_variables, without_users
from npuc_job.manifest import FILE_NAME, Manifest
from npuc_job.step import Step

_TO = re.compile(r"s3://([^/]+)(?:/(.*))?", re.DOTALL)
_OF_S3 = (
    Code.SOURCE_DENIED,
    Code.SOURCE_MISSING,
    Code.SOURCE_CHANGED,
    Code.SOURCE_UNREACHABLE,
)


def make(step: Step, folder: Path, listed: Manifest, copy_to: str) -> None:
    """Copy a folder to where the operator wants it. What is there already is not sent again."""
    found = _TO.fullmatch(copy_to)
    if found is None:
        raise JobError(Code.INVALID_SPEC, "NPUC_SPEC is wrong: copyTo is not s3://bucket/prefix.")
    prefix = "/".join(part for part in (found[2] or "").split("/") if part)
    top = f"{prefix}/{step.spec.publish_path.name}".lstrip("/")
    where = f"s3://{found[1]}/{top}/"
    try:
        sent = _copy(step, folder, listed, found[1], top)
    except JobError as error:
        if error.code not in _OF_S3:
            raise
        raise JobError(
            error.code,
            f"The results can't be copied to {where} and are not published yet: {error.message} "
            "The operator says where copies go (copyTo of the settings). Retry this step.",
        ) from None
    total = len(listed.files) + 1
    step.log.line(f"copied to {where}: {total} files, {total - sent} of them were there already")


def _copy(step: Step, folder: Path, listed: Manifest, bucket: str, top: str) -> int:
    """Return how many were sent."""
    environment = without_users(step.environment)  # the place is the operator's
    check: Callable[[], None] = step.termination.check
    known, sent = settings.read(step.environment), 0
    with operators_variables(known, environment), told(f"s3://{bucket}/{top}/"):
        target = Bucket.of(bucket, known, environment)
        for file in listed.files:
            check()
            key = f"{top}/{file.path}"
            sent += target.sent(folder / file.path, key, file.size, file.sha256)
        check()
        manifest = folder / FILE_NAME
        digest = (step.spec.manifest_digest or "").removeprefix("sha256:")
        sent += target.sent(manifest, f"{top}/{FILE_NAME}", manifest.stat().st_size, digest)
    return sent
