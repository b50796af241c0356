"""Where a model comes from: the four kinds of source, and the place that its content has."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from npuc_job.failure import JobError
from npuc_job.spec import wrong

FOLDER = "fetched"
"""At the top of a volume; each pinned content has a folder in it, named by its key."""

_REPOSITORY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,95}/[A-Za-z0-9_][A-Za-z0-9._-]{0,95}")
_HUB = re.compile(r"hf://(?P<repo>[^/@]+/[^/@]+)(?:@(?P<revision>[^/]+))?(?:/(?P<path>.+))?")
_S3 = re.compile(r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(?P<key>.*)", re.DOTALL)
_MLFLOW = re.compile(r"mlflow://(?P<registry>[^/]+)/(?P<model>[^/]+)/(?P<version>[^/]+)")
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class HubUri:
    """``path`` is a file or folder in the repository; empty is all of it."""

    repository: str
    path: str


@dataclass(frozen=True)
class S3Uri:
    """An object, or all objects below a prefix: the pin says which of the two."""

    bucket: str
    key: str


@dataclass(frozen=True)
class WebUri:
    """One file."""

    url: str


@dataclass(frozen=True)
class MlflowUri:
    """A version of a model of a registry that the settings name."""

    registry: str
    model: str
    version: str


SourceUri = HubUri | S3Uri | WebUri | MlflowUri


def parse(uri: str) -> SourceUri:
    """Read a URI, or refuse it."""
    if any(ord(character) < 0x20 or ord(character) == 0x7F for character in uri):
        raise refused("it holds control characters")
    if found := _HUB.fullmatch(uri):
        if not _REPOSITORY.fullmatch(found["repo"]):
            raise refused(f"{found['repo']} is no name of a repository, such as org/model")
        return HubUri(found["repo"], (found["path"] or "").rstrip("/"))
    if found := _S3.fullmatch(uri):
        return S3Uri(found["bucket"], found["key"])
    if found := _MLFLOW.fullmatch(uri):
        return MlflowUri(*(unquote(part) for part in found.groups()))
    if uri.startswith(("https://", "http://")):
        return WebUri(uri)
    raise refused("it is none of hf://org/model, s3://bucket/key, https:// and mlflow://")


def without_revision(uri: str) -> str:
    """The URI as it goes into a key: the pin says which revision it is."""
    found = _HUB.fullmatch(uri)
    if found is None:
        return uri
    return f"hf://{found['repo']}" + (f"/{found['path']}" if found["path"] else "")


def shown(uri: str) -> str:
    """The URI without what may be a signature."""
    return uri.partition("?")[0] if uri.startswith(("https:", "http:")) else uri


def key(uri: str, pin: str, model_format: str) -> str:
    """The name of the folder that holds this content in this format; 32 hex digits."""
    text = f"{without_revision(uri)}\n{pin}\n{model_format}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def is_key(name: str) -> bool:
    return _KEY.fullmatch(name) is not None


def check_place(base_path: PurePosixPath, uri: str, pin: str, model_format: str) -> None:
    """Refuse a place that another content could have."""
    wanted = key(uri, pin, model_format)
    if len(base_path.parts) != 3 or base_path.parts[:2] != (FOLDER, wanted):
        raise wrong(f"basePath must be {FOLDER}/{wanted}/<name> for this source")


def refused(why: str) -> JobError:
    return wrong(f"source.uri can't be fetched: {why}")
