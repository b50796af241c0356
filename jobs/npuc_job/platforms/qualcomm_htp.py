"""Qualcomm Hexagon (HTP): ONNX in, a model out that onnxruntime's QNN provider loads as it is.

The compiler has no command: its own Python runs ``qualcomm_build.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from npuc_job import cgroup
from npuc_job.platforms import onnx_driver, onnx_folder, onnx_platform, qualcomm_options
from npuc_job.platforms.arguments import refuse_additional
from npuc_job.platforms.platform import KnownError
from npuc_job.platforms.qualcomm_errors import KNOWN_ERRORS
from npuc_job.platforms.qualcomm_rules import BINARY, CONTEXT
from npuc_job.spec import Spec

_DRIVER = Path(__file__).with_name("qualcomm_build.py")


class QualcommHtp(onnx_platform.OnnxPlatform):
    """Runs the compiler of onnxruntime-qnn."""

    known_errors: Sequence[KnownError] = KNOWN_ERRORS

    def command(self, spec: Spec, model: Path) -> list[str]:
        refuse_additional(spec)
        build: dict[str, Any] = {
            "model": str(onnx_folder.model_file(model)),
            "cores": cgroup.whole_cores(spec.cpu_millicores, cgroup.cores()),
            **qualcomm_options.build(spec.options),
        }
        return onnx_driver.command(_DRIVER, build)

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        sizes = [one.stat().st_size for one in folder.iterdir() if one.is_file()]
        return {**onnx_driver.told(output), "contextBytes": sum(sizes)}

    def headline(self, summary: Mapping[str, object]) -> str | None:
        npu, cpu = summary.get("npuOperators"), summary.get("cpuOperators")
        if not isinstance(npu, int) or not isinstance(cpu, int) or npu + cpu == 0:
            return None
        return f"NPU operators {npu} of {npu + cpu} ({100 * npu / (npu + cpu):.1f}%)"

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        embedded = spec.options.get(qualcomm_options.EMBED) is True
        for name in (CONTEXT,) if embedded else (CONTEXT, BINARY):
            onnx_platform.check_written(folder / name)
