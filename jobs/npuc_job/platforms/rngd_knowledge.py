"""What is known of RNGD's compilers: ``rngd.json``, which the service reads too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from npuc_job.records import packaged


class Builder(Enum):
    """How a generation of the SDK builds."""

    FXB = "fxb"
    ARTIFACT_BUILDER = "ArtifactBuilder"


class Scaling(Enum):
    """What may stand in ``rope_scaling``, if it is there at all."""

    OBJECT = "object"
    NULL = "null"
    NOTHING = "nothing"


class HeadSize(Enum):
    """What may stand in ``head_dim``, if it is there at all."""

    ANYTHING = "anything"
    NUMBER = "number"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Limit:
    """A number, and where it comes from."""

    value: int
    source: str


@dataclass(frozen=True)
class Choice:
    """The numbers that one may choose from."""

    values: tuple[int, ...]
    source: str


@dataclass(frozen=True)
class Names:
    """Fields of a config.json."""

    names: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Safetensors:
    """How files of weights are written; the sizes of types without ``bits`` are not checked."""

    index: str
    max_header_bytes: int
    bits: Mapping[str, int]
    source: str


@dataclass(frozen=True)
class Config:
    """What the compiler reads in the config.json of one architecture."""

    model_type: str
    rope_scaling: Scaling
    head_dim: HeadSize


@dataclass(frozen=True)
class Architecture:
    """What one architecture is compiled with; what is not known is left out."""

    quantizations: tuple[str, ...] = ()
    longest_context: int | None = None
    config: Config | None = None


@dataclass(frozen=True)
class Sdk:
    """One generation of the SDK, such as ``2026.4``: it serves until the next one begins."""

    sdk: str
    builder: Builder
    sources: Mapping[str, str]
    architectures: Mapping[str, Architecture]
    kernels: Mapping[str, Limit] | None = None


@dataclass(frozen=True)
class Knowledge:
    """The whole file."""

    limits: Mapping[str, Limit]
    tensor_parallel: Choice
    required_numbers: Names
    safetensors: Safetensors
    sdks: tuple[Sdk, ...]


KNOWLEDGE = packaged("npuc_job.platforms", "rngd.json", Knowledge)


def sdk_of(version: str) -> Sdk:
    """The generation that a version of the SDK belongs to; the oldest for one before it."""
    release = _release(version)
    newest_first = KNOWLEDGE.sdks
    return next((sdk for sdk in newest_first if _release(sdk.sdk) <= release), newest_first[-1])


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])
