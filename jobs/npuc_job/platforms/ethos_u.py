"""Arm Ethos-U: the vela compiler (ethos-u-vela 5.2.0), tflite in, tflite out."""

from __future__ import annotations

import csv
import mmap
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.platforms import arguments, tflite
from npuc_job.platforms.platform import Conduct, KnownError, known
from npuc_job.platforms.tflite_rules import Problem
from npuc_job.spec import Spec

_MAGIC = b"TFL3"  # file identifier of the TFLite schema, at byte 4 of the flatbuffer
_NPU_MARK = b"ethos-u"  # name of the custom operator that carries the NPU's command stream

_VALUES = {
    "acceleratorConfig": "--accelerator-config",
    "optimise": "--optimise",
    "memoryMode": "--memory-mode",
    "systemConfig": "--system-config",
    "tensorAllocator": "--tensor-allocator",
    "copFormat": "--cop-format",
}
_NUMBERS = {
    "arenaCacheSize": "--arena-cache-size",
    "cpuTensorAlignment": "--cpu-tensor-alignment",
}
_LISTS = {"ignoreOps": "--ignore-ops"}
_FLAGS = {
    "forceSymmetricIntWeights": "--force-symmetric-int-weights",
    "separateIoRegions": "--separate-io-regions",
}
_RESERVED = ("--output-dir", "--config")

_OPERATORS = re.compile(r"^(CPU|NPU) operators = (\d+) \(([\d.]+)%\)", re.MULTILINE)
_REASON = re.compile(r"^Reason: (.*?)(?: \(.*)?$", re.MULTILINE)
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


class EthosU:
    """Runs ``vela MODEL ... --output-dir .`` in the output folder."""

    progress_pattern: re.Pattern[bytes] | None = None

    def tool(self, spec: Spec) -> str:
        return _TOOL

    def conduct(self, spec: Spec) -> Conduct:
        return Conduct()

    def check_model(self, spec: Spec, model: Path) -> Sequence[str]:
        found = tflite.read(model)
        if isinstance(found, Problem):
            raise JobError(Code.INVALID_MODEL, f"{model.name} {found.wrong}; {found.advice}.")
        warning = found.warning(model.name) if found else None
        return [warning] if warning else []

    def digest(self, model: Path) -> str | None:
        return None

    def command(self, spec: Spec, model: Path) -> list[str]:
        return [
            _TOOL,
            str(model),
            *_option_arguments(spec.options),
            *_additional_arguments(spec.additional_args),
            "--output-dir",
            ".",
        ]

    def environment(self, inherited: Mapping[str, str]) -> Mapping[str, str]:
        return {}

    def complete(
        self, spec: Spec, model: Path, folder: Path, between_files: Callable[[], None]
    ) -> Sequence[str]:
        return ()

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
        return [
            *_unused(summary, output),
            *_missed_target(spec.options.get("arenaCacheSize"), summary.get("totalSramUsedKib")),
        ]

    def headline(self, summary: Mapping[str, object]) -> str | None:
        npu, cpu = summary.get("npuOperators"), summary.get("cpuOperators")
        if not isinstance(npu, int) or not isinstance(cpu, int):
            return None
        percent = summary.get("npuOperatorPercent")
        return f"NPU operators {npu} of {npu + cpu} ({percent}%)"

    def work(self, summary: Mapping[str, object]) -> int | None:
        return None

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        compiled = folder / f"{_stem(spec)}_vela.tflite"
        if not compiled.is_file() or not _is_tflite(compiled):
            raise _missing(f"{compiled.name} is missing or is not a TFLite model")
        if summary.get("npuOperators") != 0 and not _contains(compiled, _NPU_MARK):
            raise _missing(f"{compiled.name} holds no commands for the NPU")
        _summary_file(spec, folder)

    known_errors: Sequence[KnownError] = (
        known(
            r"Failed to load TfLite model|Buffer contents inconsistent with generated schema",
            Code.INVALID_MODEL,
            "The .tflite file is cut short or damaged: copy the whole file to the volume and "
            "register it again; a Retry would refuse it as changed.",
        ),
        known(
            r"No networks defined via GraphAPI|cannot mmap an empty file",
            Code.INVALID_MODEL,
            "The file is not a TFLite model: export the model as an int8 .tflite file and "
            "register that.",
        ),
        known(
            r"[^\n]*Does not have valid TFLite Semantics\.(?:\s*\n[ \t]+[^\n]*)*FLOAT\d+",
            Code.UNSUPPORTED_MODEL,
            "The model works on floats where the NPU takes integers: quantise it to full integers "
            "(int8 or int16) and register that.",
        ),
        known(
            r"[^\n]*Does not have valid TFLite Semantics\.(?:\s*\n[ \t]+[^\n]*)*",
            Code.UNSUPPORTED_MODEL,
            "vela can't read this operator of the model: change it where the model is made, and "
            "register the new file.",
        ),
        known(
            r"Unrecognised ignore_ops value '[^']*'",
            Code.OPTIONS_REFUSED,
            "ignoreOps holds a name that is no TFLite operator, such as CONV_2D.",
        ),
        known(
            r"Section System_Config\.\S+ not found",
            Code.OPTIONS_REFUSED,
            "systemConfig is not in vela's configuration file: choose one of those it lists.",
        ),
        known(
            r"Section Memory_Mode\.\S+ not found",
            Code.OPTIONS_REFUSED,
            "memoryMode is not in vela's configuration file: choose one of those it lists.",
        ),
        known(
            r"ConfigOptionError: .*",
            Code.OPTIONS_REFUSED,
            "systemConfig and memoryMode do not fit together: leave both empty or change one.",
        ),
        known(
            r"configuration file is not allowed when using a default .*",
            Code.OPTIONS_REFUSED,
            "Leave out --config: system configurations and memory modes work by name.",
        ),
        known(
            r"RawWriter expects 1 graph",
            Code.OPTIONS_REFUSED,
            "This model cannot be written in the raw format: leave out --output-format.",
        ),
        known(
            r"KeyError: '(?:[^']*)'\s*\Z",
            Code.OPTIONS_REFUSED,
            "vela does not know this value: optimise must be Size or Performance.",
        ),
        known(
            r"vela: error: .*",
            Code.OPTIONS_REFUSED,
            "vela refused an option: change it or leave it out.",
        ),
        known(
            r"Compilation failed: (?s:.*\S)",
            Code.COMPILER_FAILED,
            "vela could not compile this model; the log has all it said.",
        ),
    )


