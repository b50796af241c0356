"""A file at an address, pinned by its digest."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from npuc_job.failure import Code, JobError
from npuc_job.fetching import pins
from npuc_job.fetching.files import RemoteFile, Sha256
from npuc_job.fetching.http import Refusal, Request
from npuc_job.fetching.origins import address, answers, refused
from npuc_job.fetching.uris import WebUri
from npuc_job.wording import worded


def listed(uri: WebUri, pin: str) -> list[RemoteFile]:
    """The one file; its size is known when it comes."""
    _, digest = pins.parts(pin, "sha256")
    host = address(uri.url).origin.shown
    name = PurePosixPath(unquote(urlsplit(uri.url).path)).name or "model"
    request = Request(uri.url, partial(_explain, host))

    def mismatch(path: str) -> JobError:
        return pins.changed(f"{path} of {host}", worded("OtherSha256", "its sha256 differs"))

    return [RemoteFile(name, None, Sha256(digest), lambda: request, mismatch)]


def _explain(host: str, refusal: Refusal) -> JobError:
    if refusal.status in (401, 403, 407):
        return JobError(
            Code.SOURCE_DENIED,
            worded(
                "LoginNeeded",
                "{host} refuses the file (HTTP {status}): use an address that needs no login, or "
                "one that is signed and has not expired.",
                host=host,
                status=refusal.status,
            ),
        )
    if refusal.status in (404, 410):
        return JobError(
            Code.SOURCE_MISSING,
            worded(
                "NoSuchFile",
                "{host} has no such file (HTTP {status}): check its URI.",
                host=host,
                status=refusal.status,
            ),
        )
    return refused(answers(host, refusal.status, "the file"))
