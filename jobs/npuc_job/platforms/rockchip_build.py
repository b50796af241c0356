"""Compiles an ONNX model for Rockchip's NPUs; run by the compiler's own Python.

    python3 -I rockchip_build.py BUILD

BUILD is JSON, see ``rockchip.command``. Writes ``model.rknn`` into the working folder, and nothing
else: the toolkit works in a folder of its own, as it leaves files behind.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # -I keeps this folder from hiding modules such as `platform`
    sys.path.append(str(Path(__file__).parents[2]))

import onnx

from npuc_job.platforms import onnx_driver, onnx_model, rockchip_samples, rockchip_torch
from npuc_job.platforms.onnx_driver import Refused, stage
from npuc_job.platforms.rockchip_rules import OUTPUT, ROCKCHIP

rockchip_torch.stand_in()
from rknn.api import RKNN  # noqa: E402 - imports torch

_INLINE_BYTES = 1 << 30
"""A model whose weights are more keeps them in a file beside it: protobuf ends at 2 GiB."""


def main(build: Mapping[str, Any]) -> None:
    model = onnx_model.opened(build)
    precision = _precision(build, model)
    facts = onnx_model.facts(model)
    stage(2, f"inputs {', '.join(facts['inputs'])}")
    output = Path(OUTPUT).absolute()
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        samples = _compile(build, precision, model, Path(build["model"]).parent, Path(work), output)
    stage(3, f"compiled for {build['target']}, {precision}")
    stage(4, f"wrote {OUTPUT}, {output.stat().st_size} bytes")
    onnx_driver.tell(
        {
            "target": build["target"],
            "precision": precision,
            "calibrationSamples": samples,
            **facts,
            "reproducible": False,
            "versions": {name: version(name) for name in ("rknn-toolkit2", "onnx", "onnxruntime")},
        }
    )


def _precision(build: Mapping[str, Any], model: Any) -> str:
    """What was asked for, or follows from model and chip."""
    target = next(one for one in ROCKCHIP.targets if one.name == build["target"])
    asked, is_quantized = build["precision"], onnx_model.is_quantized(model)
    if asked not in (None, "quantized") and is_quantized:
        raise Refused(
            "precision refused: the model is quantised already, so the precision must be quantized"
        )
    if asked == "quantized" and not is_quantized:
        raise Refused("precision refused: the model works on floats (it has no QuantizeLinear)")
    if is_quantized and not target.int8:
        raise Refused(f"precision refused: the model is quantised, and {target.name} has no int8")
    derived = "fp16" if target.fp16 and not build["calibration"] else "int8"
    precision = str(asked or ("quantized" if is_quantized else derived))
    if precision == "int8" and not build["calibration"]:
        raise Refused(
            f"calibration refused: {target.name} computes with integers only, and there are no "
            "samples"
        )
    return precision


def _compile(
    build: Mapping[str, Any], precision: str, model: Any, folder: Path, work: Path, output: Path
) -> int:
    """How many samples the numbers were taken from."""
    inputs = onnx_model.fixed_shapes(model)
    samples: Path | None = None
    count = 0
    if precision == "int8":
        samples, count = rockchip_samples.write(build["calibration"], inputs, folder, work)
    source = _save(model, folder, work)
    toolkit = RKNN()
    _succeed("config", toolkit.config(**_config(build, inputs)))
    _succeed("load_onnx", toolkit.load_onnx(str(source)))
    _succeed("build", toolkit.build(samples is not None, str(samples) if samples else None))
    _succeed("export_rknn", toolkit.export_rknn(str(output)))
    return count


def _config(build: Mapping[str, Any], inputs: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    config = {
        "target_platform": build["target"],
        "quantized_algorithm": build["algorithm"],
        "quantized_method": build["method"],
        "optimization_level": build["optimizationLevel"],
    }
    for option in ("mean", "std"):
        values = _channels(option, build[option], inputs)
        config |= {f"{option}_values": values} if build[option] else {}
    return config


def _channels(
    option: str, given: Mapping[str, list[float]], inputs: Mapping[str, Sequence[int]]
) -> list[list[float] | None]:
    """One list for each input, in the order of the inputs."""
    if unknown := sorted(given.keys() - inputs.keys()):
        raise Refused(f"channels refused: {option} names {', '.join(unknown)}, which is no input")
    for name, numbers in given.items():
        shape = inputs[name]
        if len(shape) != 4 or shape[1] != len(numbers):
            raise Refused(
                f"channels refused: {option} gives {len(numbers)} numbers for {name}, which is "
                f"{'x'.join(str(size) for size in shape)}: it must be an image, one number for "
                "each channel (its second size)"
            )
    return [given.get(name) for name in inputs]


def _save(model: Any, folder: Path, work: Path) -> Path:
    """The model with its sizes fixed: the toolkit reads files only."""
    onnx.load_external_data_for_model(model, str(folder))
    source = work / "model.onnx"
    is_large = model.ByteSize() > _INLINE_BYTES
    onnx.save(model, str(source), save_as_external_data=is_large, location="weights")
    return source


def _succeed(step: str, status: int) -> None:
    """The toolkit has said why before."""
    if status != 0:
        sys.exit(f"rknn-toolkit2 ended {step} with {status}")


if __name__ == "__main__":
    onnx_driver.run(main)
