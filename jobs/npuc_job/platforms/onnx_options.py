"""The options that every compiler of ONNX models has: the sizes of its inputs."""

from __future__ import annotations

import re

from npuc_job.platforms import arguments
from npuc_job.platforms.onnx_rules import ONNX
from npuc_job.wording import worded

BATCH = "batch"
SHAPES = "inputShapes"
_SHAPE = re.compile(r"([^\s=,;]{1,200})=([1-9][0-9]{0,6}(?:x[1-9][0-9]{0,6}){0,7})")


def batch(value: object) -> int | None:
    """The first size of every input, where the model leaves it open."""
    if value is None:
        return None
    size = arguments.whole_number(BATCH, value)
    if not 1 <= size <= ONNX.max_batch.value:
        raise arguments.not_in_range(BATCH, 1, ONNX.max_batch.value)
    return size


def shapes(value: object) -> dict[str, list[int]]:
    """All sizes of an input, by its name."""
    found_shapes: dict[str, list[int]] = {}
    for text in arguments.items(SHAPES, value, arguments.text):
        found = _SHAPE.fullmatch(text)
        sizes = [int(size) for size in found[2].split("x")] if found else []
        if not found or max(sizes) > ONNX.max_dimension.value or found[1] in found_shapes:
            raise arguments.refused(
                worded(
                    "ShapesWrong",
                    "The option {option} must hold each input once with its sizes, such as "
                    "x=1x3x224x224; {given} does not.",
                    option=SHAPES,
                    given=text,
                )
            )
        found_shapes[found[1]] = sizes
    return found_shapes
