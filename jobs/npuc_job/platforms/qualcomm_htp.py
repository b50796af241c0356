"""Qualcomm Hexagon (HTP): ONNX in, a model out that onnxruntime's QNN provider loads as it is.

The compiler has no command: its own Python runs ``qualcomm_build.py``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from npuc_job import cgroup
from npuc_job.failure import Code, JobError
from npuc_job.platforms import qualcomm_options
from npuc_job.platforms.arguments import refused
from npuc_job.platforms.platform import Conduct, KnownError
from npuc_job.platforms.qualcomm_errors import KNOWN_ERRORS
from npuc_job.platforms.rngd_fxb import whole_cores
from npuc_job.spec import Spec
from npuc_job.wording import worded

CONTEXT = "model.onnx"
BINARY = "model_qnn.bin"
_DRIVER = Path(__file__).with_name("qualcomm_build.py")
_STAGES = 4
_SUMMARY = re.compile(r"^summary: (\{.*\})$", re.MULTILINE)
_ENDS = 65_536


class QualcommHtp:
    """Runs the compiler of onnxruntime-qnn in the output folder."""

    progress_pattern: re.Pattern[bytes] | None = re.compile(rb"^stage (\d)/(\d) ")
    known_errors: Sequence[KnownError] = KNOWN_ERRORS

    def tool(self, spec: Spec) -> str:
        return "python3"

    def conduct(self, spec: Spec, model: Path) -> Conduct:
        return Conduct()

    def cache_path(self, spec: Spec) -> PurePosixPath | None:
        return None

    def check_model(self, spec: Spec, model: Path) -> Sequence[str]:
        if model_file(model).stat().st_size == 0:
            raise JobError(
                Code.INVALID_MODEL,
                worded("ModelEmpty", "{name} is empty: copy the whole file.", name=model.name),
            )
        return []

    def digest(self, model: Path) -> str | None:
        """Names, sizes, and the first and last 64 KiB of each file: weights may be many GB."""
        lines = []
        for path in sorted(model.iterdir(), key=lambda one: one.name.encode()):
            if path.is_file() and not path.name.startswith("."):
                lines.append(f"{path.name}\t{path.stat().st_size}\t{_ends(path)}\n")
        return "sha256:" + hashlib.sha256("".join(lines).encode()).hexdigest()

    def command(self, spec: Spec, model: Path) -> list[str]:
        if spec.additional_args:
            raise refused(
                worded(
                    "NoArgumentsTaken",
                    "{platform} takes no additional arguments: leave the list empty.",
                    platform=spec.platform,
                )
            )
        build: dict[str, Any] = {
            "model": str(model_file(model)),
            "cores": whole_cores(spec, cgroup.cores()),
            **qualcomm_options.build(spec.options),
        }
        return [self.tool(spec), "-I", str(_DRIVER), json.dumps(build, sort_keys=True)]

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

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        found = _SUMMARY.findall(output)
        summary = dict(json.loads(found[-1])) if found else {}
        sizes = [one.stat().st_size for one in folder.iterdir() if one.is_file()]
        return {**summary, "contextBytes": sum(sizes)}

    def warnings(self, spec: Spec, summary: Mapping[str, object], output: str) -> Sequence[str]:
        return ()

    def headline(self, summary: Mapping[str, object]) -> str | None:
        npu, cpu = summary.get("npuOperators"), summary.get("cpuOperators")
        if not isinstance(npu, int) or not isinstance(cpu, int) or npu + cpu == 0:
            return None
        return f"NPU operators {npu} of {npu + cpu} ({100 * npu / (npu + cpu):.1f}%)"

    def work(self, summary: Mapping[str, object]) -> int | None:
        return _STAGES

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        embedded = spec.options.get(qualcomm_options.EMBED) is True
        for name in (CONTEXT,) if embedded else (CONTEXT, BINARY):
            path = folder / name
            if not path.is_file() or path.stat().st_size == 0:
                raise JobError(
                    Code.OUTPUT_MISSING,
                    worded(
                        "CompilerOutputMissing",
                        "The compiler ended without an error, but {what}: see the log of the "
                        "compile step.",
                        what=worded("FileEmpty", "{name} is missing or empty", name=name),
                    ),
                )


def model_file(model: Path) -> Path:
    """The model itself, or the only .onnx in a folder that holds its weights too."""
    if not model.is_dir():
        return model
    found = sorted(one for one in model.iterdir() if one.name.lower().endswith(".onnx"))
    if len(found) != 1:
        names = ", ".join(one.name for one in found) or "none"
        raise JobError(
            Code.INVALID_MODEL,
            worded(
                "OnnxFolderWrong",
                "A folder must hold one .onnx file with the files of its weights beside it; {name} "
                "has {found}: register the file itself, or a folder for each model.",
                name=model.name,
                found=names,
            ),
        )
    return found[0]


def _ends(path: Path) -> str:
    with path.open("rb") as file:
        first = file.read(_ENDS)
        file.seek(max(0, path.stat().st_size - _ENDS))
        return hashlib.sha256(first + file.read(_ENDS)).hexdigest()
