"""The options of Qualcomm's HTP as the build that ``qualcomm_build.py`` reads."""

from __future__ import annotations

from collections.abc import Mapping

from npuc_job.platforms import arguments, onnx_options
from npuc_job.platforms.qualcomm_rules import QUALCOMM, Target
from npuc_job.wording import worded

TARGET = "target"
PRECISION = "precision"
FINALIZATION = "finalizationMode"
VTCM = "vtcmMb"
EMBED = "embedContext"
_KNOWN = dict.fromkeys(
    (TARGET, PRECISION, FINALIZATION, onnx_options.BATCH, onnx_options.SHAPES, VTCM, EMBED), ""
)

FP16 = "fp16"
QUANTIZED = "quantized"
_MODES = {"default": 0, "faster-prepare": 1, "longer-prepare": 2, "longest-prepare": 3}


def build(options: Mapping[str, object]) -> dict[str, object]:
    """What to compile for and how; refuses what the service would not have sent."""
    arguments.refuse_unknown(options, _KNOWN)
    given = {name: value for name, value in options.items() if value is not None}
    target = _target(given.get(TARGET))
    return {
        "target": target.name,
        "chip": target.chip,
        "socModel": target.soc_model,
        "htpArch": target.htp_arch,
        "precision": _precision(given.get(PRECISION), target),
        "finalizationMode": _mode(given.get(FINALIZATION, "default")),
        "vtcmMb": _vtcm(given.get(VTCM), target),
        "batch": onnx_options.batch(given.get(onnx_options.BATCH)),
        "inputShapes": onnx_options.shapes(given.get(onnx_options.SHAPES, [])),
        "embedContext": arguments.flag(EMBED, given.get(EMBED, False)),
    }


def _target(value: object) -> Target:
    """The compiler takes any number for an architecture, and compiles for none that exists."""
    target = QUALCOMM.target(value) if isinstance(value, str) else None
    if target is None:
        raise arguments.not_one_of(TARGET, [one.name for one in QUALCOMM.targets])
    return target


def _precision(value: object, target: Target) -> str:
    """Floats where the chip has them: left out, a model of floats is refused by the compiler."""
    if value is None:
        return FP16 if target.fp16 else QUANTIZED
    if value not in (FP16, QUANTIZED):
        raise arguments.not_one_of(PRECISION, [FP16, QUANTIZED])
    if value == FP16 and not target.fp16:
        raise arguments.refused(
            worded(
                "IntegersOnly",
                "The option {option} must be {allowed} for {target}: its NPU (HTP v{version}) "
                "computes with integers only.",
                option=PRECISION,
                allowed=QUANTIZED,
                target=target.name,
                version=target.htp_arch,
            )
        )
    return str(value)


def _mode(value: object) -> int:
    if value not in _MODES:
        raise arguments.not_one_of(FINALIZATION, list(_MODES))
    return _MODES[str(value)]


def _vtcm(value: object, target: Target) -> int | None:
    if value is None:
        return None
    size = arguments.whole_number(VTCM, value)
    if not 1 <= size <= target.vtcm_mb:
        raise arguments.not_in_range(VTCM, 1, target.vtcm_mb)
    return size
