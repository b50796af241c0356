"""What a TFLite file holds, and what is wrong with one before any compiler sees it.

The schema: ``tflite.json`` names it. Only the few fields are read that tell whether vela can take
the model.
"""

from __future__ import annotations

import mmap
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from npuc_job.platforms.flatbuffer import DamagedError, Flatbuffer, Table, TooLargeError
from npuc_job.platforms.tflite_rules import TFLITE, Problem
from npuc_job.wording import worded

T = TypeVar("T")
_HEAD_BYTES = 256


@dataclass(frozen=True)
class TfliteModel:
    """``operators`` counts them by name; ``on_floats`` those that work on floats."""

    subgraphs: int
    operators: Mapping[str, int]
    on_floats: int
    on_integers: int
    float_types: Sequence[str]
    weight_types: Sequence[str]

    @property
    def operator_count(self) -> int:
        return sum(self.operators.values())

    def warning(self, name: str) -> str | None:
        """Why the NPU will do little or nothing of it."""
        if not self.on_floats:
            return None
        types = " and ".join(one.capitalize() for one in self.float_types)
        advice = "quantise it to full integers (int8 or int16) and register that model."
        if self.on_integers:
            return worded(
                "NotQuantised",
                "{count} of {total} operators of {file} work on {types}, which no Ethos-U takes, "
                f"and stay on the CPU: {advice}",
                count=self.on_floats,
                total=self.operator_count,
                file=name,
                types=types,
            )
        weights = " and ".join(one.capitalize() for one in self.weight_types)
        mixed = f" with {weights} weights (dynamic-range quantisation)" if weights else ""
        return worded(
            "NotQuantised",
            f"{{file}} is {{types}}{mixed}: the NPU takes full-integer int8 or int16 models only, "
            f"so every operator stays on the CPU; {advice}",
            file=name,
            types=types,
        )


def read(path: Path) -> TfliteModel | Problem | None:
    """What a file holds, or what is wrong with it; ``None``: too large to be looked through."""
    if not path.is_file():
        return TFLITE.problems.folder
    if path.stat().st_size == 0:
        return TFLITE.problems.empty
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _read(data, path.name)


def _read(data: mmap.mmap, name: str) -> TfliteModel | Problem | None:
    head = data[:_HEAD_BYTES].decode("latin-1")
    if not re.match(TFLITE.mark.begins, head):
        return _other(head, name)
    limits = TFLITE.limits
    try:
        model = Flatbuffer(data, limits.items, limits.reads).root()
        return TFLITE.problems.compiled if _is_compiled(model) else _model(model)
    except DamagedError:
        return TFLITE.problems.damaged
    except TooLargeError:
        return None


def _other(head: str, name: str) -> Problem:
    for kind in TFLITE.other_files:
        named = kind.name is None or re.fullmatch(kind.name, name)
        if named and re.match(kind.begins, head):
            return Problem(kind.kind, kind.wrong, kind.advice)
    return TFLITE.problems.unknown


def _is_compiled(model: Table) -> bool:
    """Whether it carries commands for an NPU, or vela says that it wrote it."""
    commands = any(code.text(1) == TFLITE.compiled.operator for code in model.tables(1))
    return commands or bool(re.fullmatch(TFLITE.compiled.description, model.text(3)))


def _model(model: Table) -> TfliteModel:
    constants = [_has_data(buffer) for buffer in model.tables(4)]
    names = [_operator_name(code) for code in model.tables(1)]
    count = _Count(names, constants)
    subgraphs = model.tables(2)
    for subgraph in subgraphs:
        count.add(subgraph)
    return count.model(len(subgraphs))


def _has_data(buffer: Table) -> bool:
    """Its bytes lie in it, or in models of more than 2 GB behind the flatbuffer."""
    outside, size = buffer.number(1, "Q"), buffer.number(2, "Q")
    if outside > 1 and outside + size > buffer.buffer.size:
        raise DamagedError
    return buffer.byte_count(0) > 0 or outside > 1


def _operator_name(code: Table) -> str:
    number = max(code.number(0, "b"), code.number(3, "i"))
    return _named(TFLITE.operators, number, "operator")


def _named(names: Sequence[str], number: int, kind: str) -> str:
    return names[number] if 0 <= number < len(names) else f"{kind} {number}"


def _one_of(items: Sequence[T], index: int) -> T:
    if not 0 <= index < len(items):
        raise DamagedError
    return items[index]


class _Count:
    """Counts operators by what they work on."""

    def __init__(self, names: Sequence[str], constants: Sequence[bool]) -> None:
        self._names = names
        self._constants = constants
        self._operators: Counter[str] = Counter()
        self._on_floats = 0
        self._on_integers = 0
        self._float_types: set[str] = set()
        self._weight_types: set[str] = set()

    def add(self, subgraph: Table) -> None:
        tensors = [self._tensor(tensor) for tensor in subgraph.tables(0)]
        for operator in subgraph.tables(3):
            name = _one_of(self._names, operator.number(0, "I"))
            self._operators[name] += 1
            used = operator.numbers(1, "i") + operator.numbers(2, "i")
            self._sort(name, [_one_of(tensors, index) for index in used if index != -1])

    def _tensor(self, tensor: Table) -> tuple[str, bool]:
        """Its data type, and whether it is constant."""
        tensor.numbers(0, "i")  # the shape
        kind = _named(TFLITE.types, tensor.number(1, "b"), "type")
        return kind, _one_of(self._constants, tensor.number(2, "I"))

    def _sort(self, name: str, used: Sequence[tuple[str, bool]]) -> None:
        if name in TFLITE.floats.converting:
            return
        floats = {kind for kind, _ in used if kind in TFLITE.floats.types}
        moving = {kind for kind, constant in used if not constant}
        if floats:
            self._on_floats += 1
            self._float_types |= floats
            weights = {kind for kind, constant in used if constant}
            self._weight_types |= weights & set(TFLITE.floats.integers)
        elif moving & set(TFLITE.floats.integers):
            self._on_integers += 1

    def model(self, subgraphs: int) -> TfliteModel:
        return TfliteModel(
            subgraphs,
            dict(sorted(self._operators.items())),
            self._on_floats,
            self._on_integers,
            sorted(self._float_types),
            sorted(self._weight_types),
        )
