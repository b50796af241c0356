"""Compilations that one request asked for."""

from __future__ import annotations

from typing import TypedDict

from npuc.answers.compilations import DryRun, ListedCompilation
from npuc.answers.phases import Phase


class NpuShare(TypedDict):
    """How many operators of the model run on the NPU, and how many there are."""

    npuOperators: int
    operators: int


class _Measures(TypedDict):
    target: str
    totalBytes: int | None
    compileSeconds: float | None
    npuShare: NpuShare | None
    inferenceSeconds: float | None


class SetMember(_Measures, ListedCompilation):
    """An entry of a list, with what tells which of a set suits best; None where nobody tells it."""


class CompilationSet(TypedDict):
    """``of`` were asked for, ``made`` of these are there, ``done`` of those have ended."""

    id: str
    modelId: str
    versionId: str
    modelName: str | None
    versionName: str | None
    createdAt: str
    createdBy: str | None
    of: int
    made: int
    done: int
    phases: dict[Phase, int]
    compilations: list[SetMember]


class DryRunOfSet(TypedDict):
    """What each would be, in the order of the request."""

    compilations: list[DryRun]
