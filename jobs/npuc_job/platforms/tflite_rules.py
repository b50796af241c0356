"""What is known of TFLite files: ``tflite.json``, which the service reads too."""

from __future__ import annotations

from dataclasses import dataclass

from npuc_job.records import packaged


@dataclass(frozen=True)
class Problem:
    """What is wrong with a file, and what to do; ``kind`` is the same in one word."""

    kind: str
    wrong: str
    advice: str


@dataclass(frozen=True)
class Mark:
    """How every file begins: a regular expression, each byte one character."""

    begins: str
    source: str


@dataclass(frozen=True)
class OtherFile:
    """What people take for a model; some are told by their ``name`` too."""

    kind: str
    begins: str
    wrong: str
    advice: str
    name: str | None = None


@dataclass(frozen=True)
class Problems:
    """Those that a file may have whatever is in it."""

    folder: Problem
    empty: Problem
    unknown: Problem
    damaged: Problem
    compiled: Problem


@dataclass(frozen=True)
class Compiled:
    """How a file is known that came out of vela: by a custom operator or by its description."""

    operator: str
    description: str
    source: str


@dataclass(frozen=True)
class Floats:
    """The data types that stay on the CPU; ``integers`` are those of weights and activations."""

    types: tuple[str, ...]
    converting: tuple[str, ...]
    integers: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Limits:
    """``items`` of one list and ``reads`` in all: of a larger file nothing is said."""

    items: int
    reads: int
    source: str


@dataclass(frozen=True)
class TfliteRules:
    """The whole file; ``types`` and ``operators`` are the names by number."""

    mark: Mark
    other_files: tuple[OtherFile, ...]
    problems: Problems
    compiled: Compiled
    floats: Floats
    limits: Limits
    types: tuple[str, ...]
    operators: tuple[str, ...]
    source: str


TFLITE = packaged("npuc_job.platforms", "tflite.json", TfliteRules)
