"""Rockchip's NPUs: ONNX in, ``model.rknn`` out, which the runtime of the RKNN SDK loads.

The compiler has no command: its own Python runs ``rockchip_build.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from npuc_job.platforms import onnx_driver, onnx_folder, onnx_platform, outputs, rockchip_options
from npuc_job.platforms.arguments import refuse_additional, refused
from npuc_job.platforms.platform import KnownError
from npuc_job.platforms.rockchip_errors import KNOWN_ERRORS
from npuc_job.platforms.rockchip_rules import OUTPUT
from npuc_job.spec import Spec
from npuc_job.wording import worded

_DRIVER = Path(__file__).with_name("rockchip_build.py")
_MAGIC = b"RKNN"
_NO_LOWERING = re.compile(r"No lowering found for: [^\n]*?, node type = (\w+), use CustomOperator")


class Rockchip(onnx_platform.OnnxPlatform):
    """Runs rknn-toolkit2."""

    known_errors: Sequence[KnownError] = KNOWN_ERRORS

    def command(self, spec: Spec, model: Path) -> list[str]:
        refuse_additional(spec)
        build = rockchip_options.build(spec.options)
        if build["calibration"] and not model.is_dir():
            raise refused(
                worded(
                    "SamplesNotBeside",
                    "The files of {option} must lie beside the model: register a folder that holds "
                    "them and the model, and compile that.",
                    option=rockchip_options.CALIBRATION,
                )
            )
        return onnx_driver.command(_DRIVER, {"model": str(onnx_folder.model_file(model)), **build})

    def environment(self, inherited: Mapping[str, str]) -> Mapping[str, str]:
        """Its progress bars would be most of the log."""
        return {"TQDM_DISABLE": "1"}

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        path = folder / OUTPUT
        size = path.stat().st_size if path.is_file() else 0
        return {**onnx_driver.told(output), "contextBytes": size}

    def warnings(self, spec: Spec, summary: Mapping[str, object], output: str) -> Sequence[str]:
        kinds = sorted(set(_NO_LOWERING.findall(output)))
        if not kinds:
            return ()
        return (
            worded(
                "CustomOperators",
                "The compiler has no {operators} of its own and left room for custom operators: "
                "the device runs the model only where you register these with its runtime. Replace "
                "them where the model is made, if you have none.",
                operators=kinds,
            ),
        )

    def headline(self, summary: Mapping[str, object]) -> str | None:
        size = summary.get("contextBytes")
        return f"{OUTPUT} {size:,} bytes" if isinstance(size, int) and size else None

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        onnx_platform.check_written(folder / OUTPUT)
        with (folder / OUTPUT).open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                raise outputs.not_whole(
                    worded("NoRknnModel", "{name} is no RKNN model", name=OUTPUT)
                )
