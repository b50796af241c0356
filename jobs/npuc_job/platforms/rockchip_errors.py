"""What goes wrong with the compiler of Rockchip's NPUs, in its own words, and what to do about it.

The first are the words of ``rockchip_build.py``, the others those of rknn-toolkit2 2.5.0.
"""

from __future__ import annotations

from collections.abc import Sequence

from npuc_job.failure import Code
from npuc_job.platforms import onnx_errors
from npuc_job.platforms.platform import KnownError, known

KNOWN_ERRORS: Sequence[KnownError] = (
    onnx_errors.INVALID_MODEL,
    known(
        r"calibration refused: .*",
        Code.OPTIONS_REFUSED,
        "Give each input samples as calibration, such as x=samples.npy: a file beside the model in "
        "its folder, saved by numpy.save, whose first size is the number of samples.",
        cause="RknnCalibration",
    ),
    known(
        r"precision refused: .*",
        Code.OPTIONS_REFUSED,
        "Leave precision out, or choose one that fits the model and the target.",
        cause="RknnPrecision",
    ),
    known(
        r"channels refused: .*",
        Code.OPTIONS_REFUSED,
        "Give mean and std for inputs that are images, one number for each channel, such as "
        "x=127.5/127.5/127.5.",
        cause="RknnChannels",
    ),
    onnx_errors.SHAPES,
    known(
        r"No module named '(?:onnx|onnxruntime|rknn|numpy|torch|cv2|scipy)[\w.]*'",
        Code.TOOLCHAIN_MISSING,
        "The compiler is not installed where the Job runs: use an image of Dockerfile.rockchip "
        "(locally: make rockchip).",
        cause="RknnNotInstalled",
    ),
    known(
        r"Unsupport onnx opset \d+, need <= \d+[^\n]*",
        Code.UNSUPPORTED_MODEL,
        "The model's opset is newer than this compiler: export it with an older one.",
        cause="RknnNewerOpset",
    ),
    known(
        r"Error No Op registered for [^\n]*|Error No opset import for domain [^\n]*",
        Code.UNSUPPORTED_MODEL,
        "The model has an operator that ONNX does not have in its opset: export it again without "
        "operators of your own.",
        cause="RknnOperatorUnknown",
    ),
    known(
        r"The input shape \[[^\n]*\] of '[^\n]*' is not support[^\n]*",
        Code.OPTIONS_REFUSED,
        "The NPU takes fixed sizes only: give all of them as inputShapes.",
        cause="RknnOpenShape",
    ),
    known(
        r"The input\('[^\n]*'\) shape \([^\n]*\) is wrong[^\n]*",
        Code.OPTIONS_REFUSED,
        "The samples of the calibration have other sizes than the input: save them as the model "
        "takes them.",
        cause="RknnSampleShape",
    ),
    known(
        r"Current target_platform\(\w+\) not support do_quantization = False[^\n]*",
        Code.OPTIONS_REFUSED,
        "The target computes with integers only: choose precision int8 with samples as "
        "calibration, or another target.",
        cause="RknnIntegersOnly",
    ),
    known(
        r"If a quantized model has been import, please set do_quantization = False[^\n]*",
        Code.OPTIONS_REFUSED,
        "The model is quantised already: choose precision quantized, and leave calibration out.",
        cause="RknnQuantisedAlready",
    ),
    known(
        r"Meet unsupported \w+, input tensor name: [^\n]*|buffer overflow!!!",
        Code.UNSUPPORTED_MODEL,
        "The target can't compute the model so: choose another precision, or another target.",
        cause="RknnOperatorUnfit",
    ),
    known(
        r"INVALID_GRAPH : This is an invalid model\.[^\n]*",
        Code.INVALID_MODEL,
        f"The model is not valid ONNX: {onnx_errors.REGISTER}.",
        cause="RknnInvalidOnnx",
    ),
)
