"""The shapes of what the service answers, as openapi.yaml names them.

An answer is the JSON itself, a dictionary that type checkers know. A newer service may put more
in it.
"""

from npuc.answers.compilations import (
    Actions,
    Advice,
    Attempt,
    BaseArtifact,
    Compilation,
    DryRun,
    EnvironmentVariable,
    Limits,
    ListedCompilation,
    ListedStep,
    OutputFile,
    Progress,
    Reason,
    Registration,
    Step,
)
from npuc.answers.phases import Phase, StepName, StepPhase
from npuc.answers.platforms import AdditionalArgs, Option, Platform, Resources, Toolchain
from npuc.answers.registry import (
    Artifact,
    ArtifactSource,
    External,
    Import,
    Model,
    Upload,
    UploadFile,
    UploadPart,
    UploadResult,
    Version,
)
from npuc.answers.results import Diff, Difference, Manifest, ManifestFile
from npuc.answers.team import (
    Caller,
    Delivery,
    DeliveryAttempt,
    NewToken,
    NewWebhook,
    Token,
    Webhook,
)

__all__ = [
    "Actions",
    "AdditionalArgs",
    "Advice",
    "Artifact",
    "ArtifactSource",
    "Attempt",
    "BaseArtifact",
    "Caller",
    "Compilation",
    "Delivery",
    "DeliveryAttempt",
    "Diff",
    "Difference",
    "DryRun",
    "EnvironmentVariable",
    "External",
    "Import",
    "Limits",
    "ListedCompilation",
    "ListedStep",
    "Manifest",
    "ManifestFile",
    "Model",
    "NewToken",
    "NewWebhook",
    "Option",
    "OutputFile",
    "Phase",
    "Platform",
    "Progress",
    "Reason",
    "Registration",
    "Resources",
    "Step",
    "StepName",
    "StepPhase",
    "Token",
    "Toolchain",
    "Upload",
    "UploadFile",
    "UploadPart",
    "UploadResult",
    "Version",
    "Webhook",
]
