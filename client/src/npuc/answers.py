"""The shapes of what the service answers, as openapi.yaml names them.

An answer is the JSON itself, a dictionary that type checkers know. A newer service may put more
in it.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict

Phase = Literal["Pending", "Running", "Succeeded", "Registered", "Failed", "Stopping", "Stopped"]
StepPhase = Literal["Pending", "Running", "Succeeded", "Failed", "Stopped"]
StepName = Literal["compile", "verify"]


class Reason(TypedDict):
    """Why it waits, failed or ended, and what to do."""

    code: str
    kind: str
    message: str


class Toolchain(TypedDict):
    name: str
    version: str
    imageDigest: str | None


class Resources(TypedDict):
    cpu: str
    memory: str


class Limits(TypedDict):
    """Seconds: for room, for the start, for the run."""

    queueSeconds: int
    pendingSeconds: int
    runSeconds: int


class _Option(TypedDict):
    name: str
    type: str
    title: str
    help: str
    default: Any


class Option(_Option, total=False):
    """One option of a platform; what a type does not have is left out."""

    choices: list[str | int]
    min: int
    max: int
    powerOfTwo: bool
    pattern: str
    maxItems: int
    parts: list[str]
    suggestions: list[str]
    maxBytes: int


class AdditionalArgs(TypedDict):
    supported: bool
    note: str | None
    allowed: list[Option]


class Platform(TypedDict):
    name: str
    title: str
    accepts: list[str]
    produces: str
    available: bool
    toolchain: Toolchain | None
    installation: str
    options: list[Option]
    additionalArgs: AdditionalArgs
    resources: Resources


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


class ArtifactSource(TypedDict):
    compilationId: str | None


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


class BaseArtifact(TypedDict):
    id: str
    name: str
    uri: str
    digest: str | None
    sizeBytes: int | None


class Progress(TypedDict, total=False):
    """``total`` is 0 while nobody knows; ``phase`` is ``fetching`` (bytes) or ``compiling``."""

    done: int
    total: int
    phase: str


class OutputFile(TypedDict):
    path: str
    sizeBytes: int
    sha256: str


class Attempt(TypedDict):
    number: int
    phase: StepPhase
    jobName: str
    startedAt: str | None
    endedAt: str | None
    durationSeconds: float | None
    infraRestarts: int
    reason: Reason | None
    logUrl: str


class ListedStep(TypedDict):
    name: StepName
    phase: StepPhase
    startedAt: str | None
    endedAt: str | None
    durationSeconds: float | None
    retryCount: int
    progress: Progress | None


class Step(ListedStep):
    reason: Reason | None
    outputFiles: list[OutputFile]
    outputFileCount: int
    attempts: list[Attempt]


class Registration(TypedDict):
    """``state`` is Pending, Registered or Failed."""

    state: str
    artifactId: str | None
    reason: Reason | None


class Actions(TypedDict):
    stop: bool
    recompile: bool
    delete: bool
    retry: list[StepName]


class EnvironmentVariable(TypedDict):
    """``value`` is None of a secret."""

    name: str
    value: str | None
    secret: bool


class _AskedFor(TypedDict):
    baseArtifact: BaseArtifact
    platform: str
    toolchain: Toolchain
    resources: Resources
    limits: Limits
    options: dict[str, Any] | None
    additionalArgs: list[str]
    optionsHash: str
    shortHash: str
    equalTo: list[str]
    environment: list[EnvironmentVariable]


class Advice(TypedDict):
    unitsOfWork: int | None
    memoryBytes: int | None
    warnings: list[str]


class DryRun(_AskedFor):
    """What would be done."""

    advice: Advice


class _Named(TypedDict, total=False):
    name: str | None
    labels: dict[str, str]


class _Compilation(_AskedFor):
    id: str
    modelId: str
    versionId: str
    phase: Phase
    reason: Reason | None
    warnings: list[str]
    createdAt: str
    createdBy: str | None
    updatedAt: str
    steps: list[Step]
    registration: Registration
    publishedUri: str | None
    manifestDigest: str | None
    actions: Actions
    revision: int


class Compilation(_Compilation, _Named, total=False):
    """One run, and how it stands."""

    note: str | None
    recompileOf: str | None
    copiedUri: str | None


class _ListedCompilation(TypedDict):
    id: str
    modelId: str
    versionId: str
    baseArtifact: BaseArtifact
    platform: str
    toolchain: Toolchain
    options: dict[str, Any] | None
    optionsHash: str
    shortHash: str
    phase: Phase
    reason: Reason | None
    warningCount: int
    createdAt: str
    createdBy: str | None
    updatedAt: str
    steps: list[ListedStep]
    registration: Registration
    publishedUri: str | None
    actions: Actions
    revision: int


class ListedCompilation(_ListedCompilation, _Named, total=False):
    """A compilation as an entry of a list."""

    modelName: str | None
    versionName: str | None


class Difference(TypedDict):
    section: str
    path: str
    a: Any
    b: Any


class Diff(TypedDict):
    """What differs between two compilations; nothing else is listed."""

    a: dict[str, Any]
    b: dict[str, Any]
    same: bool
    differences: list[Difference]


class ManifestFile(TypedDict):
    path: str
    size: int
    sha256: str


class Manifest(TypedDict):
    """What was compiled from what and how, with size and sha256 of each file."""

    formatVersion: int
    compilationId: str
    platform: str
    summary: dict[str, Any]
    files: list[ManifestFile]
    totalBytes: int


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


class Caller(TypedDict):
    """Who asks, as the service sees it."""

    name: str
    role: str


class Token(TypedDict):
    id: str
    name: str
    role: str
    createdAt: str
    expiresAt: str | None
    lastUsedAt: str | None


class NewToken(Token):
    """``token`` is told this once."""

    token: str


class Webhook(TypedDict):
    id: str
    url: str
    phases: list[Phase] | None
    platforms: list[str] | None
    description: str | None
    createdAt: str


class NewWebhook(Webhook):
    """``secret`` is told this once."""

    secret: str


class DeliveryAttempt(TypedDict):
    at: str
    status: int | None
    error: str | None
    durationMillis: int


class Delivery(TypedDict):
    """``state`` is Pending, Delivered or Failed."""

    id: str
    eventId: str
    compilationId: str
    to: str
    state: str
    attempts: list[DeliveryAttempt]
    nextAttemptAt: str | None
    createdAt: str
