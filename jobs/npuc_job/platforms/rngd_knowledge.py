"""What is known of RNGD's compilers: ``rngd.json``, which the service reads too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from npuc_job.records import Limit, packaged
from npuc_job.wording import worded


class Builder(Enum):
    """How a generation of the SDK builds."""

    FXB = "fxb"
    ARTIFACT_BUILDER = "ArtifactBuilder"


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
class LeaveOut:
    """Which keys may be left out of what is compiled: ``form`` is that of one that can be named.

    Those that are ``kept`` are not left out as long as they say something.
    """

    form: str
    most: int
    kept: tuple[str, ...]
    source: str


class Cards(Enum):
    """Whose cards share the tokens of a step: the preset's, or those that are asked for."""

    PRESET = "preset"
    ASKED = "asked"


@dataclass(frozen=True)
class Tokens:
    """Sizes above a limit are so many for each of the cards, where a model's preset has several."""

    architecture: str
    above: int
    cards: Cards
    per_card: int


@dataclass(frozen=True)
class Window:
    """New tokens above its size are multiples of it."""

    size: int
    architectures: tuple[str, ...]


@dataclass(frozen=True)
class KernelSteps:
    """Numbers of tokens that the kernels of some models can't take; the service refuses them."""

    tokens: tuple[Tokens, ...]
    window: Window
    source: str


@dataclass(frozen=True)
class Safetensors:
    """How files of weights are written; the sizes of types without ``bits`` are not checked."""

    index: str
    max_header_bytes: int
    bits: Mapping[str, int]
    source: str


@dataclass(frozen=True)
class Sdk:
    """One generation of the SDK, such as ``2026.4``: it serves until the next one begins.

    ``registry`` is the file of the models that it registers; of SDKs without one, ``architectures``
    is all that is known. ``ignored_keys`` of a config.json are never looked at.
    """

    sdk: str
    builder: Builder
    tensor_parallel: Choice
    architectures: Names | None = None
    registry: str | None = None
    ignored_keys: Names | None = None
    kernels: Mapping[str, Limit] | None = None


@dataclass(frozen=True)
class Knowledge:
    """The whole file."""

    limits: Mapping[str, Limit]
    required_numbers: Names
    hints: Mapping[str, str]
    leave_out: LeaveOut
    counted_kernels: Names
    kernel_steps: KernelSteps
    safetensors: Safetensors
    sdks: tuple[Sdk, ...]


KNOWLEDGE = packaged("npuc_job.platforms", "rngd.json", Knowledge)


def sdk_of(version: str) -> Sdk:
    """The generation that a version of the SDK belongs to; the oldest for one before it."""
    release = _release(version)
    newest_first = KNOWLEDGE.sdks
    return next((sdk for sdk in newest_first if _release(sdk.sdk) <= release), newest_first[-1])


def is_newer(version: str) -> bool:
    """Whether it is of a generation after the newest one that is known."""
    return _release(version) > _release(KNOWLEDGE.sdks[0].sdk)


def newer(sdk: Sdk) -> str:
    """A warning where the installed SDK is newer than this one, the newest that is known."""
    return worded(
        "UnknownSdk",
        "The installed SDK is newer than {sdk}, the newest that is known here: its own checks, the "
        "first thing in the Job, tell whether it takes the model.",
        sdk=sdk.sdk,
    )


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])
