"""What goes wrong with the compiler of Qualcomm's HTP, in its own words, and what to do about it.

The first five are the words of ``qualcomm_build.py``, the others those of onnxruntime-qnn 2.7.0.
"""

from __future__ import annotations

from collections.abc import Sequence

from npuc_job.failure import Code
from npuc_job.platforms import onnx_errors
from npuc_job.platforms.platform import KnownError, known

KNOWN_ERRORS: Sequence[KnownError] = (
    onnx_errors.INVALID_MODEL,
    known(
        r"unsupported model: the NPU can't take .*",
        Code.UNSUPPORTED_MODEL,
        "Nothing is left to the CPU: replace these operators where the model is made, or cut them "
        "off and run them beside it.",
        cause="HtpOperatorsLeft",
    ),
    known(
        r"unsupported model: .*",
        Code.UNSUPPORTED_MODEL,
        "Quantise the model (QDQ, by onnxruntime.quantization) and register that, or choose "
        "precision fp16 and a target that has it.",
        cause="HtpNotQuantised",
    ),
    onnx_errors.SHAPES,
    onnx_errors.BROKEN_OUTPUT,
    known(
        r"No module named '(?:onnx|onnxruntime|onnxruntime_qnn|numpy)[\w.]*'",
        Code.TOOLCHAIN_MISSING,
        "The compiler is not installed where the Job runs: use an image of Dockerfile.qualcomm "
        "(locally: make qualcomm).",
        cause="HtpNotInstalled",
    ),
    known(
        r"Error No Op registered for .*|\S+ is not a registered function/op",
        Code.UNSUPPORTED_MODEL,
        "The model has an operator that ONNX does not have in its opset: export it again without "
        "operators of your own.",
        cause="HtpOperatorUnknown",
    ),
    known(
        r"ONNX Runtime only \*guarantees\* support for models stamped with official released onnx "
        r"opset versions\. Opset \d+",
        Code.UNSUPPORTED_MODEL,
        "The model's opset is newer than this compiler: export it with an older one.",
        cause="HtpNewerOpset",
    ),
    known(
        r"Unsupported model IR version: \d+[^\n]*",
        Code.UNSUPPORTED_MODEL,
        "The model was written by a newer onnx than this compiler reads: export it with an older "
        "ir_version.",
        cause="HtpNewerIr",
    ),
    known(
        r"This is an invalid model\..*|External data path validation failed.*",
        Code.INVALID_MODEL,
        f"The model is not valid ONNX: {onnx_errors.REGISTER}.",
        cause="HtpInvalidOnnx",
    ),
    known(
        r"Node '[^']*' OpType:(\w+) with domain:com\.ms\.internal\.nhwc was inserted using the "
        r"NHWC format[^\n]*",
        Code.UNSUPPORTED_MODEL,
        "The chip can't compute this operator as it is in the model, mostly because it works on "
        "floats there: quantise the whole model, or choose another target.",
        cause="HtpFloatOperator",
    ),
    known(
        r"Failed to finalize QNN graph\. Error: QNN_COMMON_ERROR_MEM_ALLOC[^\n]*",
        Code.UNSUPPORTED_MODEL,
        "The model does not fit the memory of this chip, or works on floats that it does not "
        "have: quantise the whole model, make it smaller, or choose another target.",
        cause="HtpTooLarge",
    ),
    known(
        r"Failed to create device\. Error: QNN_DEVICE_ERROR_INVALID_CONFIG[^\n]*"
        r"|FP16 precision mode is enabled but soc_model is not specified[^\n]*",
        Code.OPTIONS_REFUSED,
        "This compiler does not know the target: choose another.",
        cause="HtpTargetUnknown",
    ),
)
