"""Models, versions, artifacts, and their uploads."""

from __future__ import annotations

from typing import Any, TypedDict

from npuc.answers.platforms import Toolchain


class External(TypedDict):
    registry: str
    model: str
    version: str | None


class _Model(TypedDict):
    id: str
    name: str
    description: str
    createdAt: str
    external: External | None


class Model(_Model, total=False):
    archived: bool


class _Version(TypedDict):
    id: str
    modelId: str
    name: str
    createdAt: str
    external: External | None


class Version(_Version, total=False):
    archived: bool


class SourceArtifact(TypedDict):
    id: str
    name: str


class _ArtifactSource(TypedDict):
    compilationId: str | None


class ArtifactSource(_ArtifactSource, total=False):
    """What made an artifact, as far as that was kept."""

    baseArtifact: SourceArtifact | None
    toolchain: Toolchain | None
    options: dict[str, Any] | None
    additionalArgs: list[str]
    optionsHash: str | None


class _Artifact(TypedDict):
    id: str
    modelId: str
    versionId: str
    name: str
    platform: str
    uri: str
    digest: str | None
    sizeBytes: int | None
    createdAt: str
    source: ArtifactSource


class Artifact(_Artifact, total=False):
    pin: str | None
    archived: bool


class Import(TypedDict):
    model: Model
    version: Version
    artifact: Artifact


class UploadPart(TypedDict):
    number: int
    offset: int
    sizeBytes: int
    done: bool
    url: str | None
    headers: dict[str, str]


class UploadFile(TypedDict):
    path: str
    sizeBytes: int
    sha256: str
    parts: list[UploadPart]


class UploadResult(TypedDict):
    """``phase`` is Receiving, Checking or Complete."""

    id: str
    phase: str
    uri: str | None
    digest: str
    sizeBytes: int


class Upload(UploadResult):
    files: list[UploadFile]
    mismatched: list[str]
