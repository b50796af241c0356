"""What every compiler of ONNX models without a command of its own does alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from npuc_job.failure import Code, JobError
from npuc_job.platforms import onnx_driver, onnx_folder
from npuc_job.platforms.arguments import refused
from npuc_job.platforms.onnx_rules import ONNX
from npuc_job.platforms.platform import Conduct
from npuc_job.spec import Spec


class OnnxPlatform:
    """Its own Python runs a driver of ours in the output folder."""

    progress_pattern: re.Pattern[bytes] | None = onnx_driver.STAGE

    def tool(self, spec: Spec) -> str:
        return onnx_driver.TOOL

    def conduct(self, spec: Spec, model: Path) -> Conduct:
        return Conduct()

    def cache_path(self, spec: Spec) -> PurePosixPath | None:
        return None

    def check_model(self, spec: Spec, model: Path) -> Sequence[str]:
        if onnx_folder.model_file(model).stat().st_size == 0:
            raise JobError(Code.INVALID_MODEL, f"{model.name} is empty: copy the whole file.")
        return []

    def digest(self, model: Path) -> str | None:
        return onnx_folder.digest(model)

    def environment(self, inherited: Mapping[str, str]) -> Mapping[str, str]:
        return {}

    def complete(
        self, spec: Spec, model: Path, folder: Path, between_files: Callable[[], None]
    ) -> None:
        return

    def linked(self, spec: Spec, model: Path) -> Mapping[str, Path]:
        return {}

    def check_room(self, spec: Spec, model: Path) -> None:
        return

    def warnings(self, spec: Spec, summary: Mapping[str, object], output: str) -> Sequence[str]:
        return ()

    def work(self, summary: Mapping[str, object]) -> int | None:
        return ONNX.stages.value


def refuse_arguments(spec: Spec) -> None:
    if spec.additional_args:
        raise refused(f"{spec.platform} takes no additional arguments: leave the list empty.")


def check_written(path: Path) -> None:
    if not path.is_file() or path.stat().st_size == 0:
        raise JobError(
            Code.OUTPUT_MISSING,
            f"The compiler ended without an error, but {path.name} is missing or empty: see "
            "the log of the compile step.",
        )
