"""What the drivers of ONNX compilers refuse, in their own words, and what to do about it."""

from __future__ import annotations

from npuc_job.failure import Code
from npuc_job.platforms.platform import known

REGISTER = "export it again, copy the whole of it to the volume and register that"

INVALID_MODEL = known(
    r"invalid model: .*",
    Code.INVALID_MODEL,
    f"The model can't be read: {REGISTER}.",
    cause="OnnxUnreadableModel",
)
SHAPES = known(
    r"options refused: .*",
    Code.OPTIONS_REFUSED,
    "Give the sizes of the inputs as inputShapes, such as x=1x3x224x224; batch is enough "
    "where only the first is open.",
    cause="OnnxInputShapes",
)
BROKEN_OUTPUT = known(
    r"broken output: .*",
    Code.OUTPUT_MISSING,
    "The compiler ended without an error, but left no whole model: see the log.",
    cause="OnnxBrokenOutput",
)
