"""What the operator says of sources: the file ``NPUC_SOURCES`` and variables ``NPUC_SOURCES_*``.

The user's environment reaches this process too, so no variable of another name says anything for
the operator: a user could send the operator's token to a host of his own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from npuc_job import records
from npuc_job.failure import Code, JobError
from npuc_job.wording import worded

FILE = "NPUC_SOURCES"
PREFIX = "NPUC_SOURCES_"
"""Begins the names of variables that the service hands on from its own environment."""

_SECRET_VARIABLES = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
_QUANTITY = re.compile(r"(\d{1,15})(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)?")
_UNITS = {
    "": 1, "k": 10**3, "M": 10**6, "G": 10**9, "T": 10**12, "P": 10**15,
    "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40, "Pi": 2**50,
}  # fmt: skip


@dataclass(frozen=True)
class Hub:
    """The Hugging Face hub, or a mirror of it."""

    endpoint: str = "https://huggingface.co"
    token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class S3:
    """Where buckets are; without keys those of the environment count, of IRSA and Pod Identity."""

    endpoint: str | None = None
    region: str | None = None
    access_key_id: str | None = None
    secret_access_key: str | None = field(default=None, repr=False)
    session_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Registry:
    """An outer registry of models; only those of kind ``mlflow`` are sources."""

    kind: str
    url: str
    token: str | None = field(default=None, repr=False)
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    ca_file: str | None = None
    api_version: str | None = None
    placement: str | None = None


@dataclass(frozen=True)
class SettingsFile:
    """The whole file."""

    hub: Hub = Hub()
    s3: S3 = S3()
    hosts: tuple[str, ...] = ()
    proxy: str | None = field(default=None, repr=False)
    ca_file: str | None = None
    claim: str = "models"
    keep_bytes: str | None = None
    copy_to: str | None = None
    registries: Mapping[str, Registry] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings(SettingsFile):
    """The file, and what comes from variables only."""

    http_proxy: str | None = field(default=None, repr=False)
    no_proxy: str = ""
    aws: Mapping[str, str] = field(default_factory=dict, repr=False)

    def kept_bytes(self) -> int | None:
        """How much of fetched models is kept; ``None`` is all."""
        if self.keep_bytes is None:
            return None
        parts = _QUANTITY.fullmatch(self.keep_bytes)
        if parts is None:
            raise _wrong("keepBytes must be a quantity such as 500Gi")
        return int(parts[1]) * _UNITS[parts[2] or ""]

    def secrets(self) -> frozenset[str]:
        """The operator's values that must not be told."""
        found = {*_secrets(self), *(self.aws.get(name, "") for name in _SECRET_VARIABLES)}
        return frozenset(value for value in found if len(value) >= 4)


def read(environment: Mapping[str, str]) -> Settings:
    """The settings that hold for this process."""
    return _with_variables(_from_file(environment.get(FILE)), environment)


def _from_file(path: str | None) -> Settings:
    if not path:
        return Settings()
    try:
        text = Path(path).read_text("utf-8")
        settings = Settings(**vars(records.parse(text, "sources.json", SettingsFile)))
    except FileNotFoundError:  # a Secret that is mounted where there is one
        return Settings()
    except (OSError, ValueError) as error:
        raise _wrong(str(error)) from None
    settings.kept_bytes()
    for name, value in _addresses(settings):
        if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
            raise _wrong(f"{name} must be an address such as https://models.corp")
    return settings


def _with_variables(settings: Settings, environment: Mapping[str, str]) -> Settings:
    """What the file leaves open is as the service's own environment says."""
    own = {
        name.removeprefix(PREFIX): value
        for name, value in environment.items()
        if name.startswith(PREFIX) and value
    }
    hub = settings.hub
    if hub.endpoint == Hub.endpoint:
        hub = replace(hub, endpoint=own.get("HF_ENDPOINT", hub.endpoint))
    if hub.token is None:
        hub = replace(hub, token=own.get("HF_TOKEN"))
    s3_endpoint = settings.s3.endpoint or own.get("AWS_ENDPOINT_URL_S3")
    s3_endpoint = s3_endpoint or own.get("AWS_ENDPOINT_URL")
    return replace(
        settings,
        s3=replace(settings.s3, endpoint=s3_endpoint),
        hub=replace(hub, endpoint=hub.endpoint.rstrip("/")),
        proxy=settings.proxy or own.get("HTTPS_PROXY") or own.get("https_proxy"),
        http_proxy=settings.proxy or own.get("HTTP_PROXY") or own.get("http_proxy"),
        no_proxy=own.get("NO_PROXY") or own.get("no_proxy") or "",
        ca_file=settings.ca_file or own.get("SSL_CERT_FILE"),
        aws={name: value for name, value in own.items() if name.startswith("AWS_")},
    )


def _addresses(settings: Settings) -> Iterator[tuple[str, str]]:
    yield "hub.endpoint", settings.hub.endpoint
    if settings.s3.endpoint:
        yield "s3.endpoint", settings.s3.endpoint
    if settings.proxy:
        yield "proxy", settings.proxy
    for name, registry in settings.registries.items():
        yield f"registries.{name}.url", registry.url


def _secrets(value: object) -> Iterator[str]:
    """Fields that show themselves to nobody, and the passwords of addresses."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _secrets(inner)
    if is_dataclass(value):
        for one in fields(value):
            inner = getattr(value, one.name)
            if isinstance(inner, str) and not one.repr:
                yield (urlsplit(inner).password or "") if "://" in inner else inner
            yield from _secrets(inner)


def _wrong(what: str) -> JobError:
    return JobError(
        Code.INVALID_SPEC,
        worded(
            "SettingsWrong",
            "The settings of sources (the file {file}) are wrong: {said}. Ask the operator.",
            file=FILE,
            said=what,
        ),
    )
