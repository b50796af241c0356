"""The options of Ethos-U as arguments of vela."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from npuc_job.platforms import arguments
from npuc_job.platforms.platform import INPUTS
from npuc_job.platforms.tflite_rules import TFLITE
from npuc_job.wording import worded

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
_IGNORE_OPS = "ignoreOps"
_FLAGS = {
    "forceSymmetricIntWeights": "--force-symmetric-int-weights",
    "separateIoRegions": "--separate-io-regions",
}
INI_OPTION = "velaIni"
INI_FILE = "vela.ini"
_RESERVED = ("--output-dir", "--config")


def of(options: Mapping[str, object]) -> list[str]:
    """The options as arguments; an option that is left out is not passed."""
    arguments.refuse_unknown(
        options, {**_VALUES, **_NUMBERS, **_FLAGS, _IGNORE_OPS: "", INI_OPTION: ""}
    )
    given = {name: value for name, value in options.items() if value is not None}
    result: list[str] = []
    for name, argument in _VALUES.items():
        if name in given:
            result += [argument, arguments.text(name, given[name])]
    for name, argument in _NUMBERS.items():
        if name in given:
            result += [argument, str(arguments.whole_number(name, given[name]))]
    if operators := arguments.items(_IGNORE_OPS, given.get(_IGNORE_OPS, []), _operator):
        result += ["--ignore-ops", ",".join(operators)]
    for name, argument in _FLAGS.items():
        if arguments.flag(name, given.get(name, False)):
            result.append(argument)
    if options.get(INI_OPTION) is not None:  # the board's, instead of vela's own
        result += ["--config", f"{INPUTS}/{INI_FILE}"]
    return result


def additional(given: Sequence[str]) -> Sequence[str]:
    """The service checks a list of allowed arguments; this only protects where outputs go."""
    for argument in given:
        name = argument.partition("=")[0]
        # argparse takes any unambiguous beginning of a name, so --out counts as --output-dir
        if not name.startswith("--") or any(option.startswith(name) for option in _RESERVED):
            raise arguments.refused(
                worded(
                    "ArgumentNotAllowed",
                    "The additional argument {argument} is not allowed.",
                    argument=repr(argument),
                )
            )
    return given


def _operator(name: str, value: object) -> str:
    operator = arguments.text(name, value)
    if operator not in TFLITE.operators:
        raise arguments.refused(
            worded(
                "OperatorUnknown",
                "The option {option} must hold TFLite's own names of operators, such as CONV_2D; "
                "{operator} is none.",
                option=name,
                operator=operator,
            )
        )
    return operator
