"""The options that every compiler of ONNX models has: the sizes of its inputs."""

from __future__ import annotations

import re

from npuc_job.platforms import arguments
from npuc_job.platforms.onnx_rules import ONNX

BATCH = "batch"
SHAPES = "inputShapes"
_SHAPE = re.compile(r"([^\s=,;]{1,200})=([1-9][0-9]{0,6}(?:x[1-9][0-9]{0,6}){0,7})")


def batch(value: object) -> int | None:
    """The first size of every input, where the model leaves it open."""
    if value is None:
        return None
    size = arguments.whole_number(BATCH, value)
    if not 1 <= size <= ONNX.max_batch.value:
        raise arguments.refused(f"The option {BATCH} must be 1 to {ONNX.max_batch.value}.")
    return size


def shapes(value: object) -> dict[str, list[int]]:
    """All sizes of an input, by its name."""
    found_shapes: dict[str, list[int]] = {}
    for text in arguments.items(SHAPES, value, arguments.text):
        found = _SHAPE.fullmatch(text)
        sizes = [int(size) for size in found[2].split("x")] if found else []
        if not found or max(sizes) > ONNX.max_dimension.value or found[1] in found_shapes:
            raise arguments.refused(
                f"The option {SHAPES} must hold each input once with its sizes, such as "
                f"x=1x3x224x224; {text} does not."
            )
        found_shapes[found[1]] = sizes
    return found_shapes