def _option_arguments(options: Mapping[str, object]) -> list[str]:
    arguments.refuse_unknown(options, {**_VALUES, **_NUMBERS, **_LISTS, **_FLAGS})
    given = {name: value for name, value in options.items() if value is not None}
    result: list[str] = []
    for name, argument in _VALUES.items():
        if name in given:
            result += [argument, arguments.text(name, given[name])]
    for name, argument in _NUMBERS.items():
        if name in given:
            result += [argument, str(arguments.whole_number(name, given[name]))]
    for name, argument in _LISTS.items():
        if operators := arguments.items(name, given.get(name, []), arguments.text):
            result += [argument, ",".join(operators)]
    for name, argument in _FLAGS.items():
        if arguments.flag(name, given.get(name, False)):
            result.append(argument)
    return result


def _additional_arguments(given: Sequence[str]) -> Sequence[str]:
    """The service checks a list of allowed arguments; this only protects where outputs go."""
    for argument in given:
        name = argument.partition("=")[0]
        # argparse takes any unambiguous beginning of a name, so --out counts as --output-dir
        if not name.startswith("--") or any(option.startswith(name) for option in _RESERVED):
            raise arguments.refused(f"The additional argument {argument!r} is not allowed.")
    return given


def _unused(summary: Mapping[str, object], output: str) -> list[str]:
    """That nothing runs on the NPU, and what vela says about most of the operators."""
    if summary.get("npuOperators") != 0:
        return []
    reasons = Counter(_REASON.findall(output)).most_common(1)
    why = f": {reasons[0][0]} (vela, of most of them)" if reasons else ""
    left = f"all {summary.get('cpuOperators')} operators stay on the CPU"
    return [f"The NPU will not be used: {left}{why}."]


def _missed_target(target: object, used_kib: object) -> list[str]:
    if not isinstance(target, int) or not isinstance(used_kib, float):
        return []
    if used_kib * 1024 <= target:
        return []
    missed = f"arenaCacheSize {target} ({_kib(target / 1024)}) is a target, which vela missed"
    return [
        f"{missed}: the model uses {_kib(used_kib)} of SRAM. See that the chip has as much, or "
        "take a smaller model."
    ]


def _kib(size: float) -> str:
    return f"{size:.4g} KiB"


def _stem(spec: Spec) -> str:
    return os.path.splitext(spec.base_path.name)[0]  # as vela itself does


def _summary_file(spec: Spec, folder: Path) -> Path:
    """Find the summary: the system configuration, chosen by vela, is part of its name."""
    start = f"{_stem(spec)}_summary_"
    for path in sorted(folder.iterdir()):
        if path.name.startswith(start) and path.suffix == ".csv" and path.stat().st_size > 0:
            return path
    raise _missing(f"{start}*.csv is missing or empty")


def _missing(what: str) -> JobError:
    return JobError(
        Code.OUTPUT_MISSING,
        f"vela ended without an error, but {what}: see the log of the compile step.",
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
