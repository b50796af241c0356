"""Objects of S3, or of what speaks like it: boto3 lists and signs, bytes come as of any file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from npuc_job.failure import Code, JobError
from npuc_job.fetching import pins
from npuc_job.fetching.files import RemoteFile, Unchecked, damaged
from npuc_job.fetching.http import Refusal, Request
from npuc_job.fetching.origins import answers, refused
from npuc_job.fetching.s3_client import Bucket, told
from npuc_job.fetching.settings import Settings
from npuc_job.fetching.uris import S3Uri
from npuc_job.wording import worded

_SIGNED_SECONDS = 900
_MOST_FILES = 100_000


def listed(
    uri: S3Uri, pin: str, settings: Settings, environment: Mapping[str, str]
) -> list[RemoteFile]:
    """The object, or all objects below the prefix, in exactly the version of the pin."""
    source = _Source(uri, Bucket.of(uri.bucket, settings, environment))
    kind, value = pins.parts(pin, "version", "etag", "listing")
    gone = Code.SOURCE_CHANGED if kind == "version" else Code.SOURCE_MISSING
    with told(f"s3://{uri.bucket}/{uri.key}", gone):
        return source.below(pin) if kind == "listing" else source.one(kind, value)


@dataclass(frozen=True)
class _Source:
    uri: S3Uri
    bucket: Bucket

    def one(self, kind: str, value: str) -> list[RemoteFile]:
        key = self.uri.key
        pinned = {"VersionId": value} if kind == "version" else {"IfMatch": f'"{value}"'}
        found = self.bucket.head(key, pinned)
        name = key.rpartition("/")[2]
        etag = str(found["ETag"]).strip('"')
        version = pinned if kind == "version" else {}
        return [self._file(name, key, int(found["ContentLength"]), etag, version)]

    def below(self, pin: str) -> list[RemoteFile]:
        prefix = f"{self.uri.key.rstrip('/')}/" if self.uri.key else ""
        found: list[tuple[str, int, str]] = []
        for entry in self.bucket.below(prefix):
            key, size, etag = str(entry["Key"]), int(entry["Size"]), entry["ETag"].strip('"')
            if size == 0 and key.endswith("/"):
                continue
            found.append((key.removeprefix(prefix), size, etag))
            if len(found) > _MOST_FILES:
                raise refused(
                    worded(
                        "TooManyFiles",
                        "{uri} has more than {most:,} files",
                        uri=f"s3://{self.uri.bucket}/{prefix}",
                        most=_MOST_FILES,
                    )
                )
        if not found:
            raise JobError(
                Code.SOURCE_MISSING,
                worded(
                    "NoObjects",
                    "{uri} holds no objects: check its name.",
                    uri=f"s3://{self.uri.bucket}/{prefix}",
                ),
            )
        if pins.listing(found) != pin:
            what = worded("FilesDiffer", "names, sizes or etags of its files differ")
            raise pins.changed(f"s3://{self.uri.bucket}/{prefix}", what)
        return [self._file(path, prefix + path, size, etag, {}) for path, size, etag in found]

    def _file(
        self, path: str, key: str, size: int, etag: str, version: Mapping[str, str]
    ) -> RemoteFile:
        request = partial(self._request, key, etag, version)
        return RemoteFile(path, size, Unchecked(), request, damaged)

    def _request(self, key: str, etag: str, version: Mapping[str, Any]) -> Request:
        """Signed for a short time, so made anew for each try."""
        url = self.bucket.signed(key, version, _SIGNED_SECONDS)
        return Request(url, self._explain, headers={"If-Match": f'"{etag}"'})

    def _explain(self, refusal: Refusal) -> JobError:
        shown = f"s3://{self.uri.bucket}/{self.uri.key}"
        if refusal.status in (404, 412):
            return pins.changed(shown, worded("ObjectGone", "the object was replaced or removed"))
        if refusal.status in (401, 403):
            return JobError(
                Code.SOURCE_DENIED,
                worded(
                    "S3RefusesToRead",
                    "S3 refuses to read {uri} (HTTP {status}): check that the credentials may do "
                    "s3:GetObject there.",
                    uri=shown,
                    status=refusal.status,
                ),
            )
        return refused(answers("S3", refusal.status, shown))
