"""What vela 5.2.0 says when it fails, what it means and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from npuc_job.failure import Code
from npuc_job.platforms.platform import KnownError, known

KNOWN_ERRORS: Sequence[KnownError] = (
    known(
        r"ModuleNotFoundError: No module named '[\w.]+'",
        Code.TOOLCHAIN_MISSING,
        "vela is installed in part only: install it again (here: rm -rf .venv, then make setup).",
        cause="VelaInstalledInPart",
    ),
    known(
        r"Failed to load TfLite model|Buffer contents inconsistent with generated schema",
        Code.INVALID_MODEL,
        "The .tflite file is cut short or damaged: copy the whole file to the volume, "
        "register it as a new artifact and compile that; a Retry would refuse it as changed.",
        cause="TfliteDamaged",
    ),
    known(
        r"No networks defined via GraphAPI|cannot mmap an empty file",
        Code.INVALID_MODEL,
        "The file is not a TFLite model: export the model as an int8 .tflite file and "
        "register that.",
        cause="NotTflite",
    ),
    known(
        r"[^\n]*Does not have valid TFLite Semantics\.(?:\s*\n[ \t]+[^\n]*)*FLOAT\d+",
        Code.UNSUPPORTED_MODEL,
        "The model works on floats where the NPU takes integers: quantise it to full integers "
        "(int8 or int16) and register that.",
        cause="VelaFloats",
    ),
    known(
        r"[^\n]*Does not have valid TFLite Semantics\.(?:\s*\n[ \t]+[^\n]*)*",
        Code.UNSUPPORTED_MODEL,
        "vela can't read this operator of the model: change it where the model is made, and "
        "register the new file.",
        cause="VelaUnreadableOperator",
    ),
    known(
        r"Unrecognised ignore_ops value '[^']*'",
        Code.OPTIONS_REFUSED,
        "ignoreOps holds a name that is no TFLite operator, such as CONV_2D.",
        cause="VelaIgnoredOperatorUnknown",
    ),
    known(
        r"Section System_Config\.\S+ not found",
        Code.OPTIONS_REFUSED,
        "systemConfig is not in vela's configuration file: choose one it lists, or give the "
        "vela.ini of the board as velaIni.",
        cause="VelaSystemConfigUnknown",
    ),
    known(
        r"Section Memory_Mode\.\S+ not found",
        Code.OPTIONS_REFUSED,
        "memoryMode is not in vela's configuration file: choose one it lists, or give the "
        "vela.ini of the board as velaIni.",
        cause="VelaMemoryModeUnknown",
    ),
    known(
        r"ConfigOptionError: .*",
        Code.OPTIONS_REFUSED,
        "systemConfig and memoryMode do not fit together: leave both empty or change one.",
        cause="VelaConfigMismatch",
    ),
    known(
        r"configuration file is not allowed when using a default .*",
        Code.OPTIONS_REFUSED,
        "With velaIni, systemConfig and memoryMode must name sections of it.",
        cause="VelaIniSections",
    ),
    known(
        r"RawWriter expects 1 graph",
        Code.OPTIONS_REFUSED,
        "This model cannot be written in the raw format: leave out --output-format.",
        cause="VelaNotRaw",
    ),
    known(
        r"KeyError: '(?:[^']*)'\s*\Z",
        Code.OPTIONS_REFUSED,
        "vela does not know this value: optimise must be Size or Performance.",
        cause="VelaValueUnknown",
    ),
    known(
        r"vela: error: .*",
        Code.OPTIONS_REFUSED,
        "vela refused an option: change it or leave it out.",
        cause="VelaRefusedOption",
    ),
    known(
        r"Compilation failed: (?s:.*\S)",
        Code.COMPILER_FAILED,
        "vela could not compile this model; the log has all it said.",
        cause="VelaFailed",
    ),
)
