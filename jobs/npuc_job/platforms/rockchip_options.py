"""The options of Rockchip's NPUs as the build that ``rockchip_build.py`` reads."""

from __future__ import annotations

import re
from collections.abc import Mapping

from npuc_job.platforms import arguments, onnx_options
from npuc_job.platforms.rockchip_rules import ROCKCHIP, Target
from npuc_job.wording import worded

TARGET = "target"
PRECISION = "precision"
CALIBRATION = "calibration"
ALGORITHM = "quantizationAlgorithm"
METHOD = "quantizationMethod"
MEAN = "mean"
STD = "std"
OPTIMIZATION = "optimizationLevel"
_OWN = (TARGET, PRECISION, CALIBRATION, ALGORITHM, METHOD, MEAN, STD, OPTIMIZATION)
_KNOWN = dict.fromkeys((*_OWN, onnx_options.BATCH, onnx_options.SHAPES), "")

FP16 = "fp16"
INT8 = "int8"
QUANTIZED = "quantized"
_ALGORITHMS = {"normal": "normal", "kl-divergence": "kl_divergence", "mmse": "mmse"}
_METHODS = {"channel": "channel", "layer": "layer"}
_MOST_LEVEL = 3
_SAMPLES = re.compile(r"([^\s=,;]{1,200})=([^\s=,;/\\]{1,200}\.npy)")
_CHANNELS = re.compile(r"([^\s=,;]{1,200})=(-?\d{1,6}(?:\.\d{1,6})?(?:/-?\d{1,6}(?:\.\d{1,6})?)*)")


def build(options: Mapping[str, object]) -> dict[str, object]:
    """What to compile for and how; refuses what the service would not have sent."""
    arguments.refuse_unknown(options, _KNOWN)
    given = {name: value for name, value in options.items() if value is not None}
    target = _target(given.get(TARGET))
    precision = _precision(given.get(PRECISION), target)
    return {
        "target": target.name,
        "precision": precision,
        "calibration": _calibration(given.get(CALIBRATION, []), precision),
        "algorithm": _choice(ALGORITHM, given.get(ALGORITHM, "normal"), _ALGORITHMS),
        "method": _choice(METHOD, given.get(METHOD, "channel"), _METHODS),
        "mean": _channels(MEAN, given.get(MEAN, [])),
        "std": _channels(STD, given.get(STD, [])),
        "optimizationLevel": _level(given.get(OPTIMIZATION, _MOST_LEVEL)),
        "batch": onnx_options.batch(given.get(onnx_options.BATCH)),
        "inputShapes": onnx_options.shapes(given.get(onnx_options.SHAPES, [])),
    }


def _target(value: object) -> Target:
    target = ROCKCHIP.target(value) if isinstance(value, str) else None
    if target is None:
        raise arguments.not_one_of(TARGET, [one.name for one in ROCKCHIP.targets])
    return target


def _precision(value: object, target: Target) -> str | None:
    """Left out where nobody could see the model: the driver decides by it."""
    allowed = [FP16] * target.fp16 + [INT8, QUANTIZED] * target.int8
    if value is not None and value not in allowed:
        raise arguments.refused(
            worded(
                "PrecisionOfTarget",
                "The option {option} must be one of {allowed} for {target}.",
                option=PRECISION,
                allowed=allowed,
                target=target.name,
            )
        )
    return None if value is None else str(value)


def _calibration(value: object, precision: str | None) -> dict[str, str]:
    files = _pairs(CALIBRATION, value, _SAMPLES, "x=samples.npy")
    if files and precision in (FP16, QUANTIZED):
        raise arguments.refused(
            worded(
                "CalibrationUnused",
                "The option {option} must be left out for the precision {precision}.",
                option=CALIBRATION,
                precision=precision,
            )
        )
    if not files and precision == INT8:
        raise arguments.refused(
            worded(
                "CalibrationNeeded",
                "The precision {precision} needs samples: give each input as {option}.",
                precision=INT8,
                option=CALIBRATION,
            )
        )
    return files


def _channels(name: str, value: object) -> dict[str, list[float]]:
    found = {
        key: [float(one) for one in text.split("/")]
        for key, text in _pairs(name, value, _CHANNELS, "x=127.5/127.5/127.5").items()
    }
    for key, numbers in found.items():
        if len(numbers) > ROCKCHIP.max_channels.value or (name == STD and min(numbers) <= 0):
            raise arguments.refused(
                worded(
                    "ChannelNumbersWrong",
                    "The option {option} must have at most {most} numbers for {input}, and those "
                    "of std above 0.",
                    option=name,
                    most=ROCKCHIP.max_channels.value,
                    input=key,
                )
            )
    return found


def _pairs(name: str, value: object, form: re.Pattern[str], example: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in arguments.items(name, value, arguments.text):
        found = form.fullmatch(text)
        if found is None or found[1] in pairs:
            raise arguments.refused(
                worded(
                    "InputsNotOnce",
                    "The option {option} must hold each input once, such as {example}; {given} "
                    "does not.",
                    option=name,
                    example=example,
                    given=text,
                )
            )
        pairs[found[1]] = found[2]
    return pairs


def _choice(name: str, value: object, choices: Mapping[str, str]) -> str:
    if value not in choices:
        raise arguments.not_one_of(name, list(choices))
    return choices[str(value)]


def _level(value: object) -> int:
    level = arguments.whole_number(OPTIMIZATION, value)
    if level > _MOST_LEVEL:
        raise arguments.not_in_range(OPTIMIZATION, 0, _MOST_LEVEL)
    return level
