"""Arm Ethos-U: the vela compiler (ethos-u-vela 5.2.0), tflite in, tflite out."""

from __future__ import annotations

import csv
import mmap
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.platforms import tflite, vela_arguments, vela_ini, vela_names, vela_warnings
from npuc_job.platforms.ethos_u_errors import KNOWN_ERRORS
from npuc_job.platforms.platform import Conduct, KnownError
from npuc_job.platforms.tflite_rules import Problem
from npuc_job.platforms.usual import Usual
from npuc_job.spec import Spec
from npuc_job.wording import worded

_MAGIC = b"TFL3"  # file identifier of the TFLite schema, at byte 4 of the flatbuffer
_NPU_MARK = b"ethos-u"  # name of the custom operator that carries the NPU's command stream

_OPERATORS = re.compile(r"^(CPU|NPU) operators = (\d+) \(([\d.]+)%\)", re.MULTILINE)
_CSV_TEXTS = {
    "acceleratorConfig": "accelerator_configuration",
    "systemConfig": "system_config",
    "memoryMode": "memory_mode",
}
_CSV_NUMBERS = {
    "totalSramUsedKib": "sram_memory_used",
    "totalDramUsedKib": "dram_memory_used",
    "totalOnChipFlashUsedKib": "on_chip_flash_memory_used",
    "totalOffChipFlashUsedKib": "off_chip_flash_memory_used",
    "originalWeightsBytes": "total_original_weights",
    "npuEncodedWeightsBytes": "total_npu_encoded_weights",
    "macsPerInference": "nn_macs",
    "cyclesPerInference": "cycles_total",
    "inferenceTimeSeconds": "inference_time",
}


_TOOL = "vela"


class EthosU(Usual):
    """Runs ``vela MODEL ... --output-dir .`` in the output folder."""

    def tool(self, spec: Spec) -> str:
        return _TOOL

    def conduct(self, spec: Spec, model: Path) -> Conduct:
        text = spec.options.get(vela_arguments.INI_OPTION)
        return Conduct(
            inputs={} if text is None else {vela_arguments.INI_FILE: vela_ini.written(text)}
        )

    def check_model(self, spec: Spec, model: Path) -> Sequence[str]:
        found = tflite.read(model)
        if isinstance(found, Problem):
            raise JobError(
                Code.INVALID_MODEL,
                worded(
                    "NoModelForVela",
                    f"{{name}} {found.wrong}; {found.advice}.",
                    name=model.name,
                    kind=found.kind,
                ),
            )
        if problem := vela_names.problem(model.name, spec.options.get("systemConfig")):
            raise JobError(Code.INVALID_MODEL, problem)
        warning = found.warning(model.name) if found else None
        return [warning] if warning else []

    def command(self, spec: Spec, model: Path) -> list[str]:
        return [
            _TOOL,
            str(model),
            *vela_arguments.of(spec.options),
            *vela_arguments.additional(spec.additional_args),
            "--output-dir",
            ".",
        ]

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        summary: dict[str, object] = {}
        for kind, count, percent in _OPERATORS.findall(output):
            summary[f"{kind.lower()}Operators"] = int(count)
            summary[f"{kind.lower()}OperatorPercent"] = float(percent)
        row = _csv_row(_summary_file(spec, folder))
        summary |= {key: row[column] for key, column in _CSV_TEXTS.items() if column in row}
        summary |= {key: _number(row[col]) for key, col in _CSV_NUMBERS.items() if col in row}
        return summary

    def warnings(self, spec: Spec, summary: Mapping[str, object], output: str) -> Sequence[str]:
        return vela_warnings.of(spec.options, summary, output)

    def headline(self, summary: Mapping[str, object]) -> str | None:
        npu, cpu = summary.get("npuOperators"), summary.get("cpuOperators")
        if not isinstance(npu, int) or not isinstance(cpu, int):
            return None
        percent = summary.get("npuOperatorPercent")
        return f"NPU operators {npu} of {npu + cpu} ({percent}%)"

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        compiled = folder / f"{_stem(spec)}_vela.tflite"
        if not compiled.is_file() or not _is_tflite(compiled):
            raise _missing(
                worded(
                    "NoTfliteMade",
                    "{name} is missing or is not a TFLite model",
                    name=compiled.name,
                )
            )
        if summary.get("npuOperators") != 0 and not _contains(compiled, _NPU_MARK):
            raise _missing(
                worded("NoCommandsMade", "{name} holds no commands for the NPU", name=compiled.name)
            )
        _summary_file(spec, folder)

    known_errors: Sequence[KnownError] = KNOWN_ERRORS


def _stem(spec: Spec) -> str:
    return os.path.splitext(spec.base_path.name)[0]  # as vela itself does


def _summary_file(spec: Spec, folder: Path) -> Path:
    """Find the summary: the system configuration, chosen by vela, is part of its name."""
    start = f"{_stem(spec)}_summary_"
    for path in sorted(folder.iterdir()):
        if path.name.startswith(start) and path.suffix == ".csv" and path.stat().st_size > 0:
            return path
    raise _missing(worded("NoSummaryMade", "{name} is missing or empty", name=f"{start}*.csv"))


def _missing(what: str) -> JobError:
    return JobError(
        Code.OUTPUT_MISSING,
        worded(
            "VelaOutputMissing",
            "vela ended without an error, but {what}: see the log of the compile step.",
            what=what,
        ),
    )


def _csv_row(path: Path) -> Mapping[str, str]:
    with path.open(newline="", encoding="utf-8") as file:
        return next(csv.DictReader(file), {})


def _number(text: str) -> int | float | str:
    """Return the number as printed; a text that is none stays as it is."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _is_tflite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8)[4:] == _MAGIC


def _contains(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(mark) >= 0
