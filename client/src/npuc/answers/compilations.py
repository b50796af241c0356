"""Compilations, whole and as entries of a list."""

from __future__ import annotations

from typing import Any, TypedDict

from npuc.answers.phases import Phase, StepName, StepPhase
from npuc.answers.platforms import Resources, Toolchain


class Cause(TypedDict):
    """What says the message of a reason in another language."""

    code: str
    parameters: dict[str, Any]


class Reason(TypedDict):
    """Why it waits, failed or ended, and what to do."""

    code: str
    kind: str
    message: str
    cause: Cause | None


class Limits(TypedDict):
    """Seconds: for room, for the start, for the run."""

    queueSeconds: int
    pendingSeconds: int
    runSeconds: int


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


class Note(TypedDict):
    """What should be known of a request: ``level`` is info, warning or blocker."""

    code: str
    level: str
    message: str
    parameters: dict[str, Any]


class _Advice(TypedDict):
    unitsOfWork: int | None
    memoryBytes: int | None
    warnings: list[str]


class Advice(_Advice, total=False):
    """What to know before it runs."""

    notes: list[Note]


class DryRun(_AskedFor):
    """What would be done."""

    advice: Advice


class _Named(TypedDict, total=False):
    name: str | None
    labels: dict[str, str]


class Membership(TypedDict):
    """Where a compilation stands in the set that it was created in."""

    id: str
    place: int
    of: int


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
    notes: list[Note]
    recompileOf: str | None
    set: Membership | None
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
    note: str | None
    set: Membership | None
    durationSeconds: float | None
