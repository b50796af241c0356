"""Copies of results in S3: all files, the manifest last, so that what has one is whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.fetching import settings
from npuc_job.fetching.s3_client import Bucket, told
from npuc_job.fetching.s3_credentials import are_users, operators_variables, without_users
from npuc_job.fetching.settings import Settings
from npuc_job.manifest import FILE_NAME, Manifest
from npuc_job.spec import wrong
from npuc_job.step import Step
from npuc_job.wording import worded

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
        raise wrong("copyTo is not s3://bucket/prefix")
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
            worded(
                "ResultsNotCopied",
                "The results can't be copied to {where} and are not published yet: {why} Retry "
                "this step when that is mended, or re-compile with another copyTo.",
                where=where,
                why=error.message,
            ),
        ) from None
    total = len(listed.files) + 1
    step.log.line(f"copied to {where}: {total} files, {total - sent} of them were there already")


def _credentials(step: Step, operators: Settings, place: str) -> Mapping[str, str]:
    """The operator's for the operator's place, and nowhere else: else anybody could have them write
    wherever they may."""
    if operators.copy_to and f"s3://{place}".startswith(operators.copy_to.rstrip("/") + "/"):
        return without_users(step.environment)
    if are_users(step.environment):
        return step.environment
    raise JobError(
        Code.SOURCE_DENIED,
        worded(
            "BucketNeedsKeys",
            "A bucket of one's own needs keys of one's own: give AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY as secrets.",
        ),
    )


def _copy(step: Step, folder: Path, listed: Manifest, bucket: str, top: str) -> int:
    """Return how many were sent."""
    operators = settings.read(step.environment)
    check: Callable[[], None] = step.termination.check
    environment = _credentials(step, operators, f"{bucket}/{top}")
    sent = 0
    with operators_variables(operators, environment), told(f"s3://{bucket}/{top}/"):
        target = Bucket.of(bucket, operators, environment)
        for file in listed.files:
            check()
            key = f"{top}/{file.path}"
            sent += target.sent(folder / file.path, key, file.size, file.sha256)
        check()
        manifest = folder / FILE_NAME
        digest = (step.spec.manifest_digest or "").removeprefix("sha256:")
        sent += target.sent(manifest, f"{top}/{FILE_NAME}", manifest.stat().st_size, digest)
    return sent
