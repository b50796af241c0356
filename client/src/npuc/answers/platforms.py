"""What can be compiled for."""

from __future__ import annotations

from typing import Any, TypedDict


class Toolchain(TypedDict):
    name: str
    version: str
    imageDigest: str | None


class Resources(TypedDict):
    cpu: str
    memory: str


class _Option(TypedDict):
    name: str
    type: str
    title: str
    help: str
    default: Any


class Option(_Option, total=False):
    """One option of a platform; what a type does not have is left out."""

    tier: str
    translations: dict[str, dict[str, str]]
    choices: list[str | int]
    min: int
    max: int
    powerOfTwo: bool
    pattern: str
    maxItems: int
    parts: list[str]
    suggestions: list[str]
    maxBytes: int


class _AdditionalArgs(TypedDict):
    supported: bool
    note: str | None
    allowed: list[Option]


class AdditionalArgs(_AdditionalArgs, total=False):
    """Which additional arguments may be given."""

    translations: dict[str, dict[str, str]]


class _Platform(TypedDict):
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


class Platform(_Platform, total=False):
    """What can be compiled for; its texts in other languages by language tag."""

    translations: dict[str, dict[str, str]]
