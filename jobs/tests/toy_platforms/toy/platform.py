"""A toy that shows how a platform is added: its compiler turns the bytes of a model around."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.platforms import arguments
from npuc_job.platforms.platform import KnownError, known
from npuc_job.platforms.usual import Usual
from npuc_job.spec import Spec

_OPTIONS = {"chip": arguments.text, "copies": arguments.whole_number, "checksum": arguments.flag}


class Toy(Usual):
    """Runs ``toyc MODEL --chip ... --copies ...`` in the output folder."""

    progress_pattern: re.Pattern[bytes] | None = re.compile(rb"(?m)^copy (\d+)/(\d+)$")
    known_errors: Sequence[KnownError] = (
        known(
            r"toyc: error T7: .*",
            Code.UNSUPPORTED_MODEL,
            "The model holds words that the toy can't stand: take another model.",
        ),
    )

    def tool(self, spec: Spec) -> str:
        return "toyc"

    def command(self, spec: Spec, model: Path) -> list[str]:
        arguments.refuse_unknown(spec.options, _OPTIONS)
        given = {name: read(name, spec.options[name]) for name, read in _OPTIONS.items()}
        return [
            "toyc",
            str(model),
            f"--chip={given['chip']}",
            f"--copies={given['copies']}",
            *(["--checksum"] if given["checksum"] else []),
            *spec.additional_args,
        ]

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        compiled = folder / "model.toy"
        return {"toyBytes": compiled.stat().st_size} if compiled.is_file() else {}

    def headline(self, summary: Mapping[str, object]) -> str | None:
        return f"{summary['toyBytes']} bytes that no NPU runs" if summary else None

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        compiled = folder / "model.toy"
        if not compiled.is_file() or not compiled.read_bytes().startswith(b"TOY1 "):
            raise JobError(Code.OUTPUT_MISSING, "toyc ended well, but model.toy is missing.")


PLATFORM = Toy()
