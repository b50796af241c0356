"""What no compiler of ONNX models can take: each would refuse it in words that tell no reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from npuc_job.platforms.onnx_driver import Refused
from npuc_job.platforms.onnx_rules import ONNX


def check(
    file: str,
    opsets: Sequence[int],
    shapes: Mapping[str, Sequence[int | str] | None],
    names: Sequence[str],
) -> None:
    """Refuse a model by all that is wrong with its opset and its inputs.

    ``opsets`` are those of ONNX's own operators, ``names`` and ``shapes`` those of what is fed to
    it. One that names no opset is as old as that.
    """
    wrong = [*_opset(file, opsets), *_names(file, names), *_sizes(shapes)]
    if wrong:
        raise Refused(f"invalid model: {'; '.join(wrong)}")


def _opset(file: str, opsets: Sequence[int]) -> list[str]:
    newest = max(opsets, default=1)
    return [f"{file} is written for opset {newest}, which does not exist"] if newest < 1 else []


def _names(file: str, names: Sequence[str]) -> list[str]:
    if not names:
        return [f"{file} has no inputs"]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    return [f"{file} has two inputs that are called {', '.join(twice)}"] if twice else []


def _sizes(shapes: Mapping[str, Sequence[int | str] | None]) -> list[str]:
    most = ONNX.max_dimension.value
    return [
        f"dimension {place} of the input {name} is {size}, and {most} is the most"
        for name, shape in shapes.items()
        for place, size in enumerate(shape or ())
        if isinstance(size, int) and size > most
    ]
