"""Manifests, and what differs between two compilations."""

from __future__ import annotations

from typing import Any, TypedDict


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
