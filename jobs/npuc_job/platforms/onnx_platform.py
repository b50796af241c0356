"""What every compiler of ONNX models without a command of its own does alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.platforms import onnx_driver, onnx_folder, outputs
from npuc_job.platforms.onnx_rules import ONNX
from npuc_job.platforms.usual import Usual
from npuc_job.spec import Spec
from npuc_job.wording import worded


class OnnxPlatform(Usual):
    """Its own Python runs a driver of ours in the output folder."""

    progress_pattern: re.Pattern[bytes] | None = onnx_driver.STAGE

    def tool(self, spec: Spec) -> str:
        return onnx_driver.TOOL

    def check_model(self, spec: Spec, model: Path) -> Sequence[str]:
        if onnx_folder.model_file(model).stat().st_size == 0:
            raise JobError(
                Code.INVALID_MODEL,
                worded("ModelEmpty", "{name} is empty: copy the whole file.", name=model.name),
            )
        return []

    def digest(self, spec: Spec, model: Path) -> str | None:
        return onnx_folder.digest(spec.volume, model)

    def work(self, summary: Mapping[str, object]) -> int | None:
        return ONNX.stages.value


def check_written(path: Path) -> None:
    if not path.is_file() or path.stat().st_size == 0:
        raise outputs.not_whole(worded("FileEmpty", "{name} is missing or empty", name=path.name))
