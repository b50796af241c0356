"""boto3, with the credentials that count here."""

from __future__ import annotations

import site
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from npuc_job.failure import Code, JobError
from npuc_job.fetching import pins, timing
from npuc_job.fetching.network import Network
from npuc_job.fetching.origins import address
from npuc_job.fetching.passing import unreachable
from npuc_job.fetching.s3_credentials import are_users, keys
from npuc_job.fetching.settings import Settings
from npuc_job.wording import worded

_THREADS = threading.Lock()
_BUNDLES: list[object] = []
_PIECE_BYTES = 64 * 1024**2


@dataclass(frozen=True)
class Bucket:
    """One bucket."""

    name: str
    client: Any

    @staticmethod
    def of(name: str, settings: Settings, environment: Mapping[str, str]) -> Bucket:
        """With the user's credentials, else the operator's, else those of the machine.

        To be called, and used, within ``operators_variables``.
        """
        given = settings.s3
        with told(f"s3://{name}"):
            found = keys(given, environment)
            region = environment.get("AWS_REGION") if are_users(environment) else None
            session = _session()
            if found is None and session.get_credentials() is None:
                signature: object = _unsigned()
            else:
                signature = "s3v4"
            make = _Maker(session, settings, found, signature)
            region = region or given.region or session.get_config_variable("region")
            client = make.client(region or "us-east-1")
            if region is None and given.endpoint is None:
                client = make.client(_region_of(client, name) or "us-east-1")
            return Bucket(name, client)

    def head(self, key: str, pinned: Mapping[str, str]) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.client.head_object(Bucket=self.name, Key=key, **pinned)
        return found

    def below(self, prefix: str) -> Iterable[Mapping[str, Any]]:
        pages = self.client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self.name, Prefix=prefix):
            yield from page.get("Contents", ())

    def signed(self, key: str, version: Mapping[str, Any], seconds: int) -> str:
        """An address that whoever has it may read for so long."""
        wanted = {"Bucket": self.name, "Key": key, **version}
        with _THREADS:
            url: str = self.client.generate_presigned_url("get_object", wanted, seconds)
        return url

    def sent(self, file: Path, key: str, size: int, sha256: str) -> int:
        """Send a file, unless the same is there; return 1 if it was sent."""
        from boto3.s3.transfer import S3Transfer, TransferConfig
        from botocore.exceptions import ClientError

        try:
            there = self.client.head_object(Bucket=self.name, Key=key)
            if there["ContentLength"] == size and there["Metadata"].get("sha256") == sha256:
                return 0
        except ClientError as error:
            # 403 is what S3 answers for what is not there to whom may not list the bucket.
            if error.response["ResponseMetadata"]["HTTPStatusCode"] not in (403, 404):
                raise
        how = TransferConfig(multipart_threshold=_PIECE_BYTES, multipart_chunksize=_PIECE_BYTES,
                             max_concurrency=4)  # fmt: skip
        about = {"Metadata": {"sha256": sha256}}
        S3Transfer(self.client, how).upload_file(str(file), self.name, key, extra_args=about)
        return 1


@dataclass(frozen=True)
class _Maker:
    session: Any
    settings: Settings
    keys: Mapping[str, str] | None
    signature: object

    def client(self, region: str) -> Any:  # noqa: ANN401
        from botocore.config import Config

        settings, endpoint = self.settings, self.settings.s3.endpoint
        origin = address(endpoint or f"https://s3.{region}.amazonaws.com").origin
        proxy = Network(settings).proxy(origin)
        config = Config(
            signature_version=self.signature,
            s3={"addressing_style": "path" if endpoint else "auto"},
            connect_timeout=timing.USUAL.connect,
            read_timeout=timing.USUAL.stall,
            retries={"mode": "standard", "total_max_attempts": 6},
            proxies={origin.scheme: proxy} if proxy else {},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        return self.session.create_client(
            "s3",
            region_name=region,
            endpoint_url=endpoint,
            verify=_bundle(settings.ca_file) if settings.ca_file else None,
            config=config,
            **(self.keys or {}),
        )


@cache
def _bundle(ca_file: str) -> str:
    """A file with the operator's authorities and the public ones, for as long as we live."""
    from botocore.httpsession import where

    file = tempfile.NamedTemporaryFile(prefix="npuc-ca-")  # noqa: SIM115
    _BUNDLES.append(file)
    for one in (where(), ca_file):
        file.write(Path(one).read_bytes() + b"\n")
    file.flush()
    return file.name


def _region_of(client: Any, bucket: str) -> str | None:  # noqa: ANN401
    """S3 tells it also to whom it refuses the bucket."""
    from botocore.exceptions import ClientError

    try:
        answer = client.head_bucket(Bucket=bucket)
    except ClientError as error:
        answer = error.response
    region = answer["ResponseMetadata"]["HTTPHeaders"].get("x-amz-bucket-region")
    return str(region) if region else None


def _session() -> Any:  # noqa: ANN401
    """What boto3 is built on takes less memory than all of it."""
    if _is_bare():
        _add_packages()
    try:
        from botocore import session
    except ImportError as error:
        raise JobError(
            Code.TOOLCHAIN_MISSING,
            worded(
                "NoBoto3",
                "S3 needs boto3, which is not installed here ({said}): use a job image that has "
                "requirements-sources.txt, or install that (locally: make setup).",
                said=error,
            ),
        ) from None
    return session.get_session()


def _is_bare() -> bool:
    return bool(sys.flags.no_site)


def _add_packages() -> None:
    """Those beside this Python: one that was started without them is faster, and forks faster."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    site.addsitedir(str(Path(sys.executable).parent.parent / "lib" / version / "site-packages"))


def _unsigned() -> object:
    from botocore import UNSIGNED

    return UNSIGNED


@contextmanager
def told(what: str, gone: Code = Code.SOURCE_MISSING) -> Iterator[None]:
    """What boto3 raises, in words; nothing of it is quoted but codes. ``gone`` is for a 404."""
    try:
        yield
    except JobError:
        raise
    except Exception as error:
        raise _explained(what, gone, error) from None


def _explained(what: str, gone: Code, error: Exception) -> Exception:
    if not type(error).__module__.startswith(("botocore", "boto3", "s3transfer", "urllib3")):
        return error
    response = getattr(error, "response", getattr(error.__context__, "response", None))
    if not isinstance(response, dict):
        if "Credential" in type(error).__name__ or "Token" in type(error).__name__:
            return _denied(what, type(error).__name__)
        return unreachable(f"{what}: {type(error).__name__}")
    status = int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    code = str(response.get("Error", {}).get("Code", ""))
    if status in (404, 405) or code in ("NoSuchBucket", "NoSuchKey", "NoSuchVersion"):
        if gone is Code.SOURCE_CHANGED and code != "NoSuchBucket":
            return pins.changed(what, worded("VersionRemoved", "that version of it was removed"))
        return JobError(
            Code.SOURCE_MISSING,
            worded("NotInS3", "There is no {uri} ({said}): check its name.", uri=what, said=code),
        )
    if status == 412:
        return pins.changed(what, worded("ObjectReplaced", "the object was replaced"))
    if status in (400, 401, 403):
        return _denied(what, code)
    return unreachable(f"{what}: HTTP {status} {code}")


def _denied(what: str, why: str) -> JobError:
    return JobError(
        Code.SOURCE_DENIED,
        worded(
            "S3Refuses",
            "S3 refuses {uri} ({said}): give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY as "
            "secrets, or let the operator give the Jobs a role that may s3:GetObject and "
            "s3:ListBucket there.",
            uri=what,
            said=why,
        ),
    )
